import { isChanged } from "../vocabulary/indicator-words.ts";
import { type Period, periodBounds } from "../vocabulary/period.ts";
import { intervalOf } from "../vocabulary/value.ts";
import { type Asked, askOf, type Ground, type Requirements } from "./asked.ts";
import { observedIn } from "./in-unit.ts";
import type { Scanner } from "./scanner.ts";

/** Only which way: `decrease in 2022`, against the previous comparable value. */
export interface Direction {
  readonly _tag: "Direction";
  readonly direction: "decrease" | "increase";
  readonly period: Period;
}

/** `decrease in 2022`. */
export const printDirection = ({ direction, period }: Direction): string => `${direction} in ${period}`;

/** Reads what follows `decrease in` or `increase in`. */
export const readDirection = (scanner: Scanner, direction: Direction["direction"]): Direction => ({
  _tag: "Direction",
  direction,
  period: scanner.period(),
});

const ask = ({ direction, period }: Direction, ground: Ground): Asked => {
  const before = ground.evidence.previous(period);
  const value = observedIn(before, ground);
  const at = value === null ? null : intervalOf(value);
  const asked = askOf(period, at === null ? [] : [{ comparator: direction === "decrease" ? "<" : ">", at }], ground);
  const { observation } = asked;
  const isBroken =
    before !== null &&
    observation !== null &&
    (observation.definitionEpoch !== before.definitionEpoch || isChanged(observation.flags));
  const why = before === null ? "baselineMissing" : value?._tag === "Missing" ? value.reason : "unitMismatch";
  return {
    ...asked,
    unsaid: [],
    boundUnknown: at === null ? why : null,
    incomparable: isBroken ? "seriesBreak" : null,
    evidence: before?.evidence ?? [],
  };
};

/** One requirement: less, or more, than the period before. */
export const directionRequirements = (rule: Direction): Requirements => ({
  all: [{ period: rule.period, binding: true, ask: (ground) => ask(rule, ground) }],
  lastDay: periodBounds(rule.period).last,
});
