import { type Decimal, decimal } from "../vocabulary/decimal.ts";
import { convert, type Unit, type UnitFactor } from "../vocabulary/unit.ts";
import { type Interval, intervalOf, mapNumbers, type Value } from "../vocabulary/value.ts";
import type { Ground } from "./asked.ts";
import type { Observation } from "./evaluation.ts";

const ONE: Decimal = decimal("1");

/** A value in another unit, by a declared factor only; `null` when none was declared. A missing value has no unit. */
export const inUnit = (value: Value, from: Unit, to: Unit, factors: ReadonlyArray<UnitFactor>): Value | null => {
  if (value._tag === "Missing") return value;
  if (convert(ONE, from, to, factors) === null) return null;
  return mapNumbers(value, (n) => convert(n, from, to, factors) ?? n);
};

/** What was observed, in the unit of the promise; `null` without an observation, or without a declared factor. */
export const observedIn = (observation: Observation | null, { target, evidence }: Ground): Value | null =>
  observation === null ? null : inUnit(observation.value, observation.unit, target.unit, evidence.factors);

/** All numbers that an observation may be, in the unit of the promise: those of its own interval when it was rounded. */
export const intervalIn = (
  { interval, unit }: Observation,
  observed: Value,
  { target, evidence }: Ground,
): Interval | null => {
  if (interval === undefined) return intervalOf(observed);
  const end = (n: Decimal | null): Decimal | null =>
    n === null ? null : convert(n, unit, target.unit, evidence.factors);
  return { low: end(interval.low), high: end(interval.high) };
};
