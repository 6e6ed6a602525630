import type { Command, Day, EventId, Instant, NewEvent, Stamp } from "@meetlat/core";
import { EventStore, handle, inMemoryEventStore, readRegister as readInMeetlat } from "@meetlat/core/store";
import { codecLaws, commandLists, counter, histories, stampAt } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromKurrentEvent, type RecordedInKurrent, toKurrentEvent } from "../src/kurrent-events.ts";
import { readRegister, recordInKurrent } from "../src/record-in-kurrent.ts";
import { standIn } from "./stand-in.ts";

/** What a server gives back of what it was sent: the same, once through JSON, at its place in the stream. */
const recorded = (event: NewEvent, revision: bigint): RecordedInKurrent => {
  const { id, type, data, metadata } = toKurrentEvent(event);
  return { id, type, ...JSON.parse(JSON.stringify({ data, metadata })), revision };
};

const sequenced = histories.filter((history) => history.length > 0).chain((history) => fc.constantFrom(...history));

describe("events as KurrentDB has them", () => {
  for (const law of codecLaws({
    values: sequenced,
    encode: ({ position, ...event }) => recorded(event as NewEvent, BigInt(position - 1)),
    decode: fromKurrentEvent,
    damaged: (event) =>
      fc.oneof(
        fc.constant({ ...event, type: "CartOpened" }),
        fc.constant({ ...event, id: "7" }),
        fc.constant({ ...event, metadata: null }),
        fc.constant({ ...event, data: "…" }),
        fc.constant({ ...event, revision: -1n }),
      ),
  })) {
    it(law.name, law.run);
  }

  it("have their own id, and what they belong to under the names that KurrentDB knows", () => {
    const event = {
      ...Result.getOrThrow(fromKurrentEvent(recorded(sample, 0n))),
      correlationId: "a",
      causationId: "b",
    };
    const { position: _, ...rest } = event;
    const sent = toKurrentEvent(rest as NewEvent);
    expect(sent.id).toBe(sample.id);
    expect(sent.contentType).toBe("application/json");
    expect(sent.metadata).toMatchObject({ $correlationId: "a", $causationId: "b", tags: ["document:accounts"] });
    expect(sent.metadata).not.toHaveProperty("correlationId");
    expect(fromKurrentEvent(recorded(rest as NewEvent, 4n))).toEqual(Result.succeed({ ...event, position: 5 }));
  });
});

const sample = {
  id: "00000000-0000-7000-8000-000000000001",
  type: "DocumentRegistered",
  schemaVersion: 1,
  recordedAt: "2021-07-01T12:00:00.000Z",
  knownOn: "2021-07-01",
  actor: "controller-7",
  tags: ["document:accounts"],
  data: { document: "accounts", kind: "accounts", title: "Accounts" },
} as unknown as NewEvent;

const stamp = (): Stamp => ({
  recordedAt: "2021-07-01T12:00:00.000Z" as Instant,
  actor: "controller-7",
  newId: () => crypto.randomUUID() as EventId,
});
const indicator = {
  _tag: "DefineIndicator",
  indicator: "benefits",
  title: "Benefits",
  unit: "benefits",
  polarity: "lower",
  nature: "stock",
  class: "effect",
} as unknown as Command;
const measured = (year: number) =>
  ({
    _tag: "RecordMeasurement",
    indicator: "benefits",
    period: String(year),
    value: { _tag: "Exact", value: "7" },
  }) as unknown as Command;

describe("recording in a stream (with something that stands in for a server)", () => {
  it("gives the same register as Meetlat's own store, for any history", async () => {
    await fc.assert(
      fc.asyncProperty(commandLists, async (commands) => {
        const [one, other] = [counter(), counter()];
        const on = "2021-07-01" as Day;
        const client = standIn();
        for (const command of commands) await recordInKurrent(client, "any", [command], stampAt(on, one));
        const expected = Effect.gen(function* () {
          for (const command of commands) yield* Effect.result(handle(command, stampAt(on, other)));
          return yield* readInMeetlat();
        });
        expect(await readRegister(client, "any")).toEqual(
          await Effect.runPromise(Effect.provideServiceEffect(expected, EventStore, inMemoryEventStore)),
        );
      }),
      { numRuns: 30 * Number(process.env.MEETLAT_RUNS ?? 1) },
    );
  });

  it("decides again when others came first: 20 at once all land, once", async () => {
    const client = standIn();
    await recordInKurrent(client, "busy", [indicator], stamp());
    const years = Array.from({ length: 20 }, (_, i) => 2000 + i);
    const outcomes = await Promise.all(years.map((year) => recordInKurrent(client, "busy", [measured(year)], stamp())));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect((await readRegister(client, "busy")).position).toBe(21);
    expect(client.appends()).toBeGreaterThan(21);
  });

  it("adds nothing for what is there already, and refuses a list as a whole", async () => {
    const client = standIn();
    await recordInKurrent(client, "x", [indicator, measured(2020)], stamp());
    expect(await recordInKurrent(client, "x", [indicator, measured(2020)], stamp())).toEqual({ ok: true, events: [] });
    const wrong = { ...measured(2021), indicator: "unknown" } as Command;
    expect(await recordInKurrent(client, "x", [measured(2022), wrong], stamp())).toMatchObject({
      ok: false,
      errors: [{ path: [1, "indicator"], message: expect.stringContaining("There is no indicator “unknown”") }],
    });
    expect((await readRegister(client, "x")).position).toBe(2);
  });
});
