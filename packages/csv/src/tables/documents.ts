import { type DocumentId, parseIdentifier, type RegisterDocument } from "@meetlat/core";
import * as Result from "effect/Result";
import { complaint } from "../cell-error.ts";
import { readYear } from "../cells.ts";
import { present } from "../present.ts";
import { type Gap, type Located, placeOf, type Reading, type TableReader } from "../reading.ts";
import { anyText, type CellReader, optional, required, versionOf } from "../row.ts";
import { documentKindWords, gapWords, signConventionWords } from "../words.ts";

const multipliers: Readonly<Record<string, 1 | 1000 | 1000000>> = {
  "1": 1,
  "1000": 1000,
  "1.000": 1000,
  "1000000": 1000000,
  "1.000.000": 1000000,
};

const noMultiplier = complaint(
  { en: "is not a multiplier of euros", nl: "is geen veelvoud van euro's" },
  { en: "Write 1, 1000 or 1000000", nl: "Schrijf 1, 1000 of 1000000" },
);

const multiplierIn =
  (locale: Reading["locale"]): CellReader<1 | 1000 | 1000000> =>
  (text) => {
    const known = Object.hasOwn(multipliers, text) && (locale === "nl" || !text.includes("."));
    const multiplier = known ? multipliers[text] : undefined;
    return multiplier === undefined ? Result.fail(noMultiplier) : Result.succeed(multiplier);
  };

const reasonOf = (gap: Gap | undefined) => (gap === "none" ? undefined : gap);

/** documents.csv: budgets, accounts and letters, and how their tables are to be read. */
export const documentReader = (reading: Reading): TableReader => {
  const commands: Array<Located> = [];
  const readMultiplier = multiplierIn(reading.locale);
  return {
    row: (row) => {
      const document = required(row, "document", parseIdentifier<DocumentId>);
      const kind = required(row, "kind", documentKindWords.read);
      const title = required(row, "title", anyText);
      // Where only a known_on stands, it has always been the day of publication.
      const hasBoth = row.table.columns.has("published_on");
      const publishedOn = optional(row, hasBoth ? "published_on" : "known_on", reading.readDay);
      const knownOn = hasBoth ? optional(row, "known_on", reading.readDay) : undefined;
      const decidedBy = optional(row, "decided_by", anyText);
      const version = versionOf(row);
      const year = optional(row, "year", readYear);
      const unitMultiplier = optional(row, "unit_multiplier", readMultiplier);
      const signConvention = optional(row, "sign_convention", signConventionWords.read);
      const dash = optional(row, "dash", gapWords.read);
      const blank = optional(row, "blank", gapWords.read);
      if (row.failed || document === undefined || kind === undefined || title === undefined) return;
      if (!reading.documents.has(document)) {
        reading.documents.set(document, present({ publishedOn, unitMultiplier, signConvention, dash, blank }));
      }
      const command: RegisterDocument = {
        _tag: "RegisterDocument",
        document,
        kind,
        title,
        ...present({ publishedOn, year, unitMultiplier, signConvention, dash: reasonOf(dash), blank: reasonOf(blank) }),
        ...present({ knownOn: knownOn ?? publishedOn, decidedBy }),
      };
      commands.push({ command, origin: { place: placeOf(row) }, version });
    },
    finish: () => commands,
  };
};
