import * as Effect from "effect/Effect";
import * as Queue from "effect/Queue";
import type * as Scope from "effect/Scope";
import * as Stream from "effect/Stream";

/** The channel on which PostgreSQL tells of appends; the message is the register. */
export const CHANNEL = "meetlat_appended";

/**
 * Tells subscribers that something was appended, sooner than they would find out by looking. Once the effect has succeeded,
 * no append goes unnoticed: the stream gives the register of each. It may end when the connection does; subscribers then go
 * on by looking now and then.
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
