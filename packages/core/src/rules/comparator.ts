import { compare, type Decimal, negate, subtract } from "../vocabulary/decimal.ts";
import type { Verdict } from "../vocabulary/target-words.ts";
import type { Interval } from "../vocabulary/value.ts";

/** A verdict on something that was asked. */
export type DecidedVerdict = Exclude<Verdict, "notApplicable">;

/** How an observed number has to stand to the required one. */
export const comparators = ["<=", ">=", "<", ">"] as const;
/** One of {@link comparators}. */
export type Comparator = (typeof comparators)[number];

/** Whether higher numbers are asked for. */
export const asksForMore = (comparator: Comparator): boolean => comparator.startsWith(">");

/** Whether one exact number meets the threshold. Equality meets `<=` and `>=`. */
export const holds = (observed: Decimal, comparator: Comparator, threshold: Decimal): boolean => {
  const order = compare(observed, threshold);
  switch (comparator) {
    case "<=":
      return order <= 0;
    case ">=":
      return order >= 0;
    case "<":
      return order < 0;
    case ">":
      return order > 0;
  }
};

/**
 * The verdict on an interval: met when all of it meets the threshold, notMet when none of it does, else unknown.
 *
 * @example
 * ```ts
 * import { compareInterval, decimal } from "@meetlat/core";
 *
 * const atLeast65 = { low: decimal("65"), high: null };
 * console.assert(compareInterval(atLeast65, ">=", decimal("60")) === "met");
 * console.assert(compareInterval(atLeast65, ">=", decimal("70")) === "unknown");
 * ```
 */
export const compareInterval = (interval: Interval, comparator: Comparator, threshold: Decimal): DecidedVerdict => {
  const { low, high } = interval;
  const worst = asksForMore(comparator) ? low : high;
  const best = asksForMore(comparator) ? high : low;
  if (worst !== null && holds(worst, comparator, threshold)) return "met";
  if (best !== null && !holds(best, comparator, threshold)) return "notMet";
  return "unknown";
};

/**
 * The verdict on an observed interval against a bound that is itself an interval: met when every pair of numbers meets,
 * notMet when none does, else unknown.
 */
export const compareIntervals = (observed: Interval, comparator: Comparator, bound: Interval): DecidedVerdict => {
  const more = asksForMore(comparator);
  // The strictest and the laxest place at which the bound may stand.
  const [strictest, laxest] = more ? [bound.high, bound.low] : [bound.low, bound.high];
  if (strictest !== null && compareInterval(observed, comparator, strictest) === "met") return "met";
  if (laxest !== null && compareInterval(observed, comparator, laxest) === "notMet") return "notMet";
  return "unknown";
};

/** Observed − required, turned so that + is better and − is worse. */
export const favourableGap = (observed: Decimal, comparator: Comparator, threshold: Decimal): Decimal => {
  const gap = subtract(observed, threshold);
  return asksForMore(comparator) ? gap : negate(gap);
};
