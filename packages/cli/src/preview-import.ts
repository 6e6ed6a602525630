import {
  allEvents,
  type EventId,
  emptyRegister,
  evolve,
  type Instant,
  type Language,
  type Register,
  type Stamp,
} from "@meetlat/core";
import { type CellError, type Outcome, outcomeOf, type Preview, previewTables, tableFiles } from "@meetlat/csv";
import { registerNames, sqlEventStore } from "@meetlat/sql";
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { BadInput } from "./exit.ts";
import { type AskedTables, readOptions, unreadablePath } from "./from-tables.ts";
import { Output } from "./output.ts";
import { describePreview } from "./reports/preview.ts";
import { shownStore, withStoreIfThere } from "./store.ts";

/** What is to be imported where, and how it is to be shown. */
export interface PreviewAsked {
  readonly paths: ReadonlyArray<string>;
  readonly store: string;
  readonly register: string;
  readonly asked: AskedTables;
  readonly format: "table" | "json";
  readonly language: Language;
}

/** The register as the store keeps it; an empty one when there is no store, or no such register in it. */
const registerIfThere = ({ store, register, language }: PreviewAsked) =>
  withStoreIfThere(
    store,
    language,
    Effect.gen(function* () {
      if (!(yield* registerNames).includes(register)) return emptyRegister();
      const events = (yield* sqlEventStore(register)).read(allEvents, {});
      return yield* Stream.runFold(events, emptyRegister, (state, event) => evolve(state, event));
    }),
    Effect.sync(emptyRegister),
  );

/** Ids of events that nobody will see. */
const passingStamp = (now: number): Stamp => {
  let n = 0;
  return {
    recordedAt: new Date(now).toISOString() as Instant,
    actor: "meetlat",
    newId: () => {
      n += 1;
      return `00000000-0000-8000-8000-${n.toString(16).padStart(12, "0")}` as EventId;
    },
  };
};

/** How many errors are shown; all are counted. */
const MAX_SHOWN = 1_000;

const shownError = ({ file, line, column, value, problem, mend }: CellError, language: Language) => ({
  file,
  line,
  column,
  value,
  problem: problem[language],
  mend: mend[language],
});

const asJson = (
  { tables }: Preview,
  outcome: Outcome | null,
  errors: ReadonlyArray<CellError>,
  { store, register, language }: PreviewAsked,
): string => {
  const recorded =
    outcome === null
      ? null
      : {
          facts: outcome.facts,
          added: outcome.added,
          changes: outcome.changes,
          known: outcome.known,
          events: outcome.events,
        };
  const document = {
    schema: "meetlat-import-preview/1",
    store: shownStore(store),
    register,
    tables,
    outcome: recorded,
    errorCount: errors.length,
    errors: errors.slice(0, MAX_SHOWN).map((error) => shownError(error, language)),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};

const count = (n: number, language: Language): string => {
  const isMore = n > MAX_SHOWN;
  if (language === "nl")
    return `${n} ${n === 1 ? "fout" : "fouten"}${isMore ? `, waarvan de eerste ${MAX_SHOWN} zijn getoond` : ""}.`;
  return `${n} ${n === 1 ? "error" : "errors"}${isMore ? `, of which the first ${MAX_SHOWN} are shown` : ""}.`;
};

/** A copy of a register is restored as it is: there is nothing in it to understand. */
export const noPreviewOfCopy = (language: Language): Effect.Effect<never, BadInput> =>
  Effect.fail(
    new BadInput({
      lines: [
        language === "nl"
          ? "--dry-run is voor tabellen. Een kopie van een register wordt teruggezet zoals zij is; probeer het in een nieuwe opslag (--store proef.sqlite)."
          : "--dry-run is for tables. A copy of a register is restored as it is; try it in a new store (--store trial.sqlite).",
      ],
    }),
  );

/** `meetlat import --dry-run`: what was understood of tables, and what a register would make of them; nothing is recorded. */
export const previewImport = Effect.fnUntraced(function* (all: PreviewAsked) {
  const { paths, asked, format, language } = all;
  const options = yield* readOptions(asked, language);
  const files = yield* Effect.mapError(tableFiles(paths), (error) => unreadablePath(error, language));
  const preview = previewTables(files, options);
  let outcome: Outcome | null = null;
  if (preview.batch !== null) {
    const register: Register = yield* registerIfThere(all);
    outcome = outcomeOf(preview.batch, register, passingStamp(yield* Clock.currentTimeMillis));
  }
  const errors = [...preview.errors, ...(outcome?.errors ?? [])];
  // A batch of which anything is refused records nothing.
  const recorded = errors.length > 0 ? null : outcome;
  const { print, paint, width } = yield* Output;
  yield* print(
    format === "json"
      ? asJson(preview, recorded, errors, all)
      : describePreview(preview.tables, recorded, errors.slice(0, MAX_SHOWN), {
          store: shownStore(all.store),
          register: all.register,
          look: { language, paint, ...(width === undefined ? {} : { width }) },
        }),
  );
  if (errors.length > 0) return yield* new BadInput({ lines: [count(errors.length, language)] });
});
