/**
 * Moments in UTC, with milliseconds.
 *
 * @module
 */

import type { Instant, Unreadable } from "@meetlat/core";
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

export type { Instant };

/** Whether a text is a moment that exists. */
export const isInstant: Refinement<string, Instant> = core.isInstant;

/** Reads a moment: `2021-07-01T09:30:00.000Z`. */
export const parse = (text: string): Either<Unreadable, Instant> => fromResult(core.parseInstant(text));

/**
 * The moment of a `Date`; none for an invalid one, and outside the years 1 to 9999.
 *
 * @example
 * ```ts
 * import { Instant } from "@meetlat/fp-ts";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * console.assert(O.isNone(Instant.fromDate(new Date(Number.NaN))));
 * console.assert(O.isSome(Instant.fromDate(new Date(0))));
 * ```
 */
export const fromDate = (date: Date): Option<Instant> => {
  const text = Number.isNaN(date.getTime()) ? "" : date.toISOString();
  return fromNullable(core.isInstant(text) ? text : null);
};

/** The same moment. */
export const Eq: Eq_.Eq<Instant> = textOrd();

/** The order of moments in time. */
export const Ord: Ord_.Ord<Instant> = textOrd();

/** `2021-07-01T09:30:00.000Z`, which {@link parse} reads back. */
export const Show: Show_.Show<Instant> = textShow();
