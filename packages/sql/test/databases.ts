import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { PGlite } from "@electric-sql/pglite";
import * as Effect from "effect/Effect";
import type * as Scope from "effect/Scope";
import pg from "pg";
import { fromDatabaseSync, fromPGlite, fromPool, migrate, pgliteWakes, poolWakes, SqlClient } from "../src/index.ts";
import { connectPg, pgWakes } from "../src/pg.ts";
import { openSqlite } from "../src/sqlite.ts";
import type { Wakes } from "../src/wakes.ts";
import { createPgDatabase, hasPostgres } from "./postgres.ts";

/** A client of a database, and what wakes its subscribers. */
export interface Connected {
  readonly sql: SqlClient;
  readonly wakes?: Wakes;
}

/** A database that tests run on. */
export interface Database {
  readonly name: string;
  readonly engine: "pg" | "sqlite";
  /** A client of its own each time, as another process would have. */
  readonly connect: Effect.Effect<Connected, unknown, Scope.Scope>;
  readonly drop: () => Promise<void>;
}

const migrated = (connected: Connected): Effect.Effect<Connected, unknown> =>
  Effect.as(Effect.provideService(migrate, SqlClient, connected.sql), connected);

/** A pool of `pg` for as long as the scope is open. */
export const scopedPool = (url: string): Effect.Effect<pg.Pool, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const pool = new pg.Pool({ connectionString: url, max: 4 });
      pool.on("error", () => undefined);
      return pool;
    }),
    (pool) => Effect.promise(() => pool.end()),
  );

const sqliteFile = async (): Promise<Database> => {
  const folder = mkdtempSync(join(tmpdir(), "meetlat-sql-"));
  const file = join(folder, "register.sqlite");
  return {
    name: "SQLite, a file",
    engine: "sqlite",
    connect: Effect.flatMap(
      Effect.map(openSqlite(file), (sql) => ({ sql })),
      migrated,
    ),
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
};

const sqliteOfHost = async (): Promise<Database> => {
  const database = new DatabaseSync(":memory:");
  const client = await Effect.runPromise(fromDatabaseSync(database));
  return {
    name: "SQLite, a DatabaseSync of the host",
    engine: "sqlite",
    connect: migrated({ sql: client }),
    drop: async () => database.close(),
  };
};

const pglite = async (): Promise<Database> => {
  const database = await PGlite.create();
  const client = await Effect.runPromise(fromPGlite(database));
  return {
    name: "PGlite",
    engine: "pg",
    connect: migrated({ sql: client, wakes: pgliteWakes(database) }),
    drop: () => database.close(),
  };
};

const postgres = async (): Promise<Database> => {
  const { url, drop } = await createPgDatabase();
  return {
    name: "PostgreSQL",
    engine: "pg",
    connect: Effect.flatMap(
      Effect.map(connectPg(url, { maxConnections: 4 }), (sql) => ({ sql, wakes: pgWakes(sql) })),
      migrated,
    ),
    drop,
  };
};

const postgresPool = async (): Promise<Database> => {
  const { url, drop } = await createPgDatabase();
  return {
    name: "PostgreSQL, a pool of pg",
    engine: "pg",
    connect: Effect.gen(function* () {
      const pool = yield* scopedPool(url);
      return yield* migrated({ sql: yield* fromPool(pool), wakes: poolWakes(pool) });
    }),
    drop,
  };
};

/** Every kind of database, by name; those on PostgreSQL only where one answers. */
export const databases: ReadonlyArray<readonly [name: string, create: (() => Promise<Database>) | null]> = [
  ["SQLite, a file", sqliteFile],
  ["SQLite, a DatabaseSync of the host", sqliteOfHost],
  ["PGlite", pglite],
  ["PostgreSQL", hasPostgres ? postgres : null],
  ["PostgreSQL, a pool of pg", hasPostgres ? postgresPool : null],
];
