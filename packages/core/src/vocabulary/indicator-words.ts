/** What kind of thing an indicator measures; `statutory` is the Dutch BBV's compulsory set. */
export const indicatorClasses = ["effect", "performance", "statutory", "other"] as const;
/** One of {@link indicatorClasses}. */
export type IndicatorClass = (typeof indicatorClasses)[number];

/**
 * How an indicator's numbers behave in time: a `stock` is counted at a moment, a `flow` over a period, an `average` and a
 * `ratio` hold for a period as a whole, a `cohort` follows a group until it is complete.
 */
export const natures = ["stock", "flow", "average", "cohort", "ratio"] as const;
/** One of {@link natures}. */
export type Nature = (typeof natures)[number];

/** Which way is better, if any. */
export const polarities = ["higher", "lower", "neutral"] as const;
/** One of {@link polarities}. */
export type Polarity = (typeof polarities)[number];

/** What is special about a measurement. */
export const flags = [
  "provisional",
  "estimated",
  "revised",
  "partialPeriod",
  "definitionChanged",
  "seriesBreak",
  "lowReliability",
] as const;
/** One of {@link flags}. */
export type Flag = (typeof flags)[number];

/** The flags that say that a number was made in another way than those before it. */
export const changedFlags = ["definitionChanged", "seriesBreak"] as const satisfies ReadonlyArray<Flag>;

/** Whether a number was made in another way than those before it, as its flags say. */
export const isChanged = (flags: ReadonlyArray<Flag>): boolean => changedFlags.some((flag) => flags.includes(flag));
