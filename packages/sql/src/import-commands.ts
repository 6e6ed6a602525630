import {
  type BatchRejection,
  boundaryOfAll,
  type Command,
  dayOf,
  decideEach,
  emptyRegister,
  evolve,
  factsIn,
  givenAgain,
  type SequencePosition,
  type Stamp,
} from "@meetlat/core";
import { type AppendError, CommandsRejected } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { type Head, insertUnheld, lock, moveHead } from "./append.ts";
import { type Part, partsOf, placed } from "./import-parts.ts";
import { transact } from "./patience.ts";
import { readUpTo } from "./read.ts";
import { SqlClient } from "./sql-client.ts";
import { renewStatistics } from "./statistics.ts";
import { asStoreEffect } from "./store-errors.ts";

/** What an import did. */
export interface Imported {
  /** Facts that were given. */
  readonly facts: number;
  /** Events that were added: fewer, when the register held some already. */
  readonly added: number;
  /** The position after which a reader sees them all. */
  readonly position: SequencePosition;
}

/** How an import goes about it. */
export interface ImportOptions {
  /** About how many facts are decided together, 1 or more, 1,000 when absent; memory grows with it. */
  readonly partSize?: number;
  /** How many rejections are listed when it is refused, 10,000 when absent; the others are counted. */
  readonly mostRejections?: number;
  /** `false` on engines that speak PostgreSQL's language but have no `pg_notify`. */
  readonly notify?: boolean;
  /** Called after every part, with the facts that are done and all there are; `null` when only the end will tell. */
  readonly onProgress?: (done: number, facts: number | null) => Effect.Effect<void>;
}

const record = (sql: SqlClient, register: string, part: Part, stamp: Stamp, held: Head) =>
  Effect.gen(function* () {
    const events = Stream.map(readUpTo(sql, register, boundaryOfAll(part.commands), held.head), ({ event }) => event);
    const known = yield* Stream.runFold(events, emptyRegister, evolve);
    const decided = decideEach(known, part.commands, stamp, givenAgain);
    const end = yield* insertUnheld(sql, register, decided.events, held);
    const rejections = decided.rejections.map((one) => placed(part, one));
    return { added: decided.events.length, end, rejections };
  });

const ONE_SHOT =
  "The commands of an import must be such that they can be gone through again, as an array, an object that makes an iterator each time, or a stream; a generator that runs once cannot.";

/** Few at a time: a command may hold thousands of rows. */
const CHUNK = 16;

const isOneShot = (commands: object): boolean =>
  Symbol.iterator in commands &&
  typeof commands[Symbol.iterator] === "function" &&
  Object.is((commands as Iterable<unknown>)[Symbol.iterator](), commands);

/**
 * Records commands as one import: all of them, or nothing with everything that is wrong. It goes through them in parts
 * within one transaction, so memory does not grow with the register; whoever else writes to the register waits.
 *
 * **Details**
 *
 * A fact that the register holds already adds nothing. One that says something else, and is known from a later day, is a
 * correction, revision or rescheduling of what is there (see core's `givenAgain`). Interrupted or killed, it leaves the
 * register as it was. Commands may come from anything that can be gone through more than once, made as they are asked for,
 * or from a stream, which fails the import when it fails: it begins again when another transaction was in the way.
 *
 * Rows about the same number in one `RecordMeasurements` tell how it changed, by the days from which they were known, in
 * whatever order they come. In commands after each other, a later command must be known later.
 *
 * @example
 * ```ts
 * import type { EventId, Instant } from "@meetlat/core";
 * import { fromDatabaseSync, importCommands, migrate, SqlClient } from "@meetlat/sql";
 * import * as Effect from "effect/Effect";
 * import { DatabaseSync } from "node:sqlite";
 *
 * const stamp = {
 *   recordedAt: new Date().toISOString() as Instant,
 *   actor: "import",
 *   newId: () => crypto.randomUUID() as EventId,
 * };
 * const commands = [{ _tag: "RegisterDocument", document: "accounts", kind: "accounts", title: "Accounts" }] as never;
 * const client = fromDatabaseSync(new DatabaseSync(":memory:"));
 * const program = Effect.andThen(migrate, importCommands("rotterdam", commands, stamp));
 * const { added } = await Effect.runPromise(Effect.provideServiceEffect(program, SqlClient, client));
 * console.assert(added === 1);
 * ```
 */
export const importCommands = <E = never, R = never>(
  register: string,
  commands: Iterable<Command> | Stream.Stream<Command, E, R>,
  stamp: Stamp,
  { partSize = 1_000, mostRejections = 10_000, notify = true, onProgress = () => Effect.void }: ImportOptions = {},
): Effect.Effect<Imported, CommandsRejected | AppendError | E, SqlClient | R> =>
  Effect.flatMap(SqlClient, (sql) => {
    if (isOneShot(commands)) return Effect.die(new Error(ONE_SHOT));
    const total = Array.isArray(commands) ? commands.reduce<number>((sum, command) => sum + factsIn(command), 0) : null;
    const given = Stream.isStream(commands) ? commands : Stream.fromIterable(commands, { chunkSize: CHUNK });
    const all = Effect.gen(function* () {
      // Nobody else writes from here on, so what a part reads is still so when it is appended.
      const begin = yield* lock(sql, register);
      let head = begin;
      let [added, done, refused] = [0, 0, 0];
      const rejections: Array<BatchRejection> = [];
      const parts = partsOf(Math.max(1, partSize), dayOf(stamp.recordedAt));
      const take = Effect.fnUntraced(function* (part: Part) {
        const outcome = yield* record(sql, register, part, stamp, head);
        refused += outcome.rejections.length;
        for (const one of outcome.rejections) if (rejections.length < mostRejections) rejections.push(one);
        head = outcome.end;
        added += outcome.added;
        done += part.size;
        yield* onProgress(done, total);
      });
      const takeAll = (some: Iterable<Part>) => Effect.forEach(some, take, { discard: true });
      yield* Stream.runForEach(given, (command) => takeAll(parts.add(command)));
      yield* takeAll(parts.rest());
      if (refused > 0) return yield* new CommandsRejected({ rejections, total: refused });
      if (head !== begin) yield* moveHead(sql, register, head, notify);
      return { facts: done, added, position: head.head };
    });
    return asStoreEffect(Effect.tap(transact(sql, all), ({ added }) => renewStatistics(sql, added)));
  });
