import type { Day } from "../vocabulary/day.ts";
import { type Decimal, subtract } from "../vocabulary/decimal.ts";
import type { Flag } from "../vocabulary/indicator-words.ts";
import { type Period, periodContains, periodHasBegun, periodHasEnded, samePeriod } from "../vocabulary/period.ts";
import type { Reason, Stage, Verdict } from "../vocabulary/target-words.ts";
import { convert, type UnitFactor } from "../vocabulary/unit.ts";
import { intervalOf, mapNumbers, pointOf, type Value } from "../vocabulary/value.ts";
import { attainment } from "./attainment.ts";
import { bandOf } from "./band.ts";
import { asksForMore, compareInterval, favourableGap } from "./comparator.ts";
import type { Evaluation, EvaluationContext, Evidence, Observation, TargetAsSet } from "./evaluation.ts";
import { everyVerdict } from "./kleene.ts";
import type { Requirement } from "./requirement.ts";
import { requirementsOf } from "./rule.ts";

/** What the ten steps found; the rest of an {@link Evaluation} follows from it. */
interface Finding {
  readonly verdict: Verdict;
  readonly stage: Stage | null;
  readonly reasons?: ReadonlyArray<Reason>;
  readonly requirement?: Requirement;
  readonly observation?: Observation | null;
  /** The observed value in the target's unit; absent when it may not be shown beside the requirement. */
  readonly observed?: Value;
  /** `false` when the observed value may be shown but not held against the requirement. */
  readonly comparable?: boolean;
  readonly flags?: ReadonlyArray<Flag>;
}

const conclude = (
  target: TargetAsSet | null,
  period: Period | null,
  { bands }: EvaluationContext,
  finding: Finding,
): Evaluation => {
  const { requirement, observation } = finding;
  const threshold = requirement?.threshold ?? null;
  const actual = finding.observed === undefined ? null : pointOf(finding.observed);
  const baseline = target === null || target.baseline === null ? null : pointOf(target.baseline);
  const comparable = requirement !== undefined && threshold !== null && actual !== null && finding.comparable !== false;
  const attained = comparable ? attainment(actual, requirement.comparator, threshold, baseline) : null;
  return {
    period,
    verdict: finding.verdict,
    stage: finding.stage,
    reasons: finding.reasons ?? [],
    observed: finding.observed ?? null,
    comparator: requirement?.comparator ?? null,
    required: threshold,
    gap: comparable ? subtract(actual, threshold) : null,
    favourableGap: comparable ? favourableGap(actual, requirement.comparator, threshold) : null,
    attainment: attained,
    band: bandOf(bands, finding.verdict, attained),
    flags: finding.flags ?? observation?.flags ?? [],
    evidence: [...(target?.evidence ?? []), ...(observation?.evidence ?? [])],
    targetVersion: target?.version ?? null,
  };
};

/** The observed value in the target's unit, and the flags of the observation with what the value itself says. */
const inTargetUnit = (target: TargetAsSet, observation: Observation, factors: ReadonlyArray<UnitFactor>) => {
  const { value, unit } = observation;
  if (unit === target.unit || value._tag === "Missing") return value;
  const one = convert("1" as Decimal, unit, target.unit, factors);
  return one === null ? null : mapNumbers(value, (n) => convert(n, unit, target.unit, factors) ?? n);
};

const isPartial = ({ flags, coverage }: Observation, period: Period): boolean =>
  flags.includes("partialPeriod") || (coverage !== null && !periodContains(coverage, period));

const isProvisional = (flags: ReadonlyArray<Flag>): boolean =>
  flags.includes("provisional") || flags.includes("partialPeriod");

/**
 * Steps 3 to 10 of the evaluation, for one requirement.
 *
 * The order is the meaning: the first step that hits decides.
 */
