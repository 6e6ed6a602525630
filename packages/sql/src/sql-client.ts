/**
 * The one place where Meetlat touches Effect's SQL modules, which are still marked unstable.
 *
 * @module
 */
export * as Migrator from "effect/sql/Migrator";
export { BeginTransaction, make as makeSqlClient, makeSqliteAcquirers, SqlClient } from "effect/sql/SqlClient";
export type { Connection } from "effect/sql/SqlConnection";
export {
  AuthorizationError,
  ConnectionError,
  ConstraintError,
  classifySqliteError,
  DeadlockError,
  LockTimeoutError,
  SerializationError,
  SqlError,
  type SqlErrorReason,
  StatementTimeoutError,
  UniqueViolation,
  UnknownError,
} from "effect/sql/SqlError";
export { defaultEscape, type Fragment, makeCompiler, makeCompilerSqlite } from "effect/sql/Statement";
