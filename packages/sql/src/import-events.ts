import type { SequencePosition } from "@meetlat/core";
import type { RawEvent } from "@meetlat/core/codec";
import { type EventUnreadable, StoreUnavailable } from "@meetlat/core/store";
import * as Data from "effect/Data";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { type Head, insert, known, lock, moveHead } from "./append.ts";
import { type CopyDifference, CopyDiffers } from "./copy-differs.ts";
import { dialectOf } from "./dialect.ts";
import { type EventContent, parsed, sameEvent } from "./event-row.ts";
import { transact } from "./patience.ts";
import { SqlClient } from "./sql-client.ts";
import { renewStatistics } from "./statistics.ts";
import { asStoreEffect, unavailable } from "./store-errors.ts";

/** What an import of a copy did. */
export interface ImportedEvents {
  /** Events that the copy holds. */
  readonly events: number;
  /** Events that were added: fewer, when the register held some already. */
  readonly added: number;
  /** The head of the register, which is that of the copy. */
  readonly position: SequencePosition;
  /** The hash of the head: that of the register of which the copy was made, when nothing was changed on the way. */
  readonly hash: string;
}

/** How an import of a copy goes about it. */
export interface ImportEventsOptions {
  /** Events that are written together, 1 or more, 1,000 when absent; memory grows with it. */
  readonly partSize?: number;
  /** `false` on engines that speak PostgreSQL's language but have no `pg_notify`. */
  readonly notify?: boolean;
  /** Called after every part, with the events that are done. */
  readonly onProgress?: (done: number) => Effect.Effect<void>;
}

/** Something that failed after the copy was begun, and is not tried again: a stream may run only once. */
class Final<E> extends Data.TaggedError("Final")<{ readonly error: E }> {}

const differs = (position: SequencePosition, difference: CopyDifference): Effect.Effect<never, CopyDiffers> =>
  Effect.fail(new CopyDiffers({ position, difference }));

const contentOf = ({ position: _position, ...content }: RawEvent): EventContent => content;

/** Fails unless the register says the same at the positions of these events. */
const compare = (sql: SqlClient, register: string, events: ReadonlyArray<RawEvent>) =>
  Effect.gen(function* () {
    const [first, last] = [events[0]?.position ?? 1, events.at(-1)?.position ?? 0];
    const { table, text } = dialectOf(sql);
    const rows = yield* sql<{ position: unknown; content: unknown }>`
      SELECT position, ${text("content")} AS content FROM ${table("event")}
      WHERE register = ${register} AND position >= ${first} AND position <= ${last} ORDER BY position`;
    for (const [i, event] of events.entries()) {
      const row = rows[i];
      const isSame = Number(row?.position) === event.position && sameEvent(parsed(row?.content), contentOf(event));
      if (!isSame) return yield* differs(event.position, { _tag: "OtherEvent" });
    }
  });

/** Adds events that the register does not hold yet. */
const add = (sql: SqlClient, register: string, events: ReadonlyArray<RawEvent>, held: Head) =>
  Effect.gen(function* () {
    const there = held.head === 0 ? new Map<string, never>() : yield* known(sql, register, events);
    const ids = new Set<string>();
    for (const { id, position } of events) {
      if (there.has(id) || ids.has(id)) return yield* differs(position, { _tag: "IdTwice", id });
      ids.add(id);
    }
    return yield* insert(sql, register, events.map(contentOf), held);
  });

/**
 * Makes a register hold what a copy of it holds: restores it where there is none, or brings a mirror up to date. Ids,
 * positions, times, actors and hashes stay as they are. All of it in one transaction, in parts, so memory does not grow with
 * the copy; whoever else writes to the register waits.
 *
 * **Details**
 *
 * Give all events of the copy from position 1 on, as they were appended: `raw` of {@link storedEvents}, or of `readNdjson` of
 * @meetlat/json. The register must be empty, or hold the beginning of the copy: what it holds is compared event by event, and
 * added is what follows. Anything else is a {@link CopyDiffers} with the first position that does not fit. When it fails,
 * whatever the reason, or is interrupted, the register is as it was. The copy is run through once.
 *
 * @example
 * ```ts
 * import { fromDatabaseSync, importEvents, migrate, SqlClient, storedEvents } from "@meetlat/sql";
 * import * as Effect from "effect/Effect";
 * import * as Stream from "effect/Stream";
 * import { DatabaseSync } from "node:sqlite";
 *
 * const client = fromDatabaseSync(new DatabaseSync(":memory:"));
 * const mirror = importEvents(
 *   "mirror",
 *   Stream.map(storedEvents("rotterdam"), ({ raw }) => raw),
 * );
 * const program = Effect.andThen(migrate, mirror);
 * const { added } = await Effect.runPromise(Effect.provideServiceEffect(program, SqlClient, client));
 * console.assert(added === 0);
 * ```
 */
export const importEvents = <E, R>(
  register: string,
  events: Stream.Stream<RawEvent, E, R>,
  { partSize = 1_000, notify = true, onProgress = () => Effect.void }: ImportEventsOptions = {},
): Effect.Effect<ImportedEvents, E | CopyDiffers | StoreUnavailable | EventUnreadable, R | SqlClient> =>
  Effect.flatMap(SqlClient, (sql) => {
    let isBegun = false;
    const copyInto = (held: Head) =>
      Effect.gen(function* () {
        let [head, done] = [held, 0];
        yield* Stream.runForEachArray(Stream.rechunk(events, partSize), (part) =>
          Effect.gen(function* () {
            for (const [i, event] of part.entries()) {
              const position = done + i + 1;
              if (event.position !== position)
                return yield* differs(position, { _tag: "OutOfOrder", found: event.position });
            }
            const there = part.slice(0, Math.max(0, held.head - done));
            const more = part.slice(there.length);
            if (there.length > 0) yield* compare(sql, register, there);
            if (more.length > 0) head = yield* add(sql, register, more, head);
            done += part.length;
            yield* onProgress(done);
          }),
        );
        if (done < held.head) return yield* differs(done + 1, { _tag: "CopyEnds" });
        if (head !== held) yield* moveHead(sql, register, head, notify);
        return { events: done, added: done - held.head, position: head.head, hash: head.hash };
      });
    const all = Effect.gen(function* () {
      const held = yield* lock(sql, register);
      if (isBegun) return yield* new Final({ error: new StoreUnavailable({ cause: "The transaction was refused" }) });
      isBegun = true;
      return yield* Effect.mapError(copyInto(held), (error) => new Final({ error: unavailable(error) }));
    });
    return asStoreEffect(Effect.tap(transact(sql, all), ({ added }) => renewStatistics(sql, added))).pipe(
      Effect.catchTag("Final", ({ error }) => Effect.fail(error)),
    );
  });
