import { allEvents, type NewEvent } from "@meetlat/core";
import { type EventStoreService, inMemoryEventStore } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { describe, expect, it } from "vitest";
import { eventStoreLaws } from "../../src/index.ts";

/** A store that does something wrong, made from one that does not. */
type Flaw = (store: EventStoreService) => EventStoreService;

const flaws: Readonly<Record<string, Flaw>> = {
  "ignores conditions": (store) => ({ ...store, append: (events) => store.append(events) }),
  "forgets the last event of a batch": (store) => ({
    ...store,
    append: (events, condition) => store.append(events.length > 1 ? events.slice(0, -1) : events, condition),
  }),
  "appends one by one": (store) => ({
    ...store,
    append: (events, condition) =>
      Effect.gen(function* () {
        let position = yield* store.append([], condition);
        for (const event of events) position = yield* store.append([event]);
        return position;
      }),
  }),
  "takes any event under a known id for the same": (store) => ({
    ...store,
    append: (events, condition) =>
      Effect.catchTag(store.append(events, condition), "EventIdConflict", () => store.head),
  }),
  "knows nothing of ids": (store) => {
    let n = 0;
    return {
      ...store,
      append: (events, condition) => {
        const fresh = events.map((event) => {
          n += 1;
          return { ...event, id: `00000000-0000-7000-9000-${String(n).padStart(12, "0")}` } as NewEvent;
        });
        return store.append(fresh, condition);
      },
    };
  },
  "checks the condition first and appends later": (store) => ({
    ...store,
    append: (events, condition) =>
      Effect.gen(function* () {
        yield* store.append([], condition);
        yield* Effect.yieldNow;
        return yield* store.append(events);
      }),
  }),
  "reads what became known later": (store) => ({
    ...store,
    read: (query, { knownAt: _knownAt, ...options } = {}) => store.read(query, options),
  }),
  "reads beyond where it was asked to stop": (store) => ({
    ...store,
    read: (query, { upTo: _upTo, ...options } = {}) => store.read(query, options),
  }),
  "matches any of the tags": (store) => ({
    ...store,
    read: ({ items }, options) =>
      store.read(
        {
          items: items.flatMap(({ tags = [], ...item }) =>
            tags.length === 0 ? [item] : tags.map((tag) => ({ ...item, tags: [tag] })),
          ),
        },
        options,
      ),
  }),
  "ends a subscription with what there is": (store) => ({
    ...store,
    subscribe: (query, after) => store.read(query, { after }),
  }),
  "sends a subscriber everything from the beginning": (store) => ({
    ...store,
    subscribe: (query) => store.subscribe(query, 0),
  }),
  "sends everything twice": (store) => ({
    ...store,
    subscribe: (query, after) => Stream.flatMap(store.subscribe(query, after), (event) => Stream.make(event, event)),
  }),
  "never tells a subscriber": (store) => ({ ...store, subscribe: () => Stream.never }),
  "forgets what an event came of": (store) => ({
    ...store,
    append: (events, condition) =>
      store.append(
        events.map(({ causationId: _causationId, ...event }) => event as NewEvent),
        condition,
      ),
  }),
  "forgets what an event belongs to": (store) => ({
    ...store,
    read: (query, options) =>
      Stream.map(
        store.read(query, options),
        ({ correlationId: _correlationId, ...event }) => event as typeof event & { type: "TargetSet" },
      ),
  }),
  "counts from nought": (store) => ({
    ...store,
    read: (query, options) => Stream.map(store.read(query, options), (one) => ({ ...one, position: one.position - 1 })),
  }),
};

const isBroken = async (flaw: Flaw): Promise<boolean> => {
  const registers = new Map<string, EventStoreService>();
  const open = (register: string) =>
    Effect.gen(function* () {
      const store = registers.get(register) ?? flaw(yield* inMemoryEventStore);
      registers.set(register, store);
      return store;
    });
  for (const law of eventStoreLaws({ open, runs: 30, patience: "1 second" })) {
    const outcome = await law.run().then(
      () => "holds",
      () => "broken",
    );
    if (outcome === "broken") return true;
  }
  return false;
};

describe("the laws of the event store", () => {
  for (const [name, flaw] of Object.entries(flaws)) {
    it(`are broken by a store that ${name}`, async () => {
      expect(await isBroken(flaw)).toBe(true);
    });
  }

  it("hold for a store that does none of that", async () => {
    expect(
      await isBroken((store) => ({ ...store, read: (query = allEvents, options) => store.read(query, options) })),
    ).toBe(false);
  });
});
