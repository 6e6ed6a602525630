/**
 * Meetlat's registers in an SQL database, in promises: for hosts that do not use Effect.
 *
 * @module
 */
import type { EventStoreService } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Scope from "effect/Scope";
import { fromPool, type PgPoolLike } from "./clients/pg-pool.ts";
import { fromPGlite, type PGliteLike, pgliteWakes } from "./clients/pglite.ts";
import { poolWakes } from "./clients/pool-wakes.ts";
import { type SqlEventStoreOptions, sqlEventStore } from "./event-store.ts";
import { migrate } from "./migrate.ts";
import { registerNames } from "./select.ts";
import { SqlClient } from "./sql-client.ts";
import { asStoreEffect } from "./store-errors.ts";
import { type PublishedHead, type Verification, verify } from "./verify.ts";

/**
 * The database of a host: a pool of `pg` or a PGlite that the host made and will end, or an SQLite file (`:memory:` for one
 * that is gone after), which is opened here. Subscribers keep one connection of a pool, so it needs at least two (`max`).
 */
export type Place = { readonly pool: PgPoolLike } | { readonly pglite: PGliteLike } | { readonly file: string };

/** A database in which registers are kept. */
export interface OpenedDatabase {
  /**
   * Makes the tables, or brings them up to date; does nothing when they are. All of it happens, or nothing, also when several
   * processes do it at once. On PostgreSQL whoever runs this owns the tables. Rejects with `MigrationFailed`.
   *
   * @returns the numbers of the migrations that were run.
   */
  readonly migrate: () => Promise<ReadonlyArray<number>>;
  /** The event store of a register, for `openRegister({ store })` of `@meetlat/core/promise`. It need not exist yet. */
  readonly store: (register: string) => EventStoreService;
  /** The names of the registers in which something was recorded. Rejects with `StoreUnavailable`. */
  readonly registers: () => Promise<ReadonlyArray<string>>;
  /** Whether nothing was changed outside, by the chain of hashes. Rejects with `StoreUnavailable`. */
  readonly verify: (register: string, published?: PublishedHead) => Promise<Verification>;
  /** Closes what was opened here: an SQLite file. The host ends its own pool or PGlite, after its last request. */
  readonly close: () => Promise<void>;
}

/** What a host in JavaScript may have got wrong. */
const problemOf = (place: Place): string | null => {
  const given: unknown = place;
  if (typeof given !== "object" || given === null) return `got ${given === null ? "null" : typeof given}`;
  const [name, ...others] = ["pool", "pglite", "file"].filter((one) => one in given);
  if (name === undefined || others.length > 0)
    return `got an object with ${Object.keys(given).join(", ") || "nothing"}`;
  const value: unknown = (given as Record<string, unknown>)[name];
  if (name === "file") return typeof value === "string" && value !== "" ? null : "file is not a path";
  const method = name === "pool" ? "connect" : "query";
  return typeof (value as Record<string, unknown> | null | undefined)?.[method] === "function"
    ? null
    : `${name} has no ${method}()`;
};

const clientOf = async (place: Place): Promise<Effect.Effect<SqlClient, unknown, Scope.Scope>> => {
  if ("pool" in place) return fromPool(place.pool);
  if ("pglite" in place) return fromPGlite(place.pglite);
  // A host on PostgreSQL does not load Node's SQLite.
  const { openSqlite } = await import("./sqlite.ts");
  return openSqlite(place.file);
};

const optionsOf = (place: Place): SqlEventStoreOptions => {
  if ("pool" in place) return { wakes: poolWakes(place.pool) };
  return "pglite" in place ? { wakes: pgliteWakes(place.pglite) } : {};
};

/**
 * Opens the database in which a host keeps its registers.
 *
 * **Details**
 *
 * Nothing is asked of a pool until something is. Rejects when an SQLite file cannot be opened, and with a `TypeError` when
 * the place is none of the three.
 *
 * @example
 * ```ts
 * import { openRegister } from "@meetlat/core/promise";
 * import { openDatabase } from "@meetlat/sql/promise";
 * import { v7 as newId } from "uuid";
 *
 * // With PostgreSQL: openDatabase({ pool: new pg.Pool({ connectionString }) })
 * const database = await openDatabase({ file: ":memory:" });
 * await database.migrate();
 * const register = openRegister({
 *   actor: "controller-7",
 *   now: () => new Date(),
 *   newId,
 *   store: database.store("rotterdam"),
 * });
 * const recorded = await register.registerDocument({ document: "accounts", kind: "accounts", title: "Accounts" });
 * console.assert(recorded.ok && recorded.position === 1);
 * await database.close();
 * ```
 */
export const openDatabase = async (place: Place): Promise<OpenedDatabase> => {
  const problem = problemOf(place);
  if (problem !== null)
    throw new TypeError(`openDatabase needs one of { pool }, { pglite } and { file: "register.sqlite" }: ${problem}`);
  const client = await clientOf(place);
  const scope = Effect.runSync(Scope.make());
  const opened = Effect.onError(Scope.provide(client, scope), (cause) => Scope.close(scope, Exit.failCause(cause)));
  const sql = await Effect.runPromise(opened);
  const run = <A, E>(effect: Effect.Effect<A, E, SqlClient>): Promise<A> =>
    Effect.runPromise(Effect.provideService(effect, SqlClient, sql));
  return {
    migrate: () => run(migrate),
    store: (register) =>
      Effect.runSync(Effect.provideService(sqlEventStore(register, optionsOf(place)), SqlClient, sql)),
    registers: () => run(asStoreEffect(registerNames)),
    verify: (register, published) => run(verify(register, published === undefined ? {} : { published })),
    close: () => Effect.runPromise(Scope.close(scope, Exit.void)),
  };
};
