import { ZERO } from "../vocabulary/decimal.ts";
import {
  addFractions,
  compareFractions,
  type Fraction,
  fractionOf,
  invertFraction,
  multiplyFractions,
  negateFraction,
  shownDecimal,
  signOfFraction,
} from "../vocabulary/fraction.ts";
import type { Interval, Value } from "../vocabulary/value.ts";

/** The exact numbers between which a result lies, both ends included; `null` at an end without bound. */
export interface FractionInterval {
  readonly low: Fraction | null;
  readonly high: Fraction | null;
}

/** Any number at all. */
export const anyNumber: FractionInterval = { low: null, high: null };

const NOUGHT: Fraction = fractionOf(ZERO);

/** An interval of decimals as one of fractions. */
export const exactInterval = ({ low, high }: Interval): FractionInterval => ({
  low: low === null ? null : fractionOf(low),
  high: high === null ? null : fractionOf(high),
});

/** All sums of a number in one and a number in the other. */
export const addIntervals = (a: FractionInterval, b: FractionInterval): FractionInterval => ({
  low: a.low === null || b.low === null ? null : addFractions(a.low, b.low),
  high: a.high === null || b.high === null ? null : addFractions(a.high, b.high),
});

/** The numbers with the other sign. */
export const negateInterval = ({ low, high }: FractionInterval): FractionInterval => ({
  low: high === null ? null : negateFraction(high),
  high: low === null ? null : negateFraction(low),
});

/** An end of an interval: a number, or endlessly far to one side. */
type End = Fraction | "below" | "above";

const signOfEnd = (end: End): number => (end === "below" ? -1 : end === "above" ? 1 : signOfFraction(end));

const timesEnd = (a: End, b: End): End => {
  const sign = signOfEnd(a) * signOfEnd(b);
  // Nothing of something endless is nothing, since no number in it is endless.
  if (sign === 0) return NOUGHT;
  if (typeof a === "string" || typeof b === "string") return sign < 0 ? "below" : "above";
  return multiplyFractions(a, b);
};

const isLess = (a: End, b: End): boolean => {
  if (a === b) return false;
  if (a === "below" || b === "above") return true;
  if (a === "above" || b === "below") return false;
  return compareFractions(a, b) < 0;
};

const finite = (end: End): Fraction | null => (typeof end === "string" ? null : end);

/** All products of a number in one and a number in the other. */
export const multiplyIntervals = (a: FractionInterval, b: FractionInterval): FractionInterval => {
  const [aLow, aHigh]: [End, End] = [a.low ?? "below", a.high ?? "above"];
  const [bLow, bHigh]: [End, End] = [b.low ?? "below", b.high ?? "above"];
  const first = timesEnd(aLow, bLow);
  const others = [timesEnd(aLow, bHigh), timesEnd(aHigh, bLow), timesEnd(aHigh, bHigh)];
  const low = others.reduce((least, end) => (isLess(end, least) ? end : least), first);
  const high = others.reduce((most, end) => (isLess(most, end) ? end : most), first);
  return { low: finite(low), high: finite(high) };
};

/** Whether zero may be among the numbers. */
export const mayBeZero = ({ low, high }: FractionInterval): boolean =>
  (low === null || signOfFraction(low) <= 0) && (high === null || signOfFraction(high) >= 0);

/** All quotients, of which none divides by zero: `b` must not hold zero. */
export const divideIntervals = (a: FractionInterval, b: FractionInterval): FractionInterval =>
  multiplyIntervals(a, {
    low: b.high === null ? NOUGHT : invertFraction(b.high),
    high: b.low === null ? NOUGHT : invertFraction(b.low),
  });

/** Whether all numbers are below zero. */
export const isNegative = ({ high }: FractionInterval): boolean => high !== null && signOfFraction(high) < 0;

/** The interval as a value to be shown; ends that do not come out even move outwards. `null` for any number at all. */
export const shownValue = ({ low, high }: FractionInterval): Value | null => {
  if (low === null) return high === null ? null : { _tag: "AtMost", high: shownDecimal(high, "up") };
  if (high === null) return { _tag: "AtLeast", low: shownDecimal(low, "down") };
  return compareFractions(low, high) === 0
    ? { _tag: "Exact", value: shownDecimal(low) }
    : { _tag: "Range", low: shownDecimal(low, "down"), high: shownDecimal(high, "up") };
};
