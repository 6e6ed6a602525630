/**
 * The time that a number is about: `2018`, `2018-H1`, `2018-Q3`, `2018-07`, `2018-07-15`, `2018..2021`, `2023..`.
 *
 * @module
 */

import type { Bounds, Day, DivisionStep, Period, Step, Unreadable } from "@meetlat/core";
import * as core from "@meetlat/core";
import type { Either } from "fp-ts/lib/Either.js";
import type * as Eq_ from "fp-ts/lib/Eq.js";
import type { Option } from "fp-ts/lib/Option.js";
import type * as Ord_ from "fp-ts/lib/Ord.js";
import type { Predicate } from "fp-ts/lib/Predicate.js";
import type { Refinement } from "fp-ts/lib/Refinement.js";
import type * as Show_ from "fp-ts/lib/Show.js";
import { fromResult } from "./internal/either.ts";
import { eqBy, ordBy, textShow } from "./internal/instances.ts";
import { fromNullable } from "./internal/option.ts";

export type { Bounds, DivisionStep, Period, Step };

/** Whether a text is a period. */
export const isPeriod: Refinement<string, Period> = core.isPeriod;

/** Reads a period. */
export const parse = (text: string): Either<Unreadable, Period> => fromResult(core.parsePeriod(text));

/**
 * A period written in source code.
 *
 * @throws RangeError when it is none: for literals only; read anything else with {@link parse}.
 */
export const literal = (text: string): Period => core.period(text);

/** First and last day, as plain data: `last` is `null` while the period is open-ended. */
export const bounds = (period: Period): Bounds => core.periodBounds(period);

/** Its first day. */
export const firstDay = (period: Period): Day => core.periodBounds(period).first;

/** Its last day; none while it is open-ended. */
export const lastDay = (period: Period): Option<Day> => fromNullable(core.periodBounds(period).last);

/** Whether every day of `inner` is a day of the period: `pipe(period, contains(inner))`. */
export const contains =
  (inner: Period): Predicate<Period> =>
  (period) =>
    core.periodContains(period, inner);

/** Whether the whole period lies before the day `asOf`. */
export const hasEnded =
  (asOf: Day): Predicate<Period> =>
  (period) =>
    core.periodHasEnded(period, asOf);

/** Whether the period has begun on the day `asOf`. */
export const hasBegun =
  (asOf: Day): Predicate<Period> =>
  (period) =>
    core.periodHasBegun(period, asOf);

/**
 * The steps of a period in order, up to the day `until` where it has no end; none when they do not fit.
 *
 * @example
 * ```ts
 * import { Period } from "@meetlat/fp-ts";
 * import * as O from "fp-ts/lib/Option.js";
 * import { pipe } from "fp-ts/lib/function.js";
 *
 * const years = pipe(Period.literal("2019..2021"), Period.divide("year"), O.map((parts) => parts.join()));
 * console.assert(O.isSome(years) && years.value === "2019,2020,2021");
 * console.assert(O.isNone(pipe(Period.literal("2019-02..2019-08"), Period.divide("quarter"))));
 * ```
 */
export const divide =
  (step: DivisionStep, until?: Day) =>
  (period: Period): Option<ReadonlyArray<Period>> =>
    fromNullable(core.dividePeriod(period, step, until ?? null));

/** How long it is, when that is one step; none for another range. */
export const step = (period: Period): Option<Step> => fromNullable(core.periodStep(period));

/** A text that is the same for equal periods and differs for all others: for keys of maps. */
export const key = (period: Period): string => core.periodKey(period);

/** The same first and last day: `2018-H1` equals `2018-01..2018-06`. */
export const Eq: Eq_.Eq<Period> = eqBy(core.samePeriod);

/** By first day, then by last day; open ends come last. */
export const Ord: Ord_.Ord<Period> = ordBy(core.comparePeriods);

/** The period as it was written, which {@link parse} reads back. */
export const Show: Show_.Show<Period> = textShow();
