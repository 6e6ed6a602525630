/**
 * The place of an event in its register's log: 1, 2, 3, … without gaps; 0 before the first.
 *
 * @module
 */
import type { SequencePosition } from "@meetlat/core";
import type * as Eq_ from "fp-ts/lib/Eq.js";
import type { Monoid } from "fp-ts/lib/Monoid.js";
import type * as Ord_ from "fp-ts/lib/Ord.js";
import type * as Show_ from "fp-ts/lib/Show.js";
import { ordBy, showBy } from "./internal/instances.ts";

export type { SequencePosition };

/** The same place. */
export const Eq: Eq_.Eq<SequencePosition> = ordBy((a, b) => a - b);

/** The order of the log. */
export const Ord: Ord_.Ord<SequencePosition> = ordBy((a, b) => a - b);

/** Its number. */
export const Show: Show_.Show<SequencePosition> = showBy(String);

/** The farthest place, from 0: how far several readers together have come. */
export const MonoidMax: Monoid<SequencePosition> = { concat: (a, b) => Math.max(a, b), empty: 0 };
