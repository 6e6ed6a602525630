import type { Event } from "@meetlat/core";
import * as Effect from "effect/Effect";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { projectAll, sqlEventStore } from "../src/index.ts";
import { onEveryDatabase } from "./on-every-database.ts";
import { type Piece, piecewise } from "./projected-histories.ts";
import { expectedRows, rowsIn, unplaced, views } from "./read-models.ts";

onEveryDatabase(({ run, newRegister }) => {
  it("hold what core says of the log, however it came in and whenever it was projected", async () => {
    const law = (pieces: ReadonlyArray<Piece>) =>
      Effect.gen(function* () {
        const register = newRegister();
        const store = yield* sqlEventStore(register);
        let events: ReadonlyArray<Event> = [];
        for (const piece of pieces) {
          if (piece.events.length > 0) yield* store.append(piece.events.map(unplaced));
          events = [...events, ...piece.events];
          if (piece.asOf === null) continue;
          const projected = yield* projectAll(register, { asOf: piece.asOf });
          expect(projected.position).toBe(events.length);
          const expected = expectedRows(events, piece.asOf);
          for (const view of views) expect(yield* rowsIn(view, register), view).toEqual(expected[view]);
        }
      });
    await fc.assert(
      fc.asyncProperty(piecewise, (pieces) => run(law(pieces))),
      { numRuns: Math.max(1, Math.round(10 * Number(process.env.MEETLAT_RUNS ?? 1))) },
    );
  }, 120_000);
});
