import type { EventId, Instant, Language, Stamp } from "@meetlat/core";
import type { CommandsRejected } from "@meetlat/core/store";
import { type Imported, importCommands } from "@meetlat/sql";
import * as Clock from "effect/Clock";
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import { v7 } from "uuid";
import { copyAmong, importCopy } from "../copy/import-copy.ts";
import { batchFrom, refused } from "../from-tables.ts";
import { formatFlag, langFlag, languageOf, storeFlags, tableFlags } from "../options.ts";
import { Output } from "../output.ts";
import { noPreviewOfCopy, previewImport } from "../preview-import.ts";
import { withProgress } from "../progress.ts";
import { shownStore, withNewStore } from "../store.ts";
import { writeCount } from "../text/progress.ts";

const facts = { en: "facts", nl: "feiten" } as const;

const summary = (done: Imported, tables: number, store: string, register: string, language: Language): string => {
  const n = (value: number) => writeCount(value, language);
  return language === "nl"
    ? `${n(done.facts)} feiten uit ${n(tables)} tabellen gelezen; ${n(done.added)} nieuw vastgelegd in ${store} (register ${register}, nu op positie ${n(done.position)}).\n`
    : `Read ${n(done.facts)} facts from ${n(tables)} tables; recorded ${n(done.added)} that are new in ${store} (register ${register}, now at position ${n(done.position)}).\n`;
};

/** `meetlat import`: records tables in a store. */
export const importTables = Command.make(
  "import",
  {
    paths: Argument.String("path").pipe(
      Argument.withDescription(
        "Folders with tables, or single CSV files; or one copy of a register (.ndjson, .ndjson.gz)",
      ),
      Argument.variadic({ min: 1 }),
    ),
    ...storeFlags,
    ...tableFlags,
    actor: Flag.String("actor").pipe(
      Flag.withMetavar("ID"),
      Flag.withDescription("An opaque id of who imports; no personal data"),
      Flag.withDefault("meetlat"),
    ),
    dryRun: Flag.Boolean("dry-run").pipe(
      Flag.withDescription("Record nothing; show what was understood of the tables, and what would be recorded"),
      Flag.withDefault(false),
    ),
    format: formatFlag,
    lang: langFlag,
  },
  Effect.fnUntraced(function* ({ paths, store, register, actor, dryRun, format, lang, ...asked }) {
    const language = languageOf(lang, asked.locale);
    const copy = yield* copyAmong(paths, language);
    if (copy !== null) {
      if (dryRun) return yield* noPreviewOfCopy(language);
      return yield* importCopy(copy, { store, register, language, format });
    }
    if (dryRun) return yield* previewImport({ paths, store, register, asked, format, language });
    const batch = yield* batchFrom({ from: paths, asked, language });
    const now = yield* Clock.currentTimeMillis;
    const stamp: Stamp = {
      recordedAt: new Date(now).toISOString() as Instant,
      actor,
      newId: () => v7() as EventId,
      correlationId: v7(),
    };
    const imported = yield* withNewStore(
      store,
      language,
      withProgress(facts, language, (onProgress) => importCommands(register, batch.commands, stamp, { onProgress })),
    ).pipe(
      Effect.catchTag("CommandsRejected", ({ rejections }: CommandsRejected) =>
        Effect.fail(refused(batch, rejections, language)),
      ),
    );
    const { print } = yield* Output;
    const answer = { schema: "meetlat-import/1", store: shownStore(store), register, ...imported };
    return yield* print(
      format === "json"
        ? `${JSON.stringify(answer, null, 2)}\n`
        : summary(imported, batch.tables.length, shownStore(store), register, language),
    );
  }),
).pipe(
  Command.withDescription(
    "Record tables in a store: all of them, or nothing with every bad cell. What is there already adds nothing; a number given again with a later published_on is a correction. Or restore a register from a copy that meetlat export made.",
  ),
  Command.withExamples([
    { command: "meetlat import tables --locale nl", description: "Record a folder in meetlat.sqlite" },
    { command: "meetlat import copy.ndjson.gz --store new.sqlite", description: "Restore a register from a copy" },
    {
      command: "meetlat import export.csv --mapping export.mapping.json --dry-run",
      description: "Show what is understood of a foreign file",
    },
    {
      command: "meetlat import tables --store postgres://localhost/city --register rotterdam",
      description: "The same in PostgreSQL",
    },
  ]),
);
