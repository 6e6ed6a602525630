import { definitionEpoch, type Indicator, unitOn } from "../register/indicators.ts";
import type { Register } from "../register/register.ts";
import { type Target, type TargetData, type TargetStanding, targetAt } from "../register/targets.ts";
import { type VerdictExplanation, verdictExplanationAt } from "../register/verdict-explanations.ts";
import { type Moment, whenMade } from "../register/versions.ts";
import { type BandPolicy, rekenkamerRotterdam } from "../rules/band.ts";
import { evaluate, evaluateAll } from "../rules/evaluate.ts";
import type { Evaluation, TargetAsSet } from "../rules/evaluation.ts";
import { type Explanation, explain } from "../rules/explain.ts";
import { printRule } from "../rules/notation.ts";
import { isCompound, type Rule, requirementsOf, rulesWithin } from "../rules/rule.ts";
import type { Day } from "../vocabulary/day.ts";
import type { AreaId, IndicatorId, ProgrammeId, TargetId } from "../vocabulary/identifier.ts";
import { comparePeriods, type Period, periodBounds } from "../vocabulary/period.ts";
import type { TargetClass } from "../vocabulary/target-words.ts";
import type { Unit } from "../vocabulary/unit.ts";
import { type CellOrder, cellOrder } from "./cell-order.ts";
import { evidenceAt } from "./observations.ts";
import { momentOf, type Question } from "./question.ts";

/** The answer to “is the target met?”, for one period or (`period: null`) as a whole, with the target that it is about. */
export interface TargetCheck extends Evaluation {
  readonly target: TargetId;
  readonly title: string;
  readonly programme: ProgrammeId | null;
  readonly indicator: IndicatorId;
  readonly area: AreaId;
  readonly class: TargetClass;
  readonly unit: Unit;
  /** The rule in force, in its notation; `null` once the target was withdrawn. */
  readonly rule: string | null;
}

/** Which targets to look at; all when empty. */
export interface CheckFilter {
  readonly target?: TargetId;
  /** Targets of this programme and of those under it. */
  readonly programme?: ProgrammeId;
  /** Only rows about periods that lie in, or touch, this one, and the rows of those targets as a whole. */
  readonly period?: Period;
}

const asSet = (indicator: Indicator, standing: TargetStanding, moment: Moment): TargetAsSet => {
  const { data, version, number, withdrawn } = standing;
  // What was known of the definition when the promise was made: later breaks were not part of it.
  const whenSet = whenMade(version);
  const until = periodBounds(firstPeriod(data.rule) ?? ("9999" as Period)).first;
  return {
    rule: data.rule,
    unit: unitOn(indicator, until, whenSet),
    nature: indicator.defined.nature,
    baseline: data.baseline?.value ?? null,
    baselineEpoch:
      data.baseline?.period === undefined ? null : definitionEpoch(indicator, data.baseline.period, moment),
    minimumDetectableChange: data.minimumDetectableChange ?? null,
    onDefinitionChange: data.onDefinitionChange,
    ambiguous: data.ambiguity !== undefined,
    withdrawn,
    definitionEpoch: (period) => definitionEpoch(indicator, period, whenSet),
    version: number,
    evidence: [version.event],
  };
};

/** The first period that a rule speaks of; `null` when it speaks of none. */
const firstPeriod = (rule: Rule): Period | null => {
  const periods = rulesWithin(rule).flatMap((one) =>
    isCompound(one)
      ? []
      : "term" in one
        ? [one.term]
        : requirementsOf(one, ANY_DAY).all.flatMap(({ period }) => (period === null ? [] : [period])),
  );
  return periods.sort(comparePeriods)[0] ?? null;
};

/** The day matters only to terms, which are looked at by themselves. */
const ANY_DAY = "9999-12-31" as Day;

interface Known {
  readonly indicator: Indicator;
  readonly standing: TargetStanding;
}

const find = (register: Register, target: Target, moment: Moment): Known | null => {
  const indicator = register.indicators.get(target.indicator);
  const standing = targetAt(target, moment);
  return indicator === undefined || standing === null ? null : { indicator, standing };
};

const describe = ({ indicator, standing: { data, withdrawn } }: Known, unit: Unit) => ({
  target: data.target,
  title: data.title ?? indicator.defined.title,
  programme: programmeOf(indicator, data),
  indicator: data.indicator,
  area: data.area,
  class: data.class,
  unit,
  rule: withdrawn ? null : printRule(data.rule),
});

const programmeOf = (indicator: Indicator, data: TargetData): ProgrammeId | null =>
  data.programme ?? indicator.defined.programme ?? null;

