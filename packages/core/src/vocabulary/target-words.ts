/** What sort of promise a target is. */
export const targetClasses = ["collegeTarget", "targetValue", "budgeted", "estimate", "ambition"] as const;
/** One of {@link targetClasses}. */
export type TargetClass = (typeof targetClasses)[number];

/** What to do when the definition changed between the promise and the measurement: refuse to judge, or judge and flag. */
export const definitionChangePolicies = ["block", "flag"] as const;
/** One of {@link definitionChangePolicies}. */
export type DefinitionChangePolicy = (typeof definitionChangePolicies)[number];

/** The answer to “is the target met?”. */
export const verdicts = ["met", "notMet", "unknown", "notApplicable"] as const;
/** One of {@link verdicts}. */
export type Verdict = (typeof verdicts)[number];

/** How settled a verdict is: nothing due yet, the period or term still open, numbers not definitive, or final. */
export const stages = ["notDue", "interim", "provisional", "final"] as const;
/** One of {@link stages}. */
export type Stage = (typeof stages)[number];

/** Why a verdict is unknown or not applicable; and of something that was dropped, why it is not met. */
export const reasons = [
  "noTarget",
  "targetWithdrawn",
  "indicativeMilestone",
  "thresholdMissing",
  "baselineMissing",
  "noDeadline",
  "targetAmbiguous",
  "notYetDue",
  "noMeasurement",
  "collectedNotPublished",
  "notMeasured",
  "notRegistered",
  "notPublished",
  "notDisclosed",
  "unknown",
  "notApplicable",
  "suppressed",
  "definitionChanged",
  "seriesBreak",
  "unitMismatch",
  "unitSuspect",
  "partialPeriod",
  "imprecise",
  "denominatorZero",
  "notSignificant",
  "notReported",
  "dropped",
] as const;
/** One of {@link reasons}. */
export type Reason = (typeof reasons)[number];
