import type { Day } from "../vocabulary/day.ts";
import { compare, type Decimal, decimal, multiply } from "../vocabulary/decimal.ts";
import {
  comparePeriods,
  isPeriod,
  type Period,
  periodHasBegun,
  periodHasEnded,
  periodKey,
  periodStep,
  samePeriod,
} from "../vocabulary/period.ts";
import type { Reason, Stage, Verdict } from "../vocabulary/target-words.ts";
import type { Ground, Requirement } from "./asked.ts";
import { bandOf } from "./band.ts";
import { conclude, type Finding } from "./conclude.ts";
import type { Evaluation, EvaluationContext, Evidence, TargetAsSet } from "./evaluation.ts";
import type { EveryArea, Quantifier } from "./every-area.ts";
import { observedIn } from "./in-unit.ts";
import { judge } from "./judge.ts";
import { anyVerdict, atLeastVerdict, everyVerdict } from "./kleene.ts";
import { isCompound, type Rule, requirementsOf, rulesWithin, type SimpleRule } from "./rule.ts";
import { silent, type Trace } from "./steps.ts";

const nothing = (reason: Reason): Finding => ({ verdict: "notApplicable", stage: null, reasons: [reason] });

/** A rule judged: per period that it speaks of, in order, and as a whole. */
export interface Judged {
  readonly rows: ReadonlyArray<Evaluation>;
  readonly whole: Evaluation;
  /** Whether the whole term has a last day. */
  readonly hasEnd: boolean;
}

const union = <A>(lists: ReadonlyArray<ReadonlyArray<A>>): ReadonlyArray<A> => [...new Set(lists.flat())];

/** The stage of the whole: its parts decide whether anything was due, and whether anything is open that has an end. */
const stageOfWhole = (parts: ReadonlyArray<Evaluation>, hasEnd: boolean): Stage => {
  const due = parts.filter((part) => part.stage !== null);
  if (due.every((part) => part.stage === "notDue")) return "notDue";
  if (!hasEnd || due.some((part) => part.stage === "interim" || part.stage === "notDue")) return "interim";
  return due.some((part) => part.stage === "provisional") ? "provisional" : "final";
};

/** What several evaluations amount to together. Those that decide give the reasons; all of them give the evidence. */
const combine = (
  period: Period | null,
  parts: ReadonlyArray<Evaluation>,
  verdict: Verdict,
  stage: Stage,
  { bands }: EvaluationContext,
): Evaluation => ({
  period,
  verdict,
  stage: verdict === "notApplicable" ? null : stage,
  reasons: union(parts.filter((part) => part.verdict === verdict).map((part) => part.reasons)),
  observed: null,
  comparator: null,
  required: null,
  gap: null,
  favourableGap: null,
  attainment: null,
  band: bandOf(bands, verdict, null),
  flags: union(parts.map((part) => part.flags)),
  evidence: union(parts.map((part) => part.evidence)),
  targetVersion: parts[0]?.targetVersion ?? null,
});

const isOpen = (part: Evaluation, asOf: Day): boolean => part.period !== null && !periodHasEnded(part.period, asOf);

/** One requirement judged; a trace hears of every step. */
export const judgeRequirement = (
  requirement: Requirement,
  ground: Ground,
  context: EvaluationContext,
  trace: Trace = silent,
): Evaluation => {
  const judged = judge(requirement, ground, trace);
  const finding: Finding = requirement.binding
    ? judged
    : { ...judged, verdict: "notApplicable", stage: null, reasons: ["indicativeMilestone"] };
  return conclude(ground.target, requirement.period, context, finding);
};

