import { allEvents, type Day, matches, type NewEvent } from "@meetlat/core";
import { type EventStoreService, inMemoryEventStore } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Fiber from "effect/Fiber";
import * as Result from "effect/Result";
import type * as Scope from "effect/Scope";
import * as fc from "fast-check";
import { commandLists } from "../arbitraries/command-lists.ts";
import { counter, histories } from "../arbitraries/histories.ts";
import { queriesOver } from "../arbitraries/queries.ts";
import { days } from "../arbitraries/vocabulary.ts";
import { concurrencyLaws } from "./concurrency-laws.ts";
import type { Law } from "./law.ts";
import { modelLaw } from "./model-law.ts";
import {
  definitions,
  delivered,
  newDefinition,
  readAll,
  record,
  type StoreUnderTest,
  same,
  today,
  unplaced,
} from "./store-under-test.ts";

/** Runs an effect with a register of its own, and throws what it fails with. */
const withRegister = (
  { open }: StoreUnderTest,
  register: string,
  law: (store: EventStoreService) => Effect.Effect<unknown, unknown, Scope.Scope>,
): Promise<void> =>
  Effect.runPromise(Effect.asVoid(Effect.scoped(Effect.flatMap(open(register), law))) as Effect.Effect<void>);

/**
 * The promises of the event store port: what every event store must keep, whoever wrote it.
 *
 * **Details**
 *
 * Positions without gaps, reading back, queries, what was known, all or nothing, idempotence by id, append conditions,
 * subscriptions, registers apart from each other; random runs against the store in memory as a model; and all of it with
 * writers at the same time. The laws leave their registers behind, under names that start with `law`.
 *
 * @example
 * ```ts
 * import { inMemoryEventStore } from "@meetlat/core/store";
 * import { eventStoreLaws } from "@meetlat/testing";
 * import * as Effect from "effect/Effect";
 *
 * const registers = new Map();
 * const open = (register: string) =>
 *   Effect.gen(function* () {
 *     const store = registers.get(register) ?? (yield* inMemoryEventStore);
 *     registers.set(register, store);
 *     return store;
 *   });
 * // In a test file: for (const law of eventStoreLaws({ open })) it(law.name, law.run);
 * const [first] = eventStoreLaws({ open });
 * await first?.run();
 * ```
 */
