/**
 * Meetlat's event store and read models on SQLite and PostgreSQL, over Effect's `SqlClient`.
 *
 * @module
 */

export { type DatabaseSyncLike, fromDatabaseSync } from "./clients/database-sync.ts";
export { fromPool, type PgPoolClientLike, type PgPoolLike } from "./clients/pg-pool.ts";
export { fromPGlite, type PGliteLike, type PGliteTransactionLike, pgliteWakes } from "./clients/pglite.ts";
export { poolWakes } from "./clients/pool-wakes.ts";
export { type CopyDifference, CopyDiffers, describeCopyDiffers } from "./copy-differs.ts";
export { type EventContent, FIRST_HASH, nextHash } from "./event-row.ts";
export { type SqlEventStoreOptions, sqlEventStore, sqlEventStoreLayer } from "./event-store.ts";
export { type Imported, type ImportOptions, importCommands } from "./import-commands.ts";
export { type ImportEventsOptions, type ImportedEvents, importEvents } from "./import-events.ts";
export { MigrationFailed, migrate, migratedTo, migrationFiles } from "./migrate.ts";
export {
  type CaughtUp,
  NotCaughtUp,
  type Progress,
  type ProjectError,
  type Projected,
  ProjectedByNewer,
  type ProjectionName,
  type ProjectOptions,
  projectAll,
  projectionNames,
  type RunProjectorsOptions,
  rebuild,
  runProjectors,
  type WhenCaughtUpOptions,
  whenCaughtUp,
} from "./projectors/index.ts";
export { registerNames } from "./select.ts";
export { SqlClient } from "./sql-client.ts";
export { TablesMissing } from "./store-errors.ts";
export { storedEvents } from "./stored-events.ts";
export { type Break, type PublishedHead, type Verification, verify } from "./verify.ts";
export type { Wakes } from "./wakes.ts";
