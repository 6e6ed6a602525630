import type { WrittenCommand } from "@meetlat/core/promise";

/**
 * Something that a city wants to record. It names what it is about, and brings along what that takes, so that it makes sense
 * in any history and whatever else is taken out of it.
 */
export interface Intent {
  /** What it takes, in order. What the register says already, or does not accept, is left out. */
  readonly needs: ReadonlyArray<WrittenCommand>;
  /** How it can be said: the first that the register accepts, and that tells it something new, is what is recorded. */
  readonly readings: ReadonlyArray<WrittenCommand>;
}

/** What is said of a fact besides the fact itself. */
export interface Telling {
  /** From how many days after it was recorded it counts as known, or (negative) before; `null` when it does not say. */
  readonly known: number | null;
  /** In which of the city's documents it stands. */
  readonly document: string | null;
  readonly decidedBy: string | null;
}

/** A step in the life of a city: some days pass, and it wants to record something. */
export interface Move {
  readonly days: number;
  readonly intent: Intent;
  readonly telling: Telling;
  /** Whether it is a mistake: it is asked as it stands, and is to be refused. */
  readonly mistaken: boolean;
}
