import type { Command, Day, Event } from "@meetlat/core";
import { commandLists, commandsByTag, eventsOf } from "@meetlat/testing";
import * as fc from "fast-check";

/** Three days, so that much becomes known on the same one, and much is recorded after what was known later. */
const fewDays = ["2017-03-01", "2018-06-01", "2019-09-01"] as ReadonlyArray<string> as ReadonlyArray<Day>;

const onFewDays = (day: Day): Day =>
  day === "2016-01-01" ? day : (fewDays[(Number(day.slice(5, 7)) + Number(day.slice(8))) % fewDays.length] ?? day);

const inFewDays = <A>(value: A): A => {
  if (Array.isArray(value)) return value.map(inFewDays) as A;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === "knownOn" ? onFewDays(one as Day) : inFewDays(one)]),
  ) as A;
};

/** Commands about the same things, in which the order of recording matters. */
const entangled = fc.array(
  fc.oneof(
    ...(
      [
        "RedefineIndicator",
        "RecordMeasurement",
        "RecordMeasurements",
        "CorrectMeasurement",
        "RetractMeasurement",
        "AssessSignificance",
        "SetTarget",
        "ReviseTarget",
        "WithdrawTarget",
        "ExplainVerdict",
        "RecordForecast",
        "DefineAreaSet",
        "ReviseAreaSet",
        "AdoptBudget",
        "AmendBudget",
        "RecordActuals",
        "ExplainDeviation",
        "PlanDeliverable",
        "RescheduleDeliverable",
        "ReportDeliverable",
        "RetireIndicator",
        "CloseProgramme",
        "DropObjective",
      ] as const satisfies ReadonlyArray<Command["_tag"]>
    ).map((tag) => commandsByTag[tag]),
  ),
  { minLength: 10, maxLength: 40 },
);

/** Histories in which much happens on the same day, and in another order than it became known. */
export const tightHistories: fc.Arbitrary<ReadonlyArray<Event>> = fc
  .tuple(commandLists, entangled, fc.constantFrom(...fewDays))
  .map(([definitions, facts, on]) => eventsOf([...definitions, ...facts].map(inFewDays), [on]));
