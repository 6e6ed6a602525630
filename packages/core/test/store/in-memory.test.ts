import * as Effect from "effect/Effect";
import * as Fiber from "effect/Fiber";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandLists } from "../../../testing/src/arbitraries/command-lists.ts";
import { commands } from "../../../testing/src/arbitraries/commands.ts";
import { counter, eventsOf, histories, stampAt } from "../../../testing/src/arbitraries/histories.ts";
import {
  allEvents,
  boundary,
  type Command,
  type Day,
  decideAll,
  type Event,
  emptyRegister,
  fold,
  matches,
  type NewEvent,
  type Query,
} from "../../src/index.ts";
import { EventStore, type EventStoreService, handle, inMemoryEventStore, readRegister } from "../../src/store/index.ts";
import { runs } from "../arbitraries/runs.ts";
import { indicator, measured } from "../cases/given.ts";

const today = "2021-07-01" as Day;
const unplaced = ({ position: _position, ...event }: Event): NewEvent => event as NewEvent;

const read = (store: EventStoreService, query: Query = allEvents, after = 0) =>
  Effect.runSync(Stream.runCollect(store.read(query, { after })));

const filled = (events: ReadonlyArray<Event>): EventStoreService => {
  const store = Effect.runSync(inMemoryEventStore);
  Effect.runSync(store.append(events.map(unplaced)));
  return store;
};

describe("the store in memory", () => {
  it("gives positions 1, 2, 3, … and reads back what was appended", () => {
    fc.assert(
      fc.property(histories, fc.nat(), (events, n) => {
        const cut = n % (events.length + 1);
        const store = filled(events.slice(0, cut));
        Effect.runSync(store.append(events.slice(cut).map(unplaced)));
        expect(read(store)).toEqual(events);
        expect(Effect.runSync(store.head)).toBe(events.length);
      }),
      { numRuns: runs(50) },
    );
  });

  it("answers a query as a walk through the whole log does", () => {
    fc.assert(
      fc.property(histories, commands, fc.nat(30), (events, command, after) => {
        const query = boundary(command);
        const expected = events.filter((event) => event.position > after && matches(query, event));
        expect(read(filled(events), query, after)).toEqual(expected);
      }),
      { numRuns: runs(200) },
    );
  });

  it("reads only what was known on a day", () => {
    fc.assert(
      fc.property(histories, (events) => {
        const knownAt = "2019-06-30" as Day;
        const found = Effect.runSync(Stream.runCollect(filled(events).read(allEvents, { knownAt })));
        expect(found).toEqual(events.filter((event) => event.knownOn <= knownAt));
      }),
      { numRuns: runs(50) },
    );
  });

  it("appends the same events once, and refuses another event under a known id", () => {
    const events = eventsOf([indicator("a", "%", "stock", "lower"), indicator("b", "%", "stock", "lower")], [today]);
    const [first, second] = events.map(unplaced);
    if (first === undefined || second === undefined) throw new Error("no events");
    const store = filled(events);
    expect(Effect.runSync(store.append([first, second]))).toBe(2);
    expect(Effect.runSync(store.append([first]))).toBe(1);
    const other = { ...first, actor: "somebody else" };
    const newer = { ...first, id: "00000000-0000-7000-8000-999999999999" as typeof first.id };
    for (const batch of [[other], [newer, second], [newer, newer]]) {
      const outcome = Effect.runSync(Effect.result(store.append(batch)));
      expect(Result.isFailure(outcome) && outcome.failure._tag).toBe("EventIdConflict");
    }
    expect(read(store)).toEqual(events);
  });

  it("refuses an append when a matching event has come since, and says which", () => {
    const events = eventsOf([indicator("a", "%", "stock", "lower")], [today]);
    const store = filled(events);
    const [later] = eventsOf([indicator("b", "%", "stock", "lower")], [today]).map((e) => ({
      ...unplaced(e),
      id: counter(50)(),
    }));
    if (later === undefined) throw new Error("no event");
    const outcome = Effect.runSync(Effect.result(store.append([later], { failIfEventsMatch: allEvents, after: 0 })));
    expect(Result.isFailure(outcome) && outcome.failure).toMatchObject({
      _tag: "AppendConditionFailed",
      found: { position: 1 },
    });
    expect(Effect.runSync(store.append([later], { failIfEventsMatch: allEvents, after: 1 }))).toBe(2);
  });

  it("sends a subscriber what is there, and then what comes, each once", async () => {
    const all = eventsOf(
      [..."abcdef"].map((id) => indicator(id, "%", "stock", "lower")),
      [today],
    );
    const program = Effect.gen(function* () {
      const store = yield* inMemoryEventStore;
      yield* store.append(all.slice(0, 2).map(unplaced));
      const subscriber = yield* Effect.forkChild(Stream.runCollect(Stream.take(store.subscribe(allEvents, 1), 5)));
      for (const event of all.slice(2)) {
        yield* Effect.yieldNow;
        yield* store.append([unplaced(event)]);
      }
      return yield* Fiber.join(subscriber);
    });
    expect((await Effect.runPromise(program)).map((event) => event.position)).toEqual([2, 3, 4, 5, 6]);
  });
});

