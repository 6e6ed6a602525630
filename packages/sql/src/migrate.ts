import { readdirSync, readFileSync } from "node:fs";
import * as Data from "effect/Data";
import * as Effect from "effect/Effect";
import * as Schedule from "effect/Schedule";
import { inTransaction } from "./dialect.ts";
import { isPassing } from "./patience.ts";
import { Migrator, SqlClient, SqlError } from "./sql-client.ts";

const tableOf = (engine: "pg" | "sqlite"): string => (engine === "pg" ? "meetlat.migration" : "meetlat_migration");

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
  const table = tableOf(engine);
  const known =
    engine === "pg"
      ? yield* sql<{ found: unknown }>`SELECT to_regclass(${table}) IS NOT NULL AS found`
      : yield* sql<{ found: unknown }>`SELECT 1 AS found FROM sqlite_master WHERE type = 'table' AND name = ${table}`;
  if (known[0] === undefined || known[0].found === false) return 0;
  const last = yield* sql<{ last: unknown }>`SELECT MAX(migration_id) AS last FROM ${sql(table)}`;
  return Number(last[0]?.last ?? 0);
});

/** Another process is making the tables, too: looking again a moment later shows what it did. */
const isElsewhere = (cause: unknown): boolean =>
  isPassing(cause) ||
  (cause instanceof SqlError && cause.reason._tag === "UniqueViolation") ||
  (cause instanceof Migrator.MigrationError &&
    (cause.kind === "Locked" || (cause.kind === "Failed" && isElsewhere(cause.cause))));

const run = Effect.gen(function* () {
  const sql = yield* SqlClient;
  const engine = engineOf(sql);
  const files = migrationFiles(engine);
  // Those who may only write or read cannot look whether a lock is free: they need not, when all is done already.
  if ((yield* migratedTo) >= (files.at(-1)?.number ?? 0)) return [];
  if (engine === "pg") yield* sql`CREATE SCHEMA IF NOT EXISTS meetlat`;
  const loader = Effect.succeed(
    files.map(({ number, name, sql: text }) => {
      const statements = statementsOf(text).map((statement) => sql.unsafe(statement).unprepared);
      return [number, name, Effect.succeed(Effect.forEach(statements, (one) => one, { discard: true }))] as const;
    }),
  );
  const done = yield* runner({ loader, table: tableOf(engine) });
  return done.map(([number]) => number);
});

/** All of it in one transaction, with what the migrator makes for itself. */
const runWhole = Effect.flatMap(SqlClient, (sql) => inTransaction(sql, run));

/**
 * Makes the tables, or brings them up to date; does nothing when they are. All of it happens, or nothing. On PostgreSQL the
 * tables stand in the schema `meetlat`, and whoever runs this owns them.
 *
 * @returns the numbers of the migrations that were run.
 */
export const migrate: Effect.Effect<ReadonlyArray<number>, MigrationFailed, SqlClient> = runWhole.pipe(
  Effect.retry({
    while: isElsewhere,
    schedule: Schedule.upTo(Schedule.spaced("100 millis"), { duration: "1 minute" }),
  }),
  Effect.mapError((cause) => new MigrationFailed({ cause })),
);
