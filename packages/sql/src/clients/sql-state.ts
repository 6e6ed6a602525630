import {
  AuthorizationError,
  ConnectionError,
  ConstraintError,
  DeadlockError,
  LockTimeoutError,
  SerializationError,
  SqlError,
  type SqlErrorReason,
  StatementTimeoutError,
  UniqueViolation,
  UnknownError,
} from "../sql-client.ts";

/**
 * Whether the server said it. What carries no SQLSTATE, as a timeout of the client's own or a code of Node (`EPIPE`), it did
 * not: nobody knows then what the connection still does, so nobody should go on with it.
 */
const isAnswer = (code: string): boolean => /^(?!E[A-Z])[0-9A-Z]{5}$/.test(code);

const reasonOf = (code: string, cause: unknown, operation: string): SqlErrorReason => {
  const about = { cause, operation, message: cause instanceof Error ? cause.message : String(cause) };
  switch (code) {
    case "40001":
      return new SerializationError(about);
    case "40P01":
      return new DeadlockError(about);
    case "55P03":
      return new LockTimeoutError(about);
    case "57014":
      return new StatementTimeoutError(about);
    case "42501":
      return new AuthorizationError(about);
    case "23505":
      return new UniqueViolation({ ...about, constraint: constraintOf(cause) });
  }
  if (code.startsWith("23")) return new ConstraintError(about);
  if (!isAnswer(code) || /^(08|57P)/.test(code)) return new ConnectionError(about);
  return new UnknownError(about);
};

const fieldOf = (cause: unknown, field: string): string => {
  const value = typeof cause === "object" && cause !== null ? (cause as Record<string, unknown>)[field] : undefined;
  return typeof value === "string" ? value : "";
};

const constraintOf = (cause: unknown): string => fieldOf(cause, "constraint");

/** The SQLSTATE of what a PostgreSQL driver threw, or an empty text. */
export const sqlStateOf = (cause: unknown): string => fieldOf(cause, "code");

/** What a PostgreSQL driver threw, by its SQLSTATE. */
export const ofSqlState = (cause: unknown, operation: string): SqlError =>
  new SqlError({ reason: reasonOf(sqlStateOf(cause), cause, operation) });
