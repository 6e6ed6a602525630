import { readdirSync, readFileSync } from "node:fs";
import * as Data from "effect/Data";
import * as Effect from "effect/Effect";
import { failsWhenLost } from "./dialect.ts";
import { withPatience } from "./passing-errors.ts";
import { Migrator, SqlClient, type SqlError } from "./sql-client.ts";

const TABLE = "meetlat_migration";

/** The numbered SQL files of an engine, in order: `0001_event_log.sql`. They are in the package's folder `migrations`. */
export const migrationFiles = (
  engine: "pg" | "sqlite",
): ReadonlyArray<{ readonly number: number; readonly name: string; readonly sql: string }> => {
  const folder = new URL(`../migrations/${engine}/`, import.meta.url);
  return readdirSync(folder)
    .filter((file) => /^\d{4}_.*\.sql$/.test(file))
    .sort()
    .map((file) => ({
      number: Number(file.slice(0, 4)),
      name: file.slice(5, -4),
      sql: readFileSync(new URL(file, folder), "utf8"),
    }));
};

/** The statements of a file: each ends with a semicolon before an empty line. */
export const statementsOf = (sql: string): ReadonlyArray<string> =>
  sql
    .split(/;\s*\n\s*(?:\n|$)/)
    .map((statement) => statement.replaceAll(/^--.*\n/gm, "").trim())
    .filter((statement) => statement !== "");

/** The tables could not be made or brought up to date. Nothing was changed. */
export class MigrationFailed extends Data.TaggedError("MigrationFailed")<{ readonly cause: unknown }> {
  override get message(): string {
    return `The tables of Meetlat could not be brought up to date: ${this.cause instanceof Error ? this.cause.message : this.cause}`;
  }
}

const engineOf = (sql: SqlClient): "pg" | "sqlite" =>
  sql.onDialectOrElse({ pg: () => "pg" as const, orElse: () => "sqlite" as const });

const runner = Migrator.make({});

/** The number of the last migration that was run on a database; 0 on one without tables. */
export const migratedTo: Effect.Effect<number, SqlError, SqlClient> = Effect.gen(function* () {
  const sql = yield* SqlClient;
  const engine = engineOf(sql);
  const known =
    engine === "pg"
      ? yield* sql<{ found: unknown }>`SELECT to_regclass(${TABLE}) IS NOT NULL AS found`
      : yield* sql<{ found: unknown }>`SELECT 1 AS found FROM sqlite_master WHERE type = 'table' AND name = ${TABLE}`;
  if (known[0] === undefined || known[0].found === false) return 0;
  const last = yield* sql<{ last: unknown }>`SELECT MAX(migration_id) AS last FROM ${sql(TABLE)}`;
  return Number(last[0]?.last ?? 0);
});

/**
 * Makes the tables, or brings them up to date; does nothing when they are. All of it happens, or nothing. On PostgreSQL the
 * tables stand in the schema `meetlat`, and whoever runs this owns them.
 *
 * @returns the numbers of the migrations that were run.
 */
export const migrate: Effect.Effect<ReadonlyArray<number>, MigrationFailed, SqlClient> = Effect.gen(function* () {
  const sql = yield* SqlClient;
  const files = migrationFiles(engineOf(sql));
  // Those who may only write or read cannot look whether a lock is free: they need not, when all is done already.
  if ((yield* migratedTo) >= (files.at(-1)?.number ?? 0)) return [];
  const loader = Effect.succeed(
    files.map(
      (file) =>
        [
          file.number,
          file.name,
          Effect.succeed(
            Effect.forEach(statementsOf(file.sql), (statement) => sql.unsafe(statement).unprepared, { discard: true }),
          ),
        ] as const,
    ),
  );
  const done = yield* failsWhenLost(runner({ loader, table: TABLE }));
  return done.map(([number]) => number);
}).pipe(
  // Another process may be making the same tables.
  withPatience,
  Effect.mapError((cause) => new MigrationFailed({ cause })),
);
