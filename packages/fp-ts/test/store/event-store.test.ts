import type { Event } from "@meetlat/core";
import * as port from "@meetlat/core/store";
import { eventStoreLaws, histories } from "@meetlat/testing";
import * as Cause from "effect/Cause";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Stream from "effect/Stream";
import * as fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import { describe, expect, it } from "vitest";
import { EventStore, Port, Query, Register, StoreError } from "../../src/index.ts";
import { runs } from "../runs.ts";
import { arrayStore } from "./array-store.ts";

/** Opens registers by name, each made once. */
const byName = (make: () => EventStore.EventStore) => {
  const stores = new Map<string, EventStore.EventStore>();
  return (name: string): EventStore.EventStore => {
    const store = stores.get(name) ?? make();
    stores.set(name, store);
    return store;
  };
};

/** The same functions in another object, so that nothing knows from which port they came. */
const wrapped = (store: EventStore.EventStore): EventStore.EventStore => ({ ...store });

describe("an event store written with fp-ts keeps the promises of the port", () => {
  const open = byName(arrayStore);
  for (const law of eventStoreLaws({
    open: (name) => Effect.sync(() => Port.toPort(open(name))),
    runs: runs(15),
  })) {
    it(law.name, law.run);
  }
});

describe("a store of core keeps the promises when it goes to fp-ts and back", () => {
  const open = byName(EventStore.inMemory);
  for (const law of eventStoreLaws({
    open: (name) => Effect.sync(() => Port.toPort(wrapped(open(name)))),
    runs: runs(15),
  })) {
    it(law.name, law.run);
  }
});

describe("a port", () => {
  it("that went to fp-ts comes back as itself", () => {
    const service = Effect.runSync(port.inMemoryEventStore);
    expect(Port.toPort(Port.fromPort(service))).toBe(service);
  });

  it("may be made of a store that is an object of a class", async () => {
    class AtSeven {
      readonly position = 7;
      readonly rest = arrayStore();
      async head() {
        return E.right(this.position);
      }
      append(...given: Parameters<EventStore.EventStore["append"]>) {
        return this.rest.append(...given);
      }
      stream(...given: Parameters<EventStore.EventStore["stream"]>) {
        return this.rest.stream(...given);
      }
      subscribe(...given: Parameters<EventStore.EventStore["subscribe"]>) {
        return this.rest.subscribe(...given);
      }
    }
    const service = Port.toPort(new AtSeven());
    expect(await Effect.runPromise(service.head)).toBe(7);
    expect(await Effect.runPromise(service.append([]))).toBe(0);
    expect(await Effect.runPromise(Stream.runCollect(service.read(Query.all)))).toEqual([]);
  });

  it("does nothing until a task is run or a stream is read", async () => {
    let calls = 0;
    const inner = Effect.runSync(port.inMemoryEventStore);
    const store = Port.fromPort({
      ...inner,
      append: (...given) => {
        calls += 1;
        return inner.append(...given);
      },
      read: (...given) => {
        calls += 1;
        return inner.read(...given);
      },
    });
    const [append, read] = [store.append([]), EventStore.read(Query.all)(store)];
    expect(calls).toBe(0);
    await append();
    await read();
    expect(calls).toBe(2);
  });
});

const unplaced = ({ position: _position, ...event }: Event) =>
  event as Parameters<EventStore.EventStore["append"]>[0][number];

const holding = async (events: ReadonlyArray<Event>): Promise<EventStore.EventStore> => {
  const store = EventStore.inMemory();
  await store.append(events.map(unplaced))();
  return store;
};

const someEvents = fc.sample(
  histories.filter((events) => events.length >= 4),
  { numRuns: 1, seed: 3 },
)[0] as ReadonlyArray<Event>;

