import {
  type BalanceKind,
  type Day,
  type Decimal,
  type Period,
  type ProgrammeId,
  periodKey,
  type Side,
  type Source,
  type Unit,
  ZERO,
} from "@meetlat/core";
import * as Result from "effect/Result";
import { complaint } from "./cell-error.ts";
import { deviationIn } from "./deviation.ts";
import { present } from "./present.ts";
import { placeOf, type Reading } from "./reading.ts";
import { type CellReader, optional, type Row, refuse } from "./row.ts";
import type { Place } from "./table.ts";

/** The rows about one programme and year: they become commands together. */
export interface Group<Item> {
  readonly programme: ProgrammeId;
  readonly period: Period;
  readonly source: Source | undefined;
  readonly place: Place;
  readonly items: Array<Item>;
}

/** Rows by programme and year, in the order in which those first came. */
export interface Groups<Item> {
  readonly add: (
    row: Row,
    programme: ProgrammeId,
    period: Period,
    source: Source | undefined,
    item: Item,
  ) => Group<Item>;
  readonly all: () => ReadonlyArray<Group<Item>>;
}

const otherSource = (first: Place) =>
  complaint(
    {
      en: `is not the document of ${first.table.file}:${first.line}, which is about the same programme and year`,
      nl: `is niet het document van ${first.table.file}:${first.line}, over hetzelfde programma en jaar`,
    },
    {
      en: "Give all rows of a programme and year the same document",
      nl: "Geef alle rijen van een programma en jaar hetzelfde document",
    },
  );

/** Rows by programme and year; all rows of a group must come from the same document. */
export const groupsOf = <Item>(): Groups<Item> => {
  const groups = new Map<string, Group<Item>>();
  return {
    add: (row, programme, period, source, item) => {
      const key = `${programme}/${periodKey(period)}`;
      const known = groups.get(key);
      if (known === undefined) {
        const group = { programme, period, source, place: placeOf(row), items: [item] };
        groups.set(key, group);
        return group;
      }
      if (known.source?.document !== source?.document) refuse(row, "source", otherSource(known.place));
      else if (known.source !== undefined && known.source.locator !== source?.locator) {
        // The rows stand in different places of the document: only the document holds for all of them.
        groups.set(key, { ...known, source: { document: known.source.document } });
      }
      known.items.push(item);
      return known;
    },
    all: () => [...groups.values()],
  };
};

const unitOf: Readonly<Record<1 | 1000 | 1000000, Unit>> = {
  1: "EUR" as Unit,
  1000: "kEUR" as Unit,
  1000000: "MEUR" as Unit,
};

/** What the document of a group says of all its amounts. */
export const groupFacts = (
  { documents }: Reading,
  source: Source | undefined,
): { readonly unit?: Unit; readonly provenance: { readonly knownOn?: Day; readonly source?: Source } } => {
  const document = source === undefined ? undefined : documents.get(source.document);
  const multiplier = document?.unitMultiplier;
  return {
    ...present({ unit: multiplier === undefined ? undefined : unitOf[multiplier] }),
    provenance: present({ knownOn: document?.publishedOn, source }),
  };
};

/**
 * The source of a row, and how to read its printed deviations. When the document was refused itself, its sign convention
 * is not known and any deviation will do: nothing is recorded anyway.
 */
export const sourceOf = (row: Row, { documents, broken, locale, readSource }: Reading) => {
  const source = optional(row, "source", readSource);
  const document = source === undefined ? undefined : documents.get(source.document);
  const isUnsure = source !== undefined && document === undefined && broken.has("documents");
  const deviation = (side: Side | BalanceKind): CellReader<Decimal> =>
    isUnsure ? () => Result.succeed(ZERO) : deviationIn(locale, document?.signConvention, side);
  return { source, deviation };
};
