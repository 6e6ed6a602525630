/**
 * Why a verdict is unknown or not applicable.
 *
 * @module
 */
import type { Language, Reason } from "@meetlat/core";
import type * as Eq_ from "fp-ts/lib/Eq.js";
import type { Monoid } from "fp-ts/lib/Monoid.js";
import type * as Show_ from "fp-ts/lib/Show.js";
import { textOrd } from "./internal/instances.ts";
import { unionMonoid } from "./internal/union.ts";
import { getShow as getLabelShow } from "./Label.ts";

export type { Reason };

/** The same reason. */
export const Eq: Eq_.Eq<Reason> = textOrd();

/** In words. */
export const getShow = (language: Language): Show_.Show<Reason> => getLabelShow("reason", language);

/** In English words. */
export const Show: Show_.Show<Reason> = /* @__PURE__ */ getShow("en");

/** Lists of reasons without repetition, in the order in which each was first said; from none. */
export const MonoidUnion: Monoid<ReadonlyArray<Reason>> = unionMonoid();
