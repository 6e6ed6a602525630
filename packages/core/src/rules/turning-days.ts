import { type Day, dayAfter } from "../vocabulary/day.ts";
import { type Period, periodBounds } from "../vocabulary/period.ts";
import { completedSteps } from "./average.ts";
import { isCompound, type Rule, requirementsOf, rulesWithin, type SimpleRule } from "./rule.ts";
import { countedSteps } from "./total.ts";

const stepsOf = (rule: SimpleRule, asOf: Day): ReadonlyArray<Period> => {
  const asked = requirementsOf(rule, asOf).all.flatMap(({ period }) => (period === null ? [] : [period]));
  if (rule._tag === "Average") return [...asked, ...completedSteps(rule, asOf)];
  if (rule._tag === "Total") return [...asked, ...countedSteps(rule, asOf)];
  return asked;
};

/** The days on which a period begins, reaches its last day, and has ended. */
export const turnsOf = (period: Period): ReadonlyArray<Day> => {
  const { first, last } = periodBounds(period);
  return last === null ? [first] : [first, last, dayAfter(last)];
};

/**
 * The days up to `asOf` on which the mere passing of time can change what a rule says: a period that it speaks of begins
 * or has ended, or one of those that it takes together.
 */
export const turningDays = (rule: Rule, asOf: Day): ReadonlyArray<Day> =>
  rulesWithin(rule).flatMap((one) => (isCompound(one) ? [] : stepsOf(one, asOf).flatMap(turnsOf)));
