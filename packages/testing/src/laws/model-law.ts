import { allEvents, type Query } from "@meetlat/core";
import { type EventStoreService, inMemoryEventStore } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { counter } from "../arbitraries/histories.ts";
import type { Law } from "./law.ts";
import { newDefinition, readAll, type StoreUnderTest, same } from "./store-under-test.ts";

/** One thing that a client of a store does. */
interface Step {
  /** Which events are sent: by number, so that a number that comes back is the same event again. */
  readonly events: ReadonlyArray<number>;
  /** Whether the last of them says something else than it did the first time. */
  readonly changed: boolean;
  readonly condition: { readonly about: ReadonlyArray<number>; readonly behind: number } | null;
  /** Through which of two handles on the register. */
  readonly handle: 0 | 1;
}

const numbers = fc.array(fc.nat(11), { maxLength: 4 });

const steps: fc.Arbitrary<ReadonlyArray<Step>> = fc.array(
  fc.record({
    events: numbers,
    changed: fc.boolean().chain((maybe) => (maybe ? fc.boolean() : fc.constant(false))),
    condition: fc.option(fc.record({ about: numbers, behind: fc.nat(4) }), { nil: null }),
    handle: fc.constantFrom(0 as const, 1 as const),
  }),
  { minLength: 1, maxLength: 14 },
);

const eventOf = (n: number, changed: boolean) => {
  const event = newDefinition(`n${n}`, counter(n)());
  return changed ? { ...event, actor: "somebody else" } : event;
};

const queryOf = (about: ReadonlyArray<number>): Query =>
  about.length === 0 ? allEvents : { items: about.map((n) => ({ tags: [`indicator:n${n}`] })) };

/** What an append answers, as far as every store must answer the same. */
const take = (store: EventStoreService, { events, changed, condition }: Step, head: number) => {
  const batch = events.map((n, i) => eventOf(n, changed && i === events.length - 1));
  const asked =
    condition === null
      ? undefined
      : { failIfEventsMatch: queryOf(condition.about), after: Math.max(0, head - condition.behind) };
  return Effect.map(Effect.result(store.append(batch, asked)), (outcome) =>
    Result.isSuccess(outcome)
      ? outcome.success
      : outcome.failure._tag === "AppendConditionFailed"
        ? `${outcome.failure._tag} ${outcome.failure.found.position}`
        : outcome.failure._tag,
  );
};

/** Any sequence of appends, new, repeated and changed, under conditions old and new, answers as the store in memory does. */
export const modelLaw = (under: StoreUnderTest, nextName: () => string, numRuns: number): Law => ({
  name: "any sequence of appends answers as it does on the store in memory",
  run: () =>
    fc.assert(
      fc.asyncProperty(steps, (all) =>
        Effect.runPromise(
          Effect.scoped(
            Effect.gen(function* () {
              const register = nextName();
              const handles = [yield* under.open(register), yield* under.open(register)] as const;
              const model = yield* inMemoryEventStore;
              for (const step of all) {
                const head = yield* model.head;
                const found = yield* take(handles[step.handle], step, head);
                yield* same(JSON.stringify(step), found, yield* take(model, step, head));
              }
              yield* same("head", yield* handles[0].head, yield* model.head);
              yield* same("events", yield* readAll(handles[1]), yield* readAll(model));
            }),
          ) as Effect.Effect<void>,
        ),
      ),
      { numRuns },
    ),
});
