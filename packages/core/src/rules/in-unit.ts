import { type Decimal, decimal } from "../vocabulary/decimal.ts";
import { convert, type Unit, type UnitFactor } from "../vocabulary/unit.ts";
import { type Interval, intervalOf, mapNumbers, type Value } from "../vocabulary/value.ts";
import type { Observation } from "./evaluation.ts";

const ONE: Decimal = decimal("1");

/** A value in another unit, by a declared factor only; `null` when none was declared. A missing value has no unit. */
export const inUnit = (value: Value, from: Unit, to: Unit, factors: ReadonlyArray<UnitFactor>): Value | null => {
  if (value._tag === "Missing") return value;
  if (convert(ONE, from, to, factors) === null) return null;
  return mapNumbers(value, (n) => convert(n, from, to, factors) ?? n);
};

/**
 * All numbers that an observation may be, in another unit: those of its own interval when its value was rounded; `null` when
 * it is no number in that unit.
 */
export const intervalInUnit = (
  { value, unit, interval }: Observation,
  to: Unit,
  factors: ReadonlyArray<UnitFactor>,
): Interval | null => {
  const observed = inUnit(value, unit, to, factors);
  if (observed === null || interval === undefined) return observed === null ? null : intervalOf(observed);
  const end = (n: Decimal | null): Decimal | null => (n === null ? null : convert(n, unit, to, factors));
  return { low: end(interval.low), high: end(interval.high) };
};
