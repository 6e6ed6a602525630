import { add, type Decimal, decimal, equals, ZERO } from "../vocabulary/decimal.ts";
import type { Flag } from "../vocabulary/indicator-words.ts";
import { type DivisionStep, dividePeriod, type Period, periodStep } from "../vocabulary/period.ts";
import type { Reason } from "../vocabulary/target-words.ts";
import { type Interval, intervalOf, type Value } from "../vocabulary/value.ts";
import type { Ground } from "./asked.ts";
import type { Evidence, Observation } from "./evaluation.ts";
import { intervalIn, observedIn } from "./in-unit.ts";
import { type Aggregate, quotientOf } from "./quotient.ts";
import { ratioOf } from "./ratio.ts";

const smaller: Readonly<Record<string, ReadonlyArray<DivisionStep>>> = {
  year: ["half", "quarter", "month"],
  half: ["quarter", "month"],
  quarter: ["month"],
};

const addEnds = (a: Decimal | null, b: Decimal | null): Decimal | null => (a === null || b === null ? null : add(a, b));

const spanned = ({ low, high }: Interval): Value | null => {
  if (low !== null && high !== null)
    return equals(low, high) ? { _tag: "Exact", value: low } : { _tag: "Range", low, high };
  if (low !== null) return { _tag: "AtLeast", low };
  return high !== null ? { _tag: "AtMost", high } : null;
};

interface Part {
  readonly observation: Observation | null;
  readonly missing: Reason | null;
}

/** A flow over a period: measured as such, or the sum of the halves, quarters or months in which it was measured. */
const partOf = (period: Period, ground: Ground): Part => {
  const own = ground.evidence.forPeriod(period);
  if (own !== null) return { observation: own, missing: own.value._tag === "Missing" ? own.value.reason : null };
  if (ground.target.nature === "flow") {
    for (const step of smaller[periodStep(period) ?? ""] ?? []) {
      const parts = dividePeriod(period, step, null) ?? [];
      if (parts.some((part) => ground.evidence.forPeriod(part) !== null)) return sumOver(parts, period, ground);
    }
  }
  return { observation: null, missing: "noMeasurement" };
};

/**
 * The sum of the parts. A part that is missing leaves a flow known from below, since counts do not go down, and anything
 * else unknown.
 */
export const sumOver = (periods: ReadonlyArray<Period>, term: Period, ground: Ground): Aggregate => {
  const { target, evidence } = ground;
  if (target.nature === "ratio" && evidence.ratio !== null) return sumOfRatios(periods, term, ground, evidence.ratio);
  let total: Interval = { low: ZERO, high: ZERO };
  let missing: Reason | null = null;
  const flags = new Set<Flag>();
  const behind: Array<Observation["evidence"]> = [];
  let epoch = target.definitionEpoch(term);
  let isCounted = false;
  for (const period of periods) {
    const part = partOf(period, ground);
    missing ??= part.missing;
    if (part.observation === null) continue;
    const { observation } = part;
    behind.push(observation.evidence);
    for (const flag of observation.flags) flags.add(flag);
    if (observation.definitionEpoch !== target.definitionEpoch(period)) epoch = -1;
    const observed = observedIn(observation, ground);
    if (observed === null) missing ??= "unitMismatch";
    const interval = observed === null ? null : intervalIn(observation, observed, ground);
    if (interval === null) continue;
    isCounted = true;
    total = { low: addEnds(total.low, interval.low), high: addEnds(total.high, interval.high) };
  }
  const known: Interval = missing === null ? total : { low: target.nature === "flow" ? total.low : null, high: null };
  const value = isCounted ? spanned(known) : null;
  if (value === null) return { observation: null, missing: missing ?? "noMeasurement" };
  const observation: Observation = {
    value,
    unit: target.unit,
    period: term,
    flags: [...flags],
    coverage: null,
    collectedIn: null,
    definitionEpoch: epoch,
    significant: null,
    evidence: [...new Set(behind.flat())],
  };
  return { observation, missing };
};

/** A ratio over several periods: the sum of its numerators through the sum of its denominators. */
const sumOfRatios = (
  periods: ReadonlyArray<Period>,
  term: Period,
  ground: Ground,
  { numerator, denominator }: NonNullable<Evidence["ratio"]>,
): Aggregate => {
  const part = (evidence: Evidence): Aggregate => {
    const first = periods[0] === undefined ? null : evidence.forPeriod(periods[0]);
    const target = { ...ground.target, nature: "flow" as const, unit: first?.unit ?? ground.target.unit };
    return sumOver(periods, term, { ...ground, target, evidence });
  };
  const [top, bottom] = [part(numerator), part(denominator)];
  if (top.missing !== null || bottom.missing !== null)
    return { observation: null, missing: top.missing ?? bottom.missing };
  return ratioOf(top.observation, bottom.observation, ground.target.unit, term, ground.target.definitionEpoch(term));
};

/** The mean of the parts: their sum through their number; of a ratio, its numerators through its denominators. */
export const meanOver = (periods: ReadonlyArray<Period>, term: Period, ground: Ground): Aggregate => {
  const { observation, missing } = sumOver(periods, term, ground);
  if (ground.target.nature === "ratio" && ground.evidence.ratio !== null) return { observation, missing };
  if (observation === null) return { observation: null, missing };
  const count = decimal(String(periods.length));
  const ends = intervalOf(observation.value) ?? { low: null, high: null };
  const low = ends.low === null ? null : quotientOf(ends.low, count);
  const high = ends.high === null ? null : quotientOf(ends.high, count);
  const value = spanned({ low: low?.value ?? null, high: high?.value ?? null });
  if (value === null) return { observation: null, missing };
  const interval: Interval = { low: low?.interval.low ?? null, high: high?.interval.high ?? null };
  return { observation: { ...observation, value, interval }, missing };
};
