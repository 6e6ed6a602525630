import { setImmediate } from "node:timers/promises";
import { allEvents, type Command, decideAll, type Event, fold, type Instant } from "@meetlat/core";
import { EventStore, type EventStoreService, handle, inMemoryEventStore } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import { describe, expect, it } from "vitest";
import { counter, type RecordingOutcome, type RecordingRegister, registerLaws } from "../../src/index.ts";
import { brokenAmong } from "./broken.ts";

const newId = counter();

/** Decides on a log and adds to it, and lets others do the same meanwhile where a register does not look again. */
const decideOn = (log: Array<Event>, commands: ReadonlyArray<Command>, recordedAt: Instant): RecordingOutcome => {
  const decided = decideAll(fold(log), commands, { recordedAt, actor: "me", newId });
  if (Result.isFailure(decided)) return { ok: false, rejections: decided.failure };
  const events = decided.success.map((event, i) => ({ ...event, position: log.length + 1 + i }) as Event);
  log.push(...events);
  return { ok: true, events };
};

const sound = (log: Array<Event>): RecordingRegister => ({
  record: async (commands, recordedAt) => decideOn(log, commands, recordedAt),
  events: async () => log,
});

const flaws: Readonly<Record<string, (log: Array<Event>) => RecordingRegister>> = {
  "records a batch one by one": (log) => ({
    ...sound(log),
    record: async (commands, recordedAt) => {
      const outcomes = commands.map((command) => decideOn(log, [command], recordedAt));
      const refused = outcomes.flatMap((one, i) =>
        one.ok ? [] : one.rejections.map((rejection) => ({ ...rejection, command: i })),
      );
      return refused.length > 0
        ? { ok: false, rejections: refused }
        : { ok: true, events: outcomes.flatMap((one) => (one.ok ? one.events : [])) };
    },
  }),
  "tells only the first thing that is wrong": (log) => ({
    ...sound(log),
    record: async (commands, recordedAt) => {
      const outcome = decideOn(log, commands, recordedAt);
      return outcome.ok ? outcome : { ok: false, rejections: outcome.rejections.slice(0, 1) };
    },
  }),
  "does not look whether another wrote meanwhile": (log) => ({
    ...sound(log),
    record: async (commands, recordedAt) => {
      const before = [...log];
      await setImmediate();
      const outcome = decideOn(before, commands, recordedAt);
      if (outcome.ok) log.push(...outcome.events);
      return outcome;
    },
  }),
  "takes the day of its own clock": (log) => ({
    ...sound(log),
    record: async (commands) => decideOn(log, commands, "2031-01-01T00:00:00.000Z" as Instant),
  }),
  "records what was recorded already once more": (log) => ({
    ...sound(log),
    record: async (commands, recordedAt) => {
      const outcome = decideOn(log, commands, recordedAt);
      const [last] = log.slice(-1);
      if (outcome.ok && outcome.events.length === 0 && last !== undefined) {
        log.push({ ...last, id: newId(), position: log.length + 1 });
      }
      return outcome;
    },
  }),
  "counts from nought": (log) => ({
    ...sound(log),
    events: async () => log.map((event) => ({ ...event, position: event.position - 1 })),
  }),
  "refuses nothing": (log) => ({
    ...sound(log),
    record: async (commands, recordedAt) => {
      const outcome = decideOn(log, commands, recordedAt);
      return outcome.ok ? outcome : { ok: true, events: [] };
    },
  }),
  "keeps each handle's log to itself": (log) => sound([...log]),
};

const opener = (make: (log: Array<Event>) => RecordingRegister) => {
  const logs = new Map<string, Array<Event>>();
  return async (name: string) => {
    const log = logs.get(name) ?? [];
    logs.set(name, log);
    return make(log);
  };
};

describe("the laws of registers", () => {
  for (const [name, make] of Object.entries(flaws)) {
    it(`are broken by one that ${name}`, async () => {
      expect(await brokenAmong(registerLaws({ open: opener(make), runs: 40 }))).not.toEqual([]);
    });
  }

  it("hold for one that does none of that", async () => {
    expect(await brokenAmong(registerLaws({ open: opener(sound), runs: 40 }))).toEqual([]);
  });

  it("hold for core's own handle on an event store", async () => {
    const stores = new Map<string, EventStoreService>();
    const open = async (name: string): Promise<RecordingRegister> => {
      const store = stores.get(name) ?? Effect.runSync(inMemoryEventStore);
      stores.set(name, store);
      return {
        record: (commands, recordedAt) =>
          Effect.runPromise(
            handle(commands, { recordedAt, actor: "me", newId }).pipe(
              Effect.provideService(EventStore, store),
              Effect.map(({ events }): RecordingOutcome => ({ ok: true, events })),
              Effect.catchTag("CommandsRejected", ({ rejections }) =>
                Effect.succeed<RecordingOutcome>({ ok: false, rejections }),
              ),
            ),
          ),
        events: () => Effect.runPromise(Stream.runCollect(store.read(allEvents))),
      };
    };
    expect(await brokenAmong(registerLaws({ open, runs: 40 }))).toEqual([]);
  });
});
