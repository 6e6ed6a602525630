import type { Day } from "@meetlat/core";
import type { StoreUnavailable } from "@meetlat/core/store";
import type * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Stream from "effect/Stream";
import { headOf } from "../select.ts";
import { SqlClient } from "../sql-client.ts";
import { asStoreEffect } from "../store-errors.ts";
import { type Wakes, wakeOf } from "../wakes.ts";
import { type ProjectError, projectAll } from "./project-all.ts";

/** How projectors follow a register. */
export interface RunProjectorsOptions<E = never, R = never> {
  /** What day it is: asked whenever they look. */
  readonly today: Effect.Effect<Day, E, R>;
  /** Tells of appends by other processes; without it they look every `pollEvery`. */
  readonly wakes?: Wakes;
  /** How often they look for themselves: half a second, or ten seconds when they are woken. */
  readonly pollEvery?: Duration.Input;
}

/**
 * Keeps the read models of a register up to date, for ever: after every append, and when another day begins.
 *
 * **Details**
 *
 * It fails when the database does not answer. Run it again then, with `Effect.retry`: it goes on from where it was. It may run
 * in several processes.
 *
 * @example
 * ```ts
 * import { day } from "@meetlat/core";
 * import { fromDatabaseSync, migrate, runProjectors, SqlClient, whenCaughtUp } from "@meetlat/sql";
 * import * as Effect from "effect/Effect";
 * import { DatabaseSync } from "node:sqlite";
 *
 * const program = Effect.gen(function* () {
 *   yield* migrate;
 *   const today = Effect.sync(() => day(new Date().toISOString().slice(0, 10)));
 *   yield* Effect.forkChild(runProjectors("rotterdam", { today }));
 *   yield* whenCaughtUp("rotterdam", 0);
 *   return "caught up";
 * });
 * const client = fromDatabaseSync(new DatabaseSync(":memory:"));
 * const said = await Effect.runPromise(Effect.provideServiceEffect(program, SqlClient, client));
 * console.assert(said === "caught up");
 * ```
 */
export const runProjectors = <E = never, R = never>(
  register: string,
  { today, wakes, pollEvery = wakes === undefined ? "500 millis" : "10 seconds" }: RunProjectorsOptions<E, R>,
): Effect.Effect<never, ProjectError | StoreUnavailable | E, SqlClient | R> =>
  Effect.scoped(
    Effect.gen(function* () {
      const sql = yield* SqlClient;
      const told = wakes === undefined ? Option.none() : yield* Effect.option(wakes);
      const wake = wakeOf(register);
      let [position, asOf]: [number, Day | null] = [-1, null];
      const look = Effect.gen(function* () {
        const day = yield* today;
        const head = yield* asStoreEffect(headOf(sql, register));
        if (head <= position && day === asOf) return;
        const projected = yield* projectAll(register, { asOf: day });
        [position, asOf] = [projected.position, day];
      });
      const looks = Stream.as(Stream.tick(pollEvery), wake);
      const signals = Option.isNone(told)
        ? looks
        : Stream.merge(
            looks,
            Stream.filter(told.value, (one) => one === wake),
          );
      yield* look;
      yield* Stream.runForEach(signals, () => look);
      return yield* Effect.never;
    }),
  );
