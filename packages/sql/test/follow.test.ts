import type { Day } from "@meetlat/core";
import * as Effect from "effect/Effect";
import * as Fiber from "effect/Fiber";
import { expect, it } from "vitest";
import { projectAll, runProjectors, whenCaughtUp } from "../src/index.ts";
import { append, asOf, city, eventsFrom, expectShown } from "./city.ts";
import { onEveryDatabase } from "./on-every-database.ts";

onEveryDatabase(({ run, connect, newRegister }) => {
  it("waits until what was written can be read, and says how far it is when that takes too long", () =>
    run(
      Effect.gen(function* () {
        const register = newRegister();
        const events = eventsFrom(city);
        yield* append(register, events.slice(0, 5));
        yield* projectAll(register, { asOf });
        yield* whenCaughtUp(register, 5);
        const position = yield* append(register, events.slice(5));
        const error = yield* Effect.flip(
          whenCaughtUp(register, position, { timeout: "60 millis", pollEvery: "5 millis" }),
        );
        expect(error).toMatchObject({ _tag: "NotCaughtUp", position: events.length, reached: 5 });
        const waiting = yield* Effect.forkChild(whenCaughtUp(register, position));
        yield* projectAll(register, { asOf });
        yield* Fiber.join(waiting);
        yield* expectShown(register, events);
      }),
    ));

  it(
    "follows the log, and the days",
    () =>
      run(
        Effect.gen(function* () {
          const register = newRegister();
          const events = eventsFrom(city);
          const { wakes } = yield* connect;
          let today = "2020-07-01" as Day;
          const follower = yield* Effect.forkChild(
            runProjectors(register, {
              today: Effect.sync(() => today),
              pollEvery: "20 millis",
              ...(wakes === undefined ? {} : { wakes }),
            }),
          );
          for (const event of events) yield* append(register, [event]);
          yield* whenCaughtUp(register, events.length);
          yield* expectShown(register, events, today);
          today = asOf;
          yield* Effect.sleep("30 millis");
          yield* Effect.retry(
            Effect.suspend(() => Effect.sandbox(expectShown(register, events, asOf))).pipe(Effect.delay("50 millis")),
            { times: 100 },
          );
          yield* Fiber.interrupt(follower);
        }),
      ),
    60_000,
  );

  it(
    "is woken by an append, long before it would look for itself",
    () =>
      run(
        Effect.gen(function* () {
          const { wakes } = yield* connect;
          if (wakes === undefined) return;
          const register = newRegister();
          const events = eventsFrom(city);
          const follower = yield* Effect.forkChild(
            runProjectors(register, { today: Effect.succeed(asOf), wakes, pollEvery: "10 minutes" }),
          );
          yield* whenCaughtUp(register, 0);
          yield* append(register, events);
          yield* whenCaughtUp(register, events.length, { timeout: "20 seconds" });
          yield* Fiber.interrupt(follower);
        }),
      ),
    60_000,
  );
});
