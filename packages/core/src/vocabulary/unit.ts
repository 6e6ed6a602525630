import type * as Brand from "effect/Brand";
import * as Result from "effect/Result";
import { absolute, compare, type Decimal, multiply, sign } from "./decimal.ts";
import { type Unreadable, unreadable } from "./unreadable.ts";

/**
 * What a number counts: `%`, `points` (percentage points), `EUR`, `kEUR`, `MEUR`, `/1000` (per thousand), `persons`,
 * `streets`, … A percentage and its points are different units: 29 % less 3 points is 26 %, less 3 % is 28.13 %.
 */
export type Unit = Brand.Branded<string, "Unit">;

const pattern = /^\S(?:.{0,38}\S)?$/u;

/** Whether a text can be a unit: 1 to 40 characters without space around them or line breaks within. */
export const isUnit = (text: string): text is Unit => pattern.test(text);

/** Reads a unit. */
export const parseUnit = (text: string): Result.Result<Unit, Unreadable> =>
  isUnit(text)
    ? Result.succeed(text)
    : Result.fail(
        unreadable(
          "unit",
          text,
          { en: "is not a unit", nl: "is geen eenheid" },
          {
            en: "Write 1 to 40 characters, such as %, points, kEUR, /1000 or persons",
            nl: "Schrijf 1 tot 40 tekens, zoals %, points, kEUR, /1000 of personen",
          },
        ),
      );

/**
 * A unit written in source code.
 *
 * @throws RangeError when it is none: for literals only; read anything else with {@link parseUnit}.
 */
export const unit = (literal: string): Unit => {
  if (!isUnit(literal)) throw new RangeError(`Not a unit: ${literal}`);
  return literal;
};

const PERCENT = unit("%");
/** Percentage points: the unit of a difference of percentages. */
export const POINTS: Unit = unit("points");

/** The unit of the difference between two values in `of`: points for percentages, else the same unit. */
export const differenceUnit = (of: Unit): Unit => (of === PERCENT ? POINTS : of);

const euros: Readonly<Record<string, string>> = { EUR: "1", kEUR: "1000", MEUR: "1000000" };

/** A factor that somebody declared: a number in `from` times `factor` is the number in `to`. */
export interface UnitFactor {
  readonly from: Unit;
  readonly to: Unit;
  readonly factor: Decimal;
}

/**
 * A number in another unit, by a declared factor only; `null` when none was declared. Euros, thousands and millions of
 * euros are declared; nothing else is, in particular not percents to points.
 */
export const convert = (
  value: Decimal,
  from: Unit,
  to: Unit,
  declared: ReadonlyArray<UnitFactor> = [],
): Decimal | null => {
  if (from === to) return value;
  const factor = declared.find((f) => f.from === from && f.to === to);
  if (factor !== undefined) return multiply(value, factor.factor);
  const [source, target] = [euros[from], euros[to]];
  if (source === undefined || target === undefined) return null;
  // Both are powers of ten, so the quotient is a decimal shift and stays exact.
  const shift = source.length - target.length;
  const power = shift >= 0 ? `1${"0".repeat(shift)}` : `0.${"0".repeat(-shift - 1)}1`;
  return multiply(value, power as Decimal);
};

/** Values that differ by this factor or more are not of the same unit, whatever their label says. */
const SUSPECT_FACTOR = "5" as Decimal;

/** Whether two numbers are so far apart that they cannot be of the same unit. */
export const unitsAreSuspect = (a: Decimal, b: Decimal): boolean => {
  const [x, y] = [absolute(a), absolute(b)];
  if (sign(x) === 0 || sign(y) === 0) return false;
  return compare(x, multiply(y, SUSPECT_FACTOR)) >= 0 || compare(y, multiply(x, SUSPECT_FACTOR)) >= 0;
};
