import {
  type BatchRejection,
  type Day,
  decideAndFold,
  type EventId,
  emptyRegister,
  type Instant,
  type Language,
  type Stamp,
} from "@meetlat/core";
import {
  describeCellError,
  type Encoding,
  type FolderError,
  type Locale,
  locate,
  type ReadOptions,
  readPaths,
  type TableBatch,
  TableErrors,
} from "@meetlat/csv";
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Result from "effect/Result";
import { BadInput } from "./exit.ts";
import { type AskedMapping, mappingsFrom } from "./mapping-flags.ts";

/** How tables are written, as asked. */
export interface AskedTables extends AskedMapping {
  readonly locale: Locale;
  readonly encoding: Option.Option<Encoding>;
}

/** Where the tables are, and how they are written. */
export interface TableSource {
  readonly from: ReadonlyArray<string>;
  readonly asked: AskedTables;
  readonly language: Language;
}

/** Ids (UUIDs of version 8) that depend on the tables alone, so that the same tables give the same report, to the byte. */
const idsFrom = (digest: string): Stamp["newId"] => {
  const prefix = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(12, 15)}-8000`;
  let n = 0;
  return () => {
    n += 1;
    return `${prefix}-${n.toString(16).padStart(12, "0")}` as EventId;
  };
};

/** Tables are not recorded anywhere: what they do not date is taken to be known always, whatever day it is. */
const ALWAYS = "0001-01-01T00:00:00.000Z" as Instant;

const count = (n: number, language: Language): string =>
  language === "nl"
    ? `${n} ${n === 1 ? "fout" : "fouten"}; er is niets vastgelegd.`
    : `${n} ${n === 1 ? "error" : "errors"}; nothing was recorded.`;

/** How tables are to be read, with the mapping that was asked for. */
export const readOptions = (asked: AskedTables, language: Language) =>
  Effect.map(
    mappingsFrom(asked, language),
    (mappings): ReadOptions => ({
      locale: asked.locale,
      ...(Option.isSome(asked.encoding) ? { encoding: asked.encoding.value } : {}),
      ...(mappings.length === 0 ? {} : { mappings }),
    }),
  );

/** A path that cannot be read. */
export const unreadablePath = ({ path, problem, mend }: FolderError, language: Language): BadInput =>
  new BadInput({ lines: [`${path}: ${problem[language]}. ${mend[language]}.`] });

/** Reads tables as one batch, or says of every bad cell what is wrong with it. */
export const batchFrom = Effect.fnUntraced(function* ({ from, asked, language }: TableSource) {
  const options = yield* readOptions(asked, language);
  return yield* readPaths(from, options).pipe(
    Effect.catch((error: TableErrors | FolderError) =>
      Effect.fail(
        error instanceof TableErrors
          ? badCells(
              error.errors.map((one) => describeCellError(one, language)),
              language,
            )
          : unreadablePath(error, language),
      ),
    ),
  );
});

/** All that a register refused of a batch, by file, line and column. */
export const refused = (batch: TableBatch, rejections: ReadonlyArray<BatchRejection>, language: Language): BadInput =>
  badCells(
    locate(batch, rejections).map((one) => describeCellError(one, language)),
    language,
  );

/** The events and the register that tables give, in memory; or every bad cell in them. */
export const registerFromTables = Effect.fnUntraced(function* (source: TableSource) {
  const batch = yield* batchFrom(source);
  const stamp: Stamp = { recordedAt: ALWAYS, actor: "meetlat", newId: idsFrom(batch.digest) };
  const decision = decideAndFold(emptyRegister(), batch.commands, stamp);
  if (Result.isFailure(decision)) return yield* refused(batch, decision.failure, source.language);
  return decision.success;
});

const badCells = (lines: ReadonlyArray<string>, language: Language): BadInput =>
  new BadInput({ lines: [...lines, count(lines.length, language)] });

/** Today, by the clock of the host. */
export const today: Effect.Effect<Day> = Effect.map(
  Clock.currentTimeMillis,
  (now) => new Date(now).toISOString().slice(0, 10) as Day,
);
