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
export const everyVerdict = (verdicts: ReadonlyArray<Verdict>): Verdict => {
  if (verdicts.includes("notMet")) return "notMet";
  if (verdicts.includes("unknown")) return "unknown";
  return verdicts.includes("met") ? "met" : "notApplicable";
};
