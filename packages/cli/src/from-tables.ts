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
  defaultLimits,
  type Encoding,
  type Locale,
  locate,
  type ReadOptions,
  readPaths,
  type TableBatch,
} from "@meetlat/csv";
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Result from "effect/Result";
import { badCells, badTables } from "./bad-tables.ts";
import type { BadInput } from "./exit.ts";
import { limitsFrom } from "./limits.ts";
import { type AskedMapping, mappingsFrom } from "./mapping-flags.ts";

/** How tables are written, as asked. */
export interface AskedTables extends AskedMapping {
  readonly locale: Locale;
  readonly encoding: Option.Option<Encoding>;
  readonly limit: ReadonlyArray<string>;
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

/** How tables are to be read, with the mapping and the limits that were asked for. */
export const readOptions = Effect.fnUntraced(function* (asked: AskedTables, language: Language) {
  const mappings = yield* mappingsFrom(asked, language);
  const limits = yield* limitsFrom(asked.limit, language);
  const options: ReadOptions = {
    locale: asked.locale,
    limits,
    ...(Option.isSome(asked.encoding) ? { encoding: asked.encoding.value } : {}),
    ...(mappings.length === 0 ? {} : { mappings }),
  };
  return options;
});

/** All that a register refused of a batch, by file, line and column. */
const refused = (batch: TableBatch, rejections: ReadonlyArray<BatchRejection>, language: Language): BadInput => {
  const errors = locate(batch, rejections);
  return badCells(errors.slice(0, defaultLimits.errorsShown), errors.length, language);
};

/** The events and the register that tables give, in memory; or every bad cell in them. */
export const registerFromTables = Effect.fnUntraced(function* (source: TableSource) {
  const { from, asked, language } = source;
  const options = yield* readOptions(asked, language);
  const batch = yield* Effect.mapError(readPaths(from, options), (error) => badTables(error, language));
  const stamp: Stamp = { recordedAt: ALWAYS, actor: "meetlat", newId: idsFrom(batch.digest) };
  const decision = decideAndFold(emptyRegister(), batch.commands, stamp);
  if (Result.isFailure(decision)) return yield* refused(batch, decision.failure, language);
  return decision.success;
});

/** Today, by the clock of the host. */
export const today: Effect.Effect<Day> = Effect.map(
  Clock.currentTimeMillis,
  (now) => new Date(now).toISOString().slice(0, 10) as Day,
);
