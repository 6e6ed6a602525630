import { compare, type Decimal, decimal } from "../vocabulary/decimal.ts";
import type { Language, Text } from "../vocabulary/language.ts";
import type { Verdict } from "../vocabulary/target-words.ts";

/** A display class of a {@link BandPolicy}. */
export interface Band {
  readonly id: string;
  readonly label: Text;
}

/** How verdicts and attainments are shown in classes. A policy is data; it never changes a verdict. */
export interface BandPolicy {
  readonly id: string;
  readonly met: Band;
  /** Classes of what was not met, by least attainment, highest first; what went all the way and past is in none. */
  readonly notMet: ReadonlyArray<{ readonly atLeast: Decimal; readonly band: Band }>;
  /** Not met, and in none of the classes above. */
  readonly otherwise: Band;
  readonly unknown: Band;
}

/** The classes of Rotterdam's court of audit: met, almost met from 80 % of the way, not met, cannot be determined. */
export const rekenkamerRotterdam: BandPolicy = {
  id: "rekenkamer-rotterdam",
  met: { id: "gehaald", label: { en: "met", nl: "gehaald" } },
  notMet: [
    { atLeast: decimal("0.80"), band: { id: "bijnaGehaald", label: { en: "almost met", nl: "bijna gehaald" } } },
  ],
  otherwise: { id: "nietGehaald", label: { en: "not met", nl: "niet gehaald" } },
  unknown: { id: "nietVastTeStellen", label: { en: "cannot be determined", nl: "niet vast te stellen" } },
};

/** The bands of a policy, best first, each once. */
export const bandsOf = ({ met, notMet, otherwise, unknown }: BandPolicy): ReadonlyArray<Band> => [
  ...new Map([met, ...notMet.map(({ band }) => band), otherwise, unknown].map((band) => [band.id, band])).values(),
];

/**
 * The word for a person of a band, by its id; `null` when the policy has no such band.
 *
 * @example
 * ```ts
 * import { bandLabel } from "@meetlat/core";
 *
 * console.assert(bandLabel("bijnaGehaald", "en") === "almost met");
 * ```
 */
export const bandLabel = (id: string, language: Language, policy: BandPolicy = rekenkamerRotterdam): string | null =>
  bandsOf(policy).find((band) => band.id === id)?.label[language] ?? null;

const ALL_OF_THE_WAY: Decimal = decimal("1");

/** The class of a verdict; `null` when nothing applies. */
export const bandOf = (policy: BandPolicy, verdict: Verdict, attained: Decimal | null): Band | null => {
  switch (verdict) {
    case "met":
      return policy.met;
    case "unknown":
      return policy.unknown;
    case "notApplicable":
      return null;
    case "notMet":
      // Past all of the way and still not met: the way led past the baseline, on the wrong side of it. What lacks less than
      // an attainment can show is all of the way, and almost met.
      if (attained === null || compare(attained, ALL_OF_THE_WAY) > 0) return policy.otherwise;
      return policy.notMet.find(({ atLeast }) => compare(attained, atLeast) >= 0)?.band ?? policy.otherwise;
  }
};
