import { compare, type Decimal, equals, negate, subtract, ZERO } from "../vocabulary/decimal.ts";
import type { Flag } from "../vocabulary/indicator-words.ts";
import type { Period } from "../vocabulary/period.ts";
import type { Reason, Stage, Verdict } from "../vocabulary/target-words.ts";
import { pointOf, type Value } from "../vocabulary/value.ts";
import type { Asked, Bound } from "./asked.ts";
import { attainment } from "./attainment.ts";
import { bandOf } from "./band.ts";
import { favourableGap, holds } from "./comparator.ts";
import type { Evaluation, EvaluationContext, Observation, TargetAsSet } from "./evaluation.ts";

/** What the ten steps found; the rest of an {@link Evaluation} follows from it. */
export interface Finding {
  readonly verdict: Verdict;
  readonly stage: Stage | null;
  readonly reasons?: ReadonlyArray<Reason>;
  readonly asked?: Asked;
  readonly observation?: Observation | null;
  /** The observed value in the target's unit; absent when it may not be shown beside what was asked. */
  readonly observed?: Value;
  /** `false` when the observed value may be shown but not held against what was asked. */
  readonly comparable?: boolean;
  readonly flags?: ReadonlyArray<Flag>;
}

/** The number that a bound stands at, when it is a single one. */
const pointOfBound = ({ at: { low, high } }: Bound): Decimal | null =>
  low !== null && high !== null && equals(low, high) ? low : null;

/** How far a number lies from the bounds: from the only one, or from the one of two that it breaks. */
const gapsTo = (actual: Decimal, bounds: ReadonlyArray<Bound>): Pick<Evaluation, "gap" | "favourableGap"> => {
  const [first, ...others] = bounds;
  const at = first === undefined ? null : pointOfBound(first);
  if (first === undefined || at === null) return { gap: null, favourableGap: null };
  if (others.length === 0)
    return { gap: subtract(actual, at), favourableGap: favourableGap(actual, first.comparator, at) };
  const broken = bounds.find((bound) => {
    const point = pointOfBound(bound);
    return point !== null && !holds(actual, bound.comparator, point);
  });
  const point = broken === undefined ? null : pointOfBound(broken);
  if (point === null) return { gap: ZERO, favourableGap: ZERO };
  const gap = subtract(actual, point);
  return { gap, favourableGap: compare(gap, ZERO) > 0 ? negate(gap) : gap };
};

/** The evaluation that a finding amounts to. */
export const conclude = (
  target: TargetAsSet | null,
  period: Period | null,
  { bands }: EvaluationContext,
  finding: Finding,
): Evaluation => {
  const { asked, observation } = finding;
  const bounds = asked?.bounds ?? [];
  const only = bounds.length === 1 ? bounds[0] : undefined;
  const required = only === undefined ? null : pointOfBound(only);
  const actual = finding.observed === undefined ? null : pointOf(finding.observed);
  const baseline = target === null || target.baseline === null ? null : pointOf(target.baseline);
  const comparable = actual !== null && finding.comparable !== false;
  const attained =
    comparable && only !== undefined && required !== null
      ? attainment(actual, only.comparator, required, baseline)
      : null;
  return {
    period,
    verdict: finding.verdict,
    stage: finding.stage,
    reasons: finding.reasons ?? [],
    observed: finding.observed ?? null,
    comparator: only?.comparator ?? null,
    required,
    ...(comparable ? gapsTo(actual, bounds) : { gap: null, favourableGap: null }),
    attainment: attained,
    band: bandOf(bands, finding.verdict, attained),
    flags: finding.flags ?? observation?.flags ?? [],
    evidence: [...new Set([...(target?.evidence ?? []), ...(asked?.evidence ?? []), ...(observation?.evidence ?? [])])],
    targetVersion: target?.version ?? null,
  };
};
