import { createHash } from "node:crypto";
import * as Effect from "effect/Effect";
import * as Queue from "effect/Queue";
import type * as Scope from "effect/Scope";
import * as Stream from "effect/Stream";

/** The channel on which PostgreSQL tells of appends; the message is the `wakeOf` of the register. */
export const CHANNEL = "meetlat_appended";

/**
 * What is said on the channel of a register: whoever is connected to the database may listen there, so it does not hold the
 * register's name. One who guesses a name can still find out when something is appended there, and never what.
 */
export const wakeOf = (register: string): string => createHash("sha256").update(register).digest("hex").slice(0, 32);

/**
 * Tells subscribers that something was appended, sooner than they would find out by looking. Once the effect has succeeded,
 * the stream gives the hash that stands for a register at each append to it that commits, for all of the database. It may miss
 * some or end when the connection is lost: subscribers also look now and then, so they learn of those later.
 */
export type Wakes = Effect.Effect<Stream.Stream<string>, unknown, Scope.Scope>;

/** Wakes from what calls back with each message on a channel. */
export const wakesFrom = (
  listen: (channel: string, wake: (message: string) => void) => Effect.Effect<unknown, unknown, Scope.Scope>,
): Wakes =>
  Effect.gen(function* () {
    const queue = yield* Queue.sliding<string>(1024);
    yield* listen(CHANNEL, (message) => Queue.offerUnsafe(queue, message));
    return Stream.fromQueue(queue);
  });
