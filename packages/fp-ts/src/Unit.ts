/**
 * What a number counts: `%`, `points`, `kEUR`, `/1000`, `persons`.
 *
 * @module
 */

import type { Decimal, Unit, UnitFactor, Unreadable } from "@meetlat/core";
import * as core from "@meetlat/core";
import type { Either } from "fp-ts/lib/Either.js";
import type * as Eq_ from "fp-ts/lib/Eq.js";
import type { Option } from "fp-ts/lib/Option.js";
import type * as Ord_ from "fp-ts/lib/Ord.js";
import type { Refinement } from "fp-ts/lib/Refinement.js";
import type * as Show_ from "fp-ts/lib/Show.js";
import { fromResult } from "./internal/either.ts";
import { textOrd, textShow } from "./internal/instances.ts";
import { fromNullable } from "./internal/option.ts";

export type { Unit, UnitFactor };

/** Whether a text can be a unit. */
export const isUnit: Refinement<string, Unit> = core.isUnit;

/** Reads a unit: 1 to 40 characters. */
export const parse = (text: string): Either<Unreadable, Unit> => fromResult(core.parseUnit(text));

/**
 * A unit written in source code.
 *
 * @throws RangeError when it is none: for literals only; read anything else with {@link parse}.
 */
export const literal = (text: string): Unit => core.unit(text);

/** Percentage points: the unit of a difference of percentages. */
export const points: Unit = core.POINTS;

/** The unit of the difference between two values: points for percentages, else the same unit. */
export const ofDifference = (unit: Unit): Unit => core.differenceUnit(unit);

/**
 * A number in another unit, by a declared factor only; none when none was declared.
 *
 * @example
 * ```ts
 * import { Decimal, Unit } from "@meetlat/fp-ts";
 * import * as O from "fp-ts/lib/Option.js";
 * import { pipe } from "fp-ts/lib/function.js";
 *
 * const inEuros = pipe(Decimal.literal("1.9"), Unit.convert(Unit.literal("kEUR"), Unit.literal("EUR")));
 * console.assert(O.isSome(inEuros) && inEuros.value === "1900");
 * console.assert(O.isNone(pipe(Decimal.literal("3"), Unit.convert(Unit.literal("%"), Unit.points))));
 * ```
 */
export const convert =
  (from: Unit, to: Unit, declared?: ReadonlyArray<UnitFactor>) =>
  (value: Decimal): Option<Decimal> =>
    fromNullable(core.convert(value, from, to, declared));

/** The same unit, letter for letter. */
export const Eq: Eq_.Eq<Unit> = textOrd();

/** By text: for sorting and for keys, not by size. */
export const Ord: Ord_.Ord<Unit> = textOrd();

/** The unit, which {@link parse} reads back. */
export const Show: Show_.Show<Unit> = textShow();
