import type { Command, Event, EventId, Instant } from "@meetlat/core";
import { EventStore, type EventStoreService, handle, inMemoryEventStore, StoreUnavailable } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { keepingUp } from "../src/keeping-up.ts";
import { facts } from "./facts.ts";

type Read = ReturnType<EventStoreService["read"]>;

/** A register of a store that counts what is read, and of which what comes out can be changed. */
const watched = async () => {
  const store = Effect.runSync(inMemoryEventStore);
  await Effect.runPromise(
    Effect.provideService(
      handle(facts as unknown as ReadonlyArray<Command>, {
        recordedAt: "2021-07-01T12:00:00.000Z" as Instant,
        actor: "test",
        newId: () => v7() as EventId,
      }),
      EventStore,
      store,
    ),
  );
  const watch = { read: 0, change: (events: Read) => events };
  const count = Effect.sync(() => {
    watch.read += 1;
  });
  const read: EventStoreService["read"] = (query, options) =>
    Stream.tap(watch.change(store.read(query, options)), () => count);
  return { watch, upToDate: keepingUp({ read }) };
};

const unavailable = new StoreUnavailable({ cause: "the network" });

describe("a register that is kept up to date", () => {
  it("reads each event once, also when reading failed at its beginning or midway", async () => {
    for (const whole of [0, 2, facts.length]) {
      const { watch, upToDate } = await watched();
      const { change } = watch;
      watch.change = (events) => Stream.concat(Stream.take(events, whole), Stream.fail(unavailable));
      await expect(upToDate()).rejects.toThrow(unavailable);
      watch.change = change;
      const [one, other] = await Promise.all([upToDate(), upToDate()]);
      expect([one.position, other.position, watch.read]).toEqual([facts.length, facts.length, facts.length]);
    }
  });

  it("begins anew after folding threw, since an event may be half folded", async () => {
    const { watch, upToDate } = await watched();
    const { change } = watch;
    const broken = { position: 2, type: "TargetSet" } as unknown as Event;
    watch.change = (events) => Stream.map(events, (event) => (event.position === 2 ? broken : event));
    await expect(upToDate()).rejects.toThrow(TypeError);
    watch.change = change;
    watch.read = 0;
    expect((await upToDate()).position).toBe(facts.length);
    expect(watch.read).toBe(facts.length);
  });
});
