import type { Crew } from "./crew.ts";

/** What can be wrong after a fault. */
export const kinds = ["lost", "halfDone", "gap", "twice", "missed", "other"] as const;

/** What can be wrong after a fault, by name. */
export type Kind = (typeof kinds)[number];

/** Something that is wrong. */
export interface Finding {
  readonly kind: Kind;
  readonly what: string;
}

/** What came of one run of a scenario. */
export interface Outcome {
  /** How many events were acknowledged. */
  readonly acknowledged: number;
  /** How many appends the fault met under way: sent, and neither acknowledged nor refused. */
  readonly inFlight: number;
  readonly findings: ReadonlyArray<Finding>;
}

/** A fault, and what must hold after it. */
export interface Scenario {
  readonly name: string;
  /** Why it cannot be tried here; null when it can. */
  readonly skipped: string | null;
  /** Makes ready what all runs share, besides the crew that does the work. */
  readonly prepare: (
    crew: Crew,
  ) => Promise<{ readonly once: () => Promise<Outcome>; readonly close: () => Promise<void> }>;
}
