import * as Effect from "effect/Effect";
import * as Schedule from "effect/Schedule";
import { inTransaction } from "./dialect.ts";
import { type SqlClient, SqlError } from "./sql-client.ts";

/** The database refused for now: another holds the lock, or was in the way. Trying again is safe, since all was undone. */
export const isPassing = (error: unknown): boolean =>
  error instanceof SqlError && ["LockTimeoutError", "SerializationError", "DeadlockError"].includes(error.reason._tag);

/** Waits a little longer each time, up to a fifth of a second, for as long as a minute. */
const patience = Schedule.min([Schedule.exponential("5 millis"), Schedule.spaced("200 millis")]).pipe(
  Schedule.jittered,
  Schedule.upTo({ duration: "1 minute" }),
);

/** Tries again while another is in the way. */
export const withPatience = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.retry(effect, { while: isPassing, schedule: patience });

/**
 * A transaction (see {@link inTransaction}) that is tried again while others are in its way. Within a transaction of the
 * host, only the host can begin again.
 */
export const transact = <A, E, R>(sql: SqlClient, effect: Effect.Effect<A, E, R>) => {
  const once = inTransaction(sql, effect);
  return Effect.flatMap(Effect.serviceOption(sql.transactionService), (within) =>
    within._tag === "Some" ? once : withPatience(once),
  );
};
