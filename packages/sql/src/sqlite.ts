/**
 * Meetlat's event store in one SQLite file, with Node's own SQLite.
 *
 * @module
 */

import { DatabaseSync } from "node:sqlite";
import * as Effect from "effect/Effect";
import type * as Scope from "effect/Scope";
import { attempt, fromDatabaseSync } from "./clients/database-sync.ts";
import { withPatience } from "./patience.ts";
import type { SqlClient, SqlError } from "./sql-client.ts";

/**
 * Opens an SQLite file, made when it is not there, for as long as the scope is open; `:memory:` for one that is gone after.
 *
 * **Details**
 *
 * Readers with a client of their own do not wait for a writer (write-ahead log), and what was acknowledged is on disk (`synchronous = FULL`).
 */
export const openSqlite = (filename: string): Effect.Effect<SqlClient, SqlError, Scope.Scope> =>
  Effect.flatMap(
    withPatience(
      Effect.acquireRelease(
        attempt("open", () => {
          const database = new DatabaseSync(filename, { timeout: 50 });
          try {
            database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
          } catch (error) {
            database.close();
            throw error;
          }
          return database;
        }),
        (database) => Effect.sync(() => database.close()),
      ),
    ),
    fromDatabaseSync,
  );
