import * as Result from "effect/Result";
import { stampAt } from "../../../testing/src/arbitraries/histories.ts";
import {
  type AreaId,
  type Command,
  type Day,
  decideAll,
  type Event,
  emptyRegister,
  fold,
  type IndicatorId,
  type MeasurementRow,
  type Nature,
  type Polarity,
  parseRule,
  parseValue,
  period,
  type Register,
  type TargetId,
  unit,
  type Value,
} from "../../src/index.ts";

/** The register in which these commands were recorded; it throws when one is refused. */
export const given = (...commands: ReadonlyArray<Command>): Register => {
  const recorded = decideAll(emptyRegister(), commands, stampAt("2024-12-31" as Day));
  if (Result.isFailure(recorded)) throw new Error(JSON.stringify(recorded.failure, null, 1));
  return fold(recorded.success.map((event, i) => ({ ...event, position: i + 1 }) as Event));
};

export const value = (text: string): Value => Result.getOrThrow(parseValue(text));

export const indicator = (id: string, of: string, nature: Nature, polarity: Polarity): Command => ({
  _tag: "DefineIndicator",
  indicator: id as IndicatorId,
  title: id,
  unit: unit(of),
  nature,
  polarity,
  class: "effect",
});

export const measured = (
  id: string,
  numbers: Readonly<Record<string, string>>,
  more: Partial<MeasurementRow> = {},
): Command => ({
  _tag: "RecordMeasurements",
  rows: Object.entries(numbers).map(([about, number]) => ({
    indicator: id as IndicatorId,
    period: period(about),
    value: value(number),
    ...more,
  })),
});

export const target = (id: string, of: string, rule: string, baseline?: string): Command => ({
  _tag: "SetTarget",
  target: id as TargetId,
  indicator: of as IndicatorId,
  rule: Result.getOrThrow(parseRule(rule)),
  class: "collegeTarget",
  ...(baseline === undefined ? {} : { baseline: { value: value(baseline) } }),
});

export const area = (id: string): AreaId => id as AreaId;