describe("handling commands", () => {
  const run = <A, E>(store: EventStoreService, effect: Effect.Effect<A, E, EventStore>) =>
    Effect.runPromise(Effect.result(Effect.provideService(effect, EventStore, store)));

  it("records a batch as decideAll decides it, or nothing at all", async () => {
    await fc.assert(
      fc.asyncProperty(commandLists, async (list) => {
        const store = Effect.runSync(inMemoryEventStore);
        const outcome = await run(store, handle(list, stampAt(today)));
        const expected = decideAll(emptyRegister(), list, stampAt(today));
        if (Result.isSuccess(expected)) {
          expect(Result.isSuccess(outcome) && outcome.success.events).toEqual(read(store));
          expect(read(store).map(unplaced)).toEqual(expected.success);
        } else {
          expect(Result.isFailure(outcome) && outcome.failure).toMatchObject({ rejections: expected.failure });
          expect(read(store)).toEqual([]);
        }
      }),
      { numRuns: runs(50) },
    );
  });

  it("decides again when somebody else was first", async () => {
    const inner = Effect.runSync(inMemoryEventStore);
    const define: Command = indicator("a", "%", "stock", "lower");
    await run(inner, handle(define, stampAt(today, counter())));
    let interfered = false;
    // Between the read and the append, another writer measures the same cell.
    const store: EventStoreService = {
      ...inner,
      append: (events, condition) =>
        Effect.suspend(() => {
          if (interfered) return inner.append(events, condition);
          interfered = true;
          return Effect.andThen(
            Effect.promise(() => run(inner, handle(measured("a", { 2020: "1" }), stampAt(today, counter(100))))),
            inner.append(events, condition),
          );
        }),
    };
    const same = await run(store, handle(measured("a", { 2020: "1" }), stampAt(today, counter(200))));
    expect(Result.isSuccess(same) && same.success).toEqual({ events: [], position: 2 });
    interfered = false;
    const other = await run(store, handle(measured("a", { 2021: "1", 2020: "5" }), stampAt(today, counter(300))));
    expect(Result.isFailure(other) && other.failure).toMatchObject({ _tag: "CommandsRejected" });
    expect(read(inner)).toHaveLength(2);
  });

  it("reads a register as it stood at a position", async () => {
    const events = eventsOf([indicator("a", "%", "stock", "lower"), measured("a", { 2019: "1", 2020: "2" })], [today]);
    const outcome = await run(filled(events), readRegister(2));
    expect(Result.isSuccess(outcome) && outcome.success).toEqual(fold(events.slice(0, 2)));
  });
});
