import type { Day } from "../vocabulary/day.ts";
import type { Decimal } from "../vocabulary/decimal.ts";
import type { EventId } from "../vocabulary/identifier.ts";
import { type Period, periodHasEnded } from "../vocabulary/period.ts";
import type { Reason } from "../vocabulary/target-words.ts";
import type { Interval } from "../vocabulary/value.ts";
import type { Comparator } from "./comparator.ts";
import type { Evidence, Observation, TargetAsSet } from "./evaluation.ts";

/** What a rule can look at when it says what it asks. */
export interface Ground {
  readonly target: TargetAsSet;
  readonly evidence: Evidence;
  readonly asOf: Day;
}

/** A bound that an observed number is held against; it may itself be known only within an interval. */
export interface Bound {
  readonly comparator: Comparator;
  readonly at: Interval;
}

/** What a rule asks of one period, held against the evidence. */
export interface Asked {
  /** What the promise leaves unsaid, so that nothing can be decided (step 2). */
  readonly unsaid: ReadonlyArray<Reason>;
  /** The observed number must meet all of these. */
  readonly bounds: ReadonlyArray<Bound>;
  /** Why a bound is not known; it matters only once there is a number. */
  readonly boundUnknown: Reason | null;
  /** The measurement that is judged; `null` when there is none. */
  readonly observation: Observation | null;
  /** Why the number is not known, or only from below, where that is not for its own missing reason. */
  readonly observedUnknown: Reason | null;
  /** Why the two cannot be held against each other, whatever the target's policy (steps 5 and 6). */
  readonly incomparable: Reason | null;
  /** Whether it can be judged: the period has ended, or enough of a term without an end has. */
  readonly due: boolean;
  /** Whether the term goes on after it is judged. */
  readonly open: boolean;
  /** Whether a number that meets must also be shown to differ from the baseline by more than chance (step 9). */
  readonly established: boolean;
  /** The events behind the bounds. */
  readonly evidence: ReadonlyArray<EventId>;
}

/** One period that a rule speaks of. */
export interface Requirement {
  /** The period asked about; `null` when the promise names no date. */
  readonly period: Period | null;
  /** Whether missing it breaks the promise; an indicative milestone only informs. */
  readonly binding: boolean;
  readonly ask: (ground: Ground) => Asked;
}

/** All that a rule asks by itself. */
export interface Requirements {
  readonly all: ReadonlyArray<Requirement>;
  /** Last day of the whole term; `null` when the promise has no end. */
  readonly lastDay: Day | null;
}

/** A bound at one number. */
export const boundAt = (comparator: Comparator, at: Decimal): Bound => ({ comparator, at: { low: at, high: at } });

/** What is asked of a period when nothing special is: the measurement for it, once it has ended. */
export const askOf = (period: Period | null, bounds: ReadonlyArray<Bound>, { evidence, asOf }: Ground): Asked => ({
  unsaid: [
    ...(bounds.length === 0 ? (["thresholdMissing"] as const) : []),
    ...(period === null ? (["noDeadline"] as const) : []),
  ],
  bounds,
  boundUnknown: null,
  observation: period === null ? evidence.latest(null) : evidence.forPeriod(period),
  observedUnknown: period === null ? null : evidence.unavailable(period),
  incomparable: null,
  due: period !== null && periodHasEnded(period, asOf),
  open: false,
  established: false,
  evidence: [],
});

/** One period, one number to meet. */
export const requireLevel = (
  comparator: Comparator,
  threshold: Decimal | null,
  period: Period | null,
  binding = true,
): Requirement => ({
  period,
  binding,
  ask: (ground) => askOf(period, threshold === null ? [] : [boundAt(comparator, threshold)], ground),
});
