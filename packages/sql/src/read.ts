import type { Event, Query, SequencePosition } from "@meetlat/core";
import type { StoredEvent } from "@meetlat/core/codec";
import type { EventUnreadable, ReadOptions } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Stream from "effect/Stream";
import { headOf, selectStored } from "./select.ts";
import type { SqlClient, SqlError } from "./sql-client.ts";

/** How many events are in memory at a time. */
const PAGE = 2_000;

interface Cursor {
  readonly after: SequencePosition;
  /** How many positions the next statement looks at; it grows while little is found, and shrinks to what fills a page. */
  readonly span: number;
}

/** The events up to a position that match a query, page by page, also when the head has not been moved as far yet. */
export const readUpTo = (
  sql: SqlClient,
  register: string,
  query: Query,
  end: SequencePosition,
  { after = 0, knownAt }: Omit<ReadOptions, "upTo"> = {},
): Stream.Stream<StoredEvent, SqlError | EventUnreadable> => {
  const known = knownAt === undefined ? {} : { knownAt };
  return Stream.paginate({ after, span: Number.POSITIVE_INFINITY } as Cursor, (cursor) => {
    if (cursor.after >= end) return Effect.succeed([[] as ReadonlyArray<StoredEvent>, Option.none<Cursor>()] as const);
    const range = { after: cursor.after, upTo: Math.min(end, cursor.after + cursor.span) };
    return Effect.map(selectStored(sql, register, query, range, PAGE, known), (page) => {
      const last = page.at(-1)?.event.position;
      const next: Cursor =
        page.length < PAGE || last === undefined
          ? { after: range.upTo, span: cursor.span * 4 }
          : { after: last, span: 4 * (last - cursor.after) };
      return [page, next.after < end ? Option.some(next) : Option.none<Cursor>()] as const;
    });
  });
};

/**
 * The events that match a query, also as they were appended, page by page. No transaction or cursor stays open between
 * pages: the log only grows, so what stands up to the head of the beginning is the same whenever it is read.
 */
export const readStored = (
  sql: SqlClient,
  register: string,
  query: Query,
  { upTo, ...options }: ReadOptions,
): Stream.Stream<StoredEvent, SqlError | EventUnreadable> =>
  Stream.unwrap(
    Effect.map(headOf(sql, register), (head) => readUpTo(sql, register, query, Math.min(head, upTo ?? head), options)),
  );

/** {@link readStored}, as they are read today. */
export const readEvents = (...args: Parameters<typeof readStored>): Stream.Stream<Event, SqlError | EventUnreadable> =>
  Stream.map(readStored(...args), ({ event }) => event);