export const eventStoreLaws = (under: StoreUnderTest): ReadonlyArray<Law> => {
  const { runs: numRuns = 30 } = under;
  const unique = `${Date.now().toString(36)}-${Math.trunc(Math.random() * 1e9).toString(36)}`;
  let registers = 0;
  const nextName = (): string => {
    registers += 1;
    return `law-${unique}-${registers}`;
  };
  const law = (
    name: string,
    holds: (store: EventStoreService, register: string) => Effect.Effect<unknown, unknown, Scope.Scope>,
  ): Law => ({
    name,
    run: () => {
      const register = nextName();
      return withRegister(under, register, (store) => holds(store, register));
    },
  });
  const forAll = <A>(
    name: string,
    arbitrary: fc.Arbitrary<A>,
    holds: (store: EventStoreService, sample: A) => Effect.Effect<unknown, unknown, Scope.Scope>,
  ): Law => ({
    name,
    run: () =>
      fc.assert(
        fc.asyncProperty(arbitrary, (sample) => withRegister(under, nextName(), (store) => holds(store, sample))),
        { numRuns },
      ),
  });

  return [
    law("a new register is empty", (store) =>
      Effect.gen(function* () {
        yield* same("head", yield* store.head, 0);
        yield* same("events", yield* readAll(store), []);
        yield* same("head after appending nothing", yield* store.append([]), 0);
      }),
    ),
    forAll(
      "what was appended is read back as it was, at positions 1, 2, 3, …",
      fc.tuple(histories, fc.nat()),
      (store, [events, n]) =>
        Effect.gen(function* () {
          const cut = n % (events.length + 1);
          yield* same("last position of the first part", yield* store.append(events.slice(0, cut).map(unplaced)), cut);
          yield* store.append(events.slice(cut).map(unplaced));
          yield* same("events", yield* readAll(store), events);
          yield* same("head", yield* store.head, events.length);
        }),
    ),
    forAll(
      "a query answers as a walk through the whole log does",
      histories.chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.array(queriesOver(events), { minLength: 1, maxLength: 8 }),
          fc.nat(30),
          fc.nat(30),
          days,
        ),
      ),
      (store, [events, queries, after, more, knownAt]) =>
        Effect.gen(function* () {
          yield* store.append(events.map(unplaced));
          for (const query of queries) {
            const asked = events.filter((event) => matches(query, event));
            const later = asked.filter(({ position }) => position > after);
            yield* same(`all of ${JSON.stringify(query)}`, yield* readAll(store, query), asked);
            yield* same("after", yield* readAll(store, query, { after }), later);
            yield* same(
              "after, up to and known at",
              yield* readAll(store, query, { after, upTo: after + more, knownAt }),
              later.filter((event) => event.position <= after + more && event.knownOn <= knownAt),
            );
          }
        }),
    ),
    law("what is known on a day is read, and nothing that became known later", (store) =>
      Effect.gen(function* () {
        const [early, late] = definitions(["a", "b"]).map(unplaced);
        if (early === undefined || late === undefined) return;
        yield* store.append([early, { ...late, knownOn: "2022-01-01" as Day }]);
        const known = yield* readAll(store, allEvents, { knownAt: today });
        yield* same(
          "known",
          known.map(({ id }) => id),
          [early.id],
        );
      }),
    ),
    law("the same events again add nothing and give their position", (store) =>
      Effect.gen(function* () {
        const events = definitions(["a", "b", "c"]);
        yield* store.append(events.map(unplaced));
        yield* same("all again", yield* store.append(events.map(unplaced)), 3);
        yield* same("the first again", yield* store.append(events.slice(0, 1).map(unplaced)), 1);
        const condition = { failIfEventsMatch: allEvents, after: 0 };
        yield* same(
          "again, under a condition that no longer holds",
          yield* store.append(events.map(unplaced), condition),
          3,
        );
        yield* same("events", yield* readAll(store), events);
      }),
    ),
    law("another event under a known id is refused, and nothing of its batch is appended", (store) =>
      Effect.gen(function* () {
        const events = definitions(["a", "b"]);
        yield* store.append(events.map(unplaced));
        const [first, second] = events.map(unplaced);
        if (first === undefined || second === undefined) return;
        const fresh = newDefinition("c", counter(900)());
        const batches: ReadonlyArray<ReadonlyArray<NewEvent>> = [
          [{ ...first, actor: "somebody else" }],
          [fresh, second],
          [fresh, fresh],
        ];
        for (const batch of batches) {
          const outcome = yield* Effect.result(store.append(batch));
          yield* same("refused", Result.isFailure(outcome) && outcome.failure._tag, "EventIdConflict");
        }
        yield* same("events", yield* readAll(store), events);
      }),
    ),
    law("an append is refused when a matching event has come since, with the first of them, and only then", (store) =>
      Effect.gen(function* () {
        const events = definitions(["a", "b", "c"]);
        yield* store.append(events.map(unplaced));
        const next = newDefinition("d", counter(900)());
        const tagged = { items: [{ tags: ["indicator:b"] }] };
        const refused = yield* Effect.result(store.append([next], { failIfEventsMatch: tagged, after: 1 }));
        yield* same(
          "refused",
          Result.isFailure(refused) && refused.failure._tag === "AppendConditionFailed" && refused.failure.found,
          events[1],
        );
        yield* same("events", yield* readAll(store), events);
        yield* same("after the event", yield* store.append([next], { failIfEventsMatch: tagged, after: 2 }), 4);
        const types = { items: [{ types: ["TargetSet"] }] };
        yield* same(
          "no such events",
          yield* store.append([newDefinition("e", counter(950)())], { failIfEventsMatch: types, after: 0 }),
          5,
        );
      }),
    ),
    law("a subscriber gets what is there and then what comes, each once and in order", (store, register) =>
      Effect.gen(function* () {
        const all = definitions([..."abcdef"]);
        yield* store.append(all.slice(0, 2).map(unplaced));
        const subscriber = yield* Effect.forkChild(
          delivered(under, store.subscribe({ items: [{ types: ["IndicatorDefined"] }] }, 1), 5),
        );
        const other = yield* under.open(register);
        for (const event of all.slice(2)) {
          yield* Effect.yieldNow;
          yield* other.append([unplaced(event)]);
        }
        const seen = yield* Fiber.join(subscriber);
        yield* same("seen", seen, all.slice(1));
      }),
    ),
    law("registers know nothing of each other", (store) =>
      Effect.gen(function* () {
        const other = yield* under.open(nextName());
        const events = definitions(["a", "b"]);
        yield* store.append(events.map(unplaced));
        yield* same("the other's head", yield* other.head, 0);
        yield* other.append(definitions(["c"]).map(unplaced));
        yield* same("events", yield* readAll(store), events);
        yield* same(
          "the other's events",
          (yield* readAll(other)).map(({ position }) => position),
          [1],
        );
      }),
    ),
    forAll("handling commands records what they decide, or nothing", commandLists, (store, list) =>
      Effect.gen(function* () {
        const model = yield* inMemoryEventStore;
        const expected = yield* Effect.result(record(model, list, counter()));
        const outcome = yield* Effect.result(record(store, list, counter()));
        yield* same("outcome", Result.isSuccess(outcome), Result.isSuccess(expected));
        yield* same("events", yield* readAll(store), yield* readAll(model));
      }),
    ),
    modelLaw(under, nextName, numRuns),
    ...concurrencyLaws(under, nextName),
  ];
};
