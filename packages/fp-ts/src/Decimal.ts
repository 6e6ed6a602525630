/**
 * Exact decimals, kept as they were written: `8.70` stays `8.70`, and equals `8.7`.
 *
 * @module
 */

import type { Decimal, Language, Rounding, Unreadable } from "@meetlat/core";
import * as core from "@meetlat/core";
import type { Either } from "fp-ts/lib/Either.js";
import type * as Eq_ from "fp-ts/lib/Eq.js";
import type { Monoid } from "fp-ts/lib/Monoid.js";
import type { Option } from "fp-ts/lib/Option.js";
import type * as Ord_ from "fp-ts/lib/Ord.js";
import type { Refinement } from "fp-ts/lib/Refinement.js";
import type * as Ring_ from "fp-ts/lib/Ring.js";
import type * as Show_ from "fp-ts/lib/Show.js";
import { fromResult } from "./internal/either.ts";
import { eqBy, ordBy, showBy, textShow } from "./internal/instances.ts";
import { fromNullable } from "./internal/option.ts";

export type { Decimal, Rounding };

/** Whether a text is a decimal as it stands. */
export const isDecimal: Refinement<string, Decimal> = core.isDecimal;

/**
 * Reads a canonical decimal: a point for decimals, nothing between thousands.
 *
 * @example
 * ```ts
 * import { Decimal } from "@meetlat/fp-ts";
 * import * as E from "fp-ts/lib/Either.js";
 *
 * console.assert(E.isRight(Decimal.parse("8.70")));
 * console.assert(E.isLeft(Decimal.parse("8,7")));
 * ```
 */
export const parse = (text: string): Either<Unreadable, Decimal> => fromResult(core.parseDecimal(text));

/**
 * A decimal written in source code.
 *
 * @throws RangeError when the text is not a decimal: for literals only; read anything else with {@link parse}.
 */
export const literal = (text: string): Decimal => core.decimal(text);

/** 0. */
export const zero: Decimal = core.ZERO;

/** 1. */
export const one: Decimal = core.decimal("1");

/** `a + b`. */
export const add =
  (b: Decimal) =>
  (a: Decimal): Decimal =>
    core.add(a, b);

/** `a − b`, with what is taken away first: `pipe(a, subtract(b))`. */
export const subtract =
  (b: Decimal) =>
  (a: Decimal): Decimal =>
    core.subtract(a, b);

/** `a × b`, exactly. */
export const multiply =
  (b: Decimal) =>
  (a: Decimal): Decimal =>
    core.multiply(a, b);

/**
 * `a ÷ denominator` with so many decimals, half-even on the exact quotient; none when the denominator is zero. There is no
 * exact division of decimals: a third has no last digit.
 *
 * @throws RangeError unless `decimals` is a whole number from 0.
 *
 * @example
 * ```ts
 * import { Decimal } from "@meetlat/fp-ts";
 * import * as O from "fp-ts/lib/Option.js";
 * import { pipe } from "fp-ts/lib/function.js";
 *
 * const share = pipe(Decimal.literal("59"), Decimal.quotient(Decimal.literal("80"), 4), O.map(Decimal.Show.show));
 * console.assert(O.getOrElse(() => "–")(share) === "0.7375");
 * ```
 */
export const quotient =
  (denominator: Decimal, decimals: number) =>
  (a: Decimal): Option<Decimal> =>
    fromNullable(core.quotient(a, denominator, decimals));

/**
 * `part ÷ whole × 100` with so many decimals (four when absent), half-even; none when the whole is zero.
 *
 * @throws RangeError unless `decimals` is a whole number from 0.
 */
export const percentage =
  (whole: Decimal, decimals?: number) =>
  (part: Decimal): Option<Decimal> =>
    fromNullable(core.percentage(part, whole, decimals));

/**
 * At most so many decimals: the nearer number (half away from zero), or the one below or above.
 *
 * @throws RangeError unless `decimals` is a whole number from 0.
 */
export const round =
  (decimals: number, rounding?: Rounding) =>
  (a: Decimal): Decimal =>
    core.roundFraction(core.fractionOf(a), decimals, rounding);

/** The number with the other sign. */
export const negate = (a: Decimal): Decimal => core.negate(a);

/** The number without its sign. */
export const absolute = (a: Decimal): Decimal => core.absolute(a);

/** −1, 0 or 1. */
export const sign = (a: Decimal): -1 | 0 | 1 => core.sign(a);

/** Whether both are the same number, however written: `8.70` equals `8.7`. For “written the same” use `Eq` of fp-ts' `string`. */
export const Eq: Eq_.Eq<Decimal> = eqBy(core.equals);

/** Numeric order. */
export const Ord: Ord_.Ord<Decimal> = ordBy(core.compare);

/** The canonical notation, which {@link parse} reads back. */
export const Show: Show_.Show<Decimal> = textShow();

/** As people write it: grouped thousands and a true minus. */
export const getShow = (language: Language): Show_.Show<Decimal> => showBy((a) => core.writeDecimal(a, language));

/** As {@link getShow}, with its sign also when that is a plus: for differences. */
export const getShowSigned = (language: Language): Show_.Show<Decimal> => showBy((a) => core.writeSigned(a, language));

/**
 * Addition, from 0. It never rounds, so the order of the terms makes no difference; the sum has no trailing zeros.
 *
 * @example
 * ```ts
 * import { Decimal } from "@meetlat/fp-ts";
 * import { concatAll } from "fp-ts/lib/Monoid.js";
 *
 * const total = concatAll(Decimal.MonoidSum)(["0.1", "0.2", "8.70"].map(Decimal.literal));
 * console.assert(total === "9");
 * ```
 */
export const MonoidSum: Monoid<Decimal> = { concat: core.add, empty: zero };

/** Multiplication, from 1. It never rounds. */
export const MonoidProduct: Monoid<Decimal> = { concat: core.multiply, empty: one };

/** Addition, subtraction and multiplication. They are exact, so all laws of a commutative ring hold; there is no `Field`. */
export const Ring: Ring_.Ring<Decimal> = { add: core.add, zero, sub: core.subtract, mul: core.multiply, one };
