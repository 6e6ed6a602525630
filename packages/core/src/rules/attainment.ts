import { type Decimal, quotient, subtract } from "../vocabulary/decimal.ts";
import { asksForMore, type Comparator } from "./comparator.ts";

/** Decimals of an attainment. */
export const ATTAINMENT_DECIMALS = 6;

/**
 * The share of the way from baseline to target that was covered: (actual − baseline) ÷ (target − baseline), in either
 * direction, never capped, with six decimals, half-even. Without a baseline: actual ÷ target when more is asked for, else
 * `null`; `null` too when baseline and target are the same, or the target is zero.
 *
 * @example
 * ```ts
 * import { attainment, decimal } from "@meetlat/core";
 *
 * // A backlog from 730 to 288 on its way to 0.
 * console.assert(attainment(decimal("288"), "<=", decimal("0"), decimal("730")) === "0.605479");
 * console.assert(attainment(decimal("1893"), "<=", decimal("1900"), null) === null);
 * ```
 */
export const attainment = (
  actual: Decimal,
  comparator: Comparator,
  target: Decimal,
  baseline: Decimal | null,
): Decimal | null => {
  if (baseline !== null) {
    return quotient(subtract(actual, baseline), subtract(target, baseline), ATTAINMENT_DECIMALS);
  }
  return asksForMore(comparator) ? quotient(actual, target, ATTAINMENT_DECIMALS) : null;
};
