import * as Effect from "effect/Effect";
import * as Reactivity from "effect/reactivity/Reactivity";
import { makeSqlClient, type SqlClient } from "../sql-client.ts";
import { type Wakes, wakesFrom } from "../wakes.ts";
import { connectionOf } from "./connection.ts";
import { lockOf } from "./connection-lock.ts";
import { pgCompiler } from "./pg-compiler.ts";
import { ofSqlState } from "./sql-state.ts";

/** The part of a PGlite that is used: its own types would have to be installed by those who use another database. */
export interface PGliteLike {
  query<Row>(sql: string, params?: Array<unknown>): Promise<{ readonly rows: Array<Row> }>;
  listen(channel: string, wake: (payload: string) => void): Promise<() => Promise<void>>;
}

/** Effect's `SqlClient` over a PGlite (PostgreSQL in the process) that the host opened and will close. */
export const fromPGlite = (database: PGliteLike): Effect.Effect<SqlClient> =>
  Effect.gen(function* () {
    const semaphore = lockOf(database);
    const connection = connectionOf((sql, params) =>
      Effect.tryPromise({
        try: async () => (await database.query<object>(sql, [...params])).rows,
        catch: (cause) => ofSqlState(cause, "query"),
      }),
    );
    // A transaction keeps the only connection to itself, so that no other statement slips into it.
    const acquirer = Effect.as(semaphore.takeScoped(1), connection);
    return yield* makeSqlClient({
      acquirer,
      borrower: (use) => semaphore.withPermit(use(connection)),
      transactionAcquirer: acquirer,
      compiler: pgCompiler(),
      driver: "pglite",
      releaseSavepoint: (name) => `RELEASE SAVEPOINT ${name}`,
      spanAttributes: [["db.system.name", "postgresql"]],
    });
  }).pipe(Effect.provide(Reactivity.layer));

/** Wakes subscribers of a PGlite by `LISTEN`. */
export const pgliteWakes = (database: PGliteLike): Wakes =>
  wakesFrom((channel, wake) =>
    Effect.acquireRelease(
      Effect.tryPromise({ try: () => database.listen(channel, wake), catch: (cause) => ofSqlState(cause, "listen") }),
      (stop) => Effect.promise(() => stop()),
    ),
  );
