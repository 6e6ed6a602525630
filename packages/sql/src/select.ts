import type { Event, Query, SequencePosition } from "@meetlat/core";
import type { EventUnreadable, ReadOptions } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { dialectOf } from "./dialect.ts";
import { eventOfRow } from "./event-row.ts";
import type { Fragment, SqlClient, SqlError } from "./sql-client.ts";

/** A part of a log: after a position, up to and including another. */
export interface Range {
  readonly after: SequencePosition;
  readonly upTo: SequencePosition;
}

const isEverything = ({ items }: Query): boolean =>
  items.some(({ types, tags }) => types === undefined && (tags === undefined || tags.length === 0));

/**
 * The condition under which an event of a range matches a query, for one statement however many items there are. An item
 * with tags is looked up by its first, so the work is that of one lookup for each item and not of a walk through the log.
 */
const matching = (sql: SqlClient, register: string, query: Query, { after, upTo }: Range): Fragment => {
  if (isEverything(query)) return sql.literal("TRUE");
  const { table, elements, elementsOf, field } = dialectOf(sql);
  const types = query.items.flatMap((item) => ((item.tags ?? []).length === 0 ? (item.types ?? []) : []));
  const tagged = query.items.flatMap(({ types: ofTypes, tags = [] }) => {
    const [first, ...others] = tags;
    return first === undefined
      ? []
      : [{ tag: first, others, types: ofTypes ?? [], any: ofTypes === undefined ? "type" : "of these" }];
  });
  const byType = sql`e.type IN (SELECT value FROM ${elements(JSON.stringify([...new Set(types)]))} w)`;
  const byTag = sql`e.position IN (
    SELECT t.position
    FROM ${wanted(sql, JSON.stringify(tagged))}
    JOIN ${table("event_tag")} t ON t.register = ${register} AND t.tag = ${field("w.value", "tag")}
      AND t.position > ${after} AND t.position <= ${upTo}
    JOIN ${table("event")} x ON x.register = t.register AND x.position = t.position
    WHERE (${field("w.value", "any")} = 'type' OR x.type IN (SELECT n.value FROM ${elementsOf("w.value", "types")}))
      AND NOT EXISTS (
        SELECT 1 FROM ${elementsOf("w.value", "others")}
        WHERE NOT EXISTS (
          SELECT 1 FROM ${table("event_tag")} o
          WHERE o.register = t.register AND o.tag = n.value AND o.position = t.position
        )
      )
  )`;
  const either = [...(types.length > 0 ? [byType] : []), ...(tagged.length > 0 ? [byTag] : [])];
  return either.length === 0 ? sql.literal("FALSE") : sql.or(either);
};

const wanted = (sql: SqlClient, json: string): Fragment =>
  sql.onDialectOrElse({
    pg: () => sql`jsonb_array_elements(${json}::jsonb) AS w(value)`,
    orElse: () => sql`json_each(${json}) AS w`,
  });

/** The first events of a range that match a query, in order of position, and no more than `limit` of them. */
export const selectEvents = (
  sql: SqlClient,
  register: string,
  query: Query,
  range: Range,
  limit: number,
  { knownAt }: Pick<ReadOptions, "knownAt"> = {},
): Effect.Effect<ReadonlyArray<Event>, SqlError | EventUnreadable> => {
  const { table, text } = dialectOf(sql);
  const known = knownAt === undefined ? sql.literal("TRUE") : sql`e.known_on <= ${knownAt}`;
  const rows = sql<{ position: unknown; content: unknown }>`
    SELECT e.position AS position, ${text("e.content")} AS content
    FROM ${table("event")} e
    WHERE e.register = ${register} AND e.position > ${range.after} AND e.position <= ${range.upTo}
      AND ${known} AND ${matching(sql, register, query, range)}
    ORDER BY e.position LIMIT ${limit}`;
  return Effect.flatMap(rows, (found) => {
    const events: Array<Event> = [];
    for (const { position, content } of found) {
      const event = eventOfRow(Number(position), content);
      if (Result.isFailure(event)) return Effect.fail(event.failure);
      events.push(event.success);
    }
    return Effect.succeed(events);
  });
};

/** The position of the last event of a register; 0 when there is none. */
export const headOf = (sql: SqlClient, register: string): Effect.Effect<SequencePosition, SqlError> =>
  Effect.map(
    sql<{ head: unknown }>`SELECT head FROM ${dialectOf(sql).table("register")} WHERE register = ${register}`,
    ([row]) => Number(row?.head ?? 0),
  );
