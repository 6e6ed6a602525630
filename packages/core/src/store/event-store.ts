import * as Context from "effect/Context";
import * as Data from "effect/Data";
import type * as Effect from "effect/Effect";
import type * as Stream from "effect/Stream";
import type { Event, NewEvent } from "../register/event.ts";
import type { AppendCondition, Query, SequencePosition } from "../register/query.ts";
import type { Day } from "../vocabulary/day.ts";
import type { EventId } from "../vocabulary/identifier.ts";

/** Nothing was appended: an event that matches the condition's query has come since. */
export class AppendConditionFailed extends Data.TaggedError("AppendConditionFailed")<{
  readonly condition: AppendCondition;
  /** The first event found that matches. */
  readonly found: Event;
}> {
  override get message(): string {
    return `Event ${this.found.type} at position ${this.found.position} came after position ${this.condition.after}. Read it, decide again and append anew.`;
  }
}

/** Nothing was appended: an event with this id, but other content, is in the register already. */
export class EventIdConflict extends Data.TaggedError("EventIdConflict")<{ readonly id: EventId }> {
  override get message(): string {
    return `Another event has the id ${this.id}. Every event needs an id of its own, and a retry must send the same events again.`;
  }
}

/** The store cannot be reached or does not answer. Whether an append in flight took effect is not known: send it again. */
export class StoreUnavailable extends Data.TaggedError("StoreUnavailable")<{ readonly cause: unknown }> {
  override get message(): string {
    return "The event store does not answer. Try again; appending the same events twice is safe.";
  }
}

/** What stands at a position is no event that this version can read: it was changed outside, or a newer version wrote it. */
export class EventUnreadable extends Data.TaggedError("EventUnreadable")<{
  readonly position: SequencePosition;
  /** What does not fit, for a person. */
  readonly problems: ReadonlyArray<string>;
}> {
  override get message(): string {
    return `The event at position ${this.position} cannot be read: ${this.problems.join("; ")}. Update Meetlat, or restore the register from a copy; verify tells whether it was changed.`;
  }
}

/** Why nothing was appended. */
export type AppendError = AppendConditionFailed | EventIdConflict | StoreUnavailable | EventUnreadable;

/** Why reading stopped. */
export type ReadError = StoreUnavailable | EventUnreadable;

/** Which part of a query's answer to read. */
export interface ReadOptions {
  /** Only events after this position. */
  readonly after?: SequencePosition;
  /** Only events up to and including this position. */
  readonly upTo?: SequencePosition;
  /** Only events that counted as known on this day. */
  readonly knownAt?: Day;
}

/**
 * The log of one register.
 *
 * **Details**
 *
 * Every implementation keeps these promises. Positions are 1, 2, 3, … without gaps, in the order of commits; a reader
 * that follows “after my last position” misses nothing and sees nothing twice, also while others write. An append is all
 * or nothing, and its condition holds when it commits. Appending the same events (ids and content) again succeeds and
 * adds nothing. What was acknowledged is there after a crash, and nothing half is.
 */
export interface EventStoreService {
  /** The events that match a query, in order of position, as of the moment at which reading starts. */
  readonly read: (query: Query, options?: ReadOptions) => Stream.Stream<Event, ReadError>;
  /**
   * Appends events after the head, and gives the position of the last of them. An empty append gives the head.
   */
  readonly append: (
    events: ReadonlyArray<NewEvent>,
    condition?: AppendCondition,
  ) => Effect.Effect<SequencePosition, AppendError>;
  /** The position of the last event; 0 when there is none. */
  readonly head: Effect.Effect<SequencePosition, StoreUnavailable>;
  /** The events after a position that match a query, and then those to come. It never ends by itself. */
  readonly subscribe: (query: Query, after: SequencePosition) => Stream.Stream<Event, ReadError>;
}

/** The event store as a service of Effect. */
export class EventStore extends Context.Service<EventStore, EventStoreService>()("@meetlat/core/EventStore") {}
