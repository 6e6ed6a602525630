import { compare, type Decimal } from "../vocabulary/decimal.ts";
import { type Period, periodBounds } from "../vocabulary/period.ts";
import { askOf, boundAt, type Requirements } from "./asked.ts";
import type { Scanner } from "./scanner.ts";

/** Within a range of which both ends meet: `between 1 and 3 in 2022`. */
export interface Between {
  readonly _tag: "Between";
  readonly low: Decimal;
  readonly high: Decimal;
  readonly period: Period | null;
}

/** `between 1 and 3 in 2022`. */
export const printBetween = ({ low, high, period }: Between): string =>
  `between ${low} and ${high}${period === null ? "" : ` in ${period}`}`;

/** Reads what follows the word `between`. */
export const readBetween = (scanner: Scanner): Between => {
  const low = scanner.decimal();
  if (!scanner.skip("and")) return scanner.fail("and");
  const high = scanner.decimal((n) => compare(low, n) <= 0, "notLess");
  return { _tag: "Between", low, high, period: scanner.skip("in") ? scanner.period() : null };
};

/** One requirement with two bounds. */
export const betweenRequirements = ({ low, high, period }: Between): Requirements => ({
  all: [{ period, binding: true, ask: (ground) => askOf(period, [boundAt(">=", low), boundAt("<=", high)], ground) }],
  lastDay: period === null ? null : periodBounds(period).last,
});
