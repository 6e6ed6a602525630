import type { ClaimStatus } from "../vocabulary/claim-words.ts";
import { absolute, add, compare, type Decimal, decimal, multiply, negate, ZERO } from "../vocabulary/decimal.ts";
import { compareFractions, type Fraction, fractionOf, roundFraction, signOfFraction } from "../vocabulary/fraction.ts";
import type { Published } from "../vocabulary/published.ts";
import type { FractionInterval } from "./fraction-interval.ts";

/** How far a number may be from one that is published as “about” it: 5 %. */
export const ABOUT_SHARE: Decimal = decimal("0.05");

/** Where a number lies: below what was published (−1), within it (0), or above it (1). */
type Place = -1 | 0 | 1;

/** Where every number lies; `atLow` and `atHigh` say it of numbers that are endlessly small or large. */
interface Accepted {
  readonly placeOf: (result: Fraction) => Place;
  readonly atLow: Place;
  readonly atHigh: Place;
}

const decimalsOf = (written: Decimal): number => written.split(".")[1]?.length ?? 0;

const between = (low: Decimal, high: Decimal): Accepted => ({
  placeOf: (result) => {
    if (compareFractions(result, fractionOf(low)) < 0) return -1;
    return compareFractions(result, fractionOf(high)) > 0 ? 1 : 0;
  },
  atLow: -1,
  atHigh: 1,
});

const above = (accepts: (order: Place) => boolean, value: Decimal): Accepted => ({
  placeOf: (result) => (accepts(compareFractions(result, fractionOf(value))) ? 0 : -1),
  atLow: -1,
  atHigh: 0,
});

const below = (accepts: (order: Place) => boolean, value: Decimal): Accepted => ({
  placeOf: (result) => (accepts(compareFractions(result, fractionOf(value))) ? 0 : 1),
  atLow: 0,
  atHigh: 1,
});

const acceptedBy = (published: Published): Accepted => {
  switch (published._tag) {
    case "Exactly":
      return between(published.value, published.value);
    case "About": {
      const margin = multiply(absolute(published.value), ABOUT_SHARE);
      return between(add(published.value, negate(margin)), add(published.value, margin));
    }
    case "Rounded":
      return {
        placeOf: (result) => compare(roundFraction(result, decimalsOf(published.value)), published.value),
        atLow: -1,
        atHigh: 1,
      };
    case "MoreThan":
      return above((order) => order > 0, published.value);
    case "AtLeast":
      return above((order) => order >= 0, published.value);
    case "LessThan":
      return below((order) => order < 0, published.value);
    case "AtMost":
      return below((order) => order <= 0, published.value);
    case "Up":
      return above((order) => order > 0, ZERO);
    case "Down":
      return below((order) => order < 0, ZERO);
    case "Same":
      return { placeOf: signOfFraction, atLow: -1, atHigh: 1 };
  }
};

/**
 * What was published, held against the numbers that a result may be: consistent when all of them agree with it,
 * contradicted when none does, else unknown.
 */
export const holdPublished = (published: Published, { low, high }: FractionInterval): ClaimStatus => {
  const { placeOf, atLow, atHigh } = acceptedBy(published);
  const [first, last] = [low === null ? atLow : placeOf(low), high === null ? atHigh : placeOf(high)];
  if (first === 0 && last === 0) return "consistent";
  return first > 0 || last < 0 ? "contradicted" : "unknown";
};
