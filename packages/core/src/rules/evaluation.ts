import type { Day } from "../vocabulary/day.ts";
import type { Decimal } from "../vocabulary/decimal.ts";
import type { EventId } from "../vocabulary/identifier.ts";
import type { Flag, Nature } from "../vocabulary/indicator-words.ts";
import type { Period } from "../vocabulary/period.ts";
import type { DefinitionChangePolicy, Reason, Stage, Verdict } from "../vocabulary/target-words.ts";
import type { Unit, UnitFactor } from "../vocabulary/unit.ts";
import type { Value } from "../vocabulary/value.ts";
import type { Band, BandPolicy } from "./band.ts";
import type { Comparator } from "./comparator.ts";
import type { Rule } from "./rule.ts";

/** A target as it stood at the moment of the question. */
export interface TargetAsSet {
  readonly rule: Rule;
  readonly unit: Unit;
  readonly nature: Nature;
  readonly baseline: Value | null;
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
  readonly evidence: ReadonlyArray<EventId>;
}

/** Where {@link evaluate} finds what was measured, as known at the moment of the question. */
export interface Evidence {
  /** The measurement that counts for a period: one that says so, else one about it, else (a stock) the latest inside it. */
  readonly forPeriod: (period: Period) => Observation | null;
  /** The latest measurement whose reference period ends before the day given; `null` for no limit. */
  readonly latest: (before: Day | null) => Observation | null;
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
