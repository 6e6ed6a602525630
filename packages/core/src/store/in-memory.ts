import * as Effect from "effect/Effect";
import * as Equal from "effect/Equal";
import * as Layer from "effect/Layer";
import * as PubSub from "effect/PubSub";
import * as Stream from "effect/Stream";
import type { Event, NewEvent } from "../register/event.ts";
import { type AppendCondition, matcherOf, type Query, type SequencePosition } from "../register/query.ts";
import type { EventId } from "../vocabulary/identifier.ts";
import {
  AppendConditionFailed,
  EventIdConflict,
  EventStore,
  type EventStoreService,
  type ReadOptions,
} from "./event-store.ts";

/** The log with an index by tag, so that a boundary is found without walking through all of it. */
class Log {
  readonly events: Array<Event> = [];
  readonly byId = new Map<EventId, Event>();
  readonly byTag = new Map<string, Array<SequencePosition>>();

  add(event: NewEvent): void {
    const sequenced = { ...event, position: this.events.length + 1 } as Event;
    this.events.push(sequenced);
    this.byId.set(event.id, sequenced);
    for (const tag of new Set(event.tags)) {
      const positions = this.byTag.get(tag);
      if (positions === undefined) this.byTag.set(tag, [sequenced.position]);
      else positions.push(sequenced.position);
    }
  }

  /** The positions worth looking at: for items with tags, those of their rarest tag. `null` means all. */
  private candidates({ items }: Query): ReadonlyArray<SequencePosition> | null {
    const positions = new Set<SequencePosition>();
    for (const { tags = [] } of items) {
      const lists = tags.map((tag) => this.byTag.get(tag) ?? []);
      const [first] = lists;
      if (first === undefined) return null;
      for (const position of lists.reduce((a, b) => (b.length < a.length ? b : a), first)) positions.add(position);
    }
    return [...positions].sort((a, b) => a - b);
  }

  select(query: Query, { after = 0, upTo = this.events.length, knownAt }: ReadOptions): ReadonlyArray<Event> {
    const positions = this.candidates(query);
    const found =
      positions === null
        ? this.events.slice(after, upTo)
        : positions.flatMap((position) =>
            position > after && position <= upTo ? (this.events[position - 1] ?? []) : [],
          );
    const isAsked = matcherOf(query);
    return found.filter((event) => (knownAt === undefined || event.knownOn <= knownAt) && isAsked(event));
  }
}

const sameContent = ({ position: _position, ...known }: Event, event: NewEvent): boolean => Equal.equals(known, event);

/**
 * An event store in memory: for one question about tables, for tests, and as the model that other stores are held to.
 *
 * @example
 * ```ts
 * import { inMemoryEventStore } from "@meetlat/core/store";
 * import * as Effect from "effect/Effect";
 *
 * const head = Effect.runSync(Effect.flatMap(inMemoryEventStore, (store) => store.head));
 * console.assert(head === 0);
 * ```
 */
export const inMemoryEventStore: Effect.Effect<EventStoreService> = Effect.gen(function* () {
  const log = new Log();
  const appended = yield* PubSub.unbounded<SequencePosition>();

  const append = (events: ReadonlyArray<NewEvent>, condition?: AppendCondition) =>
    Effect.suspend((): ReturnType<EventStoreService["append"]> => {
      const known = events.filter((event) => log.byId.has(event.id));
      const ids = new Set<EventId>();
      for (const event of events) {
        const same = log.byId.get(event.id);
        const differs = same === undefined ? known.length > 0 : !sameContent(same, event);
        if (differs || ids.has(event.id)) return Effect.fail(new EventIdConflict({ id: event.id }));
        ids.add(event.id);
      }
      const last = events.at(-1);
      if (known.length > 0 && last !== undefined) return Effect.succeed(log.byId.get(last.id)?.position ?? 0);
      if (condition !== undefined) {
        const [found] = log.select(condition.failIfEventsMatch, { after: condition.after });
        if (found !== undefined) return Effect.fail(new AppendConditionFailed({ condition, found }));
      }
      for (const event of events) log.add(event);
      const head = log.events.length;
      return events.length === 0 ? Effect.succeed(head) : Effect.as(PubSub.publish(appended, head), head);
    });

  const subscribe = (query: Query, after: SequencePosition) =>
    Stream.unwrap(
      Effect.map(PubSub.subscribe(appended), (wakes) => {
        let cursor = after;
        const catchUp = Stream.suspend(() => {
          const events = log.select(query, { after: cursor });
          cursor = Math.max(cursor, log.events.length);
          return Stream.fromArray(events);
        });
        return Stream.concat(
          catchUp,
          Stream.flatMap(Stream.fromSubscription(wakes), () => catchUp),
        );
      }),
    );

  return {
    append,
    head: Effect.sync(() => log.events.length),
    read: (query, options = {}) => Stream.suspend(() => Stream.fromArray(log.select(query, options))),
    subscribe,
  };
});

/** The in-memory store as a layer; every build is a register of its own. */
export const inMemoryLayer: Layer.Layer<EventStore> = Layer.effect(EventStore, inMemoryEventStore);
