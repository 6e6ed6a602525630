import type { AppendCondition, NewEvent, SequencePosition } from "@meetlat/core";
import { AppendConditionFailed, type AppendError, EventIdConflict, EventUnreadable } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import { inBatches } from "./batches.ts";
import { dialectOf } from "./dialect.ts";
import {
  type EventContent,
  FIRST_HASH,
  hashOfText,
  hasNul,
  NUL_IN_TAG,
  parsed,
  sameEvent,
  textOf,
} from "./event-row.ts";
import { transact } from "./patience.ts";
import { headOf, selectEvents } from "./select.ts";
import type { SqlClient, SqlError } from "./sql-client.ts";
import { CHANNEL, wakeOf } from "./wakes.ts";

/** The end of a log: the position of its last event, and the hash up to and including it. */
export interface Head {
  readonly head: SequencePosition;
  readonly hash: string;
}

/** Takes the lock of a register, and gives its head as it is now that the lock is held. */
export const lock = (sql: SqlClient, register: string): Effect.Effect<Head, SqlError> =>
  Effect.gen(function* () {
    const registers = dialectOf(sql).table("register");
    const held = sql.onDialectOrElse({
      pg: () => sql<{ head: unknown; hash: unknown }>`
        SELECT head, head_hash AS hash FROM ${registers} WHERE register = ${register} FOR UPDATE`,
      // A transaction that a host began only for reading gets the right to write here, before anything else is read.
      orElse: () => sql<{ head: unknown; hash: unknown }>`
        UPDATE ${registers} SET head = head WHERE register = ${register} RETURNING head, head_hash AS hash`,
    });
    let [row] = yield* held;
    if (row === undefined) {
      yield* sql`INSERT INTO ${registers} (register, head, head_hash) VALUES (${register}, 0, ${FIRST_HASH})
        ON CONFLICT DO NOTHING`;
      [row] = yield* held;
    }
    return { head: Number(row?.head ?? 0), hash: String(row?.hash ?? FIRST_HASH) };
  });

/** The events with these ids that the register holds: their positions and what they say. */
export const known = (sql: SqlClient, register: string, events: ReadonlyArray<Pick<EventContent, "id">>) => {
  const { elements, text, lookUp } = dialectOf(sql);
  return Effect.map(
    Effect.forEach(
      inBatches(events.map(({ id }) => id)),
      (ids) =>
        sql<{ id: string; position: unknown; content: unknown }>`
        SELECT e.id AS id, e.position AS position, ${text("e.content")} AS content
        FROM ${elements(JSON.stringify(ids))} ${lookUp("event", "e", sql`e.register = ${register} AND e.id = w.value`)}`,
    ),
    (pages) => new Map(pages.flat().map((row) => [row.id, row])),
  );
};

/**
 * Adds events after the head of a register whose lock is held, and gives the new head, which is for {@link moveHead} to keep.
 * Many times in one transaction the head is better moved once: PostgreSQL looks through all versions of its row for each
 * event that refers to it.
 */
export const insert = (
  sql: SqlClient,
  register: string,
  events: ReadonlyArray<EventContent>,
  from: Head,
): Effect.Effect<Head, EventUnreadable | SqlError> =>
  Effect.gen(function* () {
    const { table, records, json } = dialectOf(sql);
    let { head, hash } = from;
    for (const batch of inBatches(events)) {
      const nul = batch.findIndex(({ tags }) => hasNul(tags));
      if (nul >= 0) return yield* new EventUnreadable({ position: head + nul + 1, problems: [NUL_IN_TAG] });
      const rowOf = (event: EventContent) => {
        const content = textOf(event);
        head += 1;
        hash = hashOfText(hash, content);
        const { id, type, schemaVersion, knownOn, recordedAt } = event;
        return {
          position: head,
          id,
          type,
          schema_version: schemaVersion,
          known_on: knownOn,
          recorded_at: recordedAt,
          content,
          hash,
        };
      };
      const rows = yield* Effect.try({
        try: () => batch.map(rowOf),
        // Half a character is no text, and could not be read back as it was.
        catch: (cause) => new EventUnreadable({ position: head, problems: [`${cause}`] }),
      });
      const tags = batch.flatMap((event, i) =>
        [...new Set(event.tags)].map((tag) => ({ tag, type: event.type, position: head - batch.length + 1 + i })),
      );
      yield* sql`
        INSERT INTO ${table("event")}
          (register, position, id, type, schema_version, known_on, recorded_at, content, hash)
        SELECT ${register}, x.position, x.id, x.type, x.schema_version, x.known_on, x.recorded_at, ${json("x.content")}, x.hash
        FROM ${records(JSON.stringify(rows), {
          position: "bigint",
          id: "text",
          type: "text",
          schema_version: "bigint",
          known_on: "text",
          recorded_at: "text",
          content: "text",
          hash: "text",
        })}`;
      yield* sql`
        INSERT INTO ${table("event_tag")} (register, tag, type, position)
        SELECT ${register}, x.tag, x.type, x.position FROM ${records(JSON.stringify(tags), { tag: "text", type: "text", position: "bigint" })}`;
    }
    return { head, hash };
  });

