import type { Day } from "../vocabulary/day.ts";
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

/** The years of the term, or the months when it is not made of years, that have begun on a day. */
export const countedSteps = ({ term }: Total, asOf: Day): ReadonlyArray<Period> => {
  const steps = dividePeriod(term, "year", asOf) ?? dividePeriod(term, "month", asOf) ?? [term];
  return steps.filter((step) => periodHasBegun(step, asOf));
};

const ask = (rule: Total, ground: Ground): Asked => {
  const { comparator, threshold, term } = rule;
  const asked = askOf(term, threshold === null ? [] : [boundAt(comparator, threshold)], ground);
  if (ground.target.nature !== "flow" || asked.observation !== null) return asked;
  const sum = sumOver(countedSteps(rule, ground.asOf), term, ground);
  return { ...asked, observation: sum.observation, observedUnknown: sum.missing };
};

/** One requirement over the whole term. */
export const totalRequirements = (rule: Total): Requirements => ({
  all: [{ period: rule.term, binding: true, ask: (ground) => ask(rule, ground) }],
  lastDay: periodBounds(rule.term).last,
});
