import type { Verdict } from "../vocabulary/target-words.ts";

/**
 * Kleene's strong “all”: one notMet decides, else one unknown leaves it open, else met. What is not applicable drops out;
 * when nothing is left, nothing applies.
 *
 * @example
 * ```ts
 * import { everyVerdict } from "@meetlat/core";
 *
 * console.assert(everyVerdict(["met", "unknown", "notMet"]) === "notMet");
 * console.assert(everyVerdict(["met", "unknown", "notApplicable"]) === "unknown");
 * ```
 */
export const everyVerdict = (verdicts: ReadonlyArray<Verdict>): Verdict =>
  atLeastVerdict(verdicts, verdicts.filter((verdict) => verdict !== "notApplicable").length);

/** Kleene's strong “any”: one met decides, else one unknown leaves it open, else notMet. */
export const anyVerdict = (verdicts: ReadonlyArray<Verdict>): Verdict => atLeastVerdict(verdicts, 1);

/**
 * At least `k` met: met when they are; notMet when they cannot be any more, even if all that is unknown were met; else
 * unknown. What is not applicable drops out; when nothing is left, nothing applies.
 *
 * @example
 * ```ts
 * import { atLeastVerdict } from "@meetlat/core";
 *
 * console.assert(atLeastVerdict(["met", "met", "unknown", "notMet"], 2) === "met");
 * console.assert(atLeastVerdict(["met", "notMet", "unknown", "notMet"], 3) === "notMet");
 * ```
 */
export const atLeastVerdict = (verdicts: ReadonlyArray<Verdict>, k: number): Verdict => {
  const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
  const [met, open] = [count("met"), count("unknown")];
  if (met + open + count("notMet") === 0) return "notApplicable";
  if (met >= k) return "met";
  return met + open < k ? "notMet" : "unknown";
};
