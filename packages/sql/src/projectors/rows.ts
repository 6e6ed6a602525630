import * as Effect from "effect/Effect";
import { inBatches } from "../batches.ts";
import { type ColumnType, dialectOf } from "../dialect.ts";
import type { Fragment, SqlError } from "../sql-client.ts";
import type { Place } from "./projection.ts";

/** The columns of a table of rows besides register and generation, by name. */
export type Columns = Readonly<Record<string, ColumnType>>;

/** A table of rows. */
export interface Table {
  readonly name: string;
  readonly columns: Columns;
  /** The columns after register and generation by which a row is known. */
  readonly key: ReadonlyArray<string>;
}

/** A row, by the names of its columns; a column that is not named is null. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** How many rows of an earlier generation one statement takes away. */
const OLD_ROWS = 5_000;

/** PostgreSQL has no place in a text for a zero character, and an event may hold one. */
const storable = (_key: string, value: unknown): unknown =>
  typeof value === "string" ? value.replaceAll("\u0000", "\ufffd") : value;

const jsonBatches = (rows: ReadonlyArray<Row>): ReadonlyArray<string> =>
  inBatches(rows).map((batch) => JSON.stringify(batch, storable));

/** Adds rows to a table; `conflict` says what happens to those that are there. */
export const insertRows = (
  { sql, register, generation }: Place,
  { name, columns }: Table,
  rows: ReadonlyArray<Row>,
  conflict: Fragment = sql.literal(""),
): Effect.Effect<void, SqlError> => {
  const { table, records } = dialectOf(sql);
  const list = Object.keys(columns);
  // Without a WHERE, SQLite would read the ON of a conflict as that of a join.
  return Effect.forEach(
    jsonBatches(rows),
    (json) => sql`
      INSERT INTO ${table(name)} AS r (register, generation, ${sql.literal(list.join(", "))})
      SELECT ${register}, CAST(${generation} AS INTEGER), ${sql.literal(list.map((one) => `x.${one}`).join(", "))}
      FROM ${records(json, columns)} WHERE TRUE ${conflict}`,
    { discard: true },
  );
};

/** Takes all rows of a generation away. */
export const deleteAllRows = (
  { sql, register, generation }: Place,
  { name }: Table,
): Effect.Effect<unknown, SqlError> =>
  sql`DELETE FROM ${dialectOf(sql).table(name)} WHERE register = ${register} AND generation = ${generation}`;

/** Takes the rows of some subjects away, which are known by the columns that they name. */
export const deleteRows = (
  { sql, register, generation }: Place,
  { name, columns }: Table,
  subjects: ReadonlyArray<Row>,
): Effect.Effect<void, SqlError> => {
  const { table, records } = dialectOf(sql);
  const list = Object.keys(subjects[0] ?? {});
  const known = Object.fromEntries(list.map((one) => [one, columns[one] ?? "text"] as const));
  return Effect.forEach(
    jsonBatches(subjects),
    (json) => sql`
      DELETE FROM ${table(name)} WHERE register = ${register} AND generation = ${generation}
      AND (${sql.literal(list.join(", "))}) IN (
        SELECT ${sql.literal(list.map((one) => `x.${one}`).join(", "))} FROM ${records(json, known)}
      )`,
    { discard: true },
  );
};

/** Takes some rows of earlier generations away, and tells how many: few enough that nobody waits for it. */
export const deleteSomeRowsBefore = (
  { sql, register, generation }: Place,
  { name, key }: Table,
): Effect.Effect<number, SqlError> => {
  const table = dialectOf(sql).table(name);
  const before = sql`register = ${register} AND generation < ${generation} LIMIT ${OLD_ROWS}`;
  const deleted = sql.onDialectOrElse({
    pg: () => sql`
      DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE ${before})) RETURNING 1 AS one`,
    orElse: () => {
      const known = sql.literal(["register", "generation", ...key].join(", "));
      return sql`
        DELETE FROM ${table} WHERE (${known}) IN (SELECT ${known} FROM ${table} WHERE ${before}) RETURNING 1 AS one`;
    },
  });
  return Effect.map(deleted, (rows) => rows.length);
};
