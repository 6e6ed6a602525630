import * as BigDecimal from "effect/BigDecimal";
import type * as Brand from "effect/Brand";
import * as Option from "effect/Option";
import * as Result from "effect/Result";
import { type Unreadable, unreadable } from "./unreadable.ts";

/**
 * An exact decimal number, kept as its text: `8.7` stays `8.7` and `7.0` stays `7.0`, in memory, JSON, CSV and SQL.
 *
 * An optional minus, digits without leading zeros, and optionally a point with digits. No plus, exponent, grouping or
 * negative zero. What is read has at most {@link MAX_DECIMAL_DIGITS} digits, so that no file can make arithmetic slow;
 * what is computed from it may have more.
 */
export type Decimal = Brand.Branded<string, "Decimal">;

/** The most digits that a decimal may have when it is read, before and after the point together. */
export const MAX_DECIMAL_DIGITS = 60;

const pattern = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const negativeZero = /^-0(?:\.0+)?$/;

/** Whether a text can be read as a {@link Decimal} as it stands. */
export const isDecimal = (text: string): text is Decimal =>
  text.length <= MAX_DECIMAL_DIGITS + 2 &&
  pattern.test(text) &&
  text.replace(/[-.]/g, "").length <= MAX_DECIMAL_DIGITS &&
  !negativeZero.test(text);

/**
 * Reads a canonical decimal: a point for decimals and nothing between thousands.
 *
 * @example
 * ```ts
 * import { parseDecimal } from "@meetlat/core";
 * import * as Result from "effect/Result";
 *
 * console.assert(Result.getOrNull(parseDecimal("8.70")) === "8.70");
 * console.assert(Result.isFailure(parseDecimal("8,7")));
 * ```
 */
export const parseDecimal = (text: string): Result.Result<Decimal, Unreadable> =>
  isDecimal(text)
    ? Result.succeed(text)
    : Result.fail(
        unreadable(
          "decimal",
          text,
          { en: "is not a decimal number", nl: "is geen decimaal getal" },
          {
            en: `Write it like 1900, -8.7 or 0.25: a point for decimals, nothing between thousands, at most ${MAX_DECIMAL_DIGITS} digits`,
            nl: `Schrijf het als 1900, -8.7 of 0.25: een punt voor decimalen, niets tussen duizendtallen, hoogstens ${MAX_DECIMAL_DIGITS} cijfers`,
          },
        ),
      );

/**
 * A decimal written in source code.
 *
 * @throws RangeError when the text is not a decimal: for literals only; read anything else with {@link parseDecimal}.
 */
export const decimal = (literal: string): Decimal => {
  if (!isDecimal(literal)) throw new RangeError(`Not a decimal: ${literal}`);
  return literal;
};

const toBig = (value: Decimal): BigDecimal.BigDecimal =>
  Option.getOrElse(BigDecimal.fromString(value), () => BigDecimal.make(0n, 0));

/** Plain notation at exactly the scale given; Effect's own formatter turns to exponents for long fractions. */
const write = (value: bigint, scale: number): Decimal => {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, "0");
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return (value < 0n ? `-${text}` : text) as Decimal;
};

const fromBig = (big: BigDecimal.BigDecimal): Decimal => {
  const { value, scale } = BigDecimal.normalize(big);
  return scale < 0 ? write(value * 10n ** BigInt(-scale), 0) : write(value, scale);
};

/** The sum, without trailing zeros. */
export const add = (a: Decimal, b: Decimal): Decimal => fromBig(BigDecimal.sum(toBig(a), toBig(b)));

/** `a − b`, without trailing zeros. */
export const subtract = (a: Decimal, b: Decimal): Decimal => fromBig(BigDecimal.subtract(toBig(a), toBig(b)));

/** The product, without trailing zeros. */
export const multiply = (a: Decimal, b: Decimal): Decimal => fromBig(BigDecimal.multiply(toBig(a), toBig(b)));

/** The sum of any number of decimals; 0 for none. */
export const sum = (values: Iterable<Decimal>): Decimal => {
  let total = BigDecimal.make(0n, 0);
  for (const value of values) total = BigDecimal.sum(total, toBig(value));
  return fromBig(total);
};

/** The number with the other sign, written with the same digits; zero stays zero. */
export const negate = (value: Decimal): Decimal =>
  (sign(value) === 0 ? value : value.startsWith("-") ? value.slice(1) : `-${value}`) as Decimal;

/** The number without its sign. */
export const absolute = (value: Decimal): Decimal => (value.startsWith("-") ? (value.slice(1) as Decimal) : value);

/** −1, 0 or 1. */
export const sign = (value: Decimal): -1 | 0 | 1 => (/^-?[0.]*$/.test(value) ? 0 : value.startsWith("-") ? -1 : 1);

const smallInteger = /^-?\d{1,15}$/;

/** Numeric order: −1, 0 or 1. `8.70` equals `8.7`. */
export const compare = (a: Decimal, b: Decimal): -1 | 0 | 1 => {
  if (a === b) return 0;
  if (smallInteger.test(a) && smallInteger.test(b)) return Math.sign(Number(a) - Number(b)) as -1 | 0 | 1;
  return BigDecimal.Order(toBig(a), toBig(b));
};

/** Whether both are the same number, however written. */
export const equals = (a: Decimal, b: Decimal): boolean => compare(a, b) === 0;

/**
 * `numerator ÷ denominator`, written with exactly `decimals` decimals, half-even on the exact quotient; `null` when the
 * denominator is zero.
 *
 * @throws RangeError unless `decimals` is a whole number from 0.
 *
 * @example
 * ```ts
 * import { decimal, quotient } from "@meetlat/core";
 *
 * console.assert(quotient(decimal("59"), decimal("80"), 6) === "0.737500");
 * console.assert(quotient(decimal("1"), decimal("0"), 6) === null);
 * ```
 */
export const quotient = (numerator: Decimal, denominator: Decimal, decimals: number): Decimal | null => {
  if (!Number.isInteger(decimals) || decimals < 0) {
    throw new RangeError(`decimals is ${decimals}: give a whole number from 0`);
  }
  if (sign(denominator) === 0) return null;
  const n = toBig(numerator);
  const d = toBig(denominator);
  // n/10^ns ÷ d/10^ds × 10^decimals as one integer division, so that half-even sees the exact remainder.
  const shift = d.scale - n.scale + decimals;
  const up = n.value * 10n ** BigInt(Math.max(shift, 0));
  const down = d.value * 10n ** BigInt(Math.max(-shift, 0));
  const negative = up < 0n !== down < 0n;
  const a = up < 0n ? -up : up;
  const b = down < 0n ? -down : down;
  const whole = a / b;
  const twice = (a % b) * 2n;
  const rounded = twice > b || (twice === b && whole % 2n === 1n) ? whole + 1n : whole;
  return write(negative ? -rounded : rounded, decimals);
};

/**
 * `part ÷ whole × 100`, with `decimals` decimals, half-even; `null` when the whole is zero.
 *
 * @throws RangeError unless `decimals` is a whole number from 0.
 */
export const percentage = (part: Decimal, whole: Decimal, decimals = 4): Decimal | null =>
  quotient(multiply(part, "100" as Decimal), whole, decimals);

/** Zero. */
export const ZERO: Decimal = "0" as Decimal;
