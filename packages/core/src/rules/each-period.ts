import type { Day } from "../vocabulary/day.ts";
import type { Decimal } from "../vocabulary/decimal.ts";
import { type DivisionStep, dividePeriod, type Period, periodBounds } from "../vocabulary/period.ts";
import { type Requirements, requireLevel } from "./asked.ts";
import type { Comparator } from "./comparator.ts";
import type { Scanner } from "./scanner.ts";

/**
 * The same value in every year, half, quarter or month of a term: `>= 80 each year 2019..2021`. Of a term without an end
 * (`2023..`), the steps that have begun are judged.
 */
export interface EachPeriod {
  readonly _tag: "EachPeriod";
  readonly comparator: Comparator;
  readonly threshold: Decimal | null;
  readonly step: DivisionStep;
  readonly term: Period;
}

/** The steps in which a term can be judged. */
export const periodSteps = ["year", "half", "quarter", "month"] as const;

/** `>= 80 each year 2019..2021`. */
export const printEachPeriod = ({ comparator, threshold, step, term }: EachPeriod): string =>
  `${comparator} ${threshold ?? "?"} each ${step} ${term}`;

/** Whether the term consists of whole steps. */
export const termIsDivisible = (term: Period, step: DivisionStep): boolean =>
  dividePeriod(term, step, periodBounds(term).first) !== null;

/** Reads what follows the word `each`. */
export const readEachPeriod = (scanner: Scanner, comparator: Comparator, threshold: Decimal | null): EachPeriod => {
  const step = scanner.oneOf(periodSteps, "step");
  const term = scanner.term((period) => termIsDivisible(period, step), "wholeTerm");
  return { _tag: "EachPeriod", comparator, threshold, step, term };
};

/** A requirement per step. */
export const eachPeriodRequirements = (rule: EachPeriod, asOf: Day): Requirements => {
  const { comparator, threshold, step, term } = rule;
  return {
    all: (dividePeriod(term, step, asOf) ?? []).map((period) => requireLevel(comparator, threshold, period)),
    lastDay: periodBounds(term).last,
  };
};
