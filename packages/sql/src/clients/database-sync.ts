import * as Effect from "effect/Effect";
import * as Reactivity from "effect/reactivity/Reactivity";
import {
  classifySqliteError,
  makeCompilerSqlite,
  makeSqlClient,
  makeSqliteAcquirers,
  type SqlClient,
  SqlError,
} from "../sql-client.ts";
import { connectionOf, type Send } from "./connection.ts";
import { lockOf } from "./connection-lock.ts";
import { cacheOf } from "./prepared-statements.ts";

/** The part of a `DatabaseSync` of `node:sqlite` that is used, so that the types of Node need not be installed. */
export interface DatabaseSyncLike {
  readonly isTransaction: boolean;
  prepare(sql: string): { all(...params: ReadonlyArray<unknown>): ReadonlyArray<unknown> };
}

const bindable = (value: unknown): unknown => {
  if (value === undefined) return null;
  return typeof value === "boolean" ? Number(value) : value;
};

/** Does something with a database, and tells why it could not be done. */
export const attempt = <A>(operation: string, run: () => A): Effect.Effect<A, SqlError> =>
  Effect.try({
    try: run,
    catch: (cause) =>
      new SqlError({ reason: classifySqliteError(withCode(cause), { message: `${cause}`, operation }) }),
  });

/** `node:sqlite` puts SQLite's own code under another name than the classifier looks for. */
const withCode = (cause: unknown): unknown =>
  cause instanceof Error && "errcode" in cause ? Object.assign(cause, { errno: cause.errcode }) : cause;

/**
 * Effect's `SqlClient` over a database of `node:sqlite` that the host opened and will close.
 *
 * **Details**
 *
 * Statements of one process take turns on the connection, also those of several clients over the same database (so within a
 * transaction of one, use no other: it would wait for itself). Another process that writes makes a transaction fail with a
 * `LockTimeoutError` after the database's own busy timeout. Keep that timeout short: while SQLite waits, this process does
 * nothing else. Meetlat's store tries again by itself.
 *
 * **Gotchas**
 *
 * A `DatabaseSync` has one connection and no turns of its own: what the host itself runs on it while a transaction of Meetlat
 * is open belongs to that transaction, and is undone with it. Send such statements through this client, or open the file
 * once more for them.
 */
export const fromDatabaseSync = (database: DatabaseSyncLike): Effect.Effect<SqlClient> =>
  Effect.gen(function* () {
    const prepare = cacheOf((sql) => database.prepare(sql));
    const run: Send = (sql, params) =>
      attempt("execute", () => prepare(sql).all(...params.map(bindable)) as ReadonlyArray<object>);
    /** What a transaction runs after SQLite has undone it by itself, as on a full disk, would stay whatever comes of it. */
    const runInOne = (): Send => {
      let isBegun = false;
      return (sql, params) =>
        Effect.suspend(() =>
          isBegun && !database.isTransaction
            ? attempt("execute", () => {
                throw new Error("SQLite has undone the transaction");
              })
            : Effect.tap(run(sql, params), () =>
                Effect.sync(() => {
                  isBegun ||= database.isTransaction;
                }),
              ),
        );
    };
    const acquirers = makeSqliteAcquirers({
      connection: Effect.succeed(connectionOf(run)),
      semaphore: lockOf(database),
      isTransaction: () => database.isTransaction,
    });
    return yield* makeSqlClient({
      ...acquirers,
      transactionAcquirer: Effect.map(acquirers.transactionAcquirer, () => connectionOf(runInOne())),
      compiler: makeCompilerSqlite(),
      driver: "node-sqlite",
      beginTransaction: "BEGIN IMMEDIATE",
      releaseSavepoint: (name) => `RELEASE SAVEPOINT ${name}`,
      spanAttributes: [["db.system.name", "sqlite"]],
    });
  }).pipe(Effect.provide(Reactivity.layer));
