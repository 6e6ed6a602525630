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
  type ReadLimits,
  readPaths,
  type TableBatch,
} from "@meetlat/csv";
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { badCells, badTables } from "./bad-tables.ts";
import type { BadInput } from "./exit.ts";

/** Where the tables are, and how they are written. */
export interface TableSource {
  readonly from: ReadonlyArray<string>;
  readonly locale: Locale;
  readonly encoding: Encoding;
  readonly limits: Partial<ReadLimits>;
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

/** All that a register refused of a batch, by file, line and column. */
const refused = (batch: TableBatch, rejections: ReadonlyArray<BatchRejection>, language: Language): BadInput => {
  const errors = locate(batch, rejections);
  return badCells(errors.slice(0, defaultLimits.errorsShown), errors.length, language);
};

/** The events and the register that tables give, in memory; or every bad cell in them. */
export const registerFromTables = Effect.fnUntraced(function* (source: TableSource) {
  const { from, locale, encoding, limits, language } = source;
  const batch = yield* Effect.mapError(readPaths(from, { locale, encoding, limits }), (error) =>
    badTables(error, language),
  );
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
