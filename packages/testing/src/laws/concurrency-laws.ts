import { allEvents } from "@meetlat/core";
import type { EventStoreService } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Fiber from "effect/Fiber";
import * as Result from "effect/Result";
import type * as Scope from "effect/Scope";
import { counter } from "../arbitraries/histories.ts";
import type { Law } from "./law.ts";
import { delivered, newDefinition, readAll, type StoreUnderTest, same } from "./store-under-test.ts";

const WRITERS = 4;
const EACH = 25;

const range = (n: number): ReadonlyArray<number> => Array.from({ length: n }, (_, i) => i);

/** What must hold while several write at once, each through a handle of its own. */
export const concurrencyLaws = (under: StoreUnderTest, nextName: () => string): ReadonlyArray<Law> => {
  const law = (
    name: string,
    holds: (handles: ReadonlyArray<EventStoreService>) => Effect.Effect<unknown, unknown, Scope.Scope>,
  ): Law => ({
    name,
    run: () =>
      Effect.runPromise(
        Effect.scoped(
          Effect.gen(function* () {
            const register = nextName();
            const handles: Array<EventStoreService> = [];
            for (const _ of range(WRITERS + 1)) handles.push(yield* under.open(register));
            yield* holds(handles);
          }),
        ) as Effect.Effect<void>,
      ),
  });

  return [
    law(
      "writers at the same time leave no gap, and a reader that follows misses nothing and sees nothing twice",
      (handles) =>
        Effect.gen(function* () {
          const [reader, ...writers] = handles;
          if (reader === undefined) return;
          const follow = yield* Effect.forkChild(delivered(under, reader.subscribe(allEvents, 0), WRITERS * EACH));
          yield* Effect.forEach(
            writers,
            (store, writer) =>
              Effect.forEach(range(EACH), (n) =>
                store.append([newDefinition(`w${writer}n${n}`, counter(1000 * writer + n)())]),
              ),
            { concurrency: "unbounded" },
          );
          const seen = yield* Fiber.join(follow);
          const log = yield* readAll(reader);
          const positions = range(WRITERS * EACH).map((n) => n + 1);
          yield* same(
            "positions in the log",
            log.map(({ position }) => position),
            positions,
          );
          yield* same("what the reader saw", seen, log);
          yield* same("events", new Set(log.map(({ id }) => id)).size, WRITERS * EACH);
        }),
    ),
    law("of writers who decided on the same log, one is first and the others are told", (handles) =>
      Effect.gen(function* () {
        for (const round of range(10)) {
          const outcomes = yield* Effect.forEach(
            handles,
            (store, writer) =>
              Effect.result(
                store.append([newDefinition(`r${round}w${writer}`, counter(100 * round + writer)())], {
                  failIfEventsMatch: allEvents,
                  after: round,
                }),
              ),
            { concurrency: "unbounded" },
          );
          const refused = outcomes.flatMap((one) => (Result.isFailure(one) ? [one.failure._tag] : []));
          yield* same(
            "refused",
            refused,
            range(WRITERS).map(() => "AppendConditionFailed"),
          );
          yield* same(
            "positions",
            outcomes.filter(Result.isSuccess).map(({ success }) => success),
            [round + 1],
          );
        }
      }),
    ),
    law("a batch stays together among those of other writers", (handles) =>
      Effect.gen(function* () {
        const batch = (writer: number, n: number) =>
          range(5).map((k) => ({
            ...newDefinition(`w${writer}n${n}k${k}`, counter(10_000 * writer + 10 * n + k)()),
            correlationId: `${writer}-${n}`,
          }));
        yield* Effect.forEach(
          handles,
          (store, writer) => Effect.forEach(range(8), (n) => store.append(batch(writer, n))),
          { concurrency: "unbounded" },
        );
        const [first] = handles;
        if (first === undefined) return;
        const log = yield* readAll(first);
        const runs = log.flatMap(({ correlationId }, i) =>
          correlationId === log[i - 1]?.correlationId ? [] : [correlationId],
        );
        yield* same("batches", runs.length, handles.length * 8);
      }),
    ),
  ];
};