const judgeSimple = (rule: SimpleRule, ground: Ground, context: EvaluationContext): Judged => {
  const { target, evidence, asOf } = ground;
  const { all, lastDay } = requirementsOf(rule, asOf);
  const hasEnd = lastDay !== null;
  if (rule._tag === "Trend") {
    // Nothing was promised; where things stand is shown.
    const latest = evidence.latest(null);
    const observed = observedIn(latest, ground);
    const shown = observed === null ? { observation: latest } : { observation: latest, observed };
    return { rows: [], whole: conclude(target, null, context, { ...nothing("noTarget"), ...shown }), hasEnd: true };
  }
  const judged = all.map((requirement) => judgeRequirement(requirement, ground, context));
  const rows = judged.filter((row) => row.period !== null);
  const binding = judged.filter((_, i) => all[i]?.binding === true);
  const [only, ...others] = binding;
  if (only === undefined) {
    const finding: Finding = { verdict: "unknown", stage: "notDue", reasons: ["notYetDue"] };
    return { rows, whole: conclude(target, null, context, finding), hasEnd };
  }
  const isRepeated = rule._tag === "EachPeriod";
  if (others.length === 0 && (hasEnd || !isRepeated)) return { rows, whole: { ...only, period: null }, hasEnd };
  // Of a term without an end, a step that is still open says nothing yet about the whole.
  const closed = hasEnd ? binding : binding.filter((part) => !isOpen(part, asOf));
  const counted = closed.length === 0 ? binding : closed;
  const verdict = everyVerdict(counted.map((part) => part.verdict));
  const whole = combine(null, counted, verdict, stageOfWhole(binding, hasEnd), context);
  return { rows, whole: { ...whole, evidence: union(binding.map((part) => part.evidence)) }, hasEnd };
};

/** How the verdicts of parts become one. */
type Combiner = (verdicts: ReadonlyArray<Verdict>) => Verdict;

const HUNDRED: Decimal = decimal("100");

/** In how many of so many areas it has to be met. */
const needed = (quantifier: Quantifier, areas: number): number => {
  switch (quantifier._tag) {
    case "All":
      return areas;
    case "AtLeast":
      return quantifier.count;
    case "AtLeastShare": {
      const share = multiply(quantifier.percent, decimal(String(areas)));
      let k = 0;
      while (k < areas && compare(multiply(decimal(String(k)), HUNDRED), share) < 0) k += 1;
      return k;
    }
  }
};

const overAreas =
  ({ quantifier }: EveryArea): Combiner =>
  (verdicts) => {
    const applicable = verdicts.filter((verdict) => verdict !== "notApplicable").length;
    return atLeastVerdict(verdicts, needed(quantifier, applicable));
  };

const judgeParts = (parts: ReadonlyArray<Judged>, combiner: Combiner, context: EvaluationContext): Judged => {
  const put = (period: Period | null, found: ReadonlyArray<Evaluation>, hasEnd: boolean): Evaluation =>
    combine(period, found, combiner(found.map((one) => one.verdict)), stageOfWhole(found, hasEnd), context);
  const found = parts.flatMap((part) => part.rows);
  const periods = new Map(
    found.flatMap(({ period }) => (period === null ? [] : ([[periodKey(period), period]] as const))),
  );
  const rows = [...periods.values()].sort(comparePeriods).map((period) =>
    put(
      period,
      found.filter((row) => row.period !== null && samePeriod(row.period, period)),
      true,
    ),
  );
  // To a set without areas some may still be added.
  const hasEnd = parts.length > 0 && parts.every((part) => part.hasEnd);
  return {
    rows,
    whole: put(
      null,
      parts.map((part) => part.whole),
      hasEnd,
    ),
    hasEnd,
  };
};

/** A rule judged, in every period and as a whole. */
export const judgeRule = (rule: Rule, ground: Ground, context: EvaluationContext): Judged => {
  if (!isCompound(rule)) return judgeSimple(rule, ground, context);
  if (rule._tag === "EveryArea") {
    const areas = ground.evidence.areasOf(rule.set) ?? [];
    const parts = areas.map((area) =>
      judgeRule(rule.rule, { ...ground, evidence: ground.evidence.inArea(area) }, context),
    );
    const judged = judgeParts(parts, overAreas(rule), context);
    // More areas than the set holds cannot have been meant; it is not a promise that can be missed.
    if (needed(rule.quantifier, areas.length) <= areas.length) return judged;
    const unclear = (row: Evaluation): Evaluation => ({
      ...row,
      verdict: "unknown",
      reasons: ["targetAmbiguous"],
      band: bandOf(context.bands, "unknown", null),
      stage: row.stage ?? "interim",
    });
    return { ...judged, rows: judged.rows.map(unclear), whole: unclear(judged.whole) };
  }
  const parts = rule.rules.map((part) => judgeRule(part, ground, context));
  return judgeParts(parts, rule._tag === "AllOf" ? everyVerdict : anyVerdict, context);
};

