import type { SequencePosition } from "@meetlat/core";
import type { StoreUnavailable } from "@meetlat/core/store";
import * as Data from "effect/Data";
import type * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Schedule from "effect/Schedule";
import { SqlClient, type SqlError } from "../sql-client.ts";
import { asStoreEffect } from "../store-errors.ts";
import { projectionNames, standingsOf } from "./projection.ts";

/** The read models did not reach a position in the time given. */
export class NotCaughtUp extends Data.TaggedError("NotCaughtUp")<{
  readonly register: string;
  readonly position: SequencePosition;
  /** How far they were when the time was over. */
  readonly reached: SequencePosition;
}> {
  override get message(): string {
    return `The read models of register “${this.register}” are at position ${this.reached}, not yet at ${this.position}. Wait longer, or see whether a projector runs.`;
  }
}

/** The position up to which the rows of all read models are true. */
const reached = (sql: SqlClient, register: string): Effect.Effect<SequencePosition, SqlError> =>
  Effect.map(standingsOf(sql, register), (standings) => {
    const active = standings.filter((one) => one.active).map(({ position }) => position);
    return active.length < projectionNames.length ? -1 : Math.min(...active);
  });

/** How long to wait, and how often to look. */
export interface WhenCaughtUpOptions {
  /** Ten seconds when absent. */
  readonly timeout?: Duration.Input;
  /** A twentieth of a second when absent. */
  readonly pollEvery?: Duration.Input;
}

/**
 * Waits until the read models show all up to a position, such as the one that `handle` or an append gave: then whoever wrote
 * reads what was written. Others must do the projecting: see {@link projectAll} and {@link runProjectors}.
 *
 * @example
 * ```ts
 * import { day } from "@meetlat/core";
 * import { fromDatabaseSync, migrate, projectAll, SqlClient, whenCaughtUp } from "@meetlat/sql";
 * import * as Effect from "effect/Effect";
 * import { DatabaseSync } from "node:sqlite";
 *
 * const program = Effect.gen(function* () {
 *   yield* migrate;
 *   const early = yield* Effect.flip(whenCaughtUp("rotterdam", 0, { timeout: "20 millis" }));
 *   yield* projectAll("rotterdam", { asOf: day("2021-07-01") });
 *   yield* whenCaughtUp("rotterdam", 0);
 *   return early._tag;
 * });
 * const client = fromDatabaseSync(new DatabaseSync(":memory:"));
 * const early = await Effect.runPromise(Effect.provideServiceEffect(program, SqlClient, client));
 * console.assert(early === "NotCaughtUp");
 * ```
 */
export const whenCaughtUp = (
  register: string,
  position: SequencePosition,
  { timeout = "10 seconds", pollEvery = "50 millis" }: WhenCaughtUpOptions = {},
): Effect.Effect<void, NotCaughtUp | StoreUnavailable, SqlClient> =>
  Effect.gen(function* () {
    const sql = yield* SqlClient;
    let last: SequencePosition = -1;
    const look = Effect.map(asStoreEffect(reached(sql, register)), (at) => {
      last = at;
    });
    yield* Effect.repeat(look, { until: () => last >= position, schedule: Schedule.spaced(pollEvery) }).pipe(
      Effect.timeoutOrElse({
        duration: timeout,
        orElse: () => new NotCaughtUp({ register, position, reached: Math.max(last, 0) }),
      }),
    );
  });
