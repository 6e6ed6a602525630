import { EventStore, type EventStoreService } from "@meetlat/core/store";
import type * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import { appendEvents } from "./append.ts";
import { readEvents } from "./read.ts";
import { headOf } from "./select.ts";
import { SqlClient } from "./sql-client.ts";
import { asStoreEffect, asStoreStream } from "./store-errors.ts";
import { subscribeTo } from "./subscribe.ts";
import type { Wakes } from "./wakes.ts";

/** How a store behaves besides keeping its promises. */
export interface SqlEventStoreOptions {
  /** Tells subscribers of appends by other processes; without it they look every `pollEvery`. */
  readonly wakes?: Wakes;
  /** How often a subscriber looks for itself: half a second, or ten seconds when it is woken. */
  readonly pollEvery?: Duration.Input;
  /** `false` on engines that speak PostgreSQL's language but have no `pg_notify`. */
  readonly notify?: boolean;
}

/**
 * The log of one register in an SQL database, through whatever `SqlClient` the host provides.
 *
 * **Details**
 *
 * It keeps all promises of the port, on SQLite and PostgreSQL. An append takes the row of its register as a lock: on
 * PostgreSQL registers do not wait for each other, and in an SQLite file one writes at a time. Within a transaction of the
 * host (`sql.withTransaction`) an append is a part of that transaction: others see it once the host has committed, and it is
 * undone when the host rolls back. The tables must exist: see {@link migrate}.
 *
 * @example
 * ```ts
 * import { fromDatabaseSync, migrate, SqlClient, sqlEventStore } from "@meetlat/sql";
 * import * as Effect from "effect/Effect";
 * import { DatabaseSync } from "node:sqlite";
 *
 * const program = Effect.gen(function* () {
 *   yield* migrate;
 *   const store = yield* sqlEventStore("rotterdam");
 *   return yield* store.head;
 * });
 * const client = fromDatabaseSync(new DatabaseSync(":memory:"));
 * const head = await Effect.runPromise(Effect.provideServiceEffect(program, SqlClient, client));
 * console.assert(head === 0);
 * ```
 */
export const sqlEventStore = (
  register: string,
  { wakes, pollEvery = wakes === undefined ? "500 millis" : "10 seconds", notify = true }: SqlEventStoreOptions = {},
): Effect.Effect<EventStoreService, never, SqlClient> =>
  Effect.map(SqlClient, (sql) => ({
    append: (events, condition) => asStoreEffect(appendEvents(sql, register, events, condition, notify)),
    head: asStoreEffect(headOf(sql, register)),
    read: (query, options = {}) => asStoreStream(readEvents(sql, register, query, options)),
    subscribe: (query, after) => asStoreStream(subscribeTo(sql, register, query, after, wakes, pollEvery)),
  }));

/** {@link sqlEventStore} as a layer. */
export const sqlEventStoreLayer = (
  register: string,
  options?: SqlEventStoreOptions,
): Layer.Layer<EventStore, never, SqlClient> => Layer.effect(EventStore, sqlEventStore(register, options));
