import * as Effect from "effect/Effect";
import { BeginTransaction, type Fragment, type SqlClient, SqlError } from "./sql-client.ts";

/** What a column holds; `number` is as exact as the engine has it, and is made from a text. */
export type ColumnType = "text" | "bigint" | "number" | "day" | "instant" | "truth";

/** Where the tables stand, and how a dialect says what it says in its own way. */
export interface Dialect {
  readonly name: "pg" | "sqlite";
  /**
   * Rows of a table looked up for each row before them, by its index. A planner that knows too little of a log that grows
   * would rather walk through all of it.
   */
  readonly lookUp: (table: string, alias: string, condition: Fragment) => Fragment;
  /** The name of a table of ours. */
  readonly table: (name: string) => Fragment;
  /** The objects of a JSON array, as rows `w` with one column `value`. */
  readonly objects: (json: string) => Fragment;
  /** The elements of a JSON array of texts, as rows `w` with one column `value`. */
  readonly elements: (json: string) => Fragment;
  /** The fields of the objects of a JSON array, as rows: name → type. */
  readonly records: (json: string, fields: Readonly<Record<string, ColumnType>>) => Fragment;
  /** A field of a JSON value, as text. */
  readonly field: (value: string, name: string) => Fragment;
  /** The elements of a field that is an array, as rows `n` with one column `value`. */
  readonly elementsOf: (value: string, name: string) => Fragment;
  /** JSON as the text that was stored. */
  readonly text: (column: string) => Fragment;
  /** A text of JSON as what the column holds. */
  readonly json: (column: string) => Fragment;
  /** A column of days as text, `2021-07-01`. */
  readonly day: (column: string) => Fragment;
}

const pgTypes: Readonly<Record<ColumnType, string>> = {
  text: "text",
  bigint: "bigint",
  number: "numeric",
  day: "date",
  instant: "timestamptz",
  truth: "boolean",
};

const pg = (sql: SqlClient): Dialect => ({
  name: "pg",
  lookUp: (table, alias, condition) =>
    sql`CROSS JOIN LATERAL (
      SELECT * FROM ${sql.literal(`meetlat.${table}`)} ${sql.literal(alias)} WHERE ${condition} OFFSET 0
    ) ${sql.literal(alias)}`,
  table: (name) => sql.literal(`meetlat.${name}`),
  objects: (json) => sql`jsonb_array_elements(${json}::jsonb) AS w(value)`,
  elements: (json) => sql`jsonb_array_elements_text(${json}::jsonb) AS w(value)`,
  records: (json, fields) =>
    sql`jsonb_to_recordset(${json}::jsonb) AS x(${sql.literal(
      Object.entries(fields)
        .map(([name, type]) => `${name} ${pgTypes[type]}`)
        .join(", "),
    )})`,
  field: (value, name) => sql.literal(`${value} ->> '${name}'`),
  elementsOf: (value, name) => sql.literal(`jsonb_array_elements_text(${value} -> '${name}') AS n(value)`),
  text: (column) => sql.literal(`${column}::text`),
  json: (column) => sql.literal(`${column}::json`),
  day: (column) => sql.literal(`to_char(${column}, 'YYYY-MM-DD')`),
});

const sqlite = (sql: SqlClient): Dialect => ({
  name: "sqlite",
  lookUp: (table, alias, condition) => sql`CROSS JOIN ${sql.literal(table)} ${sql.literal(alias)} ON ${condition}`,
  table: (name) => sql.literal(name),
  objects: (json) => sql`json_each(${json}) AS w`,
  elements: (json) => sql`json_each(${json}) AS w`,
  records: (json, fields) =>
    sql`(SELECT ${sql.literal(
      Object.entries(fields)
        .map(([name, type]) =>
          type === "number" ? `CAST(value ->> '${name}' AS REAL) AS ${name}` : `value ->> '${name}' AS ${name}`,
        )
        .join(", "),
    )} FROM json_each(${json})) AS x`,
  field: (value, name) => sql.literal(`${value} ->> '${name}'`),
  elementsOf: (value, name) => sql.literal(`json_each(${value}, '$.${name}') AS n`),
  text: (column) => sql.literal(column),
  json: (column) => sql.literal(column),
  day: (column) => sql.literal(column),
});

/** The dialect of a client. */
export const dialectOf = (sql: SqlClient): Dialect =>
  sql.onDialectOrElse({ pg: () => pg(sql), orElse: () => sqlite(sql) });

/**
 * A transaction whose failed rollback is a failure. On a connection that is lost a rollback fails too, which Effect takes
 * for a defect; but the database undoes by itself what was not committed.
 */
export const failsWhenLost = <A, E, R>(transaction: Effect.Effect<A, E, R>): Effect.Effect<A, E | SqlError, R> =>
  Effect.catchDefect(transaction, (defect) => (defect instanceof SqlError ? Effect.fail(defect) : Effect.die(defect)));

/**
 * Runs an effect in a transaction that sees what others committed before each of its statements (PostgreSQL), or that has
 * the right to write from its beginning (SQLite). Within a transaction of the host it is a part of that.
 */
export const inTransaction = <A, E, R>(sql: SqlClient, effect: Effect.Effect<A, E, R>) =>
  Effect.provideService(
    failsWhenLost(sql.withTransaction(effect)),
    BeginTransaction,
    sql.onDialectOrElse({ pg: () => "BEGIN ISOLATION LEVEL READ COMMITTED", orElse: () => "BEGIN IMMEDIATE" }),
  );
