import type { Day } from "../vocabulary/day.ts";
import type { Decimal } from "../vocabulary/decimal.ts";
import type { AreaId, AreaSetId, EventId } from "../vocabulary/identifier.ts";
import type { Flag, Nature } from "../vocabulary/indicator-words.ts";
import { type Period, periodContains } from "../vocabulary/period.ts";
import type { DefinitionChangePolicy, Reason, Stage, Verdict } from "../vocabulary/target-words.ts";
import type { Unit, UnitFactor } from "../vocabulary/unit.ts";
import type { Interval, Value } from "../vocabulary/value.ts";
import type { Band, BandPolicy } from "./band.ts";
import type { Comparator } from "./comparator.ts";
import type { Rule } from "./rule.ts";

/** A target as it stood at the moment of the question. */
export interface TargetAsSet {
  readonly rule: Rule;
  readonly unit: Unit;
  readonly nature: Nature;
  readonly baseline: Value | null;
  /** Which definition the baseline was measured under; `null` when its period is not known. */
  readonly baselineEpoch: number | null;
  /** The least change that the monitor can tell from chance, in the unit of the difference. */
  readonly minimumDetectableChange: Decimal | null;
  readonly onDefinitionChange: DefinitionChangePolicy;
  /** Said of a promise that can be read in more than one way. */
  readonly ambiguous: boolean;
  readonly withdrawn: boolean;
  /** Which definition of the indicator the promise was made under, for a period; only equal epochs compare. */
  readonly definitionEpoch: (period: Period) => number;
  /** 1 for the target as first set, one more for every revision. */
  readonly version: number;
  /** The events that made it so. */
  readonly evidence: ReadonlyArray<EventId>;
}

/** A measurement as it stood at the moment of the question. */
export interface Observation {
  readonly value: Value;
  readonly unit: Unit;
  /** What the number is about. */
  readonly period: Period;
  readonly flags: ReadonlyArray<Flag>;
  /** The part of the period that was covered, when not all of it. */
  readonly coverage: Period | null;
  readonly collectedIn: Period | null;
  readonly definitionEpoch: number;
  /** Whether its difference from the baseline was assessed to be more than chance; `null` when nobody did. */
  readonly significant: boolean | null;
  /** Where a quotient does not come out even: the two decimals between which it lies. */
  readonly interval?: Interval;
  readonly evidence: ReadonlyArray<EventId>;
}

/** Whether a number covers a part of its period only. */
export const isPartial = ({ flags, coverage, period }: Observation): boolean =>
  flags.includes("partialPeriod") || (coverage !== null && !periodContains(coverage, period));

/** Where {@link evaluate} finds what was measured, as known at the moment of the question. */
export interface Evidence {
  /** The measurement that counts for a period: one that says so, else one about it, else (a stock) the latest inside it. */
  readonly forPeriod: (period: Period) => Observation | null;
  /** Why a number that would be computed for a period cannot be; `null` when none would be. */
  readonly unavailable: (period: Period) => Reason | null;
  /** The latest measurement whose reference period ends before the day given; `null` for no limit. */
  readonly latest: (before: Day | null) => Observation | null;
  /** The measurement of the period of the same length before this one. */
  readonly previous: (period: Period) => Observation | null;
  /** The same indicator in another area. */
  readonly inArea: (area: AreaId) => Evidence;
  /** The areas of a set; `null` when there is no such set. */
  readonly areasOf: (set: AreaSetId) => ReadonlyArray<AreaId> | null;
  /** What a ratio is computed from, when that is known. */
  readonly ratio: { readonly numerator: Evidence; readonly denominator: Evidence } | null;
  /** Factors that were declared between units. */
  readonly factors: ReadonlyArray<UnitFactor>;
}

/** The answer for one period, or for a target as a whole. */
export interface Evaluation {
  readonly period: Period | null;
  readonly verdict: Verdict;
  /** `null` when nothing applies, so that nothing can become due. */
  readonly stage: Stage | null;
  readonly reasons: ReadonlyArray<Reason>;
  readonly observed: Value | null;
  readonly comparator: Comparator | null;
  readonly required: Decimal | null;
  readonly gap: Decimal | null;
  readonly favourableGap: Decimal | null;
  readonly attainment: Decimal | null;
  readonly band: Band | null;
  readonly flags: ReadonlyArray<Flag>;
  readonly evidence: ReadonlyArray<EventId>;
  readonly targetVersion: number | null;
}

/** What {@link evaluate} needs to know besides the target and its evidence. */
export interface EvaluationContext {
  readonly asOf: Day;
  readonly bands: BandPolicy;
}