const judge = (
  target: TargetAsSet,
  requirement: Requirement,
  evidence: Evidence,
  { asOf }: EvaluationContext,
): Finding => {
  const { comparator, threshold, period } = requirement;
  const unknown = (reason: Reason, stage: Stage, more: Partial<Finding> = {}): Finding => ({
    verdict: "unknown",
    stage,
    reasons: [reason],
    requirement,
    ...more,
  });

  if (period === null || threshold === null) {
    const latest = period === null ? evidence.latest(null) : evidence.forPeriod(period);
    const observed = latest === null ? null : inTargetUnit(target, latest, evidence.factors);
    const reasons: ReadonlyArray<Reason> = [
      ...(threshold === null ? (["thresholdMissing"] as const) : []),
      ...(period === null ? (["noDeadline"] as const) : []),
    ];
    return {
      verdict: "unknown",
      stage: period !== null && periodHasEnded(period, asOf) ? "final" : "interim",
      reasons,
      requirement,
      observation: latest,
      ...(observed === null || observed._tag === "Missing" ? {} : { observed }),
    };
  }

  const ended = periodHasEnded(period, asOf);
  const observation = evidence.forPeriod(period);
  if (observation === null || observation.value._tag === "Missing") {
    if (!ended) {
      // On the way from a baseline, a stock says how far things are even before its period; it informs, never decides.
      const onTheWay = observation === null && target.nature === "stock" && target.baseline !== null;
      const standing = onTheWay ? evidence.latest(asOf) : null;
      const observed = standing === null ? null : inTargetUnit(target, standing, evidence.factors);
      if (standing !== null && observed !== null && observed._tag !== "Missing") {
        return unknown("notYetDue", "interim", { observation: standing, observed });
      }
      return unknown(isCollected(observation, asOf) ? "collectedNotPublished" : "notYetDue", "notDue", { observation });
    }
    if (observation === null || observation.value._tag !== "Missing") return unknown("noMeasurement", "final");
    if (isCollected(observation, asOf)) return unknown("collectedNotPublished", "provisional", { observation });
    return unknown(observation.value.reason, "final", { observation });
  }

  const changed = ["definitionChanged", "seriesBreak"] as const;
  const definitionChanged =
    observation.definitionEpoch !== target.definitionEpoch(period) ||
    changed.some((flag) => observation.flags.includes(flag));
  if (definitionChanged && target.onDefinitionChange === "block") {
    const shown = observation.unit === target.unit ? { observed: observation.value, comparable: false } : {};
    return unknown("definitionChanged", ended ? "final" : "interim", { observation, ...shown });
  }

  const observed = inTargetUnit(target, observation, evidence.factors);
  if (observed === null || observed._tag === "Missing") {
    return unknown("unitMismatch", ended ? "final" : "interim", { observation });
  }

  const partial = isPartial(observation, period);
  const flagsFound = new Set(observation.flags);
  if (partial) flagsFound.add("partialPeriod");
  if (definitionChanged) flagsFound.add("definitionChanged");
  if (observed._tag === "About") flagsFound.add("estimated");
  const flags = [...flagsFound];
  const shown = { observation, observed, flags };

  const interval = intervalOf(observed) ?? { low: null, high: null };
  const verdict = compareInterval(interval, comparator, threshold);
  // What is counted so far can only grow, so a minimum that it meets stays met.
  const alreadyMet = target.nature === "flow" && asksForMore(comparator) && verdict === "met";
  if (!ended) {
    return alreadyMet ? { verdict, stage: "interim", requirement, ...shown } : unknown("notYetDue", "interim", shown);
  }
  const needsAll = target.nature === "flow" || target.nature === "cohort";
  if (partial && needsAll && !alreadyMet) return unknown("partialPeriod", "final", shown);
  const stage: Stage = isProvisional(flags) ? "provisional" : "final";
  return verdict === "unknown" ? unknown("imprecise", stage, shown) : { verdict, stage, requirement, ...shown };
};

/** Collected, and known to be so, while its number has still to be published. */
const isCollected = (observation: Observation | null, asOf: Day): boolean =>
  observation !== null &&
  observation.value._tag === "Missing" &&
  observation.value.reason === "notPublished" &&
  observation.collectedIn !== null &&
  periodHasBegun(observation.collectedIn, asOf);

const nothing = (reason: Reason): Finding => ({ verdict: "notApplicable", stage: null, reasons: [reason] });

