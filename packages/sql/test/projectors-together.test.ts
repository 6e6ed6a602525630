import type { Event } from "@meetlat/core";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Fiber from "effect/Fiber";
import { expect, it } from "vitest";
import { dialectOf } from "../src/dialect.ts";
import { projectAll, SqlClient } from "../src/index.ts";
import { append, asOf, city, eventsFrom, expectShown, measure } from "./city.ts";
import { killedAt } from "./meddled-client.ts";
import { type Given, onEveryDatabase } from "./on-every-database.ts";
import { rowsIn, views } from "./read-models.ts";

const checkpoints = (register: string) =>
  Effect.flatMap(SqlClient, (sql) => {
    const table = dialectOf(sql).table("projection");
    return Effect.map(
      sql<{ name: string; checkpoint: unknown }>`SELECT name, checkpoint FROM ${table} WHERE register = ${register}`,
      (rows) => Object.fromEntries(rows.map(({ name, checkpoint }) => [name, Number(checkpoint)])),
    );
  });

const projectIn = (given: Given, register: string) =>
  Effect.scoped(
    Effect.flatMap(given.connect, ({ sql }) => Effect.provideService(projectAll(register, { asOf }), SqlClient, sql)),
  );

onEveryDatabase((given) => {
  for (const view of views) {
    it(`commit the rows of ${view} together with their checkpoint: when killed between, neither is there`, () =>
      given.run(
        Effect.gen(function* () {
          const register = given.newRegister();
          const events = eventsFrom(city);
          yield* append(register, events);
          const sql = yield* SqlClient;
          // Each projection moves its checkpoint once here, after it wrote its rows.
          const killed = killedAt(sql, "SET checkpoint = ?", views.indexOf(view) + 1);
          const exit = yield* Effect.exit(Effect.provideService(projectAll(register, { asOf }), SqlClient, killed));
          expect(Exit.isFailure(exit)).toBe(true);
          expect(yield* rowsIn(view, register)).toEqual([]);
          expect((yield* checkpoints(register))[view]).toBe(0);
          yield* projectAll(register, { asOf });
          yield* expectShown(register, events);
        }),
      ));
  }

  it(
    "run beside each other, while others append",
    () =>
      given.run(
        Effect.gen(function* () {
          const register = given.newRegister();
          const values = Array.from({ length: 30 }, (_, i) =>
            measure(i % 2 === 0 ? "visits" : "alone", String(i), { period: String(1990 + i) }),
          );
          const events = eventsFrom([...city, ...values]);
          const pieces: ReadonlyArray<ReadonlyArray<Event>> = [
            events.slice(0, city.length),
            ...Array.from({ length: 10 }, (_, i) => events.slice(city.length + 3 * i, city.length + 3 * i + 3)),
          ];
          const writer = Effect.forEach(pieces, (piece) => append(register, piece), { discard: true });
          const projector = Effect.repeat(projectIn(given, register), { times: 5 });
          yield* Effect.all([writer, projector, projector], { concurrency: "unbounded" });
          const { position } = yield* projectAll(register, { asOf });
          expect(position).toBe(events.length);
          yield* expectShown(register, events);
        }),
      ),
    60_000,
  );

  it(
    "leave nothing half when they are interrupted anywhere",
    () =>
      given.run(
        Effect.gen(function* () {
          const register = given.newRegister();
          const events = eventsFrom(city);
          yield* append(register, events);
          for (const wait of [0, 1, 2, 4, 8, 16]) {
            const fiber = yield* Effect.forkChild(projectAll(register, { asOf }));
            yield* Effect.sleep(wait);
            yield* Fiber.interrupt(fiber);
            const at = yield* checkpoints(register);
            for (const view of views) {
              const rows = yield* rowsIn(view, register);
              expect(rows.length > 0, `${view} after ${wait} ms`).toBe((at[view] ?? 0) > 0);
            }
          }
          yield* projectAll(register, { asOf });
          yield* expectShown(register, events);
        }),
      ),
    60_000,
  );
});
