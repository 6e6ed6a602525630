import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { v7 as newId } from "uuid";
import { describe, expect, it } from "vitest";
import { openRegister } from "../../src/promise/index.ts";
import type { Event } from "../../src/register/event.ts";
import { type EventStoreService, inMemoryEventStore, StoreUnavailable } from "../../src/store/index.ts";

const YEARS = 10;
const asOf = "2031-01-01";

/** A store that counts what is read, and on which a change of what comes out of it can be put. */
const watched = () => {
  const store = Effect.runSync(inMemoryEventStore);
  const watch = {
    read: 0,
    change: (events: ReturnType<EventStoreService["read"]>) => events,
  };
  const count = Effect.sync(() => {
    watch.read += 1;
  });
  const read: EventStoreService["read"] = (query, options) =>
    Stream.tap(watch.change(store.read(query, options)), () => count);
  return { watch, store: { ...store, read } satisfies EventStoreService };
};

const filled = async () => {
  const { watch, store } = watched();
  const register = openRegister({ actor: "test", now: () => new Date("2021-07-01T10:00:00.000Z"), newId, store });
  await register.defineIndicator({
    indicator: "streets",
    title: "Active streets",
    unit: "streets",
    polarity: "higher",
    nature: "flow",
    class: "performance",
  });
  const rows = Array.from({ length: YEARS }, (_, i) => ({
    indicator: "streets",
    period: String(2010 + i),
    value: String(i),
  }));
  expect(await register.recordMeasurements({ rows })).toMatchObject({ ok: true, position: YEARS + 1 });
  watch.read = 0;
  const points = async () => (await register.series("streets", { asOf }))?.points.length;
  return { watch, register, points };
};

const unavailable = new StoreUnavailable({ cause: "the network" });

describe("a register that stays in memory", () => {
  it("reads each event once, however many questions there are", async () => {
    const { watch, points } = await filled();
    expect(await Promise.all([points(), points(), points()])).toEqual([YEARS, YEARS, YEARS]);
    expect(watch.read).toBe(YEARS + 1);
  });

  it("reads nothing anew after a read that failed at its beginning", async () => {
    const { watch, points } = await filled();
    expect(await points()).toBe(YEARS);
    const { change } = watch;
    watch.change = () => Stream.fail(unavailable);
    await expect(points()).rejects.toThrow(unavailable);
    watch.change = change;
    expect(await points()).toBe(YEARS);
    expect(watch.read).toBe(YEARS + 1);
  });

  it("goes on where it was after a read that failed midway, and answers nothing from a part", async () => {
    const { watch, points } = await filled();
    const { change } = watch;
    watch.change = (events) => Stream.concat(Stream.rechunk(Stream.take(events, 4), 2), Stream.fail(unavailable));
    const [first, second] = await Promise.allSettled([points(), points()]);
    expect([first?.status, second?.status]).toEqual(["rejected", "rejected"]);
    watch.change = change;
    expect(await points()).toBe(YEARS);
    expect(watch.read).toBe(YEARS + 1);
  });

  it("reads each event once, wherever the first read of them failed", async () => {
    for (const whole of [0, 4, YEARS + 1]) {
      const { watch, points } = await filled();
      const { change } = watch;
      watch.change = (events) => Stream.concat(Stream.take(events, whole), Stream.fail(unavailable));
      await expect(points()).rejects.toThrow(unavailable);
      watch.change = change;
      expect([...(await Promise.all([points(), points()])), watch.read]).toEqual([YEARS, YEARS, YEARS + 1]);
    }
  });

  it("begins anew after folding threw, since an event may be half folded", async () => {
    const { watch, points } = await filled();
    const { change } = watch;
    const broken = { position: 3, type: "MeasurementRecorded" } as unknown as Event;
    watch.change = (events) => Stream.map(events, (event) => (event.position === 3 ? broken : event));
    await expect(points()).rejects.toThrow(TypeError);
    watch.change = change;
    watch.read = 0;
    expect(await points()).toBe(YEARS);
    expect(watch.read).toBe(YEARS + 1);
  });

  it("answers in the turn of the question, also while others record", async () => {
    const { register, points } = await filled();
    const record = (year: number) =>
      register.recordMeasurement({ indicator: "streets", period: String(year), value: "1" });
    const [before, , after] = await Promise.all([points(), record(2020), record(2021).then(points)]);
    expect(before).toBeGreaterThanOrEqual(YEARS);
    expect(after).toBe(YEARS + 2);
  });
});
