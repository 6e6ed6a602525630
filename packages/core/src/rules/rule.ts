import type { Day } from "../vocabulary/day.ts";
import { type EachPeriod, eachPeriodRequirements, termIsDivisible } from "./each-period.ts";
import { type Level, levelRequirements } from "./level.ts";
import { type Path, pathRequirements, stepsAreInOrder } from "./path.ts";
import type { Requirements } from "./requirement.ts";
import { type Trend, trendRequirements } from "./trend.ts";

/**
 * When is a target met? A closed union of rules as data.
 *
 * Stored events hold this shape: its tags and fields change only by a new schema version.
 */
export type Rule = Level | Path | EachPeriod | Trend;

/** What a rule asks, period by period. The day matters only for a term without an end. */
export const requirementsOf = (rule: Rule, asOf: Day): Requirements => {
  switch (rule._tag) {
    case "Level":
      return levelRequirements(rule);
    case "Path":
      return pathRequirements(rule);
    case "EachPeriod":
      return eachPeriodRequirements(rule, asOf);
    case "Trend":
      return trendRequirements;
  }
};

/** Whether a rule that did not come out of the parser makes sense: periods in order, a term of whole steps. */
export const isSoundRule = (rule: Rule): boolean => {
  switch (rule._tag) {
    case "Path":
      return stepsAreInOrder(rule.steps);
    case "EachPeriod":
      return termIsDivisible(rule.term, rule.step);
    case "Level":
    case "Trend":
      return true;
  }
};
