import { add, type Decimal, decimal, multiply, quotient, sign, subtract, ZERO } from "../vocabulary/decimal.ts";
import type { Reason } from "../vocabulary/target-words.ts";
import type { Interval } from "../vocabulary/value.ts";
import type { Observation } from "./evaluation.ts";

/** Numbers put together from several measurements. */
export interface Aggregate {
  /** `null` when nothing at all was measured. */
  readonly observation: Observation | null;
  /** Why a part is missing; the number is then known from below at most. */
  readonly missing: Reason | null;
}

/** Decimals shown of a quotient that does not come out even. */
const SHOWN = 12;
/** Decimals of the interval that holds it: more than any threshold is written with. */
const HELD = 48;
const LAST: Decimal = decimal(`0.${"0".repeat(HELD - 1)}1`);

/** A quotient as a value, with the interval that holds it when it does not come out even; `null` when divided by zero. */
export const quotientOf = (numerator: Decimal, denominator: Decimal): { value: Decimal; interval: Interval } | null => {
  const [shown, held] = [quotient(numerator, denominator, SHOWN), quotient(numerator, denominator, HELD)];
  if (shown === null || held === null) return null;
  const value = add(shown, ZERO);
  const rest = subtract(numerator, multiply(held, denominator));
  if (sign(rest) === 0) {
    const even = add(held, ZERO);
    return { value, interval: { low: even, high: even } };
  }
  const isAbove = sign(rest) === sign(denominator);
  return {
    value,
    interval: isAbove ? { low: held, high: add(held, LAST) } : { low: subtract(held, LAST), high: held },
  };
};
