import type { Language } from "@meetlat/core";
import { migrate, type Projected, projectAll, rebuild } from "@meetlat/sql";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import { withRegister } from "../from-store.ts";
import { today } from "../from-tables.ts";
import { dayFlag, formatFlag, langFlag, languageOf, questionFlags, storeFlags } from "../options.ts";
import { Output } from "../output.ts";
import { withProgress } from "../progress.ts";
import type { Paint } from "../text/paint.ts";
import { type Column, type Row, textTable } from "../text/table.ts";

const events = { en: "events", nl: "gebeurtenissen" } as const;

const columns: Readonly<Record<Language, ReadonlyArray<Column>>> = {
  en: [
    { header: "View", align: "left" },
    { header: "From", align: "right" },
    { header: "To", align: "right" },
    { header: "Rows", align: "right" },
  ],
  nl: [
    { header: "View", align: "left" },
    { header: "Van", align: "right" },
    { header: "Tot", align: "right" },
    { header: "Rijen", align: "right" },
  ],
};

const summary = ({ position, projections }: Projected, language: Language, paint: Paint): string => {
  const rows = projections.map(
    ({ name, from, to, rows: written }): Row => ({ kind: "cells", cells: [name, ...[from, to, written].map(String)] }),
  );
  const upTo =
    language === "nl"
      ? `De views zijn bij tot en met positie ${position}.`
      : `The views are true up to position ${position}.`;
  return `${textTable(columns[language], rows, { paint })}\n${upTo}\n`;
};

/** `meetlat project`: brings the views for BI tools up to date. */
export const project = Command.make(
  "project",
  {
    ...storeFlags,
    asOf: questionFlags.asOf.pipe(
      Flag.withDescription("The day for which the verdicts in the views hold; today when left out"),
    ),
    rebuild: Flag.Boolean("rebuild").pipe(
      Flag.withDescription("Make all rows anew beside the old ones, which stay until the new are complete"),
      Flag.withDefault(false),
    ),
    format: formatFlag,
    lang: langFlag,
  },
  Effect.fnUntraced(function* (flags) {
    const { store, register } = flags;
    const language = languageOf(flags.lang);
    const asOf = (yield* dayFlag("as-of", flags.asOf, language)) ?? (yield* today);
    const projected = yield* withRegister(
      { store, register, language },
      Effect.andThen(
        migrate,
        withProgress(events, language, (onProgress) =>
          (flags.rebuild ? rebuild : projectAll)(register, {
            asOf,
            onProgress: ({ position, head }) => onProgress(position, head),
          }),
        ),
      ),
      "write",
    );
    const { print, paint } = yield* Output;
    const answer = { schema: "meetlat-project/1", register, asOf, ...projected };
    return yield* print(
      flags.format === "json" ? `${JSON.stringify(answer, null, 2)}\n` : summary(projected, language, paint),
    );
  }),
).pipe(
  Command.withDescription(
    "Bring the views for BI tools up to date: measurement, target_check, deviation and deliverable, as plain rows in the store.",
  ),
  Command.withExamples([
    { command: "meetlat project", description: "The views of meetlat.sqlite, for today" },
    { command: "meetlat project --as-of 2021-07-01 --rebuild", description: "All rows anew, for 1 July 2021" },
  ]),
);
