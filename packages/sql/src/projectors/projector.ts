import type { SequencePosition } from "@meetlat/core";
import type { EventUnreadable } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import { transact } from "../patience.ts";
import type { SqlError } from "../sql-client.ts";
import {
  type Checkpoint,
  lockStanding,
  moveCheckpoint,
  type Place,
  type ProjectionName,
  standingsOf,
} from "./projection.ts";
import type { Table } from "./rows.ts";

/** What brings rows from one checkpoint to a later one, ready to be written. */
export interface Step {
  readonly to: SequencePosition;
  /** How many rows it writes. */
  readonly rows: number;
  readonly write: Effect.Effect<void, SqlError>;
}

/** Nothing to write: the rows are true up to a later position as they are. */
export const unchanged = (to: SequencePosition): Step => ({ to, rows: 0, write: Effect.void });

/** What makes the rows of one read model. */
export interface Projector {
  readonly name: ProjectionName;
  readonly table: Table;
  /** One more whenever the rows that it makes change, so that those made before are made again. */
  readonly version: number;
  /** Whether its rows depend on what day it is. */
  readonly dated: boolean;
  /** Reads and computes what follows a checkpoint. The log only grows, so this needs no transaction. */
  readonly next: (place: Place, from: Checkpoint, until: Checkpoint) => Effect.Effect<Step, SqlError | EventUnreadable>;
}

/** How far a projection is, after each commit. */
export interface Progress {
  readonly name: ProjectionName;
  readonly position: SequencePosition;
  /** Where it is going. */
  readonly head: SequencePosition;
  /** How many rows were written in this run. */
  readonly rows: number;
}

/** What was done for one projection. */
export interface CaughtUp {
  readonly name: ProjectionName;
  /** Its checkpoint before and after. */
  readonly from: SequencePosition;
  readonly to: SequencePosition;
  /** How many rows were written. */
  readonly rows: number;
}

/** Whether the rows at a checkpoint are what is asked for. */
const reaches = (at: Checkpoint, until: Checkpoint): boolean => at.position >= until.position && at.asOf === until.asOf;

/**
 * Brings a generation up to a position, and its dated rows to a day; `null` when the generation was taken away meanwhile.
 *
 * **Details**
 *
 * Each step commits its rows together with the checkpoint, and only while the checkpoint is the one that the step began
 * from. Of two projectors at the same time one commits, and the other begins again from there.
 */
export const catchUp = (
  place: Place,
  { name, dated, next }: Projector,
  wanted: Checkpoint,
  onProgress: (progress: Progress) => Effect.Effect<void> = () => Effect.void,
): Effect.Effect<CaughtUp | null, SqlError | EventUnreadable> =>
  Effect.gen(function* () {
    const asOf = dated ? wanted.asOf : null;
    const standings = yield* standingsOf(place.sql, place.register);
    const began = standings.find((one) => one.name === name && one.generation === place.generation);
    if (began === undefined) return null;
    let [at, rows]: [Checkpoint, number] = [began, 0];
    while (!reaches(at, { ...wanted, asOf })) {
      const until = { position: Math.max(wanted.position, at.position), asOf };
      const from = at;
      const step = yield* next(place, from, until);
      const write = Effect.gen(function* () {
        const standing = yield* lockStanding(place, name);
        if (standing === null || standing.position !== from.position || standing.asOf !== from.asOf) {
          return { standing, written: 0 };
        }
        yield* step.write;
        const reached = { position: step.to, asOf };
        yield* moveCheckpoint(place, name, reached);
        return { standing: reached, written: step.rows };
      });
      const { standing, written } = yield* transact(place.sql, write);
      if (standing === null) return null;
      at = { position: standing.position, asOf: standing.asOf };
      rows += written;
      yield* onProgress({ name, position: at.position, head: until.position, rows });
    }
    return { name, from: began.position, to: at.position, rows };
  });
