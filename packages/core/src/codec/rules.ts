import * as Schema from "effect/Schema";
import { comparators } from "../rules/comparator.ts";
import { periodSteps } from "../rules/each-period.ts";
import { isSoundRule, type Rule } from "../rules/rule.ts";
import { said } from "./messages.ts";
import type { Plain } from "./plain.ts";
import { Decimal, ids, Period } from "./vocabulary.ts";

const Comparator = Schema.Literals(comparators);
const Threshold = Schema.NullOr(Decimal);
const Step = Schema.Literals(periodSteps);
const Way = Schema.Literals(["decrease", "increase"]);
const MaybePeriod = Schema.NullOr(Period);

const Inner: Schema.Codec<Rule, Plain<Rule>> = Schema.suspend(() => AnyRule);

const AnyRule: Schema.Codec<Rule, Plain<Rule>> = Schema.Union([
  Schema.TaggedStruct("Level", { comparator: Comparator, threshold: Threshold, period: MaybePeriod }),
  Schema.TaggedStruct("Path", {
    comparator: Comparator,
    steps: Schema.NonEmptyArray(Schema.Struct({ period: Period, threshold: Threshold })),
    indicative: Schema.Boolean,
  }),
  Schema.TaggedStruct("EachPeriod", { comparator: Comparator, threshold: Threshold, step: Step, term: Period }),
  Schema.TaggedStruct("Change", {
    direction: Way,
    amount: Threshold,
    measure: Schema.Literals(["absolute", "points", "percent"]),
    period: MaybePeriod,
    established: Schema.Boolean,
  }),
  Schema.TaggedStruct("Average", { comparator: Comparator, threshold: Threshold, step: Step, term: Period }),
  Schema.TaggedStruct("Total", { comparator: Comparator, threshold: Threshold, term: Period }),
  Schema.TaggedStruct("Between", { low: Decimal, high: Decimal, period: MaybePeriod }),
  Schema.TaggedStruct("EveryArea", {
    set: ids.areaSet,
    quantifier: Schema.Union([
      Schema.TaggedStruct("All", {}),
      Schema.TaggedStruct("AtLeast", { count: Schema.Int.pipe(Schema.check(Schema.isGreaterThanOrEqualTo(0))) }),
      Schema.TaggedStruct("AtLeastShare", { percent: Decimal }),
    ]),
    rule: Inner,
  }),
  Schema.TaggedStruct("AllOf", { rules: Schema.NonEmptyArray(Inner) }),
  Schema.TaggedStruct("AnyOf", { rules: Schema.NonEmptyArray(Inner) }),
  Schema.TaggedStruct("Benchmark", { comparator: Comparator, area: ids.area, frozen: MaybePeriod, period: Period }),
  Schema.TaggedStruct("Direction", { direction: Way, period: Period }),
  Schema.TaggedStruct("Trend", {}),
]);

/** When is a target met? */
export const RuleSchema: Schema.Codec<Rule, Plain<Rule>> = AnyRule.pipe(
  Schema.check(Schema.makeFilter(isSoundRule, said.rule)),
);
