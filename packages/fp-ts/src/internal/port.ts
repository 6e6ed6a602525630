import type { Event } from "@meetlat/core";
import * as port from "@meetlat/core/store";
import * as Cause from "effect/Cause";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import type { Either } from "fp-ts/lib/Either.js";
import type { TaskEither } from "fp-ts/lib/TaskEither.js";
import type { EventStore } from "../EventStore.ts";
import type { ReadError } from "../StoreError.ts";
import { left, right } from "./either.ts";
import { interrupted, toTask } from "./run.ts";
import { fromCoreError, toCoreError } from "./store-error.ts";

type CoreError = port.AppendError | port.CommandsRejected;

/** A task whose errors are data. */
export const toDataTask =
  <A, E extends CoreError>(
    effect: Effect.Effect<A, E>,
  ): TaskEither<ReturnType<typeof fromCoreError<E | port.StoreUnavailable>>, A> =>
  async () => {
    const outcome = await toTask(effect)();
    return outcome._tag === "Left" ? left(fromCoreError(outcome.left)) : outcome;
  };

const toIterable = (stream: Stream.Stream<Event, port.ReadError>): AsyncIterable<Either<ReadError, Event>> =>
  stream.pipe(
    Stream.catchCause((cause) =>
      Cause.hasInterruptsOnly(cause) ? Stream.fail(interrupted(cause)) : Stream.failCause(cause),
    ),
    Stream.result,
    Stream.map((event) => (Result.isSuccess(event) ? right(event.success) : left(fromCoreError(event.failure)))),
    Stream.toAsyncIterable,
  );

/** From which port a store was made, so that going back and forth costs nothing. */
const ports = new WeakMap<EventStore, port.EventStoreService>();

export const portToStore = (service: port.EventStoreService): EventStore => {
  const store: EventStore = {
    stream: (query, options) => toIterable(Stream.suspend(() => service.read(query, options))),
    append: (events, condition) => toDataTask(Effect.suspend(() => service.append(events, condition))),
    head: toDataTask(service.head),
    subscribe: (query, after) => toIterable(Stream.suspend(() => service.subscribe(query, after))),
  };
  ports.set(store, service);
  return store;
};

const fromTask = <A, E, F>(task: TaskEither<E, A>, onLeft: (error: E) => F): Effect.Effect<A, F> =>
  Effect.flatMap(Effect.promise(task), (outcome) =>
    outcome._tag === "Left" ? Effect.fail(onLeft(outcome.left)) : Effect.succeed(outcome.right),
  );

/** What a stream throws is a mistake in the store, and stays a defect. */
const toStream = (events: AsyncIterable<Either<ReadError, Event>>): Stream.Stream<Event, port.ReadError> =>
  Stream.fromAsyncIterable(events, (defect) => ({ defect })).pipe(
    Stream.catch(({ defect }) => Stream.die(defect)),
    Stream.mapEffect((event) =>
      event._tag === "Left" ? Effect.fail(toCoreError(event.left)) : Effect.succeed(event.right),
    ),
  );

export const storeToPort = (store: EventStore): port.EventStoreService =>
  ports.get(store) ?? {
    read: (query, options) => Stream.suspend(() => toStream(store.stream(query, options))),
    append: (events, condition) => fromTask(() => store.append(events, condition)(), toCoreError),
    head: fromTask(() => store.head(), toCoreError),
    subscribe: (query, after) => Stream.suspend(() => toStream(store.subscribe(query, after))),
  };

export const emptyPort = (): port.EventStoreService => Effect.runSync(port.inMemoryEventStore);
