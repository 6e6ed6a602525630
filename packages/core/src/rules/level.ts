import type { Decimal } from "../vocabulary/decimal.ts";
import { type Period, periodBounds } from "../vocabulary/period.ts";
import { type Requirements, requireLevel } from "./asked.ts";
import type { Comparator } from "./comparator.ts";
import type { Scanner } from "./scanner.ts";

/**
 * The value for one period: `<= 24 in 2018`. Without a period (`>= 75`) there is no deadline; with `?` for the number
 * there is no threshold. Both can be recorded as they were said, and are judged unknown.
 */
export interface Level {
  readonly _tag: "Level";
  readonly comparator: Comparator;
  readonly threshold: Decimal | null;
  readonly period: Period | null;
}

/** `<= 24 in 2018`. */
export const printLevel = ({ comparator, threshold, period }: Level): string =>
  `${comparator} ${threshold ?? "?"}${period === null ? "" : ` in ${period}`}`;

/** Reads what follows the comparator and number of a level. */
export const readLevel = (scanner: Scanner, comparator: Comparator, threshold: Decimal | null): Level => {
  if (scanner.skip("in")) return { _tag: "Level", comparator, threshold, period: scanner.period() };
  // Inside another rule, what follows a level without a period is that rule's.
  const ends = ["", ";", ")"].includes(scanner.peek());
  return ends ? { _tag: "Level", comparator, threshold, period: null } : scanner.fail("inOrEach");
};

/** One requirement. */
export const levelRequirements = ({ comparator, threshold, period }: Level): Requirements => ({
  all: [requireLevel(comparator, threshold, period)],
  lastDay: period === null ? null : periodBounds(period).last,
});
