import type { Day, SequencePosition } from "@meetlat/core";
import * as Effect from "effect/Effect";
import { dialectOf } from "../dialect.ts";
import type { Fragment, SqlClient, SqlError } from "../sql-client.ts";

/** The read models: a view each, of this name. */
export const projectionNames = ["measurement", "target_check", "deviation", "deliverable"] as const;
/** One of {@link projectionNames}. */
export type ProjectionName = (typeof projectionNames)[number];

/** Up to where rows are true: a position of the log, and the day for which they hold; `null` when no day matters. */
export interface Checkpoint {
  readonly position: SequencePosition;
  readonly asOf: Day | null;
}

/** One generation of a projection of a register, as its row in table `projection` says. */
export interface Standing extends Checkpoint {
  readonly name: ProjectionName;
  readonly generation: number;
  readonly active: boolean;
  /** The version of the code that made the rows. */
  readonly version: number;
}

/** Where the rows of a generation stand. */
export interface Place {
  readonly sql: SqlClient;
  readonly register: string;
  readonly generation: number;
}

interface Row {
  readonly name: string;
  readonly generation: unknown;
  readonly active: unknown;
  readonly checkpoint: unknown;
  readonly as_of: unknown;
  readonly version: unknown;
}

const standingOf = (row: Row): Standing => ({
  name: row.name as ProjectionName,
  generation: Number(row.generation),
  active: Boolean(row.active),
  position: Number(row.checkpoint),
  asOf: row.as_of === null ? null : (String(row.as_of) as Day),
  version: Number(row.version),
});

const columns = (sql: SqlClient): Fragment =>
  sql`name, generation, active, checkpoint, ${dialectOf(sql).day("as_of")} AS as_of, version`;

/** All generations of all projections of a register. */
export const standingsOf = (sql: SqlClient, register: string): Effect.Effect<ReadonlyArray<Standing>, SqlError> =>
  Effect.map(
    sql<Row>`
      SELECT ${columns(sql)} FROM ${dialectOf(sql).table("projection")}
      WHERE register = ${register} ORDER BY name, generation`,
    (rows) => rows.map(standingOf),
  );

/** Takes the right to write rows of a generation, and gives its standing now; `null` when another took it away. */
export const lockStanding = (
  { sql, register, generation }: Place,
  name: ProjectionName,
): Effect.Effect<Standing | null, SqlError> => {
  const table = dialectOf(sql).table("projection");
  const mine = sql`register = ${register} AND name = ${name} AND generation = ${generation}`;
  const held = sql.onDialectOrElse({
    pg: () => sql<Row>`SELECT ${columns(sql)} FROM ${table} WHERE ${mine} FOR UPDATE`,
    orElse: () => sql<Row>`UPDATE ${table} SET checkpoint = checkpoint WHERE ${mine} RETURNING ${columns(sql)}`,
  });
  return Effect.map(held, ([row]) => (row === undefined ? null : standingOf(row)));
};

/**
 * Takes the right to change which generations there are, and gives them. They are read after the lock: a statement that
 * itself waits for a lock does not see what was added while it waited.
 */
export const lockStandings = (sql: SqlClient, register: string): Effect.Effect<ReadonlyArray<Standing>, SqlError> => {
  const table = dialectOf(sql).table("projection");
  const held = sql.onDialectOrElse({
    pg: () => sql`SELECT 1 FROM ${table} WHERE register = ${register} ORDER BY name, generation FOR UPDATE`,
    orElse: () => sql`UPDATE ${table} SET checkpoint = checkpoint WHERE register = ${register}`,
  });
  return Effect.andThen(held, standingsOf(sql, register));
};

/** Moves the checkpoint of a generation. */
export const moveCheckpoint = (
  { sql, register, generation }: Place,
  name: ProjectionName,
  { position, asOf }: Checkpoint,
): Effect.Effect<unknown, SqlError> => sql`
  UPDATE ${dialectOf(sql).table("projection")} SET checkpoint = ${position}, as_of = ${asOf}
  WHERE register = ${register} AND name = ${name} AND generation = ${generation}`;

/** Adds a generation with nothing in it. */
export const addGeneration = (
  { sql, register, generation }: Place,
  name: ProjectionName,
  version: number,
): Effect.Effect<unknown, SqlError> => sql`
  INSERT INTO ${dialectOf(sql).table("projection")} (register, name, generation, active, checkpoint, version)
  VALUES (${register}, ${name}, ${generation}, FALSE, 0, ${version})`;

/** Adds the first generation of a projection, unless it has one. */
export const addFirstGeneration = (
  sql: SqlClient,
  register: string,
  name: ProjectionName,
  version: number,
): Effect.Effect<unknown, SqlError> => {
  const table = dialectOf(sql).table("projection");
  return sql`
    INSERT INTO ${table} (register, name, generation, active, checkpoint, version)
    SELECT ${register}, ${name}, 1, TRUE, 0, CAST(${version} AS INTEGER)
    WHERE NOT EXISTS (SELECT 1 FROM ${table} WHERE register = ${register} AND name = ${name})
    ON CONFLICT DO NOTHING`;
};