/** Keeps the head up to which events were added, and wakes those who listen. */
export const moveHead = (
  sql: SqlClient,
  register: string,
  { head, hash }: Head,
  notify: boolean,
): Effect.Effect<void, SqlError> =>
  Effect.gen(function* () {
    const { table, name } = dialectOf(sql);
    yield* sql`UPDATE ${table("register")} SET head = ${head}, head_hash = ${hash} WHERE register = ${register}`;
    if (notify && name === "pg") yield* sql`SELECT pg_notify(${CHANNEL}, ${wakeOf(register)})`;
  });

/** Where events stand that the register holds already; `null` when it holds none of them. */
const heldAlready = (
  sql: SqlClient,
  register: string,
  events: ReadonlyArray<NewEvent>,
  held: Head,
): Effect.Effect<SequencePosition | null, EventIdConflict | SqlError> =>
  Effect.gen(function* () {
    const there = held.head === 0 ? new Map<string, never>() : yield* known(sql, register, events);
    const ids = new Set<string>();
    for (const event of events) {
      const same = there.get(event.id);
      const differs = same === undefined ? there.size > 0 : !sameEvent(parsed(same.content), event);
      if (differs || ids.has(event.id)) return yield* new EventIdConflict({ id: event.id });
      ids.add(event.id);
    }
    const last = events.at(-1);
    return there.size > 0 && last !== undefined ? Number(there.get(last.id)?.position) : null;
  });

/** Adds events behind a head whose lock is held, unless the register holds them, and gives the head for {@link moveHead} to keep. */
export const insertUnheld = (
  sql: SqlClient,
  register: string,
  events: ReadonlyArray<NewEvent>,
  held: Head,
): Effect.Effect<Head, EventIdConflict | EventUnreadable | SqlError> =>
  Effect.flatMap(heldAlready(sql, register, events, held), (position) =>
    position === null ? insert(sql, register, events, held) : Effect.succeed(held),
  );

const appendLocked = (
  sql: SqlClient,
  register: string,
  events: ReadonlyArray<NewEvent>,
  condition: AppendCondition | undefined,
  notify: boolean,
): Effect.Effect<SequencePosition, AppendConditionFailed | EventIdConflict | EventUnreadable | SqlError> =>
  Effect.gen(function* () {
    // Every statement from here on begins while the lock is held, so it sees all that was committed before. A statement
    // that itself waited for the lock would still see the log as it was before the wait.
    const held = yield* lock(sql, register);
    const position = yield* heldAlready(sql, register, events, held);
    if (position !== null) return position;
    if (condition !== undefined && held.head > condition.after) {
      const since = { after: condition.after, upTo: held.head };
      const [found] = yield* selectEvents(sql, register, condition.failIfEventsMatch, since, 1);
      if (found !== undefined) return yield* new AppendConditionFailed({ condition, found });
    }
    const end = yield* insert(sql, register, events, held);
    yield* moveHead(sql, register, end, notify);
    return end.head;
  });

/** Appends to a register. See the port for what it promises. `notify` wakes those who listen, on PostgreSQL. */
export const appendEvents = (
  sql: SqlClient,
  register: string,
  events: ReadonlyArray<NewEvent>,
  condition: AppendCondition | undefined,
  notify: boolean,
): Effect.Effect<SequencePosition, Exclude<AppendError, { _tag: "StoreUnavailable" }> | SqlError> => {
  if (events.length === 0 && condition === undefined) return headOf(sql, register);
  return transact(sql, appendLocked(sql, register, events, condition, notify));
};
