import { allEvents, type NewEvent } from "@meetlat/core";
import { eventsOf } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import * as Fiber from "effect/Fiber";
import * as Stream from "effect/Stream";
import { expect, it } from "vitest";
import { SqlClient, sqlEventStore } from "../src/index.ts";
import { definitions } from "./commands.ts";
import { onEveryDatabase } from "./on-every-database.ts";

const events = eventsOf(definitions(4), ["2021-07-01" as never]).map(
  ({ position: _position, ...rest }) => rest as NewEvent,
);

onEveryDatabase(({ connect, newRegister, engine }) => {
  // A subscriber that would look for itself only after a week.
  const sleepy = (register: string) =>
    Effect.flatMap(connect, ({ sql, ...options }) =>
      Effect.provideService(sqlEventStore(register, { ...options, pollEvery: "7 days" }), SqlClient, sql),
    );

  it("wakes a subscriber on PostgreSQL by LISTEN, also for a transaction of the host once it commits", async () => {
    const seen = Effect.gen(function* () {
      const register = newRegister();
      const reader = yield* sleepy(register);
      const { sql } = yield* connect;
      const writer = yield* Effect.provideService(sqlEventStore(register), SqlClient, sql);
      const [first, second, ...others] = events;
      if (first === undefined || second === undefined) return [];
      const subscriber = yield* Effect.forkChild(Stream.runCollect(Stream.take(reader.subscribe(allEvents, 0), 4)));
      yield* Effect.sleep("200 millis");
      yield* writer.append([first]);
      yield* sql.withTransaction(Effect.andThen(writer.append([second]), writer.append(others)));
      const found = yield* Effect.timeoutOption(Fiber.join(subscriber), engine() === "pg" ? "20 seconds" : "1 second");
      return found._tag === "Some" ? found.value.map(({ position }) => position) : null;
    });
    const found = await Effect.runPromise(Effect.scoped(seen));
    // SQLite has nothing that could wake it.
    expect(found).toEqual(engine() === "pg" ? [1, 2, 3, 4] : null);
  });

  it("says nothing of a register's name to those who listen", async () => {
    const heard = await Effect.runPromise(
      Effect.scoped(
        Effect.gen(function* () {
          const { sql, wakes } = yield* connect;
          if (wakes === undefined) return null;
          const said = yield* wakes;
          const register = newRegister();
          const writer = yield* Effect.provideService(sqlEventStore(register), SqlClient, sql);
          const listener = yield* Effect.forkChild(Stream.runCollect(Stream.take(said, 1)));
          yield* writer.append(events);
          const [message = ""] = yield* Effect.timeout(Fiber.join(listener), "20 seconds");
          return { message, register };
        }),
      ),
    );
    expect(heard === null).toBe(engine() === "sqlite");
    if (heard === null) return;
    expect(heard.message).toMatch(/^[0-9a-f]{32}$/);
    expect(heard.message).not.toContain(heard.register);
  });
});
