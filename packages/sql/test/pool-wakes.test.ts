import { allEvents, type SequencePosition } from "@meetlat/core";
import * as Effect from "effect/Effect";
import * as Fiber from "effect/Fiber";
import * as Schedule from "effect/Schedule";
import * as Stream from "effect/Stream";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventsIn } from "../faults/batches.ts";
import { fromPool, migrate, poolWakes, SqlClient, sqlEventStore } from "../src/index.ts";
import { createPgDatabase, hasPostgres, whySkipped } from "./postgres.ts";

const batch = (number: number) => eventsIn({ writer: 1, number, size: 1, perTransaction: 1 });

describe.skipIf(!hasPostgres)(hasPostgres ? "subscribers of one pool" : whySkipped, () => {
  let database: Awaited<ReturnType<typeof createPgDatabase>>;
  let pool: pg.Pool;

  beforeAll(async () => {
    database = await createPgDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 2 });
    pool.on("error", () => undefined);
    await Effect.runPromise(Effect.provideServiceEffect(migrate, SqlClient, fromPool(pool)));
  });
  afterAll(async () => {
    await pool?.end();
    await database?.drop();
  });

  const held = () => pool.totalCount - pool.idleCount;
  const run = <A, E>(program: Effect.Effect<A, E, SqlClient>) =>
    Effect.runPromise(Effect.provideServiceEffect(program, SqlClient, fromPool(pool)));
  // Subscribers that would look for themselves only after a week.
  const sleepy = (register: string) => sqlEventStore(register, { wakes: poolWakes(pool), pollEvery: "7 days" });
  const until = (condition: () => boolean) =>
    Effect.repeat(Effect.sleep("10 millis"), { schedule: Schedule.forever, until: condition });

  it("are all woken on one connection of it, which goes back when the last one leaves", async () => {
    const found = await run(
      Effect.gen(function* () {
        const store = yield* sleepy("shared");
        let begun = 0;
        yield* store.append(batch(0));
        const seen = (events: Stream.Stream<{ readonly position: SequencePosition }, unknown>) =>
          events.pipe(
            Stream.tap(() =>
              Effect.sync(() => {
                begun += 1;
              }),
            ),
            Stream.map(({ position }) => position),
            Stream.take(2),
            Stream.runCollect,
          );
        const subscribers = yield* Effect.forEach([1, 2, 3, 4, 5], () =>
          Effect.forkChild(seen(store.subscribe(allEvents, 0))),
        );
        yield* until(() => begun === 5 && held() === 1);
        expect(yield* store.head).toBe(1);
        yield* store.append(batch(1));
        return yield* Effect.forEach(subscribers, Fiber.join);
      }),
    );
    expect(found).toEqual([1, 2, 3, 4, 5].map(() => [1, 2]));
    expect(held()).toBe(0);
  });

  it("are woken again after the connection was lost", async () => {
    const found = await run(
      Effect.gen(function* () {
        const sql = yield* SqlClient;
        const store = yield* sleepy("lost");
        const seen = yield* Effect.forkChild(Stream.runCollect(Stream.take(store.subscribe(allEvents, 0), 1)));
        const listening = sql<{ pid: number }>`SELECT pid FROM pg_stat_activity
          WHERE query LIKE 'LISTEN%' AND datname = current_database()`;
        const listener = Effect.repeat(Effect.tap(listening, Effect.sleep("10 millis")), {
          schedule: Schedule.forever,
          until: (rows) => rows.length === 1,
        });
        yield* listener;
        yield* sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE query LIKE 'LISTEN%' AND datname = current_database()`;
        yield* until(() => held() === 0);
        yield* listener;
        yield* store.append(batch(0));
        return yield* Fiber.join(seen);
      }),
    );
    expect(found.length).toBe(1);
    expect(held()).toBe(0);
  });
});
