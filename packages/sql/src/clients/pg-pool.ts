import * as Effect from "effect/Effect";
import * as Reactivity from "effect/reactivity/Reactivity";
import type * as Scope from "effect/Scope";
import { type Connection, makeSqlClient, type SqlClient, type SqlError } from "../sql-client.ts";
import { connectionOf, type Send } from "./connection.ts";
import { pgCompiler } from "./pg-compiler.ts";
import { ofSqlState } from "./sql-state.ts";

/** A message on a channel. */
export interface PoolNotification {
  readonly channel: string;
  readonly payload?: string | undefined;
}

/** The part of a client of `pg` that is used. */
export interface PgPoolClientLike {
  query(sql: string, params?: Array<unknown>): Promise<{ readonly rows: Array<object> }>;
  on(event: "notification", listener: (message: PoolNotification) => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  removeListener(event: "notification", listener: (message: PoolNotification) => void): unknown;
  removeListener(event: "error", listener: (error: Error) => void): unknown;
  release(destroy?: boolean | Error): void;
}

/** The part of a pool of `pg` that is used; anything that acts as one will do. */
export interface PgPoolLike {
  readonly connect: () => Promise<PgPoolClientLike>;
}

/** A client that was taken from the pool, and whether its connection broke or a query of it was cut off. */
export interface Taken {
  readonly client: PgPoolClientLike;
  readonly cutOff: () => void;
  isCutOff: boolean;
}

/** A client of the pool for as long as the scope is open. One that was cut off is thrown away: nobody knows its state. */
export const acquire = (pool: PgPoolLike): Effect.Effect<Taken, SqlError, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.map(
      Effect.tryPromise({ try: () => pool.connect(), catch: (cause) => ofSqlState(cause, "connect") }),
      (client) => {
        const taken: Taken = {
          client,
          isCutOff: false,
          cutOff: () => {
            taken.isCutOff = true;
          },
        };
        // The pool listens only to clients that are not taken, and an error that nobody listens to ends the process.
        client.on("error", taken.cutOff);
        return taken;
      },
    ),
    ({ client, isCutOff, cutOff }) =>
      Effect.sync(() => {
        client.release(isCutOff);
        client.removeListener("error", cutOff);
      }),
  );

/** Sends statements on a client that was taken. */
export const sendOn =
  ({ client, cutOff }: Taken): Send =>
  (sql, params) =>
    Effect.tryPromise({
      try: async () => (await client.query(sql, [...params])).rows,
      catch: (cause) => ofSqlState(cause, "query"),
    }).pipe(
      // A transaction that could not be rolled back would be committed by whoever got the connection next.
      Effect.tapError(({ reason }) =>
        reason._tag === "ConnectionError" || sql === "ROLLBACK" ? Effect.sync(cutOff) : Effect.void,
      ),
      Effect.onInterrupt(() => Effect.sync(cutOff)),
    );

const lease = (pool: PgPoolLike): Effect.Effect<Connection, SqlError, Scope.Scope> =>
  Effect.map(acquire(pool), (taken) => connectionOf(sendOn(taken)));

/** Effect's `SqlClient` over a pool of `pg` that the host made and will end. */
export const fromPool = (pool: PgPoolLike): Effect.Effect<SqlClient> =>
  Effect.provide(
    makeSqlClient({
      acquirer: lease(pool),
      compiler: pgCompiler(),
      driver: "pg-pool",
      releaseSavepoint: (name) => `RELEASE SAVEPOINT ${name}`,
      spanAttributes: [["db.system.name", "postgresql"]],
    }),
    Reactivity.layer,
  );