/** Steps 1 and 2, and then the rest. */
const evaluateRequirement = (
  target: TargetAsSet,
  requirement: Requirement,
  evidence: Evidence,
  context: EvaluationContext,
): Evaluation => {
  const finding = ((): Finding => {
    const judged = judge(target, requirement, evidence, context);
    if (!requirement.binding)
      return { ...judged, verdict: "notApplicable", stage: null, reasons: ["indicativeMilestone"] };
    return target.ambiguous && judged.verdict !== "notApplicable"
      ? { ...judged, verdict: "unknown", reasons: [...new Set<Reason>(["targetAmbiguous", ...(judged.reasons ?? [])])] }
      : judged;
  })();
  return conclude(target, requirement.period, context, finding);
};

const union = <A>(lists: ReadonlyArray<ReadonlyArray<A>>): ReadonlyArray<A> => [...new Set(lists.flat())];

/** The stage of the whole: its last day decides whether it is open, its parts whether anything was due. */
const stageOfWhole = (parts: ReadonlyArray<Evaluation>, lastDay: Day | null, asOf: Day): Stage => {
  if (parts.every((part) => part.stage === "notDue")) return "notDue";
  if (lastDay === null || lastDay >= asOf) return "interim";
  return parts.some((part) => part.stage === "provisional") ? "provisional" : "final";
};

/**
 * Is the target met, in one period (`period`) or as a whole (`null`)?
 *
 * **Details**
 *
 * The first step that hits decides: no target, or withdrawn; underspecified; no value; changed definition; other unit;
 * partial period; the comparison itself. Missing evidence never gives `met`. Several periods combine by Kleene's
 * “every”: one that is not met decides, and the ids of all events looked at are returned as evidence.
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
  const requirements = requirementsOf(target.rule, context.asOf);
  if (period !== null) {
    const requirement = requirements.all.find((r) => r.period !== null && samePeriod(r.period, period));
    return requirement === undefined
      ? conclude(target, period, context, nothing("noTarget"))
      : { ...evaluateRequirement(target, requirement, evidence, context), period };
  }
  const binding = requirements.all.filter((r) => r.binding);
  const [only, ...others] = binding;
  if (only === undefined) {
    // A term without an end of which nothing has begun is a promise still; a trend is none, and shows where things stand.
    if (target.rule._tag === "Trend") {
      const latest = evidence.latest(null);
      const observed = latest === null ? {} : { observation: latest, observed: latest.value };
      return conclude(target, null, context, { ...nothing("noTarget"), ...observed });
    }
    const reason = target.ambiguous ? "targetAmbiguous" : "notYetDue";
    return conclude(target, null, context, { verdict: "unknown", stage: "notDue", reasons: [reason] });
  }
  const isOneOff = others.length === 0 && requirements.lastDay !== null;
  if (isOneOff || only.period === null)
    return { ...evaluateRequirement(target, only, evidence, context), period: null };
  const parts = binding.map((requirement) => evaluateRequirement(target, requirement, evidence, context));
  // Of a term without an end, a step that is still open says nothing yet about the whole.
  const judged = requirements.lastDay === null ? parts.filter((part) => !isOpen(part, context.asOf)) : parts;
  const counted = judged.length === 0 ? parts : judged;
  const verdict = everyVerdict(counted.map((part) => part.verdict));
  const deciding = counted.filter((part) => part.verdict === verdict);
  return {
    period: null,
    verdict,
    stage: stageOfWhole(parts, requirements.lastDay, context.asOf),
    reasons: union(deciding.map((part) => part.reasons)),
    observed: null,
    comparator: null,
    required: null,
    gap: null,
    favourableGap: null,
    attainment: null,
    band: bandOf(context.bands, verdict, null),
    flags: union(parts.map((part) => part.flags)),
    evidence: union(parts.map((part) => part.evidence)),
    targetVersion: target.version,
  };
};

const isOpen = (part: Evaluation, asOf: Day): boolean => part.period !== null && !periodHasEnded(part.period, asOf);

/** One evaluation per period that the rule speaks of, in order, and one for the target as a whole (`period: null`). */
export const evaluateAll = (
  target: TargetAsSet,
  evidence: Evidence,
  context: EvaluationContext,
): ReadonlyArray<Evaluation> => {
  const periods = target.withdrawn
    ? []
    : requirementsOf(target.rule, context.asOf).all.flatMap((r) => (r.period === null ? [] : [r.period]));
  return [...periods, null].map((period) => evaluate(target, period, evidence, context));
};
