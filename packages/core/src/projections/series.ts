import { definitionEpoch } from "../register/indicators.ts";
import type { Register } from "../register/register.ts";
import { absolute, type Decimal, percentage, sign, subtract } from "../vocabulary/decimal.ts";
import type { AreaId, EventId, IndicatorId } from "../vocabulary/identifier.ts";
import { type Flag, isChanged, type Polarity } from "../vocabulary/indicator-words.ts";
import { type Period, periodKey, periodStep } from "../vocabulary/period.ts";
import type { Reason } from "../vocabulary/target-words.ts";
import { type Unit, unitsAreSuspect } from "../vocabulary/unit.ts";
import { pointOf, type Value } from "../vocabulary/value.ts";
import { type Measured, measured } from "./observations.ts";
import { momentOf, type Question } from "./question.ts";

/** Which way a series went, as far as that can be told. */
export const movements = ["up", "down", "flat", "unknown"] as const;
/** One of {@link movements}. */
export type Movement = (typeof movements)[number];

/** A point of a series against the same period elsewhere. */
export interface BenchmarkPoint {
  readonly area: AreaId;
  readonly value: Value | null;
  /** Own value − benchmark; `null` when it cannot be told, for these reasons. */
  readonly gap: Decimal | null;
  readonly reasons: ReadonlyArray<Reason>;
}

/** One period of a series, against the one before it. */
export interface SeriesPoint {
  readonly period: Period;
  readonly value: Value;
  readonly unit: Unit;
  readonly flags: ReadonlyArray<Flag>;
  readonly coverage: Period | null;
  /** The bare difference with the point before it, also when the two cannot be compared. */
  readonly change: Decimal | null;
  /** That difference in percents of the point before it, four decimals. */
  readonly changePercent: Decimal | null;
  /** Which way it went; unknown when the two cannot be compared, for these reasons. */
  readonly movement: Movement | null;
  readonly reasons: ReadonlyArray<Reason>;
  readonly benchmark: BenchmarkPoint | null;
  readonly evidence: ReadonlyArray<EventId>;
}

/** An indicator in one area through time. */
export interface Series {
  readonly indicator: IndicatorId;
  readonly title: string;
  readonly area: AreaId;
  readonly unit: Unit;
  readonly polarity: Polarity;
  readonly points: ReadonlyArray<SeriesPoint>;
}

const benchmarkOf = (own: Value, area: AreaId, other: Measured | undefined, unit: Unit): BenchmarkPoint => {
  if (other === undefined) return { area, value: null, gap: null, reasons: ["noMeasurement"] };
  const { value } = other.data;
  const unknown = (reason: Reason): BenchmarkPoint => ({ area, value, gap: null, reasons: [reason] });
  if (value._tag === "Missing") return unknown(value.reason);
  if (own._tag === "Missing") return unknown(own.reason);
  if (other.data.unit !== unit) return unknown("unitMismatch");
  const [a, b] = [pointOf(own), pointOf(value)];
  if (a === null || b === null) return unknown("imprecise");
  return unitsAreSuspect(a, b) ? unknown("unitSuspect") : { area, value, gap: subtract(a, b), reasons: [] };
};

const movementOf = (change: Decimal): Movement => (["down", "flat", "up"] as const)[sign(change) + 1] ?? "flat";

/**
 * A series with its changes, and beside it the same periods in a benchmark area.
 *
 * Each point is compared with the one before it of the same length. A changed definition, a part of a period or another
 * unit makes the movement unknown, while the bare difference is still shown. `null` when there is no such indicator.
 */
export const series = (
  register: Register,
  indicator: IndicatorId,
  area: AreaId,
  question: Question,
  benchmark: AreaId | null = null,
): Series | null => {
  const known = register.indicators.get(indicator);
  const moment = momentOf(question);
  if (known === undefined || (moment.at !== null && known.version.position > moment.at)) return null;
  const all = measured(register, indicator, area, moment);
  const others = new Map(
    benchmark === null
      ? []
      : measured(register, indicator, benchmark, moment).map((one) => [periodKey(one.data.period), one]),
  );
  const epoch = (period: Period) => definitionEpoch(known, period, moment);

  const before = new Map<string | null, Measured>();
  const points = all.map((one): SeriesPoint => {
    const { period, value, unit, flags, coverage } = one.data;
    const step = periodStep(period);
    const previous = before.get(step);
    before.set(step, one);
    const [now, then] = [pointOf(value), previous === undefined ? null : pointOf(previous.data.value)];
    const change = now === null || then === null ? null : subtract(now, then);
    const reasons: Array<Reason> = [];
    if (previous !== undefined) {
      if (value._tag === "Missing") reasons.push(value.reason);
      else if (previous.data.value._tag === "Missing") reasons.push(previous.data.value.reason);
      else if (change === null) reasons.push("imprecise");
      if (isChanged(flags) || epoch(period) !== epoch(previous.data.period)) {
        reasons.push("seriesBreak");
      }
      if ([one, previous].some((p) => p.data.flags.includes("partialPeriod") || p.data.coverage !== undefined)) {
        reasons.push("partialPeriod");
      }
      if (unit !== previous.data.unit) reasons.push("unitMismatch");
    }
    return {
      period,
      value,
      unit,
      flags,
      coverage: coverage ?? null,
      change,
      changePercent: change === null || then === null ? null : percentage(change, absolute(then)),
      movement: previous === undefined ? null : change === null || reasons.length > 0 ? "unknown" : movementOf(change),
      reasons,
      benchmark: benchmark === null ? null : benchmarkOf(value, benchmark, others.get(periodKey(period)), unit),
      evidence: one.evidence,
    };
  });
  const { title, polarity, unit } = known.defined;
  return { indicator, title, area, unit, polarity, points };
};
