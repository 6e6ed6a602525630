import { type ForecastVersion, forecastsOf } from "../register/forecasts.ts";
import { definitionEpoch, type Indicator, unitOn } from "../register/indicators.ts";
import type { Register } from "../register/register.ts";
import { currentVersion, whenMade } from "../register/versions.ts";
import { ATTAINMENT_DECIMALS } from "../rules/attainment.ts";
import type { Evidence, Observation } from "../rules/evaluation.ts";
import { inUnit } from "../rules/in-unit.ts";
import type { Day } from "../vocabulary/day.ts";
import { type Decimal, quotient } from "../vocabulary/decimal.ts";
import type { AreaId, EventId, IndicatorId } from "../vocabulary/identifier.ts";
import { type Flag, isChanged } from "../vocabulary/indicator-words.ts";
import { comparePeriods, type Period, periodBounds } from "../vocabulary/period.ts";
import type { Reason } from "../vocabulary/target-words.ts";
import type { Unit } from "../vocabulary/unit.ts";
import { pointOf, type Value } from "../vocabulary/value.ts";
import { evidenceAt } from "./observations.ts";
import { momentOf, type Question } from "./question.ts";

/** What was expected, with how much of it was reached. It was not promised, so there is no verdict. */
export interface ForecastPoint {
  readonly period: Period;
  readonly value: Value;
  readonly unit: Unit;
  readonly note: string | null;
  /** The measurement for that period, else (a stock) the latest one before its end; in the unit of the forecast. */
  readonly observed: Value | null;
  /** What the measurement is about. */
  readonly observedPeriod: Period | null;
  readonly flags: ReadonlyArray<Flag>;
  /** Observed ÷ forecast, with six decimals; `null` when it cannot be told, for these reasons. */
  readonly attainment: Decimal | null;
  readonly reasons: ReadonlyArray<Reason>;
  readonly evidence: ReadonlyArray<EventId>;
}

const LAST_DAY = "9999-12-31" as Day;

const earliest = (a: Day, b: Day): Day => (a < b ? a : b);

/** The measurement to hold a forecast against. */
const observationFor = (period: Period, { defined }: Indicator, evidence: Evidence, asOf: Day): Observation | null => {
  const own = evidence.forPeriod(period);
  if (own !== null || defined.nature !== "stock") return own;
  return evidence.latest(earliest(periodBounds(period).last ?? LAST_DAY, asOf));
};

const attained = (observed: Value, expected: Value, isComparable: boolean): Decimal | Reason => {
  if (observed._tag === "Missing") return observed.reason;
  if (!isComparable) return "definitionChanged";
  const [a, b] = [pointOf(observed), pointOf(expected)];
  if (a === null || b === null) return "imprecise";
  return quotient(a, b, ATTAINMENT_DECIMALS) ?? "denominatorZero";
};

const isDecimalText = (found: Decimal | Reason): found is Decimal => /^-?\d/.test(found);

const pointFor = (version: ForecastVersion, indicator: Indicator, evidence: Evidence, asOf: Day): ForecastPoint => {
  const { event, data } = version;
  const { period, value, note } = data;
  // A forecast is in the unit, and under the definition, that was known when it was made.
  const then = whenMade(version);
  const unit = unitOn(indicator, periodBounds(period).first, then);
  const observation = observationFor(period, indicator, evidence, asOf);
  const observed = observation === null ? null : inUnit(observation.value, observation.unit, unit, evidence.factors);
  const isComparable =
    observation !== null &&
    observation.definitionEpoch === definitionEpoch(indicator, period, then) &&
    !isChanged(observation.flags);
  const found =
    observation === null
      ? (evidence.unavailable(period) ?? "noMeasurement")
      : observed === null
        ? "unitMismatch"
        : attained(observed, value, isComparable);
  return {
    period,
    value,
    unit,
    note: note ?? null,
    observed,
    observedPeriod: observation?.period ?? null,
    flags: observation?.flags ?? [],
    attainment: isDecimalText(found) ? found : null,
    reasons: isDecimalText(found) ? [] : [found],
    evidence: [event, ...(observation?.evidence ?? [])],
  };
};

/**
 * What was expected of an indicator in an area, in order of the periods, with how much of it was reached: by the
 * measurement for that period, else, of a stock, by the latest one. An expectation is no promise, so nothing is judged.
 *
 * @example
 * ```ts
 * import { day, emptyRegister, forecastsFor, type IndicatorId, WHOLE } from "@meetlat/core";
 *
 * const points = forecastsFor(emptyRegister(), "teams" as IndicatorId, WHOLE, { asOf: day("2023-04-01") });
 * console.assert(points.length === 0);
 * ```
 */
export const forecastsFor = (
  register: Register,
  indicator: IndicatorId,
  area: AreaId,
  question: Question,
): ReadonlyArray<ForecastPoint> => {
  const moment = momentOf(question);
  const known = register.indicators.get(indicator);
  if (known === undefined) return [];
  const evidence = evidenceAt(register, moment)(known, area);
  const points: Array<ForecastPoint> = [];
  for (const { versions } of forecastsOf(register, indicator, area).values()) {
    const version = currentVersion(versions, moment);
    if (version !== undefined) points.push(pointFor(version, known, evidence, question.asOf));
  }
  return points.sort((a, b) => comparePeriods(a.period, b.period));
};
