import * as Schema from "effect/Schema";
import { comparators } from "../rules/comparator.ts";
import { isSoundRule, type Rule } from "../rules/rule.ts";
import { said } from "./messages.ts";
import type { Plain } from "./plain.ts";
import { Decimal, Period } from "./vocabulary.ts";

const Comparator = Schema.Literals(comparators);
const Threshold = Schema.NullOr(Decimal);

/** When is a target met? */
export const RuleSchema: Schema.Codec<Rule, Plain<Rule>> = Schema.Union([
  Schema.TaggedStruct("Level", { comparator: Comparator, threshold: Threshold, period: Schema.NullOr(Period) }),
  Schema.TaggedStruct("Path", {
    comparator: Comparator,
    steps: Schema.NonEmptyArray(Schema.Struct({ period: Period, threshold: Threshold })),
    indicative: Schema.Boolean,
  }),
  Schema.TaggedStruct("EachPeriod", {
    comparator: Comparator,
    threshold: Threshold,
    step: Schema.Literals(["year", "half", "quarter", "month"]),
    term: Period,
  }),
  Schema.TaggedStruct("Trend", {}),
]).pipe(Schema.check(Schema.makeFilter(isSoundRule, said.rule)));
