import type { SequencePosition } from "../register/query.ts";
import type { Moment } from "../register/versions.ts";
import type { Day } from "../vocabulary/day.ts";

/**
 * What every projection is asked with. The same three give the same answer for ever, whatever is appended later.
 */
export interface Question {
  /** What date is it? Decides which periods have ended. */
  readonly asOf: Day;
  /** What counted as known then? All that the register knows when absent. */
  readonly knownAt?: Day | null;
  /** Up to which position of the log? All of it when absent. */
  readonly at?: SequencePosition | null;
}

/** The moment that a question is about. */
export const momentOf = ({ knownAt, at }: Question): Moment => ({ knownAt: knownAt ?? null, at: at ?? null });
