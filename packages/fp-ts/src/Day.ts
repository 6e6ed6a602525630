/**
 * Calendar days.
 *
 * @module
 */

import type { Day, Instant, Unreadable } from "@meetlat/core";
import * as core from "@meetlat/core";
import type { Either } from "fp-ts/lib/Either.js";
import type * as Eq_ from "fp-ts/lib/Eq.js";
import type * as Ord_ from "fp-ts/lib/Ord.js";
import type { Refinement } from "fp-ts/lib/Refinement.js";
import type * as Show_ from "fp-ts/lib/Show.js";
import { fromResult } from "./internal/either.ts";
import { textOrd, textShow } from "./internal/instances.ts";

export type { Day };

/** Whether a text is a day that exists. */
export const isDay: Refinement<string, Day> = core.isDay;

/**
 * Reads a day that exists: `2021-07-01`.
 *
 * @example
 * ```ts
 * import { Day } from "@meetlat/fp-ts";
 * import * as E from "fp-ts/lib/Either.js";
 *
 * console.assert(E.isRight(Day.parse("2020-02-29")) && E.isLeft(Day.parse("2021-02-29")));
 * ```
 */
export const parse = (text: string): Either<Unreadable, Day> => fromResult(core.parseDay(text));

/**
 * A day written in source code.
 *
 * @throws RangeError when there is no such day: for literals only; read anything else with {@link parse}.
 */
export const literal = (text: string): Day => core.day(text);

/** The day, in UTC, of a moment. */
export const ofInstant = (instant: Instant): Day => core.dayOf(instant);

/** The day after; the last day of all is its own. */
export const next = (day: Day): Day => core.dayAfter(day);

/** The same day. */
export const Eq: Eq_.Eq<Day> = textOrd();

/** The order of days in time. */
export const Ord: Ord_.Ord<Day> = textOrd();

/** `2021-07-01`, which {@link parse} reads back. */
export const Show: Show_.Show<Day> = textShow();
