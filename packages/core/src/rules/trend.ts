import type { Requirements } from "./asked.ts";

/** No promise: `trend`. The change is shown, and the verdict is notApplicable. */
export interface Trend {
  readonly _tag: "Trend";
}

/** `trend`. */
export const printTrend = (): string => "trend";

/** Nothing is asked. */
export const trendRequirements: Requirements = { all: [], lastDay: null };
