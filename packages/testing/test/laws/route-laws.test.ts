import type { Event } from "@meetlat/core";
import { describe, expect, it } from "vitest";
import { counter, type RouteUnderTest, routeLaws } from "../../src/index.ts";
import { brokenAmong } from "./broken.ts";

type Carry = (events: ReadonlyArray<Event>) => ReadonlyArray<Event>;

const change = (event: Event, more: object): Event => ({ ...event, ...more });

/** Ways on which something goes wrong, and whether the same events were promised to arrive. */
const flaws: Readonly<Record<string, Carry>> = {
  "loses the last event": (events) => events.slice(0, -1),
  "turns the order around": (events) => events.toReversed(),
  "forgets from when it was known": (events) =>
    events.map((event) => change(event, { knownOn: event.recordedAt.slice(0, 10) })),
  "forgets who decided": (events) => events.map(({ decidedBy: _, ...event }) => event as Event),
  "reads numbers as doubles": (events) =>
    JSON.parse(JSON.stringify(events), (key, value) =>
      key === "value" && typeof value === "string" ? `${Number(value)}0` : value,
    ),
  "sends corrections as new numbers": (events) =>
    events.map((event) =>
      event.type === "MeasurementCorrected" ? change(event, { type: "MeasurementRecorded" }) : event,
    ),
  "drops what is special about a number": (events) =>
    events.map((event) => ("flags" in event.data ? change(event, { data: { ...event.data, flags: [] } }) : event)),
};

const caughtByAnswersAlone = new Set(Object.keys(flaws).filter((name) => !/who decided|as new numbers/.test(name)));

const laws = (carry: Carry, sameEvents: boolean) => {
  const route: RouteUnderTest = { carry: async (events) => carry(events), sameEvents, runs: 60 };
  return brokenAmong(routeLaws(route));
};

describe("the laws of routes", () => {
  for (const [name, carry] of Object.entries(flaws)) {
    it(`are broken by one that ${name}`, async () => {
      expect(await laws(carry, true)).toContain("the same events arrive, in the same order");
    });
    if (caughtByAnswersAlone.has(name)) {
      it(`are broken by the answers of one that ${name}, whatever ids it gives`, async () => {
        expect(await laws(carry, false)).toContain("whatever is asked of it is answered as it was");
      });
    }
  }

  it("are broken by one that loses something the second time", async () => {
    const seen = new WeakSet<Event>();
    const carry: Carry = (events) => {
      const again = events.some((event) => seen.has(event));
      const arrived = structuredClone(again ? events.slice(1) : events);
      for (const event of arrived) seen.add(event);
      return arrived;
    };
    expect(await laws(carry, true)).toEqual(["what arrived can be sent again"]);
  });

  it("hold for JSON, and for one that gives events new ids", async () => {
    expect(await laws((events) => JSON.parse(JSON.stringify(events)), true)).toEqual([]);
    const newId = counter(5000);
    expect(await laws((events) => events.map((event) => change(event, { id: newId() })), false)).toEqual([]);
  });
});
