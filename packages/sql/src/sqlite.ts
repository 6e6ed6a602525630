/**
 * Meetlat's event store in one SQLite file, with Node's own SQLite.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import * as Effect from "effect/Effect";
import type * as Scope from "effect/Scope";
import { attempt, fromDatabaseSync } from "./clients/database-sync.ts";
import { withPatience } from "./patience.ts";
import type { SqlClient, SqlError } from "./sql-client.ts";

/** How an SQLite file is opened. */
export interface SqliteOptions {
  /** Opens the file for reading alone where it, or its folder, may not be written; fails when absent. */
  readonly orReadOnly?: boolean;
}

const configured = (database: DatabaseSync, pragmas: string): DatabaseSync => {
  try {
    database.exec(pragmas);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
};

/** `SQLITE_READONLY` and `SQLITE_CANTOPEN`; the higher bits say more. */
const mayNotWrite = (error: unknown): boolean =>
  error instanceof Error && "errcode" in error && [8, 14].includes(Number(error.errcode) & 0xff);

const READ_ONLY = "PRAGMA query_only = ON; SELECT COUNT(*) FROM sqlite_master;";

const openToRead = (filename: string): DatabaseSync => {
  try {
    return configured(new DatabaseSync(filename, { readOnly: true, timeout: 50 }), READ_ONLY);
  } catch (error) {
    // Reading beside a writer needs two files next to this one. Where they cannot be made and nobody made them, nobody writes.
    if (!mayNotWrite(error) || existsSync(`${filename}-wal`)) throw error;
    const url = pathToFileURL(filename);
    url.searchParams.set("immutable", "1");
    return configured(new DatabaseSync(url, { readOnly: true }), READ_ONLY);
  }
};

const openToWrite = (filename: string): DatabaseSync =>
  configured(
    new DatabaseSync(filename, { timeout: 50 }),
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;",
  );

const open = (filename: string, { orReadOnly = false }: SqliteOptions): DatabaseSync => {
  if (!orReadOnly) return openToWrite(filename);
  try {
    return openToWrite(filename);
  } catch (error) {
    if (mayNotWrite(error) && existsSync(filename)) return openToRead(filename);
    throw error;
  }
};

/**
 * Opens an SQLite file, made when it is not there, for as long as the scope is open; `:memory:` for one that is gone after.
 *
 * **Details**
 *
 * Readers with a client of their own do not wait for a writer (write-ahead log), and what was acknowledged is on disk
 * (`synchronous = FULL`). With `orReadOnly`, questions can be asked of a file that may only be read.
 */
export const openSqlite = (
  filename: string,
  options: SqliteOptions = {},
): Effect.Effect<SqlClient, SqlError, Scope.Scope> =>
  Effect.flatMap(
    withPatience(
      Effect.acquireRelease(
        attempt("open", () => open(filename, options)),
        (database) => Effect.sync(() => database.close()),
      ),
    ),
    fromDatabaseSync,
  );
