import * as Effect from "effect/Effect";
import * as Reactivity from "effect/reactivity/Reactivity";
import { makeSqlClient, type SqlClient } from "../sql-client.ts";
import { type Wakes, wakesFrom } from "../wakes.ts";
import { connectionOf } from "./connection.ts";
import { lockOf } from "./connection-lock.ts";
import { pgCompiler } from "./pg-compiler.ts";
import { inPGliteTransaction } from "./pglite-transaction.ts";
import { ofSqlState } from "./sql-state.ts";

/** The part of a PGlite that is used: its own types would have to be installed by those who use another database. */
export interface PGliteLike {
  query<Row>(sql: string, params?: Array<unknown>): Promise<{ readonly rows: Array<Row> }>;
  transaction<A>(run: (transaction: PGliteTransactionLike) => Promise<A>): Promise<A>;
  listen(channel: string, wake: (payload: string) => void): Promise<() => Promise<void>>;
}

/** The part of a transaction of a PGlite that is used. */
export interface PGliteTransactionLike {
  query<Row>(sql: string, params?: Array<unknown>): Promise<{ readonly rows: Array<Row> }>;
}

/**
 * Effect's `SqlClient` over a PGlite (PostgreSQL in the process) that the host opened and will close.
 *
 * **Details**
 *
 * A transaction is one of PGlite's own: statements that the host sends to the PGlite meanwhile wait until it ends, and are no
 * part of it. So within a transaction send everything through this client; what goes to the PGlite itself, or to this client
 * from within `pglite.transaction`, would wait for itself.
 */
export const fromPGlite = (database: PGliteLike): Effect.Effect<SqlClient> =>
  Effect.gen(function* () {
    const semaphore = lockOf(database);
    const connection = connectionOf((sql, params) =>
      Effect.tryPromise({
        try: async () => (await database.query<object>(sql, [...params])).rows,
        catch: (cause) => ofSqlState(cause, "query"),
      }),
    );
    const turn = semaphore.takeScoped(1);
    const reserve = Effect.as(turn, connection);
    const client = yield* makeSqlClient({
      acquirer: reserve,
      borrower: (use) => semaphore.withPermit(use(connection)),
      transactionAcquirer: Effect.andThen(turn, Effect.map(inPGliteTransaction(database), connectionOf)),
      compiler: pgCompiler(),
      driver: "pglite",
      releaseSavepoint: (name) => `RELEASE SAVEPOINT ${name}`,
      spanAttributes: [["db.system.name", "postgresql"]],
    });
    // A connection that a host reserves is in no transaction yet.
    return Object.assign(client, { reserve });
  }).pipe(Effect.provide(Reactivity.layer));

/** Wakes subscribers of a PGlite by `LISTEN`. */
export const pgliteWakes = (database: PGliteLike): Wakes =>
  wakesFrom((channel, wake) =>
    Effect.acquireRelease(
      Effect.tryPromise({ try: () => database.listen(channel, wake), catch: (cause) => ofSqlState(cause, "listen") }),
      (stop) => Effect.promise(() => stop()),
    ),
  );
