import { type Decimal, decimal, multiply, sign } from "../vocabulary/decimal.ts";
import type { Period } from "../vocabulary/period.ts";
import type { Reason } from "../vocabulary/target-words.ts";
import type { Unit } from "../vocabulary/unit.ts";
import { pointOf } from "../vocabulary/value.ts";
import type { Observation } from "./evaluation.ts";
import { type Aggregate, quotientOf } from "./quotient.ts";

/** By how much a quotient is multiplied to be in a unit: 100 for `%`, 1000 for `/1000`, else 1. */
export const ratioScale = (unit: Unit): Decimal => {
  if (unit === "%") return decimal("100");
  const per = /^\/([1-9]\d{0,8})\b/.exec(unit);
  return decimal(per?.[1] ?? "1");
};

const missingOf = (observation: Observation | null): Reason | null => {
  if (observation === null) return "noMeasurement";
  if (observation.value._tag === "Missing") return observation.value.reason;
  return pointOf(observation.value) === null ? "imprecise" : null;
};

/**
 * A numerator through a denominator, in the ratio's unit. Sums of both over areas or periods come first, so that large
 * parts count for more. Nothing can be divided by zero.
 */
export const ratioOf = (
  numerator: Observation | null,
  denominator: Observation | null,
  unit: Unit,
  period: Period,
  definitionEpoch: number,
): Aggregate => {
  const missing = missingOf(numerator) ?? missingOf(denominator);
  const [top, bottom] = [numerator, denominator].map((part) => (part === null ? null : pointOf(part.value)));
  if (missing !== null || top == null || bottom == null) return { observation: null, missing };
  if (sign(bottom) === 0) return { observation: null, missing: "denominatorZero" };
  const ratio = quotientOf(multiply(top, ratioScale(unit)), bottom);
  if (ratio === null || numerator === null || denominator === null) return { observation: null, missing };
  const observation: Observation = {
    value: { _tag: "Exact", value: ratio.value },
    interval: ratio.interval,
    unit,
    period,
    flags: [...new Set([...numerator.flags, ...denominator.flags])],
    coverage: numerator.coverage ?? denominator.coverage,
    collectedIn: null,
    definitionEpoch,
    significant: null,
    evidence: [...numerator.evidence, ...denominator.evidence],
  };
  return { observation, missing: null };
};
