import type { Day } from "../vocabulary/day.ts";
import type { Decimal } from "../vocabulary/decimal.ts";
import type { Period } from "../vocabulary/period.ts";
import type { Comparator } from "./comparator.ts";

/** What a rule asks of one period. */
export interface Requirement {
  /** The period asked about; `null` when the promise names no date. */
  readonly period: Period | null;
  readonly comparator: Comparator;
  /** The number asked for; `null` when the promise names none. */
  readonly threshold: Decimal | null;
  /** Whether missing it breaks the promise; an indicative milestone only informs. */
  readonly binding: boolean;
}

/** All that a rule asks. */
export interface Requirements {
  readonly all: ReadonlyArray<Requirement>;
  /** Last day of the whole term; `null` when the promise has no end. */
  readonly lastDay: Day | null;
}
