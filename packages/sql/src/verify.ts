import type { NewEvent, SequencePosition } from "@meetlat/core";
import type { StoreUnavailable } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import { dialectOf } from "./dialect.ts";
import { FIRST_HASH, hashOfRow, parsed } from "./event-row.ts";
import { SqlClient, type SqlError } from "./sql-client.ts";
import { asStoreEffect } from "./store-errors.ts";

/** What is wrong at the first position where a log is not what was appended. */
export type Break =
  | "missing"
  | "contentChanged"
  | "columnsDiffer"
  | "tagsDiffer"
  | "headDiffers"
  | "eventsAfterHead"
  | "publishedHashDiffers";

/** The outcome of {@link verify}: the head that was reached with its hash, or the first broken position. */
export type Verification =
  | { readonly _tag: "Whole"; readonly head: SequencePosition; readonly hash: string }
  | { readonly _tag: "Broken"; readonly position: SequencePosition; readonly problem: Break };

/** A head that was published at some time, for instance beside the accounts of a year. */
export interface PublishedHead {
  readonly position: SequencePosition;
  readonly hash: string;
}

interface Row {
  readonly position: unknown;
  readonly id: unknown;
  readonly type: unknown;
  readonly schema_version: unknown;
  readonly known_on: unknown;
  readonly recorded_at: unknown;
  readonly content: unknown;
  readonly hash: unknown;
}

const PAGE = 2_000;

const broken = (position: SequencePosition, problem: Break): Verification => ({ _tag: "Broken", position, problem });

const columnsAgree = (row: Row, event: Partial<NewEvent>): boolean =>
  row.id === event.id &&
  row.type === event.type &&
  Number(row.schema_version) === event.schemaVersion &&
  row.known_on === event.knownOn &&
  row.recorded_at === event.recordedAt;

interface TagRow {
  readonly position: SequencePosition;
  readonly tag: string;
  readonly type: string;
}

const tagsOf = (
  position: SequencePosition,
  { type = "", tags = [] }: { type?: string; tags?: ReadonlyArray<string> },
) => [...new Set(tags)].map((tag): TagRow => ({ position, tag, type }));

/** How many of some tags are there, each looked up by its key: the index of tags is in no order of positions. */
const countThere = (sql: SqlClient, register: string, rows: ReadonlyArray<TagRow>): Effect.Effect<number, SqlError> => {
  const { records, lookUp } = dialectOf(sql);
  const here = sql`t.register = ${register} AND t.tag = x.tag AND t.type = x.type AND t.position = x.position`;
  return Effect.map(
    sql<{ there: unknown }>`
      SELECT COUNT(*) AS there
      FROM ${records(JSON.stringify(rows), { tag: "text", type: "text", position: "bigint" })}
      ${lookUp("event_tag", "t", here)}`,
    ([row]) => Number(row?.there ?? 0),
  );
};

/** The first event of some with a tag that is not there. */
const firstWithout = (sql: SqlClient, register: string, rows: ReadonlyArray<TagRow>) =>
  Effect.gen(function* () {
    for (const [position, tags] of Map.groupBy(rows, (row) => row.position)) {
      if ((yield* countThere(sql, register, tags)) < tags.length) return position;
    }
    return null;
  });

/** The first position, up to the head, at which there are more tags than its event has. */
const firstWithMore = (sql: SqlClient, register: string, head: SequencePosition, counts: ReadonlyArray<number>) =>
  Effect.gen(function* () {
    const { table } = dialectOf(sql);
    const total = counts.reduce((sum, n) => sum + n, 0);
    const [there] = yield* sql<{ n: unknown }>`
      SELECT COUNT(*) AS n FROM ${table("event_tag")} WHERE register = ${register} AND position <= ${head}`;
    if (Number(there?.n) === total) return null;
    const perPosition = yield* sql<{ position: unknown; n: unknown }>`
      SELECT position, COUNT(*) AS n FROM ${table("event_tag")}
      WHERE register = ${register} AND position <= ${head} GROUP BY position ORDER BY position`;
    const more = perPosition.find(({ position, n }) => Number(n) > (counts[Number(position) - 1] ?? 0));
    return more === undefined ? null : Number(more.position);
  });

