import * as Effect from "effect/Effect";
import type * as Scope from "effect/Scope";
import type { SqlError } from "../sql-client.ts";
import type { Send } from "./connection.ts";
import type { PGliteLike, PGliteTransactionLike } from "./pglite.ts";
import { ofSqlState } from "./sql-state.ts";

const UNDONE = new Error("The transaction was rolled back");

/** A transaction of PGlite's own, which stays open until it is told how it ends. */
interface Held {
  readonly begun: Promise<PGliteTransactionLike>;
  readonly commit: () => Promise<void>;
  readonly rollback: () => Promise<void>;
  /** Ends it, also while it still waits for its turn. */
  readonly leave: () => void;
}

const hold = (database: PGliteLike): Held => {
  const begun = Promise.withResolvers<PGliteTransactionLike>();
  const ended = Promise.withResolvers<void>();
  const done = database.transaction((transaction) => {
    begun.resolve(transaction);
    return ended.promise;
  });
  const leave = () => ended.reject(UNDONE);
  done.catch(begun.reject);
  // Whoever left no longer waits for how it ends.
  for (const promise of [begun.promise, ended.promise]) promise.catch(() => undefined);
  return {
    begun: begun.promise,
    leave,
    commit: async () => {
      ended.resolve();
      await done;
    },
    rollback: async () => {
      leave();
      await done.catch((error) => {
        if (error !== UNDONE) throw error;
      });
    },
  };
};

const BEGIN = /^BEGIN\b\s*/i;

/**
 * Sends statements in a transaction of PGlite, which lets no statement of its host in between. Effect's client says `BEGIN`,
 * `COMMIT` and `ROLLBACK` itself; PGlite does so by its own call.
 */
export const inPGliteTransaction = (database: PGliteLike): Effect.Effect<Send, SqlError, Scope.Scope> =>
  Effect.gen(function* () {
    const attempt = <A>(operation: string, run: () => Promise<A>) =>
      Effect.tryPromise({ try: run, catch: (cause) => ofSqlState(cause, operation) });
    const held = yield* Effect.acquireRelease(
      Effect.sync(() => hold(database)),
      ({ leave }) => Effect.sync(leave),
    );
    const transaction = yield* attempt("begin", () => held.begun);
    const rowsOf = async (sql: string, params: ReadonlyArray<unknown>) =>
      (await transaction.query<object>(sql, [...params])).rows;
    return (sql, params) => {
      if (sql === "COMMIT") return Effect.as(attempt("commit", held.commit), []);
      if (sql === "ROLLBACK") return Effect.as(attempt("rollback", held.rollback), []);
      const mode = BEGIN.test(sql) ? sql.replace(BEGIN, "") : null;
      if (mode === "") return Effect.succeed([]);
      return attempt("query", () => rowsOf(mode === null ? sql : `SET TRANSACTION ${mode}`, params));
    };
  });
