import { definitionEpoch, type Indicator, unitOn } from "../register/indicators.ts";
import type { Register } from "../register/register.ts";
import type { Target, TargetData, TargetVersion } from "../register/targets.ts";
import { currentVersion, isVisible, type Moment, visibleVersions } from "../register/versions.ts";
import { type BandPolicy, rekenkamerRotterdam } from "../rules/band.ts";
import { evaluate, evaluateAll } from "../rules/evaluate.ts";
import type { Evaluation, TargetAsSet } from "../rules/evaluation.ts";
import { printRule } from "../rules/notation.ts";
import type { AreaId, IndicatorId, ProgrammeId, TargetId } from "../vocabulary/identifier.ts";
import { type Period, periodBounds } from "../vocabulary/period.ts";
import type { TargetClass } from "../vocabulary/target-words.ts";
import type { Unit } from "../vocabulary/unit.ts";
import { evidenceOf } from "./observations.ts";
import { existsAt, momentOf, type Question } from "./question.ts";

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
  /** Only rows about periods that lie in, or touch, this one, and the rows of the targets as a whole. */
  readonly period?: Period;
}

interface Standing {
  readonly data: TargetData;
  readonly version: TargetVersion;
  readonly number: number;
}

/** The target as it stands at a moment, or the last that it said before it was withdrawn. */
const standing = (target: Target, moment: Moment): Standing | null => {
  const version = currentVersion(target.versions, moment);
  if (version === undefined) return null;
  const visible = visibleVersions(target.versions, moment);
  const said = visible.findLast((v): v is TargetVersion & { data: TargetData } => v.data !== null);
  return said === undefined ? null : { data: said.data, version, number: visible.length };
};

const asSet = (indicator: Indicator, { data, version, number }: Standing, moment: Moment): TargetAsSet => {
  // What was known of the definition when the promise was made: later breaks were not part of it.
  const whenSet: Moment = { knownAt: version.knownOn, at: version.position };
  const known = {
    ...indicator,
    redefinitions: indicator.redefinitions.filter((r) => isVisible(r, whenSet) && isVisible(r, moment)),
  };
  const until = periodBounds(firstPeriod(data) ?? ("9999" as Period)).first;
  return {
    rule: data.rule,
    unit: unitOn(known, until, moment),
    nature: indicator.defined.nature,
    baseline: data.baseline?.value ?? null,
    onDefinitionChange: data.onDefinitionChange,
    ambiguous: data.ambiguity !== undefined,
    withdrawn: version.data === null,
    definitionEpoch: (period) => definitionEpoch(known, periodBounds(period).first, moment),
    version: number,
    evidence: [version.event],
  };
};

const firstPeriod = ({ rule }: TargetData): Period | null => {
  switch (rule._tag) {
    case "Level":
      return rule.period;
    case "Path":
      return rule.steps[0].period;
    case "EachPeriod":
      return rule.term;
    case "Trend":
      return null;
  }
};

interface Known {
  readonly target: Target;
  readonly indicator: Indicator;
  readonly standing: Standing;
}

const find = (register: Register, target: Target, moment: Moment): Known | null => {
  const indicator = register.indicators.get(target.indicator);
  const found = standing(target, moment);
  if (indicator === undefined || found === null || !existsAt(target.versions[0].position, moment)) return null;
  return { target, indicator, standing: found };
};

const describe = ({ indicator, standing: { data, version } }: Known) => ({
  target: data.target,
  title: data.title ?? indicator.defined.title,
  programme: data.programme ?? indicator.defined.programme ?? null,
  indicator: data.indicator,
  area: data.area,
  class: data.class,
  unit: indicator.defined.unit,
  rule: version.data === null ? null : printRule(data.rule),
});

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
): TargetCheck | null => {
  const moment = momentOf(question);
  const found = register.targets.get(target);
  const known = found === undefined ? null : find(register, found, moment);
  if (known === null) return null;
  const { indicator, standing: stands } = known;
  const evidence = evidenceOf(register, indicator, stands.data.area, moment);
  const evaluation = evaluate(asSet(indicator, stands, moment), period, evidence, { asOf: question.asOf, bands });
  return { ...describe(known), ...evaluation };
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
  const rows: Array<TargetCheck> = [];
  for (const target of register.targets.values()) {
    if (filter.target !== undefined && target.target !== filter.target) continue;
    const known = find(register, target, moment);
    if (known === null) continue;
    const about = describe(known);
    if (programmes !== null && (about.programme === null || !programmes.has(about.programme))) continue;
    const { indicator, standing: stands } = known;
    const evidence = evidenceOf(register, indicator, stands.data.area, moment);
    for (const evaluation of evaluateAll(asSet(indicator, stands, moment), evidence, { asOf: question.asOf, bands })) {
      if (touches(evaluation.period, filter.period)) rows.push({ ...about, ...evaluation });
    }
  }
  return rows;
};
