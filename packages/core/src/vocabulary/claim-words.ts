import { missingReasons } from "./value.ts";

/** Whether a sentence with a number agrees with the register. */
export const claimStatuses = ["consistent", "contradicted", "unknown"] as const;
/** One of {@link claimStatuses}. */
export type ClaimStatus = (typeof claimStatuses)[number];

/** What a reader should know of the numbers behind a claim; it does not change the status. */
export const claimCautions = ["unitDiffers", "seriesBreak", "definitionChanged", "partialPeriod"] as const;
/** One of {@link claimCautions}. */
export type ClaimCaution = (typeof claimCautions)[number];

/** Why a claim is unknown. `noAmount`: the budget holds no such amount. */
export const claimUnknowns = [
  ...missingReasons,
  "noMeasurement",
  "notYetDue",
  "collectedNotPublished",
  "noAmount",
  "denominatorZero",
  "imprecise",
] as const;
/** One of {@link claimUnknowns}. */
export type ClaimUnknown = (typeof claimUnknowns)[number];

/** Why a claim is unknown, or what to be careful about. */
export const claimReasons = [...claimUnknowns, ...claimCautions] as const;
/** One of {@link claimReasons}. */
export type ClaimReason = (typeof claimReasons)[number];
