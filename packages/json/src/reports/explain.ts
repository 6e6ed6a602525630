import type { AreaId, ExplainedCheck, ExplainedStep, Explanation, Period as PeriodText, Question } from "@meetlat/core";
import { Day, EventId, identifierSchemas as ids, Period, type Plain } from "@meetlat/core/codec";
import * as Schema from "effect/Schema";
import { CheckRow, checkRow } from "./check.ts";
import { field, list, maybe } from "./field.ts";
import { heading, questionOf } from "./question.ts";
import { SourceFields, sourceFields } from "./source.ts";
import { BothLanguages, reasonList, Stage, Verdict } from "./words.ts";

const Step = Schema.Struct({
  step: field(
    Schema.Literals([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    "Which step of the evaluation. Words for people: stepNames of @meetlat/core.",
  ),
  text: field(BothLanguages, "What was found, as a sentence."),
  events: list(EventId, "The events behind it, by id."),
}).annotate({ title: "Step", description: "One step that led to a verdict; the first that hits decides." });

/** Why a part of a verdict is what it is. */
export interface ExplanationPart {
  readonly period: PeriodText | null;
  readonly area: AreaId | null;
  readonly rule: string;
  readonly verdict: (typeof Verdict)["Type"];
  readonly stage: (typeof Stage)["Type"] | null;
  readonly reasons: (typeof CheckRow)["Type"]["reasons"];
  readonly steps: ReadonlyArray<(typeof Step)["Type"]>;
  readonly together: (typeof BothLanguages)["Type"] | null;
  readonly parts: ReadonlyArray<ExplanationPart>;
}

const Inner: Schema.Codec<ExplanationPart, Plain<ExplanationPart>> = Schema.suspend(() => Part);

const Part: Schema.Codec<ExplanationPart, Plain<ExplanationPart>> = Schema.Struct({
  period: maybe(Period, "The period that it is about; null for the target as a whole."),
  area: maybe(ids.area, "The area of this part, where a rule is over several; else null."),
  rule: field(Schema.String, "The rule of this part, in its notation."),
  verdict: field(Verdict, "The verdict on this part."),
  stage: maybe(Stage, "How settled it is."),
  reasons: reasonList,
  steps: list(Step, "The steps that led to it, in their order."),
  together: maybe(BothLanguages, "How the parts become one verdict, as a sentence; null where there are none."),
  parts: list(Inner, "The parts that it is put together from: areas, rules or periods."),
}).annotate({
  title: "Explanation",
  description: "Why a verdict is what it is: the steps that led to it, and the parts that it is put together from.",
});

const Statement = Schema.Struct({
  event: field(EventId, "The event behind it."),
  position: field(Schema.Int.pipe(Schema.check(Schema.isGreaterThan(0))), "Its place in the register."),
  knownOn: field(Day, "From which day it counted as known."),
  text: field(Schema.String, "What was said."),
  decidedBy: Schema.optionalKey(Schema.String).pipe(
    Schema.annotateKey({ description: "Who said it; absent when that is not known." }),
  ),
  source: Schema.optionalKey(SourceFields).pipe(
    Schema.annotateKey({ description: "Where it was read; absent when that is not known." }),
  ),
}).annotate({
  title: "Statement",
  description: "What the body itself said about this outcome. It has no part in the verdict.",
});

/** Why a verdict is what it is: `meetlat explain --format json`. */
export const ExplainReport = Schema.Struct({
  ...heading("meetlat-explain/1"),
  check: field(CheckRow, "The check that is explained."),
  explanation: field(Part, "The steps and parts that led to it."),
  statement: maybe(Statement, "What the body itself said about this outcome; null when it said nothing."),
});
/** Why a verdict is what it is. */
export interface ExplainReport extends Schema.Schema.Type<typeof ExplainReport> {}

const stepFields = ({ step, text, events }: ExplainedStep) => ({ step, text: { en: text.en, nl: text.nl }, events });

const partOf = ({ evaluation, rule, area, steps, together, parts }: Explanation): ExplanationPart => ({
  period: evaluation.period,
  area,
  rule,
  verdict: evaluation.verdict,
  stage: evaluation.stage,
  reasons: evaluation.reasons,
  steps: steps.map(stepFields),
  together,
  parts: parts.map(partOf),
});

const statementOf = ({
  event,
  position,
  knownOn,
  text,
  decidedBy,
  source,
}: NonNullable<ExplainedCheck["statement"]>) => ({
  event,
  position,
  knownOn,
  text,
  ...(decidedBy === undefined ? {} : { decidedBy }),
  ...(source === undefined ? {} : { source: sourceFields(source) }),
});

/** The report of an {@link ExplainedCheck}, as `explainTarget` of core gives it. */
export const explainReport = (
  { check, explanation, statement }: ExplainedCheck,
  question: Question,
): ExplainReport => ({
  schema: "meetlat-explain/1",
  ...questionOf(question),
  check: checkRow(check),
  explanation: partOf(explanation),
  statement: statement === null ? null : statementOf(statement),
});
