/**
 * What was observed: an exact number, a bound, a range, about a number, or missing with its reason.
 *
 * @module
 */

import type {
  About,
  AtLeast,
  AtMost,
  Decimal,
  Exact,
  Interval,
  Language,
  Missing,
  MissingReason,
  Range,
  Unreadable,
  Value,
} from "@meetlat/core";
import * as core from "@meetlat/core";
import type { Either } from "fp-ts/lib/Either.js";
import type * as Eq_ from "fp-ts/lib/Eq.js";
import type { Option } from "fp-ts/lib/Option.js";
import type * as Show_ from "fp-ts/lib/Show.js";
import { fromResult } from "./internal/either.ts";
import { eqBy, showBy } from "./internal/instances.ts";
import { fromNullable } from "./internal/option.ts";

export type { About, AtLeast, AtMost, Exact, Interval, Missing, MissingReason, Range, Value };

/**
 * Reads a value in its notation: `24`, `>=65`, `<=5`, `170..200`, `~25`, `~25±2`, or why it is missing.
 *
 * @example
 * ```ts
 * import { Value } from "@meetlat/fp-ts";
 * import * as E from "fp-ts/lib/Either.js";
 * import { pipe } from "fp-ts/lib/function.js";
 *
 * const shown = pipe(Value.parse("170..200"), E.map(Value.getShow("nl").show));
 * console.assert(E.isRight(shown) && shown.right === "170–200");
 * ```
 */
export const parse = (text: string): Either<Unreadable, Value> => fromResult(core.parseValue(text));

/** The notation of a value. */
export const print = (value: Value): string => core.printValue(value);

/** Exactly this number. */
export const exact = (value: Decimal): Value => core.exact(value);

/** No value, because of this. */
export const missing = (reason: MissingReason): Value => core.missing(reason);

/** The numbers that a value may stand for; none for a missing one. An end without a bound is `null`. */
export const interval = (value: Value): Option<Interval> => fromNullable(core.intervalOf(value));

/** The single number that a value states, exactly or about; none for bounds, ranges and missing values. */
export const point = (value: Value): Option<Decimal> => fromNullable(core.pointOf(value));

/** Folds a value by its kind. */
export const match =
  <B>(on: {
    readonly exact: (value: Decimal) => B;
    readonly atLeast: (low: Decimal) => B;
    readonly atMost: (high: Decimal) => B;
    readonly range: (low: Decimal, high: Decimal) => B;
    readonly about: (value: Decimal, tolerance: Option<Decimal>) => B;
    readonly missing: (reason: MissingReason) => B;
  }) =>
  (value: Value): B => {
    switch (value._tag) {
      case "Exact":
        return on.exact(value.value);
      case "AtLeast":
        return on.atLeast(value.low);
      case "AtMost":
        return on.atMost(value.high);
      case "Range":
        return on.range(value.low, value.high);
      case "About":
        return on.about(value.value, fromNullable(value.tolerance));
      case "Missing":
        return on.missing(value.reason);
    }
  };

/**
 * Whether two values say the same, digit for digit: `8.70` says more than `8.7`, and `~25` something else than `25`. It is
 * what a register takes for the same observation. There is no `Ord`: `170..200` is neither more nor less than `~180`, and
 * a missing value stands nowhere among numbers.
 */
export const Eq: Eq_.Eq<Value> = eqBy(core.sameValue);

/** The notation, which {@link parse} reads back. */
export const Show: Show_.Show<Value> = showBy(core.printValue);

/** In words and signs, as people write it: `≥ 65`, `170–200`, “not measured”. */
export const getShow = (language: Language): Show_.Show<Value> => showBy((value) => core.writeValue(value, language));
