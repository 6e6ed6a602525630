/**
 * The answer to “is the target met?”, in Kleene's three values and “not applicable”.
 *
 * @module
 */

import type { Language, Verdict } from "@meetlat/core";
import * as core from "@meetlat/core";
import type * as Eq_ from "fp-ts/lib/Eq.js";
import type { Monoid } from "fp-ts/lib/Monoid.js";
import type * as Ord_ from "fp-ts/lib/Ord.js";
import type * as Show_ from "fp-ts/lib/Show.js";
import { ordBy, textOrd } from "./internal/instances.ts";
import { getShow as getLabelShow } from "./Label.ts";

export type { Verdict };

/** All must be met: one notMet decides, else one unknown leaves it open. What is not applicable drops out. */
export const every = (verdicts: ReadonlyArray<Verdict>): Verdict => core.everyVerdict(verdicts);

/** One must be met: one met decides, else one unknown leaves it open. What is not applicable drops out. */
export const some = (verdicts: ReadonlyArray<Verdict>): Verdict => core.anyVerdict(verdicts);

/** At least `k` must be met. */
export const atLeast =
  (k: number) =>
  (verdicts: ReadonlyArray<Verdict>): Verdict =>
    core.atLeastVerdict(verdicts, k);

/** The same verdict. */
export const Eq: Eq_.Eq<Verdict> = textOrd();

const worstFirst: ReadonlyArray<Verdict> = ["notMet", "unknown", "met", "notApplicable"];

/** Worst first: notMet, unknown, met, notApplicable. The least of a list is what {@link MonoidAll} makes of it. */
export const Ord: Ord_.Ord<Verdict> = ordBy((a, b) => worstFirst.indexOf(a) - worstFirst.indexOf(b));

/** In words. */
export const getShow = (language: Language): Show_.Show<Verdict> => getLabelShow("verdict", language);

/** In English words. */
export const Show: Show_.Show<Verdict> = /* @__PURE__ */ getShow("en");

/**
 * Kleene's strong “all”, from notApplicable: what does not apply makes no difference.
 *
 * @example
 * ```ts
 * import { Verdict } from "@meetlat/fp-ts";
 * import { concatAll } from "fp-ts/lib/Monoid.js";
 *
 * console.assert(concatAll(Verdict.MonoidAll)(["met", "unknown", "notApplicable"]) === "unknown");
 * console.assert(concatAll(Verdict.MonoidAny)(["met", "unknown", "notApplicable"]) === "met");
 * ```
 */
export const MonoidAll: Monoid<Verdict> = { concat: (a, b) => core.everyVerdict([a, b]), empty: "notApplicable" };

/** Kleene's strong “any”, from notApplicable. */
export const MonoidAny: Monoid<Verdict> = { concat: (a, b) => core.anyVerdict([a, b]), empty: "notApplicable" };
