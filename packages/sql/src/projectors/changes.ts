import { type Event, type EventType, emptyRegister, evolve, type Query, type Register } from "@meetlat/core";
import type { EventUnreadable } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { readEvents } from "../read.ts";
import type { SqlError } from "../sql-client.ts";
import type { Checkpoint, Place } from "./projection.ts";

/** Events of some types. */
export const ofTypes = (types: ReadonlyArray<EventType>): Query => ({ items: [{ types }] });

/** Whether all subjects must be computed: nothing was yet, or for another day. */
export const isEverything = (from: Checkpoint, until: Checkpoint): boolean =>
  from.position === 0 || from.asOf !== until.asOf;

/** Looks at the events between two checkpoints that match a query, without keeping them. */
export const lookAt = (
  { sql, register }: Place,
  query: Query,
  from: Checkpoint,
  until: Checkpoint,
  look: (event: Event) => void,
): Effect.Effect<void, SqlError | EventUnreadable> =>
  Stream.runForEach(readEvents(sql, register, query, { after: from.position, upTo: until.position }), (event) =>
    Effect.sync(() => look(event)),
  );

/** Folds the events up to a checkpoint that match a query into a register, which is used up. */
export const foldOf = (
  { sql, register }: Place,
  query: Query,
  until: Checkpoint,
  into: () => Register = emptyRegister,
): Effect.Effect<Register, SqlError | EventUnreadable> =>
  Stream.runFold(readEvents(sql, register, query, { upTo: until.position }), into, evolve);
