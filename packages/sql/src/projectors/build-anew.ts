import type { Day } from "@meetlat/core";
import type { EventUnreadable } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import { dialectOf } from "../dialect.ts";
import { transact } from "../patience.ts";
import { headOf } from "../select.ts";
import type { SqlClient, SqlError } from "../sql-client.ts";
import { allProjectors } from "./all-projectors.ts";
import { addGeneration, lockStandings, type Place, type Standing } from "./projection.ts";
import { type CaughtUp, catchUp, type Progress } from "./projector.ts";
import { deleteSomeRowsBefore } from "./rows.ts";

/** Begins a generation above all that there are. */
const begin = (sql: SqlClient, register: string): Effect.Effect<Place, SqlError> =>
  transact(
    sql,
    Effect.gen(function* () {
      const standings = yield* lockStandings(sql, register);
      const generation = 1 + Math.max(0, ...standings.map((one) => one.generation));
      const place = { sql, register, generation };
      for (const { name, version } of allProjectors) yield* addGeneration(place, name, version);
      return place;
    }),
  );

type Swap = "swapped" | "behind" | "overtaken";

const isBehind = (mine: ReadonlyArray<Standing>, active: ReadonlyArray<Standing>): boolean =>
  mine.some(({ name, position }) => active.some((one) => one.name === name && one.position > position));

/**
 * Makes a generation the active one, and takes all before it away. Not while it is behind the active one, which readers
 * would see as a step back, and not after a later generation did the same.
 */
const swap = ({ sql, register, generation }: Place): Effect.Effect<Swap, SqlError> =>
  transact(
    sql,
    Effect.gen(function* () {
      const standings = yield* lockStandings(sql, register);
      const mine = standings.filter((one) => one.generation === generation);
      if (mine.length < allProjectors.length) return "overtaken";
      const active = standings.filter((one) => one.active);
      if (isBehind(mine, active)) return "behind";
      const table = dialectOf(sql).table("projection");
      yield* sql`DELETE FROM ${table} WHERE register = ${register} AND generation < ${generation}`;
      yield* sql`UPDATE ${table} SET active = TRUE WHERE register = ${register} AND generation = ${generation}`;
      return "swapped";
    }),
  );

/** Rows of generations before this one belong to nobody any more. */
const clearBefore = (place: Place): Effect.Effect<void, SqlError> =>
  Effect.forEach(
    allProjectors,
    ({ table }) =>
      Effect.repeat(transact(place.sql, deleteSomeRowsBefore(place, table)), {
        until: (deleted) => deleted === 0,
      }),
    { discard: true },
  );

/** Builds a new generation of all projections and makes it the active one; `null` when a later one was sooner. */
export const buildAnew = (
  sql: SqlClient,
  register: string,
  { asOf, onProgress }: { readonly asOf: Day; readonly onProgress?: (progress: Progress) => Effect.Effect<void> },
): Effect.Effect<ReadonlyArray<CaughtUp> | null, SqlError | EventUnreadable> =>
  Effect.gen(function* () {
    const place = yield* begin(sql, register);
    let done: ReadonlyArray<CaughtUp> = allProjectors.map(({ name }) => ({ name, from: 0, to: 0, rows: 0 }));
    for (;;) {
      const position = yield* headOf(sql, register);
      const further: Array<CaughtUp> = [];
      for (const [i, projector] of allProjectors.entries()) {
        const caughtUp = yield* catchUp(place, projector, { position, asOf }, onProgress);
        if (caughtUp === null) return null;
        further.push({ ...caughtUp, from: 0, rows: caughtUp.rows + (done[i]?.rows ?? 0) });
      }
      done = further;
      const outcome = yield* swap(place);
      if (outcome === "overtaken") return null;
      if (outcome === "swapped") break;
    }
    yield* clearBefore(place);
    return done;
  });
