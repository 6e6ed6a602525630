import { absolute, add, compare, type Decimal, decimal, multiply, negate, subtract } from "../vocabulary/decimal.ts";
import { isChanged } from "../vocabulary/indicator-words.ts";
import { type Period, periodBounds } from "../vocabulary/period.ts";
import { type Interval, intervalOf } from "../vocabulary/value.ts";
import { type Asked, askOf, type Bound, type Ground, type Requirements } from "./asked.ts";
import type { Scanner } from "./scanner.ts";

/** In what a change is counted: the unit itself, percentage points, or percents of the baseline. */
export type ChangeMeasure = "absolute" | "points" | "percent";

/**
 * A change against the target's baseline: `decrease by 3 points in 2021`, `decrease by 20 % in 2021`,
 * `increase by 50 in 2022`. With `established` at the end, only when the change is more than chance.
 */
export interface Change {
  readonly _tag: "Change";
  readonly direction: "decrease" | "increase";
  readonly amount: Decimal | null;
  readonly measure: ChangeMeasure;
  readonly period: Period | null;
  readonly established: boolean;
}

const words = { absolute: "", points: " points", percent: " %" } as const;

/** `decrease by 20 % in 2021 established`. */
export const printChange = ({ direction, amount, measure, period, established }: Change): string =>
  `${direction} by ${amount ?? "?"}${words[measure]}${period === null ? "" : ` in ${period}`}${established ? " established" : ""}`;

/** Reads what follows `decrease by` or `increase by`. */
export const readChange = (scanner: Scanner, direction: Change["direction"]): Change => {
  const amount = scanner.threshold();
  const measure = scanner.skip("points") ? "points" : scanner.skip("%") ? "percent" : "absolute";
  const period = scanner.skip("in") ? scanner.period() : null;
  return { _tag: "Change", direction, amount, measure, period, established: scanner.skip("established") };
};

const HUNDREDTH: Decimal = decimal("0.01");

/** Where a change of this amount from this baseline ends. */
export const levelAfter = ({ direction, measure }: Change, amount: Decimal, baseline: Decimal): Decimal => {
  const size = measure === "percent" ? multiply(multiply(absolute(baseline), amount), HUNDREDTH) : amount;
  return direction === "decrease" ? subtract(baseline, size) : add(baseline, size);
};

const levelsAfter = (rule: Change, amount: Decimal, { low, high }: Interval): Interval => {
  const [a, b] = [low, high].map((end) => (end === null ? null : levelAfter(rule, amount, end)));
  // A decrease of more than 100 % turns the ends around.
  return a != null && b != null && compare(a, b) > 0 ? { low: b, high: a } : { low: a ?? null, high: b ?? null };
};

const ask = (rule: Change, ground: Ground): Asked => {
  const { baseline, baselineEpoch } = ground.target;
  const known = baseline === null ? null : intervalOf(baseline);
  const comparator = rule.direction === "decrease" ? "<=" : ">=";
  const bounds: ReadonlyArray<Bound> =
    known === null || rule.amount === null ? [] : [{ comparator, at: levelsAfter(rule, rule.amount, known) }];
  const asked = askOf(rule.period, bounds, ground);
  const { observation } = asked;
  const isBroken =
    observation !== null &&
    ((baselineEpoch !== null && observation.definitionEpoch !== baselineEpoch) || isChanged(observation.flags));
  return {
    ...asked,
    unsaid: [
      ...(known === null ? (["baselineMissing"] as const) : []),
      ...(rule.amount === null ? (["thresholdMissing"] as const) : []),
      ...(rule.period === null ? (["noDeadline"] as const) : []),
    ],
    incomparable: isBroken ? "seriesBreak" : null,
    established: rule.established,
  };
};

/** One requirement: the level at which the change would end. */
export const changeRequirements = (rule: Change): Requirements => ({
  all: [{ period: rule.period, binding: true, ask: (ground) => ask(rule, ground) }],
  lastDay: rule.period === null ? null : periodBounds(rule.period).last,
});

/** Whether an observed change, in the direction asked for, is at least the least that can be told from chance. */
export const isDetectable = (observed: Decimal, baseline: Decimal, minimum: Decimal, decrease: boolean): boolean => {
  const change = subtract(observed, baseline);
  return compare(decrease ? negate(change) : change, minimum) >= 0;
};
