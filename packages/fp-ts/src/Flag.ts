/**
 * What is special about a measurement.
 *
 * @module
 */
import type { Flag, Language } from "@meetlat/core";
import type * as Eq_ from "fp-ts/lib/Eq.js";
import type { Monoid } from "fp-ts/lib/Monoid.js";
import type * as Show_ from "fp-ts/lib/Show.js";
import { textOrd } from "./internal/instances.ts";
import { unionMonoid } from "./internal/union.ts";
import { getShow as getLabelShow } from "./Label.ts";

export type { Flag };

/** The same flag. */
export const Eq: Eq_.Eq<Flag> = textOrd();

/** In words. */
export const getShow = (language: Language): Show_.Show<Flag> => getLabelShow("flag", language);

/** In English words. */
export const Show: Show_.Show<Flag> = /* @__PURE__ */ getShow("en");

/** Lists of flags without repetition, in the order in which each was first said; from none. */
export const MonoidUnion: Monoid<ReadonlyArray<Flag>> = unionMonoid();
