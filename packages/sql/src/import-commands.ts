import {
  type BatchRejection,
  boundaryOfAll,
  type Command,
  decideEach,
  emptyRegister,
  evolve,
  givenAgain,
  type SequencePosition,
  type Stamp,
} from "@meetlat/core";
import { type AppendError, CommandsRejected } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { appendEvents, lock } from "./append.ts";
import { factsIn, type Part, partsOf, placed } from "./import-parts.ts";
import { transact } from "./patience.ts";
import { readEvents } from "./read.ts";
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
  /** Facts that are decided together, 1,000 when absent; memory grows with it. */
  readonly partSize?: number;
  /** `false` on engines that speak PostgreSQL's language but have no `pg_notify`. */
  readonly notify?: boolean;
  /** Called after every part, with the facts that are done and all there are; `null` when only the end will tell. */
  readonly onProgress?: (done: number, facts: number | null) => Effect.Effect<void>;
}

const record = (sql: SqlClient, register: string, part: Part, stamp: Stamp, notify: boolean) =>
  Effect.gen(function* () {
    const events = readEvents(sql, register, boundaryOfAll(part.commands), {});
    const known = yield* Stream.runFold(events, emptyRegister, evolve);
    const decided = decideEach(known, part.commands, stamp, givenAgain);
    const position = yield* appendEvents(sql, register, decided.events, undefined, notify);
    const rejections = decided.rejections.map((one) => placed(part, one));
    return { added: decided.events.length, position, rejections };
  });

const ONE_SHOT =
  "The commands of an import must be such that they can be gone through again, as an array or an object that makes an iterator each time; a generator that runs once cannot.";

/**
 * Records commands as one import: all of them, or nothing with everything that is wrong. It goes through them in parts
 * within one transaction, so memory does not grow with the register; whoever else writes to the register waits.
 *
 * **Details**
 *
 * A fact that the register holds already adds nothing. One that says something else, and is known from a later day, is a
 * correction, revision or rescheduling of what is there (see core's `givenAgain`). Interrupted or killed, it leaves the
 * register as it was. Commands may come from anything that can be gone through more than once, made as they are asked for:
 * it begins again when another transaction was in the way.
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
export const importCommands = (
  register: string,
  commands: Iterable<Command>,
  stamp: Stamp,
  { partSize = 1_000, notify = true, onProgress = () => Effect.void }: ImportOptions = {},
): Effect.Effect<Imported, CommandsRejected | AppendError, SqlClient> =>
  Effect.flatMap(SqlClient, (sql) => {
    if (Object.is(commands[Symbol.iterator](), commands)) return Effect.die(new Error(ONE_SHOT));
    const total = Array.isArray(commands) ? factsIn(commands) : null;
    const all = Effect.gen(function* () {
      // Nobody else writes from here on, so what a part reads is still so when it is appended.
      let { head: position } = yield* lock(sql, register);
      let [added, done] = [0, 0];
      const rejections: Array<BatchRejection> = [];
      for (const part of partsOf(commands, partSize)) {
        const outcome = yield* record(sql, register, part, stamp, notify);
        rejections.push(...outcome.rejections);
        if (outcome.added > 0) position = outcome.position;
        added += outcome.added;
        done += part.size;
        yield* onProgress(done, total);
      }
      if (rejections.length > 0) return yield* new CommandsRejected({ rejections });
      return { facts: done, added, position };
    });
    return asStoreEffect(Effect.tap(transact(sql, all), ({ added }) => renewStatistics(sql, added)));
  });
