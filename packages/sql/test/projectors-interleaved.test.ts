import type { Day } from "@meetlat/core";
import * as Effect from "effect/Effect";
import { expect, it } from "vitest";
import { projectAll, rebuild, SqlClient } from "../src/index.ts";
import { append, asOf, city, eventsFrom, expectShown, measure } from "./city.ts";
import { interruptedAt } from "./meddled-client.ts";
import { onEveryDatabase } from "./on-every-database.ts";

const earlier = "2020-07-01" as Day;

/** What every reading of events holds, and no other statement. */
const READING = "ORDER BY e.position LIMIT";

onEveryDatabase(({ run, connect, newRegister }) => {
  const elsewhere = <A, E>(program: Effect.Effect<A, E, SqlClient>) =>
    Effect.scoped(Effect.flatMap(connect, ({ sql }) => Effect.provideService(program, SqlClient, sql)));

  /** A city that was projected, and of which one more number is known since. */
  const prepared = Effect.gen(function* () {
    const register = newRegister();
    const events = eventsFrom([...city, measure("alone", "3", { period: "2019" })]);
    yield* append(register, events.slice(0, city.length));
    yield* projectAll(register, { asOf });
    yield* append(register, events.slice(city.length));
    return { register, events };
  });

  it("begin again when another projected for another day meanwhile", () =>
    run(
      Effect.gen(function* () {
        const { register, events } = yield* prepared;
        const sql = yield* SqlClient;
        // The first reading is for measurements, the second for verdicts.
        const meanwhile = elsewhere(projectAll(register, { asOf: earlier }));
        const client = interruptedAt(sql, READING, 2, meanwhile);
        yield* Effect.provideService(projectAll(register, { asOf }), SqlClient, client);
        yield* expectShown(register, events);
      }),
    ));

  it("begin again in the new rows when others rebuilt meanwhile", () =>
    run(
      Effect.gen(function* () {
        const { register, events } = yield* prepared;
        const sql = yield* SqlClient;
        const client = interruptedAt(sql, READING, 2, elsewhere(rebuild(register, { asOf: earlier })));
        yield* Effect.provideService(projectAll(register, { asOf }), SqlClient, client);
        yield* expectShown(register, events);
      }),
    ));

  it("let the rebuild that began last stand, for the day that each was asked for", () =>
    run(
      Effect.gen(function* () {
        const { register, events } = yield* prepared;
        const sql = yield* SqlClient;
        const client = interruptedAt(sql, READING, 2, elsewhere(rebuild(register, { asOf: earlier })));
        const { position } = yield* Effect.provideService(rebuild(register, { asOf }), SqlClient, client);
        expect(position).toBe(events.length);
        yield* expectShown(register, events);
      }),
    ));

  it("do not let a rebuild take readers back behind what they saw", () =>
    run(
      Effect.gen(function* () {
        const { register, events } = yield* prepared;
        const sql = yield* SqlClient;
        const more = eventsFrom([
          ...city,
          measure("alone", "3", { period: "2019" }),
          measure("visits", "9", { period: "2019" }),
        ]);
        const others = Effect.andThen(append(register, more.slice(events.length)), projectAll(register, { asOf }));
        // By the fourth reading, measurements and verdicts stand as they were when the rebuild began.
        const client = interruptedAt(sql, READING, 4, elsewhere(others));
        const { position } = yield* Effect.provideService(rebuild(register, { asOf }), SqlClient, client);
        expect(position).toBe(more.length);
        yield* expectShown(register, more);
      }),
    ));
});
