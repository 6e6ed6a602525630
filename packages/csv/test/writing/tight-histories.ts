import type { Command, Day, Event, IndicatorId } from "@meetlat/core";
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

const indicator = "eenzaamheid" as IndicatorId;

const definitions = [
  { _tag: "EstablishProgramme", programme: "zorg", title: "a", knownOn: "2016-01-01" },
  {
    _tag: "DefineIndicator",
    indicator,
    title: "a",
    unit: "%",
    polarity: "lower",
    nature: "ratio",
    class: "effect",
    knownOn: "2016-01-01",
  },
] as unknown as ReadonlyArray<Command>;

/** The same command about one indicator in one period, with a rule that its numbers can meet. */
const aboutOneNumber = (command: Command): Command => {
  const { area: _area, ...rest } = command as Command & { area?: unknown };
  const fixed: Record<string, unknown> = { ...rest };
  if ("indicator" in rest) fixed.indicator = indicator;
  if ("deliverable" in rest) fixed.deliverable = "loket";
  if ("programme" in rest && "deliverable" in rest) fixed.programme = "zorg";
  if ("on" in rest) fixed.on = onFewDays(rest.on);
  if ("period" in rest) fixed.period = "2019";
  if ("collectedIn" in rest) delete fixed.collectedIn;
  if ("countsFor" in rest) delete fixed.countsFor;
  if ("rule" in rest) fixed.rule = { _tag: "Level", comparator: "<=", threshold: "5", period: "2019" };
  if ("baseline" in rest) delete fixed.baseline;
  if ("from" in rest) fixed.from = String(rest.from) < "2020" ? "2018-06-01" : "2019-06-01";
  return fixed as unknown as Command;
};

const oneOf = (tags: ReadonlyArray<Command["_tag"]>) => fc.oneof(...tags.map((tag) => commandsByTag[tag]));

const focused = (tags: ReadonlyArray<Command["_tag"]>): fc.Arbitrary<ReadonlyArray<Event>> =>
  fc
    .tuple(fc.array(oneOf(tags), { minLength: 6, maxLength: 16 }), fc.constantFrom(...fewDays))
    .map(([commands, on]) => eventsOf([...definitions, ...commands.map(inFewDays).map(aboutOneNumber)], [on]));

/** One number that is promised, expected and measured, while its definition changes. */
export const redefinedHistories: fc.Arbitrary<ReadonlyArray<Event>> = focused([
  "RedefineIndicator",
  "SetTarget",
  "ReviseTarget",
  "RecordForecast",
  "RecordMeasurement",
]);

/** One number that is recorded, corrected, retracted and assessed, in any order of days. */
export const assessedHistories: fc.Arbitrary<ReadonlyArray<Event>> = focused([
  "RecordMeasurement",
  "CorrectMeasurement",
  "RetractMeasurement",
  "AssessSignificance",
]);

/** One deliverable that is moved and reported on, often in the same breath. */
export const deliveredHistories: fc.Arbitrary<ReadonlyArray<Event>> = focused([
  "PlanDeliverable",
  "RescheduleDeliverable",
  "RescheduleDeliverable",
  "ReportDeliverable",
  "ReportDeliverable",
]);

/** Sets that share areas, and call them by different names. */
export const areaHistories: fc.Arbitrary<ReadonlyArray<Event>> = focused(["DefineAreaSet", "ReviseAreaSet"]);
