import { parseRule } from "@meetlat/core";
import * as Result from "effect/Result";

/** An indicator, a target over it, and a number: what a city would send first. */
export const indicator = {
  _tag: "DefineIndicator",
  indicator: "benefits",
  title: "Benefits",
  unit: "benefits",
  polarity: "lower",
  nature: "stock",
  class: "effect",
} as const;

export const target = {
  _tag: "SetTarget",
  target: "4b",
  indicator: "benefits",
  class: "collegeTarget",
  knownOn: "2018-07-01",
  rule: Result.getOrThrow(parseRule("path <= 1769 in 2019, 1638 in 2020")),
} as const;

/** A measurement of the indicator in a year. */
export const measured = (year: number, value: string) =>
  ({
    _tag: "RecordMeasurement",
    indicator: "benefits",
    period: String(year),
    value: { _tag: "Exact", value },
    knownOn: `${year + 1}-05-20`,
  }) as const;

export const facts = [indicator, target, measured(2019, "1765"), measured(2020, "1989")] as const;
