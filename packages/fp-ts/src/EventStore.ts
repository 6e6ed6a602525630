/**
 * The log of one register, as a port; and a store of it in memory.
 *
 * @module
 */
import type { AppendCondition, Event, NewEvent, Query, SequencePosition } from "@meetlat/core";
import type { ReadOptions } from "@meetlat/core/store";
import type { Either } from "fp-ts/lib/Either.js";
import type { IO } from "fp-ts/lib/IO.js";
import type { ReaderTaskEither } from "fp-ts/lib/ReaderTaskEither.js";
import type { TaskEither } from "fp-ts/lib/TaskEither.js";
import { left, right } from "./internal/either.ts";
import { emptyPort, portToStore } from "./internal/port.ts";
import type { AppendError, ReadError, StoreUnavailable } from "./StoreError.ts";

export type { ReadOptions };

/**
 * The log of one register.
 *
 * Every implementation keeps the promises of core's port: positions are 1, 2, 3, … without gaps, in the order of commits; an
 * append is all or nothing, and its condition holds when it commits; appending the same events again succeeds and adds
 * nothing. `eventStoreLaws` of `@meetlat/testing` hold a store to them, through `Port.toPort`.
 *
 * A stream gives an event at a time. What goes wrong is its last element, a left; it does not throw. Whoever stops early
 * (`break`) lets go of the store's means.
 */
export interface EventStore {
  /** The events that match a query, in order of position, as of the moment at which reading starts. */
  readonly stream: (query: Query, options?: ReadOptions) => AsyncIterable<Either<ReadError, Event>>;
  /** Appends events after the head, and gives the position of the last of them. An empty append gives the head. */
  readonly append: (
    events: ReadonlyArray<NewEvent>,
    condition?: AppendCondition,
  ) => TaskEither<AppendError, SequencePosition>;
  /** The position of the last event; 0 when there is none. */
  readonly head: TaskEither<StoreUnavailable, SequencePosition>;
  /** The events after a position that match a query, and then those to come. It never ends by itself. */
  readonly subscribe: (query: Query, after: SequencePosition) => AsyncIterable<Either<ReadError, Event>>;
}

/**
 * A new register in memory, each time that it is run.
 *
 * @example
 * ```ts
 * import { EventStore, Query } from "@meetlat/fp-ts";
 * import * as E from "fp-ts/lib/Either.js";
 *
 * const store = EventStore.inMemory();
 * const events = await EventStore.read(Query.all)(store)();
 * console.assert(E.isRight(events) && events.right.length === 0);
 * ```
 */
export const inMemory: IO<EventStore> = () => portToStore(emptyPort());

/**
 * Folds the events that match a query as they come, so that they need not all be in memory. `step` is applied once to each
 * event, in order of position. `Environment.readRegister` is this for a register, which is quicker than folding copies.
 *
 * @example
 * ```ts
 * import { EventStore, Query } from "@meetlat/fp-ts";
 *
 * const countByType = EventStore.readWith(Query.all)(
 *   (): ReadonlyMap<string, number> => new Map(),
 *   (counts, { type }) => new Map(counts).set(type, (counts.get(type) ?? 0) + 1),
 * );
 * const counts = await countByType(EventStore.inMemory())();
 * console.assert(counts._tag === "Right" && counts.right.size === 0);
 * ```
 */
export const readWith =
  (query: Query, options?: ReadOptions) =>
  <A>(initial: IO<A>, step: (a: A, event: Event) => A): ReaderTaskEither<EventStore, ReadError, A> =>
  (store) =>
  async () => {
    let folded = initial();
    for await (const event of store.stream(query, options)) {
      if (event._tag === "Left") return left(event.left);
      folded = step(folded, event.right);
    }
    return right(folded);
  };

/** The events that match a query, in order of position. */
export const read = (
  query: Query,
  options?: ReadOptions,
): ReaderTaskEither<EventStore, ReadError, ReadonlyArray<Event>> =>
  readWith(query, options)(
    (): Array<Event> => [],
    (events, event) => {
      events.push(event);
      return events;
    },
  );

/** A list that comes at once as a stream: for those who write a store that reads all of an answer. */
export const streamOf = (
  events: TaskEither<ReadError, ReadonlyArray<Event>>,
): AsyncIterable<Either<ReadError, Event>> => ({
  async *[Symbol.asyncIterator]() {
    const read = await events();
    if (read._tag === "Left") yield read;
    else for (const event of read.right) yield right(event);
  },
});
