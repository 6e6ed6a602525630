import { printValue, type Question, type TargetCheck } from "@meetlat/core";
import { ComputedDecimal, identifierSchemas as ids, Period, ValueNotation } from "@meetlat/core/codec";
import * as Schema from "effect/Schema";
import { field, list, maybe } from "./field.ts";
import { heading, questionOf } from "./question.ts";
import { evidence, flagList, reasonList, Stage, Verdict } from "./words.ts";

/** A check as a row of a report. */
export const CheckRow = Schema.Struct({
  target: field(ids.target, "The target."),
  title: field(Schema.String, "What the target is called; its indicator's title when it has none of its own."),
  programme: maybe(ids.programme, "The programme of the target, else of its indicator."),
  indicator: field(ids.indicator, "What is measured."),
  area: field(ids.area, "Where; “whole” is the territory of the organisation itself."),
  period: maybe(Period, "The period that this row is about; null for the target as a whole."),
  rule: maybe(Schema.String, "The rule in force, in its notation (parseRule); null once the target was withdrawn."),
  verdict: field(Verdict, "Is it met?"),
  stage: maybe(Stage, "How settled the verdict is; null when nothing applies, so that nothing can become due."),
  reasons: reasonList,
  observed: maybe(ValueNotation, "What was measured or computed, in its notation; null when nothing is to be shown."),
  required: maybe(ComputedDecimal, "The number asked for; null where it is more than one, or is not known."),
  gap: maybe(ComputedDecimal, "Observed − required; null when one of them is not a single number."),
  favourableGap: maybe(ComputedDecimal, "The gap with the sign that says better (+) or worse (−)."),
  attainment: maybe(
    ComputedDecimal,
    "The share of the way from baseline to target, with six decimals, not capped: 1.000000 is all of it.",
  ),
  band: maybe(
    Schema.String,
    "The display class, by id. Under the policy rekenkamer-rotterdam: gehaald, bijnaGehaald, nietGehaald or nietVastTeStellen. Words for people: bandLabel(…) of @meetlat/core.",
  ),
  flags: flagList,
  evidence,
  targetVersion: maybe(
    Schema.Int.pipe(Schema.check(Schema.isGreaterThan(0))),
    "Which version of the target was held against: 1 as first set, one more for every revision.",
  ),
}).annotate({
  title: "Check",
  description: "Whether one target is met, in one period or as a whole, with the reasons.",
});
/** A check as a row of a report. */
export interface CheckRow extends Schema.Schema.Type<typeof CheckRow> {}

/** Which targets are met: `meetlat check --format json`. */
export const CheckReport = Schema.Struct({
  ...heading("meetlat-check/1"),
  checks: list(
    CheckRow,
    "A row per target and period that its rule binds, and one with period null for the target as a whole, in the order in which the targets were set.",
  ),
});
/** Which targets are met. */
export interface CheckReport extends Schema.Schema.Type<typeof CheckReport> {}

/** A check as a row of a report. */
export const checkRow = (check: TargetCheck): CheckRow => ({
  target: check.target,
  title: check.title,
  programme: check.programme,
  indicator: check.indicator,
  area: check.area,
  period: check.period,
  rule: check.rule,
  verdict: check.verdict,
  stage: check.stage,
  reasons: check.reasons,
  observed: check.observed === null ? null : printValue(check.observed),
  required: check.required,
  gap: check.gap,
  favourableGap: check.favourableGap,
  attainment: check.attainment,
  band: check.band?.id ?? null,
  flags: check.flags,
  evidence: check.evidence,
  targetVersion: check.targetVersion,
});

/**
 * The report of {@link TargetCheck}s, as `targetChecks` of core gives them.
 *
 * @example
 * ```ts
 * import { day, emptyRegister, targetChecks } from "@meetlat/core";
 * import { checkReport, encodeReport } from "@meetlat/json";
 *
 * const question = { asOf: day("2021-07-01") };
 * const report = checkReport(targetChecks(emptyRegister(), question), question);
 * console.assert(encodeReport(report).startsWith('{\n  "schema": "meetlat-check/1"'));
 * ```
 */
export const checkReport = (checks: ReadonlyArray<TargetCheck>, question: Question): CheckReport => ({
  schema: "meetlat-check/1",
  ...questionOf(question),
  checks: checks.map(checkRow),
});
