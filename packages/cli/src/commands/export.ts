import { allEvents, type Language } from "@meetlat/core";
import { sqlEventStore } from "@meetlat/sql";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Stream from "effect/Stream";
import { BadInput } from "../exit.ts";
import { withRegister } from "../from-store.ts";
import { langFlag, languageOf, storeFlags } from "../options.ts";
import { Output } from "../output.ts";
import { exportTables, isTableFormat, tableExportFlags, tableFormats } from "./export-tables.ts";

const toOutputOnly = (language: Language): BadInput =>
  new BadInput({
    lines: [
      language === "nl"
        ? "--to: gebeurtenissen gaan naar de uitvoer. Schrijf ze weg met > BESTAND, of kies --format csv, sdmx of wide."
        : "--to: events go to the output. Keep them with > FILE, or choose --format csv, sdmx or wide.",
    ],
  });

/** `meetlat export`: every event of a register, as it was appended; or its tables. */
export const exportEvents = Command.make(
  "export",
  {
    ...storeFlags,
    ...tableExportFlags,
    format: Flag.Literals("format", ["ndjson", ...tableFormats]).pipe(
      Flag.withDescription(
        "Events (ndjson), tables that give the same register when imported (csv), SDMX-CSV, or a table to read (wide)",
      ),
      Flag.withDefault("ndjson"),
    ),
    to: Flag.String("to").pipe(
      Flag.withMetavar("PATH"),
      Flag.withDescription("The folder (csv) or file to write to"),
      Flag.optional,
    ),
    force: Flag.Boolean("force").pipe(Flag.withDescription("Overwrite what is there"), Flag.withDefault(false)),
    lang: langFlag,
  },
  Effect.fnUntraced(function* (flags) {
    const { store, register, lang, format } = flags;
    if (isTableFormat(format)) return yield* exportTables({ ...flags, format });
    if (Option.isSome(flags.to)) return yield* toOutputOnly(languageOf(lang));
    const { print } = yield* Output;
    yield* withRegister(
      { store, register, language: languageOf(lang) },
      Effect.gen(function* () {
        const log = yield* sqlEventStore(register);
        yield* Stream.runForEachArray(log.read(allEvents), (events) =>
          print(events.map((event) => `${JSON.stringify(event)}\n`).join("")),
        );
      }),
    );
  }),
).pipe(
  Command.withDescription(
    "Every event of a register, a line of JSON each, in the order of their positions; or its tables, with --format.",
  ),
  Command.withExamples([
    { command: "meetlat export > events.ndjson", description: "A copy of meetlat.sqlite's events" },
    { command: "meetlat export --format csv --to tables", description: "Tables that give the same register again" },
    { command: "meetlat export --format wide --locale nl", description: "A table as in a budget or annual report" },
  ]),
);
