import type { Query } from "@meetlat/core";
import * as Effect from "effect/Effect";
import { dialectOf } from "./dialect.ts";
import type { SqlClient, SqlError } from "./sql-client.ts";

/** How far tags are counted at first, and how much further each time that all of them go on. */
const [START, FURTHER] = [256, 16] as const;

/** How many events have each tag, up to a limit. */
const counted = (sql: SqlClient, register: string, tags: ReadonlyArray<string>, limit: number) => {
  const { elements, table } = dialectOf(sql);
  return Effect.map(
    sql<{ tag: string; found: unknown }>`
      SELECT w.value AS tag, (
        SELECT COUNT(*) FROM (
          SELECT 1 FROM ${table("event_tag")} t WHERE t.register = ${register} AND t.tag = w.value LIMIT ${limit}
        ) c
      ) AS found
      FROM ${elements(JSON.stringify(tags))}`,
    (rows) => new Map(rows.map(({ tag, found }) => [tag, Number(found)])),
  );
};

/**
 * A query of which every item with several tags begins with the one that the fewest events have, so that looking it up is
 * the work of its rarest tag. Counting stops soon after the rarest is known.
 */
export const rarestFirst = (sql: SqlClient, register: string, query: Query): Effect.Effect<Query, SqlError> => {
  const tagsOf = (item: Query["items"][number]): ReadonlyArray<string> => item.tags ?? [];
  if (query.items.every((item) => tagsOf(item).length < 2)) return Effect.succeed(query);
  return Effect.gen(function* () {
    const rarest = new Map<number, string>();
    let open = query.items.flatMap((item, i) => (tagsOf(item).length < 2 ? [] : [{ i, tags: tagsOf(item) }]));
    for (let limit = START; open.length > 0; limit *= FURTHER) {
      const counts = yield* counted(sql, register, [...new Set(open.flatMap(({ tags }) => tags))], limit);
      const countOf = (tag: string): number => counts.get(tag) ?? 0;
      for (const { i, tags } of open) {
        const least = tags.reduce((a, b) => (countOf(b) < countOf(a) ? b : a));
        if (countOf(least) < limit) rarest.set(i, least);
      }
      open = open.filter(({ i }) => !rarest.has(i));
    }
    const items = query.items.map((item, i) => {
      const first = rarest.get(i);
      return first === undefined ? item : { ...item, tags: [first, ...tagsOf(item).filter((tag) => tag !== first)] };
    });
    return { items };
  });
};