const walk = (
  sql: SqlClient,
  register: string,
  published: PublishedHead | undefined,
  onProgress: (position: SequencePosition, head: SequencePosition) => Effect.Effect<void>,
): Effect.Effect<Verification, SqlError> =>
  Effect.gen(function* () {
    const { table, text } = dialectOf(sql);
    const [kept] = yield* sql<{ head: unknown; hash: unknown }>`
      SELECT head, head_hash AS hash FROM ${table("register")} WHERE register = ${register}`;
    const head = Number(kept?.head ?? 0);
    let hash = FIRST_HASH;
    const counts: Array<number> = [];
    if (published !== undefined && published.position > head) return broken(head + 1, "missing");
    if (published?.position === 0 && published.hash !== FIRST_HASH) return broken(0, "publishedHashDiffers");
    for (let after = 0; after < head; ) {
      const upTo = Math.min(head, after + PAGE);
      const rows = yield* sql<Row>`
        SELECT position, id, type, schema_version, known_on, recorded_at, ${text("content")} AS content, hash
        FROM ${table("event")} WHERE register = ${register} AND position > ${after} AND position <= ${upTo}
        ORDER BY position`;
      const tags: Array<TagRow> = [];
      for (const [i, row] of rows.entries()) {
        const position = after + 1 + i;
        if (Number(row.position) !== position) return broken(position, "missing");
        const event = parsed(row.content) as NewEvent;
        const found = hashOfRow(hash, event);
        if (found === null || found !== row.hash) return broken(position, "contentChanged");
        hash = found;
        if (!columnsAgree(row, event)) return broken(position, "columnsDiffer");
        const own = tagsOf(position, event);
        counts.push(own.length);
        tags.push(...own);
        if (published?.position === position && published.hash !== hash)
          return broken(position, "publishedHashDiffers");
      }
      if ((yield* countThere(sql, register, tags)) < tags.length) {
        return broken((yield* firstWithout(sql, register, tags)) ?? upTo, "tagsDiffer");
      }
      if (rows.length < upTo - after) return broken(after + rows.length + 1, "missing");
      after = upTo;
      yield* onProgress(after, head);
    }
    const more = yield* firstWithMore(sql, register, head, counts);
    if (more !== null) return broken(more, "tagsDiffer");
    const [beyond] = yield* sql<{ position: unknown }>`
      SELECT MIN(position) AS position FROM ${table("event")} WHERE register = ${register} AND position > ${head}`;
    const [later] = yield* sql<{ head: unknown }>`
      SELECT head FROM ${table("register")} WHERE register = ${register}`;
    // What others appended in the meantime lies after the head of the beginning, and up to that of now.
    if (beyond?.position != null && Number(later?.head ?? 0) === head)
      return broken(Number(beyond.position), "eventsAfterHead");
    return hash === (kept?.hash ?? FIRST_HASH) ? { _tag: "Whole", head, hash } : broken(head, "headDiffers");
  });

/**
 * Recomputes the chain of hashes of a register, and says where it breaks first: which event was changed, taken out or put
 * in. It reads the whole log, in pages.
 *
 * **Details**
 *
 * A whole chain proves that no event was changed since its hash was known to others: compare with a head that was published
 * (`published`). Without that, it finds changes by those who did not recompute every later hash, and no others; and it
 * never says anything about whether the events were true.
 *
 * @example
 * ```ts
 * import { fromDatabaseSync, migrate, SqlClient, verify } from "@meetlat/sql";
 * import * as Effect from "effect/Effect";
 * import { DatabaseSync } from "node:sqlite";
 *
 * const client = fromDatabaseSync(new DatabaseSync(":memory:"));
 * const program = Effect.andThen(migrate, verify("rotterdam"));
 * const outcome = await Effect.runPromise(Effect.provideServiceEffect(program, SqlClient, client));
 * console.assert(outcome._tag === "Whole" && outcome.head === 0);
 * ```
 */
export const verify = (
  register: string,
  options: {
    readonly published?: PublishedHead;
    readonly onProgress?: (position: SequencePosition, head: SequencePosition) => Effect.Effect<void>;
  } = {},
): Effect.Effect<Verification, StoreUnavailable, SqlClient> =>
  Effect.flatMap(SqlClient, (sql) =>
    asStoreEffect(walk(sql, register, options.published, options.onProgress ?? (() => Effect.void))),
  );