/** A target at the moment asked about, with all that it takes to judge it; `null` when it does not exist then. */
const prepare = (register: Register, target: TargetId, question: Question, order: CellOrder = cellOrder(register)) => {
  const moment = momentOf(question);
  const found = register.targets.get(target);
  const known = found === undefined ? null : find(register, found, moment);
  if (known === null) return null;
  const { indicator, standing } = known;
  const asked = asSet(indicator, standing, moment);
  const evidence = evidenceAt(register, moment, order)(indicator, standing.data.area);
  return { about: describe(known, asked.unit), asked, evidence, moment };
};

/**
 * Is this target met, in one period or (`null`) as a whole? `null` when there is no such target at the moment asked about.
 *
 * @example
 * ```ts
 * import { checkTarget, day, emptyRegister, type TargetId } from "@meetlat/core";
 *
 * const check = checkTarget(emptyRegister(), "4b" as TargetId, null, { asOf: day("2021-07-01") });
 * console.assert(check === null);
 * ```
 */
export const checkTarget = (
  register: Register,
  target: TargetId,
  period: Period | null,
  question: Question,
  bands: BandPolicy = rekenkamerRotterdam,
): TargetCheck | null => checkOf(prepare(register, target, question), period, question, bands);

const checkOf = (
  prepared: ReturnType<typeof prepare>,
  period: Period | null,
  { asOf }: Question,
  bands: BandPolicy,
): TargetCheck | null => {
  if (prepared === null) return null;
  const { about, asked, evidence } = prepared;
  return { ...about, ...evaluate(asked, period, evidence, { asOf, bands }) };
};

/** As {@link checkTarget}, of one target at many moments: what does not differ between them is worked out once. */
export const checksOverTime = (
  register: Register,
  target: TargetId,
  period: Period | null,
  bands: BandPolicy,
): ((question: Question) => TargetCheck | null) => {
  const order = cellOrder(register);
  return (question) => checkOf(prepare(register, target, question, order), period, question, bands);
};

/** A check with the steps that led to it. */
export interface ExplainedCheck {
  readonly check: TargetCheck;
  readonly explanation: Explanation;
  /** What the body itself said about this outcome; `null` when it said nothing. It has no part in the verdict. */
  readonly statement: VerdictExplanation | null;
}

/**
 * Why is the verdict on this target what it is, in one period or (`null`) as a whole? The steps, each with the events behind
 * it, as data and as a sentence in Dutch and English; `null` when there is no such target at the moment asked about.
 */
export const explainTarget = (
  register: Register,
  target: TargetId,
  period: Period | null,
  question: Question,
  bands: BandPolicy = rekenkamerRotterdam,
): ExplainedCheck | null => {
  const prepared = prepare(register, target, question);
  if (prepared === null) return null;
  const { about, asked, evidence, moment } = prepared;
  const explanation = explain(asked, period, evidence, { asOf: question.asOf, bands });
  return {
    check: { ...about, ...explanation.evaluation },
    explanation,
    statement: verdictExplanationAt(register, target, period, moment),
  };
};

/** A programme and all programmes under it. */
export const programmesUnder = (register: Register, programme: ProgrammeId): ReadonlySet<ProgrammeId> => {
  const under = new Set([programme]);
  // Parents are recorded before their children, so one pass in order of recording finds all.
  for (const { programme: id, parent } of register.programmes.values()) {
    if (parent !== undefined && under.has(parent)) under.add(id);
  }
  return under;
};

const touches = (period: Period | null, filter: Period | undefined): boolean => {
  if (period === null || filter === undefined) return true;
  const a = periodBounds(period);
  const b = periodBounds(filter);
  return (b.last === null || a.first <= b.last) && (a.last === null || b.first <= a.last);
};

/**
 * One row per target and period that its rule speaks of, and one for the target as a whole, in the order in which the
 * targets were set.
 */
export const targetChecks = (
  register: Register,
  question: Question,
  filter: CheckFilter = {},
  bands: BandPolicy = rekenkamerRotterdam,
): ReadonlyArray<TargetCheck> => {
  const moment = momentOf(question);
  const programmes = filter.programme === undefined ? null : programmesUnder(register, filter.programme);
  const evidence = evidenceAt(register, moment);
  const rows: Array<TargetCheck> = [];
  for (const target of register.targets.values()) {
    if (filter.target !== undefined && target.target !== filter.target) continue;
    const known = find(register, target, moment);
    if (known === null) continue;
    const { indicator, standing } = known;
    const programme = programmeOf(indicator, standing.data);
    if (programmes !== null && (programme === null || !programmes.has(programme))) continue;
    const asked = asSet(indicator, standing, moment);
    const about = describe(known, asked.unit);
    const context = { asOf: question.asOf, bands };
    const found = evaluateAll(asked, evidence(indicator, standing.data.area), context);
    const touched = found.filter((row) => touches(row.period, filter.period));
    // A target that speaks of other periods only has no row about this one.
    if (found.length > 1 && touched.every((row) => row.period === null)) continue;
    for (const row of touched) rows.push({ ...about, ...row });
  }
  return rows;
};
