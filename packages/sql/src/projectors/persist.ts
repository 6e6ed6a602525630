import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Schedule from "effect/Schedule";
import { inTransaction } from "../dialect.ts";
import { type SqlClient, SqlError } from "../sql-client.ts";

/** The database refused for now, and undid all: another holds a lock, or was in the way. */
const isPassing = (error: unknown): boolean =>
  error instanceof SqlError && ["LockTimeoutError", "SerializationError", "DeadlockError"].includes(error.reason._tag);

const patience = Schedule.min([Schedule.exponential("5 millis"), Schedule.spaced("200 millis")]).pipe(
  Schedule.jittered,
  Schedule.upTo({ duration: "1 minute" }),
);

/** A transaction, tried again while another is in its way. Within a transaction of the host, only the host can begin again. */
export const persistently = <A, E, R>(sql: SqlClient, effect: Effect.Effect<A, E, R>) => {
  const once = inTransaction(sql, effect);
  return Effect.flatMap(Effect.serviceOption(sql.transactionService), (within) =>
    Option.isSome(within) ? once : Effect.retry(once, { while: isPassing, schedule: patience }),
  );
};
