import * as Deferred from "effect/Deferred";
import * as Effect from "effect/Effect";
import * as PubSub from "effect/PubSub";
import * as RcRef from "effect/RcRef";
import * as Schedule from "effect/Schedule";
import * as Scope from "effect/Scope";
import * as Stream from "effect/Stream";
import type { SqlError } from "../sql-client.ts";
import { CHANNEL, type Wakes } from "../wakes.ts";
import { acquire, type PgPoolLike, type PoolNotification, sendOn } from "./pg-pool.ts";

/** Listens on one connection until that is lost. */
const listenOnce = (
  pool: PgPoolLike,
  heard: PubSub.PubSub<string>,
  ready: Deferred.Deferred<void, SqlError>,
): Effect.Effect<void, SqlError> =>
  Effect.scoped(
    Effect.gen(function* () {
      const taken = yield* acquire(pool);
      const { client } = taken;
      const send = sendOn(taken);
      const lost = yield* Deferred.make<void>();
      const onLost = () => Deferred.doneUnsafe(lost, Effect.void);
      const onNotification = ({ channel, payload }: PoolNotification) => {
        if (channel === CHANNEL) Effect.runSync(PubSub.publish(heard, payload ?? ""));
      };
      client.on("error", onLost);
      client.on("notification", onNotification);
      yield* Effect.addFinalizer(() => {
        client.removeListener("notification", onNotification);
        client.removeListener("error", onLost);
        return taken.isCutOff ? Effect.void : Effect.ignore(send(`UNLISTEN ${CHANNEL}`, []));
      });
      yield* send(`LISTEN ${CHANNEL}`, []);
      yield* Deferred.succeed(ready, undefined);
      yield* Deferred.await(lost);
    }),
  );

const listen = (pool: PgPoolLike): Effect.Effect<PubSub.PubSub<string>, SqlError, Scope.Scope> =>
  Effect.gen(function* () {
    const heard = yield* PubSub.sliding<string>(1024);
    const ready = yield* Deferred.make<void, SqlError>();
    const once = Effect.tapError(listenOnce(pool, heard, ready), (error) => Deferred.fail(ready, error));
    yield* Effect.forkScoped(Effect.repeat(Effect.ignore(once), Schedule.spaced("1 second")));
    yield* Deferred.await(ready);
    return heard;
  });

const listeners = new WeakMap<PgPoolLike, RcRef.RcRef<PubSub.PubSub<string>, SqlError>>();

/** The listener of a pool, there for as long as somebody listens. */
const listenerOf = (pool: PgPoolLike): RcRef.RcRef<PubSub.PubSub<string>, SqlError> => {
  const found = listeners.get(pool);
  if (found !== undefined) return found;
  const made = Effect.runSync(Scope.provide(RcRef.make({ acquire: listen(pool) }), Scope.makeUnsafe()));
  listeners.set(pool, made);
  return made;
};

/**
 * Wakes subscribers by `LISTEN`, on one connection of the pool for all of them, which is kept for as long as somebody
 * listens. A connection that is lost is replaced; until then subscribers find out by looking. The pool needs room for one
 * connection more than that (`max: 2` at least).
 */
export const poolWakes = (pool: PgPoolLike): Wakes =>
  Effect.suspend(() => RcRef.get(listenerOf(pool))).pipe(
    Effect.flatMap((heard) => PubSub.subscribe(heard)),
    Effect.map(Stream.fromSubscription),
  );
