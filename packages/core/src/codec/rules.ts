import * as Schema from "effect/Schema";
import { comparators } from "../rules/comparator.ts";
import { periodSteps } from "../rules/each-period.ts";
import { isSoundRule, type Rule } from "../rules/rule.ts";
import { said } from "./messages.ts";
import type { Plain } from "./plain.ts";
import { Decimal, ids, Period, unsayable } from "./vocabulary.ts";

const named = {
  title: "Rule",
  description:
    "When a target is met. Its notation, as in “<= 24 in 2018”, is read and written by parseRule and printRule of @meetlat/core.",
} as const;

const Comparator = Schema.Literals(comparators).annotate({ title: "Comparator" });
const Threshold = Schema.NullOr(Decimal);
const Step = Schema.Literals(periodSteps);
const Way = Schema.Literals(["decrease", "increase"]);
const MaybePeriod = Schema.NullOr(Period);

const Inner: Schema.Codec<Rule, Plain<Rule>> = Schema.suspend(() => AnyRule);

const rule = <const Tag extends Rule["_tag"], const Fields extends Schema.Struct.Fields>(
  tag: Tag,
  fields: Fields,
  description: string,
) => Schema.TaggedStruct(tag, fields).annotate({ title: tag, description });

const quantifier = Schema.Union([
  Schema.TaggedStruct("All", {}),
  Schema.TaggedStruct("AtLeast", { count: Schema.Int.pipe(Schema.check(Schema.isGreaterThanOrEqualTo(1))) }),
  Schema.TaggedStruct("AtLeastShare", { percent: Decimal }),
]).annotate({ title: "Quantifier", description: "How many of the areas: all, at least so many, or at least a share." });

const AnyRule: Schema.Codec<Rule, Plain<Rule>> = Schema.Union([
  rule("Level", { comparator: Comparator, threshold: Threshold, period: MaybePeriod }, "The value for one period."),
  rule(
    "Path",
    {
      comparator: Comparator,
      steps: Schema.NonEmptyArray(Schema.Struct({ period: Period, threshold: Threshold })),
      indicative: Schema.Boolean,
    },
    "A value per period, in order of time; all bind, or only the last when the others are indicative.",
  ),
  rule(
    "EachPeriod",
    { comparator: Comparator, threshold: Threshold, step: Step, term: Period },
    "Every closed period of a term.",
  ),
  rule(
    "Change",
    {
      direction: Way,
      amount: Threshold,
      measure: Schema.Literals(["absolute", "points", "percent"]),
      period: MaybePeriod,
      established: Schema.Boolean,
    },
    "A change from the baseline; when established, only one that is significant.",
  ),
  rule(
    "Average",
    { comparator: Comparator, threshold: Threshold, step: Step, term: Period },
    "The mean over the complete periods of a term, which may have no end.",
  ),
  rule(
    "Total",
    { comparator: Comparator, threshold: Threshold, term: Period },
    "The sum of a flow over a term, or the last value of a stock.",
  ),
  rule("Between", { low: Decimal, high: Decimal, period: MaybePeriod }, "Between two numbers, both included."),
  rule("EveryArea", { set: ids.areaSet, quantifier, rule: Inner }, "A rule that all or many areas of a set must meet."),
  rule("AllOf", { rules: Schema.NonEmptyArray(Inner) }, "All of these rules."),
  rule("AnyOf", { rules: Schema.NonEmptyArray(Inner) }, "At least one of these rules."),
  rule(
    "Benchmark",
    { comparator: Comparator, area: ids.area, frozen: MaybePeriod, period: Period },
    "Against another area in the same period, or against its value frozen at an earlier one.",
  ),
  rule("Direction", { direction: Way, period: Period }, "Up or down from the previous comparable value."),
  rule("Trend", {}, "No promise: the change is shown, and nothing is judged."),
]).annotate(named);

/** When is a target met? */
export const RuleSchema: Schema.Codec<Rule, Plain<Rule>> = AnyRule.pipe(
  Schema.check(Schema.makeFilter(isSoundRule, unsayable(said.rule, named.title, named.description))),
);
