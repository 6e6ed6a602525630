import type { Command, Day, Event } from "@meetlat/core";
import { eventsOf } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import { expect } from "vitest";
import { sqlEventStore } from "../src/index.ts";
import { expectedRows, rowsIn, unplaced, views } from "./read-models.ts";

/** The day for which tests project, unless they say otherwise. */
export const asOf = "2021-07-01" as Day;

export const define = (indicator: string, more: object = {}) => ({
  _tag: "DefineIndicator",
  indicator,
  title: indicator,
  unit: "persons",
  polarity: "lower",
  nature: "flow",
  class: "effect",
  ...more,
});

export const setTarget = (target: string, indicator: string, more: object = {}) => ({
  _tag: "SetTarget",
  target,
  indicator,
  rule: { _tag: "Level", comparator: "<=", threshold: "5", period: "2020" },
  class: "collegeTarget",
  ...more,
});

export const measure = (indicator: string, value: string, more: object = {}) => ({
  _tag: "RecordMeasurement",
  indicator,
  period: "2020",
  value: { _tag: "Exact", value },
  ...more,
});

/** A city with something of everything. */
export const city = [
  { _tag: "RegisterDocument", document: "accounts-2020", kind: "accounts", title: "Accounts 2020" },
  { _tag: "EstablishProgramme", programme: "care", title: "Care" },
  { _tag: "DefineAreaSet", set: "districts", areas: ["north", "south"].map((area) => ({ area, title: area })) },
  define("visits", { programme: "care" }),
  define("inhabitants"),
  define("share", { nature: "ratio", unit: "%", numerator: "visits", denominator: "inhabitants" }),
  define("alone"),
  setTarget("visits-2020", "visits"),
  setTarget("share-2020", "share"),
  setTarget("alone-2020", "alone"),
  setTarget("everywhere", "visits", {
    rule: {
      _tag: "EveryArea",
      set: "districts",
      quantifier: { _tag: "All" },
      rule: { _tag: "Level", comparator: "<=", threshold: "5", period: "2020" },
    },
  }),
  setTarget("north-as-south", "visits", {
    area: "north",
    rule: { _tag: "Benchmark", comparator: "<=", area: "south", frozen: null, period: "2020" },
  }),
  measure("visits", "4", { source: { document: "accounts-2020", locator: "p. 12" }, flags: ["provisional"] }),
  measure("visits", "2", { area: "south" }),
  measure("alone", "8"),
  {
    _tag: "AdoptBudget",
    programme: "care",
    period: "2020",
    version: "original",
    unit: "kEUR",
    lines: [{ line: "staff", title: "Staff", side: "expense", amount: "100" }],
    balances: [],
  },
  { _tag: "RecordActuals", programme: "care", period: "2020", lines: [{ line: "staff", amount: "90" }], balances: [] },
  { _tag: "PlanDeliverable", deliverable: "helpline", programme: "care", title: "Helpline open", due: "2020" },
  { _tag: "ReportDeliverable", deliverable: "helpline", status: "achieved", on: "2021-02-15" },
];

/** The events of some commands, none of which may be refused. */
export const eventsFrom = (commands: ReadonlyArray<object>): ReadonlyArray<Event> => {
  const events = eventsOf(commands as ReadonlyArray<Command>, ["2021-03-01" as Day]);
  expect(events.length).toBe(commands.length);
  return events;
};

/** Appends events after those that a register holds. */
export const append = (register: string, events: ReadonlyArray<Event>) =>
  Effect.flatMap(sqlEventStore(register), (store) => store.append(events.map(unplaced)));

/** Fails unless the views show what core says of these events. */
export const expectShown = (register: string, events: ReadonlyArray<Event>, day: Day = asOf) =>
  Effect.gen(function* () {
    const expected = expectedRows(events, day);
    for (const view of views) expect(yield* rowsIn(view, register), view).toEqual(expected[view]);
  });
