import { type Decimal, decimal, multiply } from "../vocabulary/decimal.ts";
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

interface Part extends Observation {
  readonly number: Decimal;
}

/** What can be divided with, or why it cannot. */
const partOf = (observation: Observation | null): Part | Reason => {
  if (observation === null) return "noMeasurement";
  const number = pointOf(observation.value);
  if (number !== null) return { ...observation, number };
  return observation.value._tag === "Missing" ? observation.value.reason : "imprecise";
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
  const [top, bottom] = [partOf(numerator), partOf(denominator)];
  if (typeof top === "string") return { observation: null, missing: top };
  if (typeof bottom === "string") return { observation: null, missing: bottom };
  const ratio = quotientOf(multiply(top.number, ratioScale(unit)), bottom.number);
  if (ratio === null) return { observation: null, missing: "denominatorZero" };
  const observation: Observation = {
    value: { _tag: "Exact", value: ratio.value },
    interval: ratio.interval,
    unit,
    period,
    flags: [...new Set([...top.flags, ...bottom.flags])],
    coverage: top.coverage ?? bottom.coverage,
    collectedIn: null,
    definitionEpoch,
    significant: null,
    evidence: [...top.evidence, ...bottom.evidence],
  };
  return { observation, missing: null };
};
