import type { Day, SequencePosition } from "@meetlat/core";
import type { EventUnreadable, StoreUnavailable } from "@meetlat/core/store";
import * as Data from "effect/Data";
import * as Effect from "effect/Effect";
import { transact } from "../patience.ts";
import { headOf } from "../select.ts";
import { SqlClient, type SqlError } from "../sql-client.ts";
import { asStoreEffect } from "../store-errors.ts";
import { allProjectors } from "./all-projectors.ts";
import { buildAnew } from "./build-anew.ts";
import { addFirstGeneration, type Standing, standingsOf } from "./projection.ts";
import { type CaughtUp, catchUp, type Progress, type Projector } from "./projector.ts";

/** A newer version of Meetlat made the rows of this register. Nothing was changed. */
export class ProjectedByNewer extends Data.TaggedError("ProjectedByNewer")<{
  readonly register: string;
  readonly projection: string;
}> {
  override get message(): string {
    return `A newer Meetlat made the rows of “${this.projection}” of register “${this.register}”. Update this one, or rebuild with it to go back.`;
  }
}

/** Why read models were not brought up to date. What was committed until then stays, and the next run goes on from there. */
export type ProjectError = StoreUnavailable | EventUnreadable | ProjectedByNewer;

/** What to bring read models up to date with. */
export interface ProjectOptions {
  /** What day it is: decides what is due. Only rows for this day are kept. */
  readonly asOf: Day;
  /** Hears of every commit. */
  readonly onProgress?: (progress: Progress) => Effect.Effect<void>;
}

/** What was done: the position up to which all rows are true, and the work on each projection. */
export interface Projected {
  readonly position: SequencePosition;
  readonly projections: ReadonlyArray<CaughtUp>;
}

const projectedOf = (projections: ReadonlyArray<CaughtUp>): Projected => ({
  position: Math.min(...projections.map(({ to }) => to)),
  projections,
});

/** Finds the active generation of every projection, making the first where there is none. */
const activeOf = (sql: SqlClient, register: string): Effect.Effect<ReadonlyMap<string, Standing>, SqlError> =>
  Effect.gen(function* () {
    const find = Effect.map(
      standingsOf(sql, register),
      (all) => new Map(all.filter(({ active }) => active).map((one) => [one.name as string, one])),
    );
    const found = yield* find;
    const missing = allProjectors.filter(({ name }) => !found.has(name));
    if (missing.length === 0) return found;
    const add = ({ name, version }: Projector) => addFirstGeneration(sql, register, name, version);
    yield* transact(sql, Effect.forEach(missing, add, { discard: true }));
    return yield* find;
  });

/** Catches one projection up in the generation that is active, whichever that is by then. */
const catchUpActive = (
  sql: SqlClient,
  register: string,
  projector: Projector,
  options: ProjectOptions,
  position: SequencePosition,
): Effect.Effect<CaughtUp, SqlError | EventUnreadable> =>
  Effect.flatMap(activeOf(sql, register), (active) => {
    const standing = active.get(projector.name);
    const again = Effect.suspend(() => catchUpActive(sql, register, projector, options, position));
    if (standing === undefined) return again;
    const place = { sql, register, generation: standing.generation };
    return Effect.flatMap(
      catchUp(place, projector, { position, asOf: options.asOf }, options.onProgress),
      (done): Effect.Effect<CaughtUp, SqlError | EventUnreadable> => (done === null ? again : Effect.succeed(done)),
    );
  });

const projectActive = (sql: SqlClient, register: string, options: ProjectOptions) =>
  Effect.gen(function* () {
    const active = yield* activeOf(sql, register);
    const versionOf = ({ name }: Projector) => active.get(name)?.version ?? 0;
    const newer = allProjectors.find((projector) => versionOf(projector) > projector.version);
    if (newer !== undefined) return yield* new ProjectedByNewer({ register, projection: newer.name });
    if (allProjectors.some((projector) => versionOf(projector) < projector.version)) {
      const built = yield* buildAnew(sql, register, options);
      if (built !== null) return projectedOf(built);
    }
    const head = yield* headOf(sql, register);
    const done = yield* Effect.forEach(allProjectors, (one) => catchUpActive(sql, register, one, options, head));
    return projectedOf(done);
  });

/**
 * Brings the read models of a register up to date: the tables behind the views `measurement`, `target_check`, `deviation`
 * and `deliverable`, which other tools query.
 *
 * **Details**
 *
 * Only what new events touch is computed again; on another day (`asOf`) all verdicts are. It reads without holding a lock,
 * and commits rows together with the position up to which they are true, so it may be stopped at any moment, and run by
 * several processes at once. The first run, and a run by a version of Meetlat that makes other rows, takes all of the log.
 *
 * @example
 * ```ts
 * import { day } from "@meetlat/core";
 * import { fromDatabaseSync, migrate, projectAll, SqlClient } from "@meetlat/sql";
 * import * as Effect from "effect/Effect";
 * import { DatabaseSync } from "node:sqlite";
 *
 * const program = Effect.gen(function* () {
 *   yield* migrate;
 *   const { position } = yield* projectAll("rotterdam", { asOf: day("2021-07-01") });
 *   const sql = yield* SqlClient;
 *   const notMet = yield* sql`SELECT target, period FROM target_check WHERE register = 'rotterdam' AND verdict = 'notMet'`;
 *   return { position, notMet };
 * });
 * const client = fromDatabaseSync(new DatabaseSync(":memory:"));
 * const { position, notMet } = await Effect.runPromise(Effect.provideServiceEffect(program, SqlClient, client));
 * console.assert(position === 0 && notMet.length === 0);
 * ```
 */
export const projectAll = (
  register: string,
  options: ProjectOptions,
): Effect.Effect<Projected, ProjectError, SqlClient> =>
  Effect.flatMap(SqlClient, (sql) => asStoreEffect(projectActive(sql, register, options)));

/**
 * Makes the read models of a register anew from all of its log, beside those that are there. Readers see the old rows until
 * the new are complete, and then the new.
 *
 * **Details**
 *
 * For when rows were changed by hand or are not trusted; {@link projectAll} rebuilds by itself when a new version of Meetlat
 * makes other rows. When it stops half-way, the old rows stay, and what it left is cleared by the next rebuild that
 * succeeds. Of two rebuilds at once, the one that began last stands in the end.
 */
export const rebuild = (register: string, options: ProjectOptions): Effect.Effect<Projected, ProjectError, SqlClient> =>
  Effect.flatMap(SqlClient, (sql) =>
    asStoreEffect(
      Effect.gen(function* () {
        yield* activeOf(sql, register);
        const built = yield* buildAnew(sql, register, options);
        return built === null ? yield* projectActive(sql, register, options) : projectedOf(built);
      }),
    ),
  );
