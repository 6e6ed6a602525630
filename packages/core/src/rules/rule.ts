import type { Day } from "../vocabulary/day.ts";
import { compare, decimal, sign } from "../vocabulary/decimal.ts";
import { type Period, periodBounds } from "../vocabulary/period.ts";
import type { Unit } from "../vocabulary/unit.ts";
import type { AllOf, AnyOf } from "./all-of-any-of.ts";
import type { Requirements } from "./asked.ts";
import { type Average, averageRequirements } from "./average.ts";
import { type Benchmark, benchmarkRequirements } from "./benchmark.ts";
import { type Between, betweenRequirements } from "./between.ts";
import { type Change, changeRequirements } from "./change.ts";
import { type Direction, directionRequirements } from "./direction.ts";
import { type EachPeriod, eachPeriodRequirements, termIsDivisible } from "./each-period.ts";
import type { EveryArea, Quantifier } from "./every-area.ts";
import { type Level, levelRequirements } from "./level.ts";
import { type Path, pathRequirements, stepsAreInOrder } from "./path.ts";
import { type Total, totalRequirements } from "./total.ts";
import { type Trend, trendRequirements } from "./trend.ts";

/** A rule that asks something of numbers itself. */
export type SimpleRule = Level | Path | EachPeriod | Change | Average | Total | Between | Benchmark | Direction | Trend;

/** A rule over other rules. */
export type CompoundRule = EveryArea | AllOf | AnyOf;

/**
 * When is a target met? A closed union of rules as data.
 *
 * Stored events hold this shape: its tags and fields change only by a new schema version.
 */
export type Rule = SimpleRule | CompoundRule;

/** How deep rules may stand within rules, so that no text can exhaust the stack. */
export const MAX_RULE_DEPTH = 16;

/** What a rule asks, period by period. The day matters only for a term without an end. */
export const requirementsOf = (rule: SimpleRule, asOf: Day): Requirements => {
  switch (rule._tag) {
    case "Level":
      return levelRequirements(rule);
    case "Path":
      return pathRequirements(rule);
    case "EachPeriod":
      return eachPeriodRequirements(rule, asOf);
    case "Change":
      return changeRequirements(rule);
    case "Average":
      return averageRequirements(rule);
    case "Total":
      return totalRequirements(rule);
    case "Between":
      return betweenRequirements(rule);
    case "Benchmark":
      return benchmarkRequirements(rule);
    case "Direction":
      return directionRequirements(rule);
    case "Trend":
      return trendRequirements;
  }
};

/** Whether a rule is over other rules. */
export const isCompound = (rule: Rule): rule is CompoundRule =>
  rule._tag === "EveryArea" || rule._tag === "AllOf" || rule._tag === "AnyOf";

/** The rule itself and every rule within it. */
export const rulesWithin = (rule: Rule): ReadonlyArray<Rule> => {
  if (!isCompound(rule)) return [rule];
  return [rule, ...(rule._tag === "EveryArea" ? [rule.rule] : rule.rules).flatMap(rulesWithin)];
};

/** The periods that a rule speaks of, also within its parts; of a term without an end, those that have begun. */
export const periodsOf = (rule: Rule, asOf: Day): ReadonlyArray<Period> =>
  rulesWithin(rule).flatMap((one) =>
    isCompound(one) ? [] : requirementsOf(one, asOf).all.flatMap(({ period }) => (period === null ? [] : [period])),
  );

const depthOf = (rule: Rule): number =>
  isCompound(rule) ? 1 + Math.max(...(rule._tag === "EveryArea" ? [rule.rule] : rule.rules).map(depthOf)) : 0;

/** At least one area, or a share between nothing and all of them. */
const isSoundQuantifier = (quantifier: Quantifier): boolean => {
  switch (quantifier._tag) {
    case "All":
      return true;
    case "AtLeast":
      return Number.isInteger(quantifier.count) && quantifier.count > 0;
    case "AtLeastShare":
      return sign(quantifier.percent) > 0 && compare(quantifier.percent, decimal("100")) <= 0;
  }
};

/** Whether every period can end, so that what is asked of it can become due. */
const haveEnds = (...periods: ReadonlyArray<Period | null>): boolean =>
  periods.every((period) => period === null || periodBounds(period).last !== null);

const isSoundByItself = (rule: Rule): boolean => {
  switch (rule._tag) {
    case "Level":
    case "Change":
    case "Direction":
      return haveEnds(rule.period);
    case "Path":
      return stepsAreInOrder(rule.steps) && haveEnds(...rule.steps.map((step) => step.period));
    case "EachPeriod":
    case "Average":
      return termIsDivisible(rule.term, rule.step);
    case "Total":
      return haveEnds(rule.term);
    case "Between":
      return compare(rule.low, rule.high) <= 0 && haveEnds(rule.period);
    case "Benchmark":
      return haveEnds(rule.period, rule.frozen);
    case "EveryArea":
      return isSoundQuantifier(rule.quantifier);
    case "AllOf":
    case "AnyOf":
    case "Trend":
      return true;
  }
};

/** Whether a rule that did not come out of the parser makes sense: periods in order, terms of whole steps, not too deep. */
export const isSoundRule = (rule: Rule): boolean =>
  depthOf(rule) <= MAX_RULE_DEPTH && rulesWithin(rule).every(isSoundByItself);

/**
 * Whether a rule's changes are said in a way that fits the unit: of percentages they must be points or percents, since “by
 * 3” could be either; of anything else they cannot be points.
 */
export const fitsUnit = (rule: Rule, unit: Unit): boolean =>
  rulesWithin(rule).every(
    (one) => one._tag !== "Change" || (unit === "%" ? one.measure !== "absolute" : one.measure !== "points"),
  );
