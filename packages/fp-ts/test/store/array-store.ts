import type { Event, NewEvent } from "@meetlat/core";
import * as Equal from "effect/Equal";
import * as E from "fp-ts/lib/Either.js";
import { EventStore, Query, StoreError } from "../../src/index.ts";

/** An event store as somebody who knows fp-ts only would write it: an array, and promises to wake subscribers by. */
export const arrayStore = (): EventStore.EventStore => {
  const log: Array<Event> = [];
  let wake = Promise.withResolvers<void>();

  const select = (query: Query.Query, { after = 0, upTo = log.length, knownAt }: EventStore.ReadOptions = {}) => {
    const isAsked = Query.matches(query);
    return log.filter(
      (event) =>
        event.position > after &&
        event.position <= upTo &&
        (knownAt === undefined || event.knownOn <= knownAt) &&
        isAsked(event),
    );
  };

  const known = ({ id }: NewEvent): Event | undefined => log.find((event) => event.id === id);
  const isSame = (event: NewEvent): boolean =>
    Equal.equals(known(event), { ...event, position: known(event)?.position });

  const append = (
    events: ReadonlyArray<NewEvent>,
    condition?: Query.AppendCondition,
  ): E.Either<StoreError.AppendError, number> => {
    const again = events.filter((event) => known(event) !== undefined);
    const conflict =
      events.find((event, i) => events.findIndex(({ id }) => id === event.id) < i) ??
      (again.length > 0 ? events.find((event) => !isSame(event)) : undefined);
    if (conflict !== undefined) return E.left(StoreError.eventIdConflict(conflict.id));
    const last = again.at(-1);
    if (last !== undefined) return E.right(known(last)?.position ?? 0);
    const [found] = condition === undefined ? [] : select(condition.failIfEventsMatch, { after: condition.after });
    if (condition !== undefined && found !== undefined) {
      return E.left(StoreError.appendConditionFailed(condition, found));
    }
    for (const event of events) log.push({ ...event, position: log.length + 1 } as Event);
    wake.resolve();
    wake = Promise.withResolvers<void>();
    return E.right(log.length);
  };

  return {
    stream: (query, options) => EventStore.streamOf(async () => E.right(select(query, options))),
    append: (events, condition) => async () => append(events, condition),
    head: async () => E.right(log.length),
    subscribe: (query, after) => ({
      async *[Symbol.asyncIterator]() {
        let cursor = after;
        for (;;) {
          const woken = wake.promise;
          const events = select(query, { after: cursor });
          cursor = Math.max(cursor, log.length);
          for (const event of events) yield E.right(event);
          await woken;
        }
      },
    }),
  };
};
