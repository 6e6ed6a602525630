/**
 * What a document says of a result: `38`, `rounded 1.4`, `about 25`, `at least 65`, `up`.
 *
 * @module
 */

import type { ClaimStatus, FractionInterval, Published, Unreadable } from "@meetlat/core";
import * as core from "@meetlat/core";
import type { Either } from "fp-ts/lib/Either.js";
import type * as Eq_ from "fp-ts/lib/Eq.js";
import type * as Show_ from "fp-ts/lib/Show.js";
import { fromResult } from "./internal/either.ts";
import { eqBy, showBy } from "./internal/instances.ts";

export type { Published };

/** Reads what a document says of a result. */
export const parse = (text: string): Either<Unreadable, Published> => fromResult(core.parsePublished(text));

/** The notation of what was published. */
export const print = (published: Published): string => core.printPublished(published);

/** What was published, held against all numbers that the result may be. */
export const holdAgainst =
  (interval: FractionInterval) =>
  (published: Published): ClaimStatus =>
    core.holdPublished(published, interval);

/** Whether two are written the same: `rounded 1.40` says more than `rounded 1.4`. */
export const Eq: Eq_.Eq<Published> = eqBy((a, b) => core.printPublished(a) === core.printPublished(b));

/** The notation, which {@link parse} reads back. */
export const Show: Show_.Show<Published> = showBy(core.printPublished);
