import type { Day } from "../vocabulary/day.ts";
import type { Decimal } from "../vocabulary/decimal.ts";
import { type DivisionStep, dividePeriod, type Period, periodBounds, periodHasEnded } from "../vocabulary/period.ts";
import { meanOver } from "./aggregate.ts";
import { type Asked, askOf, boundAt, type Ground, type Requirements } from "./asked.ts";
import type { Comparator } from "./comparator.ts";
import { periodSteps, termIsDivisible } from "./each-period.ts";
import type { Scanner } from "./scanner.ts";

/**
 * The mean over the years, halves, quarters or months of a term: `>= 5000 average per year 2023..`. Only complete ones
 * count; a term without an end is judged on those that are.
 */
export interface Average {
  readonly _tag: "Average";
  readonly comparator: Comparator;
  readonly threshold: Decimal | null;
  readonly step: DivisionStep;
  readonly term: Period;
}

/** `>= 5000 average per year 2023..`. */
export const printAverage = ({ comparator, threshold, step, term }: Average): string =>
  `${comparator} ${threshold ?? "?"} average per ${step} ${term}`;

/** Reads what follows the word `average`. */
export const readAverage = (scanner: Scanner, comparator: Comparator, threshold: Decimal | null): Average => {
  if (!scanner.skip("per")) return scanner.fail("per");
  const step = scanner.oneOf(periodSteps, "step");
  const term = scanner.term((period) => termIsDivisible(period, step), "wholeTerm");
  return { _tag: "Average", comparator, threshold, step, term };
};

/** The steps of the term that are complete on a day. */
export const completedSteps = ({ term, step }: Average, asOf: Day): ReadonlyArray<Period> =>
  (dividePeriod(term, step, asOf) ?? []).filter((period) => periodHasEnded(period, asOf));

const ask = (rule: Average, ground: Ground): Asked => {
  const { comparator, threshold, term } = rule;
  const complete = completedSteps(rule, ground.asOf);
  const mean = meanOver(complete, term, ground);
  const isOpen = periodBounds(term).last === null;
  return {
    ...askOf(term, threshold === null ? [] : [boundAt(comparator, threshold)], ground),
    observation: mean.observation,
    observedUnknown: mean.missing,
    due: isOpen ? complete.length > 0 : periodHasEnded(term, ground.asOf),
    open: isOpen,
  };
};

/** One requirement over the whole term. */
export const averageRequirements = (rule: Average): Requirements => ({
  all: [{ period: rule.term, binding: true, ask: (ground) => ask(rule, ground) }],
  lastDay: periodBounds(rule.term).last,
});