/** The rule with its terms without an end made to reach the period asked about, which may lie ahead. */
export const reaching = (rule: Rule, period: Period): Rule => {
  switch (rule._tag) {
    case "EachPeriod": {
      // Only behind a term without an end does a period make another period.
      const term = `${rule.term}${period}`;
      return periodStep(period) === rule.step && isPeriod(term) ? { ...rule, term } : rule;
    }
    case "EveryArea":
      return { ...rule, rule: reaching(rule.rule, period) };
    case "AllOf":
    case "AnyOf": {
      const [first, ...others] = rule.rules;
      return { ...rule, rules: [reaching(first, period), ...others.map((other) => reaching(other, period))] };
    }
    default:
      return rule;
  }
};

/** While a promise can be read in more than one way, what was judged of it stays unknown. */
const withAmbiguity = (target: TargetAsSet, evaluation: Evaluation, { bands }: EvaluationContext): Evaluation => {
  if (!target.ambiguous || evaluation.verdict === "notApplicable") return evaluation;
  const reasons = union<Reason>([["targetAmbiguous"], evaluation.reasons]);
  return { ...evaluation, verdict: "unknown", reasons, band: bandOf(bands, "unknown", null) };
};

/**
 * Is the target met, in one period (`period`) or as a whole (`null`)?
 *
 * **Details**
 *
 * The first step that hits decides: no target, or withdrawn; underspecified; no value; changed definition or a break in
 * what is compared; other unit; partial period; the comparison itself; whether a change is more than chance. Missing
 * evidence never gives `met`. Several periods, areas or rules combine as Kleene says, and the ids of all events looked at
 * are returned as evidence.
 *
 * A flow or a cohort that covers part of its period is unknown, unless a flow has already reached its minimum; a stock,
 * an average and a ratio are judged, provisionally. Nothing is ever extrapolated to a full year.
 */
export const evaluate = (
  target: TargetAsSet | null,
  period: Period | null,
  evidence: Evidence,
  context: EvaluationContext,
): Evaluation => {
  if (target === null) return conclude(null, period, context, nothing("noTarget"));
  if (target.withdrawn) return conclude(target, period, context, nothing("targetWithdrawn"));
  const asked = period === null ? target : { ...target, rule: reaching(target.rule, period) };
  const found = evaluateAll(asked, evidence, context).find((one) =>
    period === null ? one.period === null : one.period !== null && samePeriod(one.period, period),
  );
  return found === undefined ? conclude(target, period, context, nothing("noTarget")) : { ...found, period };
};

/** The rows, of which those about periods ahead are asked as well of terms without an end that stand beside their rule. */
const withTermsReachingAhead = (
  target: TargetAsSet,
  rows: ReadonlyArray<Evaluation>,
  evidence: Evidence,
  context: EvaluationContext,
): ReadonlyArray<Evaluation> => {
  const { asOf } = context;
  const ahead = rows.flatMap(({ period }) => (period === null || periodHasBegun(period, asOf) ? [] : [period]));
  const rule = ahead.reduceRight(reaching, target.rule);
  const promised = new Set(rulesWithin(target.rule));
  if (rulesWithin(rule).every((one) => one._tag !== "EachPeriod" || promised.has(one))) return rows;
  const named = new Set(rows.map(({ period }) => period && periodKey(period)));
  const reached = judgeRule(rule, { target, evidence, asOf }, context).rows;
  return reached.filter(({ period }) => named.has(period && periodKey(period)));
};

/** One evaluation per period that the rule speaks of, in order, and one for the target as a whole (`period: null`). */
export const evaluateAll = (
  target: TargetAsSet,
  evidence: Evidence,
  context: EvaluationContext,
): ReadonlyArray<Evaluation> => {
  if (target.withdrawn) return [conclude(target, null, context, nothing("targetWithdrawn"))];
  const { rows, whole } = judgeRule(target.rule, { target, evidence, asOf: context.asOf }, context);
  const asked = withTermsReachingAhead(target, rows, evidence, context);
  return [...asked, whole].map((evaluation) => withAmbiguity(target, evaluation, context));
};
