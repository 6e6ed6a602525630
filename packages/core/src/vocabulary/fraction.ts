import { absolute, add, compare, type Decimal, decimal, equals, multiply, negate, quotient, sign } from "./decimal.ts";

/**
 * An exact quotient of two decimals. A third stays a third, so that three of them are one.
 *
 * The denominator is more than zero.
 */
export interface Fraction {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
}

const ONE: Decimal = decimal("1");
const TWO: Decimal = decimal("2");

/** A decimal as a fraction. */
export const fractionOf = (value: Decimal): Fraction => ({ numerator: value, denominator: ONE });

/** The sum. */
export const addFractions = (a: Fraction, b: Fraction): Fraction =>
  a.denominator === b.denominator
    ? { numerator: add(a.numerator, b.numerator), denominator: a.denominator }
    : {
        numerator: add(multiply(a.numerator, b.denominator), multiply(b.numerator, a.denominator)),
        denominator: multiply(a.denominator, b.denominator),
      };

/** The number with the other sign. */
export const negateFraction = ({ numerator, denominator }: Fraction): Fraction => ({
  numerator: negate(numerator),
  denominator,
});

/** The product. */
export const multiplyFractions = (a: Fraction, b: Fraction): Fraction => ({
  numerator: multiply(a.numerator, b.numerator),
  denominator: multiply(a.denominator, b.denominator),
});

/** One through the number, which must not be zero. */
export const invertFraction = ({ numerator, denominator }: Fraction): Fraction => ({
  numerator: sign(numerator) < 0 ? negate(denominator) : denominator,
  denominator: absolute(numerator),
});

/** −1, 0 or 1. */
export const signOfFraction = ({ numerator }: Fraction): -1 | 0 | 1 => sign(numerator);

/** Numeric order: −1, 0 or 1. */
export const compareFractions = (a: Fraction, b: Fraction): -1 | 0 | 1 =>
  compare(multiply(a.numerator, b.denominator), multiply(b.numerator, a.denominator));

const lastOf = (decimals: number): Decimal => decimal(decimals === 0 ? "1" : `0.${"0".repeat(decimals - 1)}1`);

/** How a number that lies between two decimals is written: the nearer one (half away from zero), or the one below or above. */
export type Rounding = "nearest" | "down" | "up";

/**
 * The number with at most so many decimals.
 *
 * @throws RangeError unless `decimals` is a whole number from 0.
 *
 * @example
 * ```ts
 * import { decimal, roundFraction } from "@meetlat/core";
 *
 * const half = { numerator: decimal("-5"), denominator: decimal("2") };
 * console.assert(roundFraction(half, 0) === "-3");
 * console.assert(roundFraction(half, 0, "up") === "-2");
 * ```
 */
export const roundFraction = (value: Fraction, decimals: number, rounding: Rounding = "nearest"): Decimal => {
  const { numerator, denominator } = value;
  const near = quotient(numerator, denominator, decimals) ?? numerator;
  const rest = add(numerator, negate(multiply(near, denominator)));
  const last = lastOf(decimals);
  // `quotient` rounds half to even; a tie that went towards zero goes away from it.
  const isTie = equals(multiply(absolute(rest), TWO), multiply(denominator, last));
  const [isAbove, isBelow] = [sign(rest) > 0, sign(rest) < 0];
  const moves =
    rounding === "nearest"
      ? isTie && sign(rest) === sign(numerator)
      : (rounding === "up" && isAbove) || (rounding === "down" && isBelow);
  if (!moves) return add(near, decimal("0"));
  return add(near, isAbove ? last : negate(last));
};

/** Decimals shown of a number that does not come out even. */
const SHOWN = 12;
/** A quotient with at most so many decimals is shown with all of them. */
const EVEN = 48;

/** The number as a decimal where it comes out even; else `null`. */
export const evenDecimal = ({ numerator, denominator }: Fraction): Decimal | null => {
  if (denominator === ONE) return numerator;
  const even = quotient(numerator, denominator, EVEN);
  return even !== null && equals(multiply(even, denominator), numerator) ? add(even, decimal("0")) : null;
};

/** The number as people get to see it: exact where it comes out even, else with twelve decimals. */
export const shownDecimal = (value: Fraction, rounding: Rounding = "nearest"): Decimal =>
  evenDecimal(value) ?? roundFraction(value, SHOWN, rounding);
