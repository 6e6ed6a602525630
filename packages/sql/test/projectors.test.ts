import type { Day, Event } from "@meetlat/core";
import { days, histories } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectAll, SqlClient, sqlEventStore } from "../src/index.ts";
import { type Database, databases, whySkipped } from "./databases.ts";
import { expectedRows, rowsIn, unplaced, views } from "./read-models.ts";

/** How a history comes in: the piece of it that is appended, and the day of the projecting after it; `null` for none. */
const pieces = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.option(days, { nil: null, freq: 3 })), {
  minLength: 4,
  maxLength: 12,
});

for (const [name, create] of databases) {
  describe.skipIf(create === null)(create === null ? `${name} (${whySkipped})` : name, () => {
    let database: Database;
    let n = 0;
    beforeAll(async () => {
      if (create !== null) database = await create();
    }, 60_000);
    afterAll(() => database?.drop());

    const run = <A, E>(program: Effect.Effect<A, E, SqlClient>): Promise<A> =>
      Effect.runPromise(
        Effect.scoped(
          Effect.flatMap(database.connect, ({ sql }) => Effect.provideService(program, SqlClient, sql)),
        ) as Effect.Effect<A>,
      );

    it("hold what core says of the log, however it came in and whenever it was projected", async () => {
      const law = (events: ReadonlyArray<Event>, parts: ReadonlyArray<readonly [number, Day | null]>) =>
        Effect.gen(function* () {
          n += 1;
          const register = `law-${n}`;
          const store = yield* sqlEventStore(register);
          let done = 0;
          const check = (asOf: Day) =>
            Effect.gen(function* () {
              const projected = yield* projectAll(register, { asOf });
              expect(projected.position).toBe(done);
              const expected = expectedRows(events.slice(0, done), asOf);
              for (const view of views) expect(yield* rowsIn(view, register), view).toEqual(expected[view]);
            });
          for (const [size, asOf] of parts) {
            const piece = events.slice(done, done + size).map(unplaced);
            if (piece.length > 0) done = yield* store.append(piece);
            if (asOf !== null) yield* check(asOf);
          }
          const rest = events.slice(done).map(unplaced);
          if (rest.length > 0) done = yield* store.append(rest);
          yield* check("2021-07-01" as Day);
        });
      await fc.assert(
        fc.asyncProperty(histories, pieces, (events, parts) => run(law(events, parts))),
        { numRuns: 20 * Number(process.env.MEETLAT_RUNS ?? 1) },
      );
    }, 120_000);
  });
}
