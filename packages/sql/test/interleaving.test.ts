import { allEvents, type NewEvent } from "@meetlat/core";
import { counter, eventsOf } from "@meetlat/testing";
import * as Deferred from "effect/Deferred";
import * as Effect from "effect/Effect";
import * as Fiber from "effect/Fiber";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SqlClient, sqlEventStore } from "../src/index.ts";
import { definitions } from "./commands.ts";
import { type Connected, type Database, databases } from "./databases.ts";
import { whySkipped } from "./postgres.ts";

const event = (n: number): NewEvent => {
  const found = eventsOf(definitions(n), ["2021-07-01" as never]).at(-1);
  if (found === undefined) throw new Error("no event");
  const { position: _position, ...rest } = found;
  return { ...rest, id: counter(n)() } as NewEvent;
};

const store = (connected: Connected, register: string) =>
  Effect.provideService(sqlEventStore(register), SqlClient, connected.sql);

const soon = (millis: number) => Effect.sleep(`${millis} millis`);

/** An append that checks its condition in the very statement that waits for the lock, as one would write it at first. */
const naiveAppend = ({ sql }: Connected, register: string, n: number, after: number) =>
  sql.withTransaction(
    Effect.gen(function* () {
      const rows = yield* sql<{ position: unknown }>`
        WITH locked AS (
          UPDATE meetlat.register SET head = head WHERE register = ${register} RETURNING head
        )
        INSERT INTO meetlat.event (register, position, id, type, schema_version, known_on, recorded_at, content, hash)
        SELECT ${register}, locked.head + 1, ${String(n)}, 'IndicatorDefined', 1, '2021-07-01', '2021-07-01', '{}'::json, ''
        FROM locked
        WHERE NOT EXISTS (SELECT 1 FROM meetlat.event e WHERE e.register = ${register} AND e.position > ${after})
        RETURNING position`;
      if (rows.length > 0) {
        yield* sql`UPDATE meetlat.register SET head = head + 1, head_hash = '' WHERE register = ${register}`;
      }
      return rows;
    }),
  );

for (const [name, create] of databases) {
  // On one connection there is nothing to interleave: transactions take turns.
  const hasTwo = name !== "PGlite" && name !== "SQLite, a DatabaseSync of the host";
  if (!hasTwo) continue;
  describe.skipIf(create === null)(create === null ? `${name} (${whySkipped})` : name, () => {
    let database: Database;
    beforeAll(async () => {
      if (create !== null) database = await create();
    }, 60_000);
    afterAll(() => database?.drop());

    const withTwo = <A>(use: (one: Connected, other: Connected) => Effect.Effect<A, unknown>): Promise<A> =>
      Effect.runPromise(
        Effect.scoped(
          Effect.gen(function* () {
            return yield* use(yield* database.connect, yield* database.connect);
          }),
        ) as Effect.Effect<A>,
      );

    it("lets a second writer wait, and then shows it what the first one committed", async () => {
      const outcome = await withTwo((one, other) =>
        Effect.gen(function* () {
          const [first, second] = [yield* store(one, "wait"), yield* store(other, "wait")];
          const mayCommit = yield* Deferred.make<void>();
          const open = yield* Effect.forkChild(
            one.sql.withTransaction(Effect.andThen(first.append([event(1)]), Deferred.await(mayCommit))),
          );
          yield* soon(100);
          const waiting = yield* Effect.forkChild(
            Effect.result(second.append([event(2)], { failIfEventsMatch: allEvents, after: 0 })),
          );
          yield* soon(100);
          const headMeanwhile = yield* second.head;
          yield* Deferred.succeed(mayCommit, undefined);
          yield* Fiber.join(open);
          return { headMeanwhile, refused: yield* Fiber.join(waiting), head: yield* second.head };
        }),
      );
      expect(outcome).toMatchObject({ headMeanwhile: 0, head: 1 });
      expect(Result.isFailure(outcome.refused) && outcome.refused.failure).toMatchObject({
        _tag: "AppendConditionFailed",
        found: { position: 1 },
      });
    });

    it("gives out a position again when the writer that had it rolled back", async () => {
      const positions = await withTwo((one, other) =>
        Effect.gen(function* () {
          const [first, second] = [yield* store(one, "rollback"), yield* store(other, "rollback")];
          yield* first.append([event(1)]);
          const mayEnd = yield* Deferred.make<void>();
          const open = yield* Effect.forkChild(
            Effect.result(
              one.sql.withTransaction(
                Effect.andThen(first.append([event(2)]), Effect.andThen(Deferred.await(mayEnd), Effect.fail("no"))),
              ),
            ),
          );
          yield* soon(100);
          const waiting = yield* Effect.forkChild(
            second.append([event(3)], { failIfEventsMatch: allEvents, after: 1 }),
          );
          yield* soon(100);
          yield* Deferred.succeed(mayEnd, undefined);
          yield* Fiber.join(open);
          const position = yield* Fiber.join(waiting);
          const log = yield* Stream.runCollect(first.read(allEvents));
          return [position, ...log.map((one) => [one.position, one.id])];
        }),
      );
      expect(positions).toEqual([2, [1, event(1).id], [2, event(3).id]]);
    });

    it("shows a reader nothing of a transaction that is still open, and all of it after", async () => {
      const seen = await withTwo((one, other) =>
        Effect.gen(function* () {
          const [first, second] = [yield* store(one, "reader"), yield* store(other, "reader")];
          const reader = yield* Effect.forkChild(Stream.runCollect(Stream.take(second.subscribe(allEvents, 0), 3)));
          const during = yield* one.sql.withTransaction(
            Effect.gen(function* () {
              yield* first.append([event(1)]);
              yield* soon(50);
              yield* first.append([event(2), event(3)]);
              return yield* Stream.runCollect(second.read(allEvents));
            }),
          );
          return { during: during.length, after: (yield* Fiber.join(reader)).map(({ position }) => position) };
        }),
      );
      expect(seen).toEqual({ during: 0, after: [1, 2, 3] });
    });

    const onlyThere = name === "PostgreSQL" ? it : () => undefined;
    onlyThere("would fail if the condition were checked by the statement that waits", async () => {
      const outcome = await withTwo((one, other) =>
        Effect.gen(function* () {
          const first = yield* store(one, "naive");
          // The register must be there, so that both lock the same row.
          yield* first.append([event(1)]);
          const mayCommit = yield* Deferred.make<void>();
          const open = yield* Effect.forkChild(
            one.sql.withTransaction(Effect.andThen(first.append([event(2)]), Deferred.await(mayCommit))),
          );
          yield* soon(100);
          const waiting = yield* Effect.forkChild(naiveAppend(other, "naive", 3, 1));
          yield* soon(100);
          yield* Deferred.succeed(mayCommit, undefined);
          yield* Fiber.join(open);
          return yield* Fiber.join(waiting);
        }),
      );
      // It inserted at position 3, although an event had come after position 1: what it saw was the log before the wait.
      expect(outcome.map(({ position }) => Number(position))).toEqual([3]);
    });
  });
}
