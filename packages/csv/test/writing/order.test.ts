import type { Command, Day } from "@meetlat/core";
import { eventsOf } from "@meetlat/testing";
import { describe, expect, it } from "vitest";
import { answersOf, contentOf, imported, registerOf, restamped, tablesOf } from "./round-trip.ts";

const TODAY = "2020-01-01" as Day;
const question = { asOf: "2024-01-01" as Day };

const people = {
  _tag: "DefineIndicator",
  indicator: "people",
  title: "People",
  unit: "persons",
  polarity: "lower",
  nature: "flow",
  class: "other",
};
const level = { _tag: "Level", comparator: "<=", threshold: "5", period: "2019" };
const measured = { indicator: "people", period: "2019", value: { _tag: "Exact", value: "5" } };

/** What was recorded, in an order that days do not tell. */
const recorded: ReadonlyArray<readonly [string, ReadonlyArray<object>]> = [
  [
    "an area that a revised set named first",
    [
      { _tag: "DefineAreaSet", set: "a", areas: [{ area: "x", title: "X" }] },
      { _tag: "ReviseAreaSet", set: "a", areas: [{ area: "y", title: "first" }], why: "y came" },
      { _tag: "DefineAreaSet", set: "b", areas: [{ area: "y", title: "second" }] },
    ],
  ],
  [
    "an area that a revised set named first, and another set by the same title",
    [
      { _tag: "DefineAreaSet", set: "a", areas: [{ area: "x", title: "X" }] },
      { _tag: "ReviseAreaSet", set: "a", areas: [{ area: "y", title: "Y" }], why: "y came" },
      { _tag: "DefineAreaSet", set: "b", areas: [{ area: "y", title: "Y" }] },
      { _tag: "DefineAreaSet", set: "c", areas: [{ area: "y", title: "another" }] },
    ],
  ],
  [
    "a status that is reported again with another date",
    [
      { _tag: "EstablishProgramme", programme: "care", title: "Care" },
      { _tag: "PlanDeliverable", deliverable: "d", programme: "care", title: "D", due: "2018" },
      { _tag: "ReportDeliverable", deliverable: "d", status: "underway", on: "2018-06-01", note: "n" },
      { _tag: "RescheduleDeliverable", deliverable: "d", due: "2019", why: "w", knownOn: "2021-01-01" },
      {
        _tag: "ReportDeliverable",
        deliverable: "d",
        status: "underway",
        on: "2018-06-01",
        note: "w",
        knownOn: "2021-01-01",
      },
    ],
  ],
  [
    "a definition that was said to be broken after the promise was made, and known before it",
    [
      people,
      { _tag: "SetTarget", target: "t", indicator: "people", rule: level, class: "ambition", knownOn: "2019-06-01" },
      { _tag: "RecordMeasurement", ...measured, knownOn: "2019-12-01" },
      {
        _tag: "RedefineIndicator",
        indicator: "people",
        from: "2018-06-01",
        comparable: false,
        why: "new",
        knownOn: "2018-01-01",
      },
    ],
  ],
  [
    "a number that was retracted after it was assessed, from a day before that",
    [
      people,
      { _tag: "RecordMeasurement", ...measured, knownOn: "2019-01-01" },
      { _tag: "AssessSignificance", indicator: "people", period: "2019", significant: true, knownOn: "2019-12-01" },
      { _tag: "RetractMeasurement", indicator: "people", period: "2019", why: "wrong", knownOn: "2019-06-01" },
    ],
  ],
  [
    "an older publication that was recorded after a newer one",
    [
      people,
      { _tag: "RecordMeasurement", ...measured, knownOn: "2019-12-01" },
      { _tag: "RecordMeasurement", ...measured, value: { _tag: "Exact", value: "4" }, knownOn: "2019-06-01" },
    ],
  ],
  [
    "a rule that was named again, which outlives an earlier revision",
    [
      people,
      { _tag: "SetTarget", target: "t", indicator: "people", rule: level, class: "ambition", knownOn: "2018-01-01" },
      {
        _tag: "ReviseTarget",
        target: "t",
        rule: level,
        baseline: { value: { _tag: "Exact", value: "9" } },
        knownOn: "2019-01-01",
      },
      { _tag: "ReviseTarget", target: "t", rule: { ...level, threshold: "7" }, knownOn: "2018-06-01" },
    ],
  ],
];

describe("the order of recording", () => {
  it.each(recorded)("of %s is kept", (_, commands) => {
    const events = restamped(eventsOf(commands as ReadonlyArray<Command>, [TODAY]));
    expect(events).toHaveLength(commands.length);
    for (const locale of ["canonical", "nl"] as const) {
      const tables = tablesOf(events, locale);
      const again = imported(tables, locale);
      expect(again.events.map(contentOf).sort()).toEqual(events.map(contentOf).sort());
      expect(answersOf(again.register, question)).toEqual(answersOf(registerOf(events), question));
      expect(tablesOf(again.events, locale)).toEqual(tables);
    }
  });
});
