import type { Decimal } from "../vocabulary/decimal.ts";
import { dividePeriod, type Period, periodBounds, periodHasBegun } from "../vocabulary/period.ts";
import { sumOver } from "./aggregate.ts";
import { type Asked, askOf, boundAt, type Ground, type Requirements } from "./asked.ts";
import type { Comparator } from "./comparator.ts";
import type { Scanner } from "./scanner.ts";

/** The sum of a flow over a term, or the last value of a stock in it: `>= 24 total 2022..2026`. */
export interface Total {
  readonly _tag: "Total";
  readonly comparator: Comparator;
  readonly threshold: Decimal | null;
  readonly term: Period;
}

/** `>= 24 total 2022..2026`. */
export const printTotal = ({ comparator, threshold, term }: Total): string =>
  `${comparator} ${threshold ?? "?"} total ${term}`;

/** Reads what follows the word `total`. */
export const readTotal = (scanner: Scanner, comparator: Comparator, threshold: Decimal | null): Total => ({
  _tag: "Total",
  comparator,
  threshold,
  term: scanner.period(),
});

const ask = ({ comparator, threshold, term }: Total, ground: Ground): Asked => {
  const asked = askOf(term, threshold === null ? [] : [boundAt(comparator, threshold)], ground);
  if (ground.target.nature !== "flow" || asked.observation !== null) return asked;
  const years = dividePeriod(term, "year", ground.asOf) ?? dividePeriod(term, "month", ground.asOf) ?? [term];
  const begun = years.filter((year) => asked.due || periodHasBegun(year, ground.asOf));
  const sum = sumOver(begun, term, ground);
  return { ...asked, observation: sum.observation, observedUnknown: sum.missing };
};

/** One requirement over the whole term. */
export const totalRequirements = (rule: Total): Requirements => ({
  all: [{ period: rule.term, binding: true, ask: (ground) => ask(rule, ground) }],
  lastDay: periodBounds(rule.term).last,
});
