import type { Decimal } from "../vocabulary/decimal.ts";
import { type Period, periodBounds } from "../vocabulary/period.ts";
import { type Requirements, requireLevel } from "./asked.ts";
import type { Comparator } from "./comparator.ts";
import type { Scanner } from "./scanner.ts";

/** One point on a {@link Path}. */
export interface PathStep {
  readonly period: Period;
  readonly threshold: Decimal | null;
}

/**
 * A value per period, in order of time: `path <= 1900 in 2018, 1769 in 2019, 1638 in 2020, 1507 in 2021`. All bind; with
 * `indicative` at the end only the last one does, and the others inform.
 */
export interface Path {
  readonly _tag: "Path";
  readonly comparator: Comparator;
  readonly steps: readonly [PathStep, ...ReadonlyArray<PathStep>];
  readonly indicative: boolean;
}

/** `path <= 1900 in 2018, 1769 in 2019 indicative`. */
export const printPath = ({ comparator, steps, indicative }: Path): string => {
  const points = steps.map((step) => `${step.threshold ?? "?"} in ${step.period}`);
  return `path ${comparator} ${points.join(", ")}${indicative ? " indicative" : ""}`;
};

/** Whether each period begins after the one before it has ended. */
export const stepsAreInOrder = (steps: ReadonlyArray<PathStep>): boolean =>
  steps.every((step, i) => {
    const before = steps[i - 1];
    if (before === undefined) return true;
    const { last } = periodBounds(before.period);
    return last !== null && last < periodBounds(step.period).first;
  });

/** Reads what follows the word `path`. */
export const readPath = (scanner: Scanner): Path => {
  const comparator = scanner.comparator();
  const step = (before?: PathStep): PathStep => {
    const threshold = scanner.threshold();
    if (!scanner.skip("in")) return scanner.fail("in");
    const isLater = (period: Period) => before === undefined || stepsAreInOrder([before, { period, threshold }]);
    return { period: scanner.period(isLater, "laterPeriod"), threshold };
  };
  const steps: [PathStep, ...Array<PathStep>] = [step()];
  while (scanner.skip(",")) steps.push(step(steps.at(-1)));
  return { _tag: "Path", comparator, steps, indicative: scanner.skip("indicative") };
};

/** A requirement per point. */
export const pathRequirements = ({ comparator, steps, indicative }: Path): Requirements => ({
  all: steps.map(({ period, threshold }, i) =>
    requireLevel(comparator, threshold, period, !indicative || i === steps.length - 1),
  ),
  lastDay: periodBounds((steps.at(-1) ?? steps[0]).period).last,
});