describe("reading", () => {
  it("gives all events, in order, and folding them as they come gives the register", async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (events) => {
        const store = await holding(events);
        expect(await EventStore.read(Query.all)(store)()).toEqual(E.right(events));
        const folded = EventStore.readWith(Query.all)(
          (): ReadonlyArray<Event> => [],
          (all, event) => [...all, event],
        );
        expect(E.map(Register.fold)(await folded(store)())).toEqual(E.right(Register.fold(events)));
        expect(await store.head()).toEqual(E.right(events.length));
      }),
      { numRuns: runs(30) },
    );
  });

  it("may stop early, and lets go of what it read from", async () => {
    let released = 0;
    const source = port.inMemoryEventStore.pipe(Effect.runSync);
    await Effect.runPromise(source.append(someEvents.map(unplaced)));
    const store = Port.fromPort({
      ...source,
      subscribe: (query, after) =>
        Stream.ensuring(
          source.subscribe(query, after),
          Effect.sync(() => {
            released += 1;
          }),
        ),
    });
    const seen: Array<number> = [];
    for await (const event of store.subscribe(Query.all, 0)) {
      if (E.isRight(event)) seen.push(event.right.position);
      if (seen.length === 2) break;
    }
    expect(seen).toEqual([1, 2]);
    expect(released).toBe(1);
  });

  it("tells of what stops it as the last element, and folding and listing as a left", async () => {
    const unreadable = new port.EventUnreadable({ position: 2, problems: ["data: write an object"] });
    const broken = Port.fromPort({
      ...Effect.runSync(port.inMemoryEventStore),
      read: () => Stream.concat(Stream.fromArray(someEvents.slice(0, 1)), Stream.fail(unreadable)),
    });
    const seen: Array<E.Either<StoreError.ReadError, Event>> = [];
    for await (const event of broken.stream(Query.all)) seen.push(event);
    const error = E.left(StoreError.eventUnreadable(2, ["data: write an object"]));
    expect(seen).toEqual([E.right(someEvents[0]), error]);
    expect(await EventStore.read(Query.all)(broken)()).toEqual(error);
  });

  it("that was interrupted is a store that does not answer; a defect rejects the promise", async () => {
    const from = (read: Stream.Stream<Event, port.ReadError>, head: Effect.Effect<number>) =>
      Port.fromPort({ ...Effect.runSync(port.inMemoryEventStore), read: () => read, head });
    const interrupted = from(Stream.fromEffect(Effect.interrupt), Effect.interrupt);
    expect(await EventStore.read(Query.all)(interrupted)()).toMatchObject({ left: { _tag: "StoreUnavailable" } });
    expect(await interrupted.head()).toMatchObject({ left: { _tag: "StoreUnavailable" } });
    const defect = new Error("a mistake in the store");
    const broken = from(Stream.die(defect), Effect.die(defect));
    await expect(EventStore.read(Query.all)(broken)()).rejects.toBe(defect);
    await expect(broken.head()).rejects.toBe(defect);
  });
});

describe("errors", () => {
  const errors: ReadonlyArray<StoreError.AppendError> = [
    StoreError.appendConditionFailed({ failIfEventsMatch: Query.all, after: 0 }, someEvents[0] as Event),
    StoreError.eventIdConflict((someEvents[0] as Event).id),
    StoreError.storeUnavailable("no connection"),
    StoreError.eventUnreadable(3, ["tags: write a list"]),
  ];

  it.each(errors)("$_tag stays what it is on its way to core and back", async (error) => {
    const failing: EventStore.EventStore = { ...arrayStore(), append: () => async () => E.left(error) };
    const back = Port.fromPort(Port.toPort(failing));
    expect(await back.append([])()).toEqual(E.left(error));
  });

  it.each(errors)("$_tag is plain data, without anything of Effect, and has a sentence", async (error) => {
    const failing: EventStore.EventStore = { ...arrayStore(), append: () => async () => E.left(error) };
    const outcome = await Port.fromPort(Port.toPort(failing)).append([])();
    const got = E.isLeft(outcome) ? outcome.left : null;
    expect(Object.getPrototypeOf(got)).toBe(Object.prototype);
    expect(StoreError.describe(error)).toMatch(/\w+ .+\.$/s);
  });

  it("that a store throws against its type are defects in core", async () => {
    const defect = new Error("a mistake");
    const throwing: EventStore.EventStore = {
      ...arrayStore(),
      head: async () => {
        throw defect;
      },
      stream: () => ({
        async *[Symbol.asyncIterator]() {
          yield* [];
          throw defect;
        },
      }),
    };
    const service = Port.toPort(throwing);
    for (const effect of [service.head, Stream.runCollect(service.read(Query.all))]) {
      const exit = await Effect.runPromiseExit(effect as Effect.Effect<unknown, unknown>);
      expect(Exit.isFailure(exit) && Cause.hasDies(exit.cause) && Cause.squash(exit.cause)).toBe(defect);
    }
  });
});
