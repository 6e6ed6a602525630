import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { eventFormats, writeEvents } from "../copy/export-events.ts";
import { langFlag, languageOf, storeFlags } from "../options.ts";
import { exportTables, isTableFormat, tableExportFlags, tableFormats } from "./export-tables.ts";

/** `meetlat export`: every event of a register, as it was appended; or its tables. */
export const exportEvents = Command.make(
  "export",
  {
    ...storeFlags,
    ...tableExportFlags,
    format: Flag.Literals("format", [...eventFormats, ...tableFormats]).pipe(
      Flag.withDescription(
        "A line of JSON for each event, from which a register can be restored (ndjson); CloudEvents 1.0 (cloudevents); tables that give the same register when imported (csv); SDMX-CSV (sdmx); or a table to read (wide)",
      ),
      Flag.withDefault("ndjson"),
    ),
    to: Flag.String("to").pipe(
      Flag.withMetavar("PATH"),
      Flag.withDescription(
        "The folder (csv) or file to write; events are compressed when its name ends in .gz; standard output when left out",
      ),
      Flag.optional,
    ),
    force: Flag.Boolean("force").pipe(Flag.withDescription("Replace what is there already"), Flag.withDefault(false)),
    eventSource: Flag.String("event-source").pipe(
      Flag.withMetavar("URI"),
      Flag.withDescription("The URI by which CloudEvents know the register; /registers/NAME when left out"),
      Flag.optional,
    ),
    lang: langFlag,
  },
  Effect.fnUntraced(function* (flags) {
    const { store, register, format, to, force, eventSource, lang } = flags;
    if (isTableFormat(format)) return yield* exportTables({ ...flags, format });
    const language = languageOf(lang);
    const source = Option.getOrNull(eventSource);
    yield* writeEvents({ store, register, language, format, source, to: Option.getOrNull(to), force });
  }),
).pipe(
  Command.withDescription(
    "Every event of a register as it was appended, in the order of their positions: a copy to keep, to move or to send on. Or its tables, with --format.",
  ),
  Command.withExamples([
    { command: "meetlat export --to copy.ndjson.gz", description: "A copy of meetlat.sqlite's register" },
    {
      command: "meetlat export --format cloudevents --event-source https://example.nl/registers/main",
      description: "The events as CloudEvents, for a bus",
    },
    { command: "meetlat export --format csv --to tables", description: "Tables that give the same register again" },
    { command: "meetlat export --format wide --locale nl", description: "A table as in a budget or annual report" },
  ]),
);
