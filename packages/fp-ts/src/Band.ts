/**
 * How verdicts and attainments are shown in classes.
 *
 * @module
 */

import type { Band, BandPolicy, Comparator, Decimal, Language, Verdict } from "@meetlat/core";
import * as core from "@meetlat/core";
import type { Option } from "fp-ts/lib/Option.js";
import { fromNullable } from "./internal/option.ts";

export type { Band, BandPolicy, Comparator };

/** The classes of Rotterdam's court of audit. */
export const rekenkamerRotterdam: BandPolicy = core.rekenkamerRotterdam;

/** The class of a verdict with an attainment (`null` when there is none); none when nothing applies. */
export const of =
  (policy: BandPolicy, attained: Decimal | null) =>
  (verdict: Verdict): Option<Band> =>
    fromNullable(core.bandOf(policy, verdict, attained));

/** The bands of a policy, best first, each once. */
export const all = (policy: BandPolicy): ReadonlyArray<Band> => core.bandsOf(policy);

/** The word of a band by its id; none when the policy has no such band. */
export const label =
  (language: Language, policy?: BandPolicy) =>
  (id: string): Option<string> =>
    fromNullable(core.bandLabel(id, language, policy));

/**
 * The share of the way from baseline (`null` when there is none) to target that was covered, with six decimals; none when
 * that cannot be said.
 */
export const attainment =
  (comparator: Comparator, target: Decimal, baseline: Decimal | null) =>
  (actual: Decimal): Option<Decimal> =>
    fromNullable(core.attainment(actual, comparator, target, baseline));
