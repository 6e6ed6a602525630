import type { AreaId } from "../vocabulary/identifier.ts";
import { label } from "../vocabulary/labels.ts";
import type { Language, Text } from "../vocabulary/language.ts";
import { type Period, samePeriod } from "../vocabulary/period.ts";
import type { Ground, Requirement } from "./asked.ts";
import { evaluate, judgeRequirement, judgeRule, reaching } from "./evaluate.ts";
import type { Evaluation, EvaluationContext, Evidence, TargetAsSet } from "./evaluation.ts";
import type { EveryArea } from "./every-area.ts";
import { printRule } from "./notation.ts";
import { isCompound, periodsOf, type Rule, requirementsOf } from "./rule.ts";
import type { Step, Trace } from "./steps.ts";

/** Why a verdict is what it is: the steps that led to it, or the parts that it is put together from. */
export interface Explanation {
  readonly evaluation: Evaluation;
  /** The rule of this part, in its notation. */
  readonly rule: string;
  /** The area of this part, where a rule is over several. */
  readonly area: AreaId | null;
  readonly steps: ReadonlyArray<Step>;
  /** How the parts become one verdict; `null` where there are none. */
  readonly together: Text | null;
  readonly parts: ReadonlyArray<Explanation>;
}

const counted = (parts: ReadonlyArray<Explanation>, language: Language): string =>
  (["met", "notMet", "unknown", "notApplicable"] as const)
    .map((verdict) => [verdict, parts.filter((part) => part.evaluation.verdict === verdict).length] as const)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${count} ${label("verdict", verdict, language)}`)
    .join(", ");

const together = (need: Text, parts: ReadonlyArray<Explanation>, { verdict }: Evaluation): Text => ({
  en: `${need.en}: ${counted(parts, "en")}, so ${label("verdict", verdict, "en")}.`,
  nl: `${need.nl}: ${counted(parts, "nl")}, dus ${label("verdict", verdict, "nl")}.`,
});

const needOfAreas = ({ quantifier }: EveryArea): Text => {
  switch (quantifier._tag) {
    case "All":
      return { en: "Every area must meet", nl: "Elk gebied moet het halen" };
    case "AtLeast":
      return {
        en: `At least ${quantifier.count} areas must meet`,
        nl: `Ten minste ${quantifier.count} gebieden moeten het halen`,
      };
    case "AtLeastShare":
      return {
        en: `At least ${quantifier.percent} % of the areas must meet`,
        nl: `Ten minste ${quantifier.percent} % van de gebieden moet het halen`,
      };
  }
};

const reasonsOf = ({ reasons }: Evaluation): Text => {
  const text = (language: Language) => `${reasons.map((reason) => label("reason", reason, language)).join("; ")}.`;
  return { en: text("en"), nl: text("nl") };
};

const everyPeriod: Text = { en: "Every period must meet", nl: "Elke periode moet het halen" };

const leaf = (
  rule: Rule,
  area: AreaId | null,
  requirement: Requirement,
  ground: Ground,
  context: EvaluationContext,
): Explanation => {
  const steps: Array<Step> = [];
  const trace: Trace = (step, say, events = []) => steps.push({ step, text: say(), events });
  const evaluation = judgeRequirement(requirement, ground, context, trace);
  return { evaluation, rule: printRule(rule), area, steps, together: null, parts: [] };
};

const partsOf = (
  rule: Rule,
  ground: Ground,
  period: Period | null,
  area: AreaId | null,
  context: EvaluationContext,
): { readonly parts: ReadonlyArray<Explanation>; readonly need: Text } => {
  const speaks = (part: Rule): boolean =>
    period === null || periodsOf(part, ground.asOf).some((one) => samePeriod(one, period));
  if (!isCompound(rule)) {
    const wanted = requirementsOf(rule, ground.asOf).all.filter((one) =>
      period === null ? one.binding : one.period !== null && samePeriod(one.period, period),
    );
    return { parts: wanted.map((one) => leaf(rule, area, one, ground, context)), need: everyPeriod };
  }
  if (rule._tag === "EveryArea") {
    const areas = ground.evidence.areasOf(rule.set) ?? [];
    const parts = areas.map((one) =>
      explainRule(rule.rule, { ...ground, evidence: ground.evidence.inArea(one) }, period, one, context),
    );
    return { parts, need: needOfAreas(rule) };
  }
  const parts = rule.rules.filter(speaks).map((part) => explainRule(part, ground, period, area, context));
  const need =
    rule._tag === "AllOf"
      ? { en: "All must be met", nl: "Alles moet worden gehaald" }
      : { en: "One must be met", nl: "Eén ervan moet worden gehaald" };
  return { parts, need };
};

const explainRule = (
  rule: Rule,
  ground: Ground,
  period: Period | null,
  area: AreaId | null,
  context: EvaluationContext,
): Explanation => {
  const { rows, whole } = judgeRule(rule, ground, context);
  const evaluation =
    period === null ? whole : (rows.find((row) => row.period !== null && samePeriod(row.period, period)) ?? whole);
  const { parts, need } = partsOf(rule, ground, period, area, context);
  const [only, ...others] = parts;
  // A rule with one requirement is explained by its steps, without a layer in between.
  if (!isCompound(rule) && only !== undefined && others.length === 0) return { ...only, evaluation };
  return {
    evaluation,
    rule: printRule(rule),
    area,
    // A rule of which nothing has begun, or that asks nothing, has no parts to tell of.
    steps: parts.length === 0 ? [{ step: 4, text: reasonsOf(evaluation), events: [] }] : [],
    together: parts.length === 0 ? null : together(need, parts, evaluation),
    parts,
  };
};

/**
 * The steps of an evaluation in words, with the events behind each: for one period, or (`null`) for the target as a whole.
 *
 * They are written down by the very code that judges, so an explanation never differs from its verdict.
 */
export const explain = (
  target: TargetAsSet,
  period: Period | null,
  evidence: Evidence,
  context: EvaluationContext,
): Explanation => {
  const evaluation = evaluate(target, period, evidence, context);
  const rule = period === null ? target.rule : reaching(target.rule, period);
  const inForce: Step = {
    step: 1,
    text: {
      en: `In force is version ${target.version}: ${printRule(target.rule)}.`,
      nl: `Van kracht is versie ${target.version}: ${printRule(target.rule)}.`,
    },
    events: target.evidence,
  };
  const asksNothing =
    target.withdrawn || (period !== null && !periodsOf(rule, context.asOf).some((one) => samePeriod(one, period)));
  if (asksNothing) {
    const why: Step = { step: 1, text: reasonsOf(evaluation), events: target.evidence };
    const steps = target.withdrawn ? [why] : [inForce, why];
    return { evaluation, rule: printRule(rule), area: null, steps, together: null, parts: [] };
  }
  const ground: Ground = { target: { ...target, rule }, evidence, asOf: context.asOf };
  const found = explainRule(rule, ground, period, null, context);
  return { ...found, evaluation, steps: [inForce, ...found.steps] };
};
