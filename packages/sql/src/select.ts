import type { Event, Query, SequencePosition } from "@meetlat/core";
import type { StoredEvent } from "@meetlat/core/codec";
import type { EventUnreadable, ReadOptions } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { dialectOf } from "./dialect.ts";
import { hasNul, storedOfRow } from "./event-row.ts";
import { rarestFirst } from "./rarest-tag.ts";
import { type Fragment, SqlClient, type SqlError } from "./sql-client.ts";

/** A part of a log: after a position, up to and including another. */
export interface Range {
  readonly after: SequencePosition;
  readonly upTo: SequencePosition;
}

const isEverything = ({ items }: Query): boolean =>
  items.some(({ types, tags }) => types === undefined && (tags === undefined || tags.length === 0));

/** What one lookup in the index of tags asks for: a tag, a type unless any will do, and what other tags must be there. */
interface Lookup {
  readonly tag: string;
  readonly type?: string;
  readonly others: ReadonlyArray<string>;
}

const lookupsOf = ({ items }: Query): ReadonlyArray<Lookup> =>
  items.flatMap(({ types, tags: [tag, ...others] = [] }): ReadonlyArray<Lookup> => {
    if (tag === undefined) return [];
    return types === undefined ? [{ tag, others }] : types.map((type) => ({ tag, type, others }));
  });

/** The positions that some lookups find, which all have a type or all have none. */
const byTag = (sql: SqlClient, register: string, lookups: ReadonlyArray<Lookup>, { after, upTo }: Range): Fragment => {
  const { table, objects, elementsOf, field, lookUp } = dialectOf(sql);
  const hasType = lookups[0]?.type !== undefined;
  const type = hasType ? sql`AND t.type = ${field("w.value", "type")}` : sql.literal("");
  const others = sql`
    WHERE NOT EXISTS (
      SELECT 1 FROM ${elementsOf("w.value", "others")}
      WHERE NOT EXISTS (
        SELECT 1 FROM ${table("event_tag")} o
        WHERE o.register = t.register AND o.tag = n.value AND o.type = t.type AND o.position = t.position
      )
    )`;
  const here = sql`t.register = ${register} AND t.tag = ${field("w.value", "tag")} ${type}
    AND t.position > ${after} AND t.position <= ${upTo}`;
  return sql`
    SELECT t.position AS position FROM ${objects(JSON.stringify(lookups))}
    ${lookUp("event_tag", "t", here)}
    ${lookups.some((lookup) => lookup.others.length > 0) ? others : sql.literal("")}`;
};

const byType = (sql: SqlClient, register: string, types: ReadonlyArray<string>, { after, upTo }: Range): Fragment => {
  const { elements, lookUp } = dialectOf(sql);
  const here = sql`x.register = ${register} AND x.type = w.value AND x.position > ${after} AND x.position <= ${upTo}`;
  return sql`
    SELECT x.position AS position
    FROM ${elements(JSON.stringify([...new Set(types)]))} ${lookUp("event", "x", here)}`;
};

/**
 * The positions in a range at which a query's events stand, for one statement however many items there are. An item with
 * tags is looked up by its first (see {@link rarestFirst}), so the work is that of one lookup for each item and not of a walk through the log.
 */
const positionsOf = (sql: SqlClient, register: string, query: Query, range: Range): Fragment => {
  const types = query.items.flatMap((item) => ((item.tags ?? []).length === 0 ? (item.types ?? []) : []));
  const lookups = lookupsOf(query);
  const [typed, untyped] = [
    lookups.filter((one) => one.type !== undefined),
    lookups.filter((one) => one.type === undefined),
  ];
  const parts = [
    ...(typed.length > 0 ? [byTag(sql, register, typed, range)] : []),
    ...(untyped.length > 0 ? [byTag(sql, register, untyped, range)] : []),
    byType(sql, register, types, range),
  ];
  return parts.reduce((all, part) => sql`${all} UNION ${part}`);
};

/** The first positions of some, so that no more events are looked up than will be given; all, when not every one will be. */
const first = (sql: SqlClient, positions: Fragment, limit: number, isEach: boolean): Fragment =>
  isEach ? sql`SELECT f.position FROM (${positions}) f ORDER BY f.position LIMIT ${limit}` : positions;

/** The first events of a range that match a query, in order of position, and no more than `limit`; also as they were appended. */
export const selectStored = (
  sql: SqlClient,
  register: string,
  { items }: Query,
  range: Range,
  limit: number,
  { knownAt }: Pick<ReadOptions, "knownAt"> = {},
): Effect.Effect<ReadonlyArray<StoredEvent>, SqlError | EventUnreadable> => {
  // No event has a tag with NUL, and PostgreSQL cannot even be asked for one.
  const query: Query = { items: items.filter(({ tags }) => !hasNul(tags)) };
  const { table, text, lookUp } = dialectOf(sql);
  const known = knownAt === undefined ? sql.literal("TRUE") : sql`e.known_on <= ${knownAt}`;
  return Effect.gen(function* () {
    const from = isEverything(query)
      ? sql`${table("event")} e
        WHERE e.register = ${register} AND e.position > ${range.after} AND e.position <= ${range.upTo} AND ${known}`
      : sql`(${first(sql, positionsOf(sql, register, yield* rarestFirst(sql, register, query), range), limit, knownAt === undefined)}) p
        ${lookUp("event", "e", sql`e.register = ${register} AND e.position = p.position`)}
        WHERE ${known}`;
    const rows = yield* sql<{ position: unknown; content: unknown }>`
      SELECT e.position AS position, ${text("e.content")} AS content FROM ${from} ORDER BY e.position LIMIT ${limit}`;
    const events: Array<StoredEvent> = [];
    for (const { position, content } of rows) {
      const event = storedOfRow(Number(position), content);
      if (Result.isFailure(event)) return yield* event.failure;
      events.push(event.success);
    }
    return events;
  });
};

/** {@link selectStored}, as they are read today. */
export const selectEvents = (
  ...args: Parameters<typeof selectStored>
): Effect.Effect<ReadonlyArray<Event>, SqlError | EventUnreadable> =>
  Effect.map(selectStored(...args), (stored) => stored.map(({ event }) => event));

/** The position of the last event of a register; 0 when there is none. */
export const headOf = (sql: SqlClient, register: string): Effect.Effect<SequencePosition, SqlError> =>
  Effect.map(
    sql<{ head: unknown }>`SELECT head FROM ${dialectOf(sql).table("register")} WHERE register = ${register}`,
    ([row]) => Number(row?.head ?? 0),
  );

/** The names of the registers in a store that hold something, in order. */
export const registerNames: Effect.Effect<ReadonlyArray<string>, SqlError, SqlClient> = Effect.flatMap(
  SqlClient,
  (sql) =>
    Effect.map(
      sql<{ register: string }>`
        SELECT register FROM ${dialectOf(sql).table("register")} WHERE head > 0 ORDER BY register`,
      (rows) => rows.map(({ register }) => register),
    ),
);
