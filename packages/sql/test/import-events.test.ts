import type { Event } from "@meetlat/core";
import type { RawEvent } from "@meetlat/core/codec";
import { histories } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { CopyDiffers, describeCopyDiffers, importEvents, sqlEventStore, storedEvents, verify } from "../src/index.ts";
import { append, city, eventsFrom } from "./city.ts";
import { onEveryDatabase } from "./on-every-database.ts";

const rawOf = (register: string) => Stream.map(storedEvents(register), ({ raw }) => raw);
const given = (events: ReadonlyArray<RawEvent>) => Stream.fromIterable(events);

onEveryDatabase(({ run, newRegister }) => {
  const log = (register: string) => Stream.runCollect(rawOf(register));

  /** What an import gives or how it fails, and what the register holds after it. */
  const tried = (register: string, events: Stream.Stream<RawEvent, unknown>, partSize = 3) =>
    run(
      Effect.gen(function* () {
        const outcome = yield* Effect.result(importEvents(register, events, { partSize }));
        return { outcome, log: yield* log(register), chain: yield* verify(register) };
      }),
    );

  const differenceOf = ({ outcome }: { readonly outcome: Result.Result<unknown, unknown> }) =>
    Result.isFailure(outcome) && outcome.failure instanceof CopyDiffers
      ? [outcome.failure.position, outcome.failure.difference._tag]
      : outcome;

  it("makes a register hold what another holds, with the same head, in whatever parts", async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.constantFrom(1, 2, 7, 1_000), async (events, partSize) => {
        const [from, to] = [newRegister(), newRegister()];
        await run(
          Effect.gen(function* () {
            yield* append(from, events);
            const imported = yield* importEvents(to, rawOf(from), { partSize });
            const head = yield* verify(from);
            expect(head).toMatchObject({ _tag: "Whole", head: events.length, hash: imported.hash });
            expect(yield* verify(to)).toEqual(head);
            expect(yield* log(to)).toEqual(events);
            expect(imported).toMatchObject({ events: events.length, added: events.length, position: events.length });
            // The same copy again adds nothing.
            expect(yield* importEvents(to, rawOf(from), { partSize })).toEqual({ ...imported, added: 0 });
          }),
        );
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it("brings a mirror up to date, and what it added is found as it is in the original", async () => {
    const [from, to] = [newRegister(), newRegister()];
    const events = eventsFrom(city);
    await run(
      Effect.gen(function* () {
        yield* append(from, events.slice(0, 8));
        yield* importEvents(to, rawOf(from));
        yield* append(from, events.slice(8));
        const parts: Array<number> = [];
        const imported = yield* importEvents(to, rawOf(from), {
          partSize: 5,
          onProgress: (done) => Effect.sync(() => void parts.push(done)),
        });
        expect(imported).toMatchObject({ events: events.length, added: events.length - 8 });
        expect(parts).toEqual([5, 10, 15, events.length]);
        const part = yield* Stream.runCollect(storedEvents(to, { after: 2, upTo: 4 }));
        expect(part).toEqual(events.slice(2, 4).map((event) => ({ event, raw: event })));
        const store = yield* sqlEventStore(to);
        const byTag = yield* Stream.runCollect(store.read({ items: [{ tags: ["indicator:visits"] }] }));
        expect(byTag).toEqual(events.filter(({ tags }) => tags.includes("indicator:visits")));
        yield* store.append([{ ...(events[0] as Event), id: "00000000-0000-7000-8000-00000000ffff" as Event["id"] }]);
        expect(yield* verify(to)).toMatchObject({ _tag: "Whole", head: events.length + 1 });
      }),
    );
  });

  it("refuses what is not a copy of the register, at the first position where they part", async () => {
    const events = eventsFrom(city);
    const register = newRegister();
    await run(append(register, events.slice(0, 10)));
    const kept = { log: events.slice(0, 10) };
    const other = events.map((event) => (event.position === 6 ? { ...event, actor: "another" } : event));
    const swapped = events.map((event) =>
      event.position === 6 ? { ...event, id: "00000000-0000-7000-8000-00000000eeee" as Event["id"] } : event,
    );
    for (const [copy, expected] of [
      [other, [6, "OtherEvent"]],
      [swapped, [6, "OtherEvent"]],
      [events.slice(0, 7), [8, "CopyEnds"]],
      [[], [1, "CopyEnds"]],
      [events.slice(1), [1, "OutOfOrder"]],
      [events.filter(({ position }) => position !== 13), [13, "OutOfOrder"]],
      [
        [...events.slice(0, 12), ...events.slice(11)],
        [13, "OutOfOrder"],
      ],
      [
        events.map((event) => (event.position === 14 ? { ...event, id: events[1]?.id as Event["id"] } : event)),
        [14, "IdTwice"],
      ],
      [
        events.map((event) => (event.position === 15 ? { ...event, id: events[13]?.id as Event["id"] } : event)),
        [15, "IdTwice"],
      ],
      [
        events.map((event) => (event.position === 14 ? { ...event, id: events[12]?.id as Event["id"] } : event)),
        [14, "IdTwice"],
      ],
    ] as const) {
      const found = await tried(register, given(copy), 4);
      expect(differenceOf(found)).toEqual(expected);
      expect(found).toMatchObject(kept);
      expect(found.chain).toMatchObject({ _tag: "Whole", head: 10 });
    }
  });

  it("gives the failure of the copy as it is, and leaves the register as it was", async () => {
    const events = eventsFrom(city);
    const register = newRegister();
    const cutOff = Stream.concat(given(events.slice(0, 10)), Stream.fail("cut off" as const));
    const found = await tried(register, cutOff);
    expect(found.outcome).toEqual(Result.fail("cut off"));
    expect(found.log).toEqual([]);
    const half = given(events.map((event) => ({ ...event, ...(event.position === 9 ? { actor: "a\ud800" } : {}) })));
    expect(await tried(register, half)).toMatchObject({ outcome: { failure: { _tag: "EventUnreadable" } }, log: [] });
  });

  it("is undone when it is interrupted half-way, and completes the next time", async () => {
    const events = eventsFrom(city);
    const register = newRegister();
    const outcome = await run(
      Effect.exit(
        importEvents(register, given(events), {
          partSize: 2,
          onProgress: (done) => (done > 5 ? Effect.interrupt : Effect.void),
        }),
      ),
    );
    expect(outcome._tag).toBe("Failure");
    expect(await tried(register, given(events))).toMatchObject({ outcome: { success: { added: events.length } } });
  });

  it("keeps events as they were appended, whichever version they are of, and hashes them so", async () => {
    const register = newRegister();
    const [first, second] = eventsFrom(city.slice(0, 2)) as readonly [Event, Event];
    const later: RawEvent = { ...second, schemaVersion: 7, data: { whatever: ["it", "says"] } };
    const [imported, chain, read] = await run(
      Effect.gen(function* () {
        const imported = yield* importEvents(register, given([first, later]));
        const read = yield* Effect.result(log(register));
        return [imported, yield* verify(register), read] as const;
      }),
    );
    expect(chain).toEqual({ _tag: "Whole", head: 2, hash: imported.hash });
    // Reading it waits for a Meetlat that knows the version.
    expect(read).toMatchObject({ failure: { _tag: "EventUnreadable", position: 2 } });
    expect(Result.isFailure(read) && read.failure.message).toContain("upgrade @meetlat/core");
    const again = await run(Effect.result(importEvents(register, given([first, later]))));
    expect(again).toMatchObject({ success: { added: 0, hash: imported.hash } });
  });

  it("takes a copy that runs only once", async () => {
    const events = eventsFrom(city);
    let runs = 0;
    const once = Stream.suspend(() => {
      runs += 1;
      return given(events);
    });
    await run(importEvents(newRegister(), once));
    expect(runs).toBe(1);
  });
});

it("says of every difference where it is and what to do, in both languages", () => {
  for (const difference of [
    { _tag: "OtherEvent" },
    { _tag: "CopyEnds" },
    { _tag: "OutOfOrder", found: 12 },
    { _tag: "IdTwice", id: "00000000-0000-7000-8000-000000000001" },
  ] as const) {
    for (const language of ["en", "nl"] as const) {
      const said = describeCopyDiffers({ position: 7, difference }, language);
      expect(said).toMatch(/\b7\b/);
      expect(said).toMatch(/ (Give|Geef) /);
    }
  }
});
