// What a strict host writes: values, results and reports with their types, from every entry point.

import type { Command, EventId, Instant, TargetId } from "@meetlat/core";
import { day, decideAll, emptyRegister, evolve, exact, parseRule, period, targetChecks, unit } from "@meetlat/core";
import { type decodeCommand, decodeStoredEvent, type StoredEvent } from "@meetlat/core/codec";
import { openRegister, type RegisterClient } from "@meetlat/core/promise";
import { EventStore, type EventStoreService, handle, inMemoryLayer } from "@meetlat/core/store";
import { type CellError, describeCellError, readTables, type TableErrors } from "@meetlat/csv";
import { type CheckReport, checkReport, encodeReport, type NdjsonErrors, readNdjson } from "@meetlat/json";
import { type DatabaseSyncLike, fromPool, type PGliteLike, SqlClient, sqlEventStoreLayer } from "@meetlat/sql";
import { openSqlite } from "@meetlat/sql/sqlite";
import { eventStoreLaws, type Law } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Result from "effect/Result";
import type * as Stream from "effect/Stream";
import { checkTargets } from "./checked.js";

const stamp = {
  recordedAt: "2021-07-01T12:00:00.000Z" as Instant,
  actor: "host",
  newId: (): EventId => "00000000-0000-7000-8000-000000000001" as EventId,
};

export const rule = Result.getOrThrow(parseRule(">= 1900 in 2020"));
export const command: Command = {
  _tag: "SetTarget",
  target: "active" as TargetId,
  indicator: "streets" as Extract<Command, { _tag: "SetTarget" }>["indicator"],
  rule,
  class: "targetValue",
};
export const decided: Result.Result<ReadonlyArray<unknown>, unknown> = decideAll(emptyRegister(), [command], stamp);
export const verdicts: ReadonlyArray<"met" | "notMet" | "unknown" | "notApplicable"> = targetChecks(emptyRegister(), {
  asOf: day("2021-07-01"),
}).map((check) => check.verdict);
// @ts-expect-error A number is not a target.
export const wrong: TargetId = 7;

export const recorded: Effect.Effect<number, unknown> = handle(command, stamp).pipe(
  Effect.map(({ position }) => position),
  Effect.provide(inMemoryLayer),
);
export const inSqlite: Effect.Effect<number, unknown> = Effect.flatMap(EventStore, (store) => store.head).pipe(
  Effect.provide(sqlEventStoreLayer("rotterdam")),
  Effect.provide(Layer.effect(SqlClient, openSqlite(":memory:"))),
);
export const lines = (bytes: Stream.Stream<Uint8Array>): Stream.Stream<StoredEvent, NdjsonErrors> => readNdjson(bytes);
export const report: string = encodeReport(checkReport([], { asOf: day("2021-07-01") }));
export const laws = (service: EventStoreService): ReadonlyArray<Law> =>
  eventStoreLaws({ open: () => Effect.succeed(service) });
export const told = (errors: ReadonlyArray<CellError>): ReadonlyArray<string> =>
  errors.map((error) => describeCellError(error, "nl"));
export const batch: Result.Result<unknown, TableErrors> = readTables([], { locale: "nl" });
export const asked = async (register: RegisterClient): Promise<string> => {
  const [check] = await register.checkTarget("active", { asOf: "2021-07-01" });
  return check?.gap ?? "";
};
export const opened = openRegister({ actor: "host", now: () => new Date(), newId: () => crypto.randomUUID() });
export type Others = [CheckReport, DatabaseSyncLike, PGliteLike, typeof decodeCommand];
export { checkTargets, decodeStoredEvent, evolve, exact, fromPool, period, unit };
