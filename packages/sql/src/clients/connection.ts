import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import type { Connection, SqlError } from "../sql-client.ts";

/** Sends a statement to a database and gives its rows. */
export type Send = (sql: string, params: ReadonlyArray<unknown>) => Effect.Effect<ReadonlyArray<object>, SqlError>;

/** A connection of Effect's SQL client over whatever can send a statement. */
export const connectionOf = (send: Send): Connection => {
  const values = (sql: string, params: ReadonlyArray<unknown>) =>
    Effect.map(send(sql, params), (rows) => rows.map((row) => Object.values(row)));
  return {
    execute: (sql, params, transform) => Effect.map(send(sql, params), transform ?? ((rows) => rows)),
    executeUnprepared: (sql, params, transform) => Effect.map(send(sql, params), transform ?? ((rows) => rows)),
    executeRaw: send,
    executeValues: values,
    executeValuesUnprepared: values,
    executeStream: (sql, params, transform) =>
      Stream.unwrap(
        Effect.map(send(sql, params), (rows) => Stream.fromIterable(transform === undefined ? rows : transform(rows))),
      ),
  };
};
