import { PGlite } from "@electric-sql/pglite";
import { allEvents } from "@meetlat/core";
import { AppendConditionFailed } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Fiber from "effect/Fiber";
import { afterAll, beforeEach, expect, it } from "vitest";
import { eventsIn } from "../faults/batches.ts";
import { fromPGlite, migrate, SqlClient, sqlEventStore, verify } from "../src/index.ts";

const database = await PGlite.create();
const batch = (writer: number, number: number) => eventsIn({ writer, number, size: 1, perTransaction: 1 });
const run = <A, E>(program: Effect.Effect<A, E, SqlClient>): Promise<A> =>
  Effect.runPromise(Effect.provideServiceEffect(program, SqlClient, fromPGlite(database)));
const numbers = async (): Promise<ReadonlyArray<number>> =>
  (await database.query<{ n: number }>("SELECT n FROM number ORDER BY n")).rows.map(({ n }) => n);

beforeEach(async () => {
  await run(migrate);
  await database.exec("DROP TABLE IF EXISTS number; CREATE TABLE number (n integer NOT NULL)");
});
afterAll(() => database.close());

it("what a host writes beside appends that fail stays, whether in a transaction or not", async () => {
  const appends = Effect.gen(function* () {
    const store = yield* sqlEventStore("beside");
    yield* store.append(batch(1, 0));
    const condition = { failIfEventsMatch: allEvents, after: 0 };
    return yield* Effect.forEach(
      Array.from({ length: 20 }, (_, i) => i + 1),
      (n) => Effect.flip(store.append(batch(1, n), condition)),
      { concurrency: "unbounded" },
    );
  });
  const plain = async () => {
    for (let n = 0; n < 200; n += 1) await database.query("INSERT INTO number (n) VALUES ($1)", [n]);
  };
  const transaction = database.transaction(async (tx) => {
    await tx.query("INSERT INTO number (n) VALUES (200)");
    await tx.query("INSERT INTO number (n) VALUES (201)");
  });
  const [failures] = await Promise.all([run(appends), plain(), transaction]);
  expect(failures).toEqual(failures.map(() => expect.any(AppendConditionFailed)));
  expect(await numbers()).toEqual(Array.from({ length: 202 }, (_, n) => n));
  expect(await run(verify("beside"))).toMatchObject({ _tag: "Whole", head: 1 });
});

it("what a host writes while a transaction of Meetlat is open comes after it", async () => {
  let written: Promise<unknown> = Promise.resolve();
  const seen = await run(
    Effect.gen(function* () {
      const sql = yield* SqlClient;
      const transaction = sql.withTransaction(
        Effect.gen(function* () {
          yield* sql`INSERT INTO number (n) VALUES (1)`;
          written = database.query("INSERT INTO number (n) VALUES (2)");
          yield* Effect.exit(
            sql.withTransaction(Effect.andThen(sql`INSERT INTO number (n) VALUES (3)`, Effect.fail("no"))),
          );
          yield* sql.withTransaction(sql`INSERT INTO number (n) VALUES (4)`);
          return yield* sql<{ n: number }>`SELECT n FROM number ORDER BY n`;
        }),
      );
      return yield* transaction;
    }),
  );
  expect(seen.map(({ n }) => n)).toEqual([1, 4]);
  await written;
  expect(await numbers()).toEqual([1, 2, 4]);
});

it("a transaction that is given up while the host's own is open leaves the database to others", async () => {
  const { promise, resolve: end } = Promise.withResolvers<void>();
  const host = database.transaction(() => promise);
  await run(
    Effect.gen(function* () {
      const sql = yield* SqlClient;
      const waiting = yield* Effect.forkChild(sql.withTransaction(sql`INSERT INTO number (n) VALUES (1)`));
      yield* Effect.sleep("20 millis");
      yield* Fiber.interrupt(waiting);
      end();
      yield* Effect.promise(() => host);
      yield* sql.withTransaction(sql`INSERT INTO number (n) VALUES (2)`);
    }),
  );
  expect(await numbers()).toEqual([2]);
});

it("a transaction in which a statement failed is not said to be committed", async () => {
  const exit = await run(
    Effect.gen(function* () {
      const sql = yield* SqlClient;
      const insert = sql`INSERT INTO number (n) VALUES (1)`;
      return yield* Effect.exit(
        sql.withTransaction(Effect.andThen(insert, Effect.exit(sql`SELECT nothing FROM nowhere`))),
      );
    }),
  );
  expect(Exit.isFailure(exit)).toBe(true);
  expect(await numbers()).toEqual([]);
});
