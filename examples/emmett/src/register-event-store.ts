import {
  type EventStore as EmmettEventStore,
  type Event,
  ExpectedVersionConflictError,
  NO_CONCURRENCY_CHECK,
  type ReadEvent,
  type ReadEventMetadata,
  STREAM_DOES_NOT_EXIST,
  STREAM_EXISTS,
} from "@event-driven-io/emmett";
import { type AppendCondition, allEvents, type Event as MeetlatEvent } from "@meetlat/core";
import type { EventStoreService } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { fromEmmettEvent, orThrow, toEmmettEvent } from "./emmett-events.ts";

/** What this store says of every event that it reads: its stream is a register, its place there is its position. */
type Metadata = ReadEventMetadata<undefined, bigint>;

const asRead = (streamName: string, { position, ...event }: MeetlatEvent) => {
  const { type, data, metadata } = toEmmettEvent(event);
  const recorded = { ...metadata, streamName, messageId: event.id, streamPosition: BigInt(position) };
  return { kind: "Event" as const, type, data, metadata: recorded };
};

/**
 * Emmett's event store over Meetlat's own: for hosts that handle commands with Emmett and keep their registers in SQLite or
 * PostgreSQL without Pongo. A stream is a register, and an expected version is the condition that nothing came after it.
 *
 * `storeOf` is asked for a register each time, and nothing is kept of the names that it was asked for: it gives the same
 * register for the same name, as `store` of `openDatabase` does.
 */
export const registerEventStore = (storeOf: (register: string) => EventStoreService): EmmettEventStore<Metadata> => {
  const headOf = (name: string): Promise<number> => Effect.runPromise(storeOf(name).head);

  /** The condition that an expected version is; throws where the stream cannot be at it any more, or is not there yet. */
  const conditionFor = async (name: string, expected: unknown): Promise<AppendCondition | undefined> => {
    if (expected === undefined || expected === NO_CONCURRENCY_CHECK) return undefined;
    const head = await headOf(name);
    if (expected === STREAM_EXISTS) {
      if (head === 0) throw new ExpectedVersionConflictError(0n, STREAM_EXISTS);
      return undefined;
    }
    const after = expected === STREAM_DOES_NOT_EXIST ? 0 : Number(expected);
    // A register never goes back, so a version that it has not reached is a conflict for good.
    if (head < after) throw new ExpectedVersionConflictError(BigInt(head), BigInt(after));
    return { failIfEventsMatch: allEvents, after };
  };

  const store: EmmettEventStore<Metadata> = {
    readStream: async <EventType extends Event>(
      name: string,
      options?: { from?: bigint; to?: bigint; maxCount?: bigint; expectedStreamVersion?: unknown },
    ) => {
      const condition = await conditionFor(name, options?.expectedStreamVersion);
      const head = await headOf(name);
      if (condition !== undefined && head > condition.after) {
        throw new ExpectedVersionConflictError(BigInt(head), BigInt(condition.after));
      }
      const first = Number(options?.from ?? 1n);
      const last = Math.min(
        head,
        Number(options?.to ?? head),
        options?.maxCount === undefined ? head : Math.max(first, 1) + Number(options.maxCount) - 1,
      );
      const events = await Effect.runPromise(
        Stream.runCollect(storeOf(name).read(allEvents, { after: Math.max(first - 1, 0), upTo: last })),
      );
      return {
        currentStreamVersion: BigInt(head),
        events: events.map((event) => asRead(name, event)) as unknown as Array<ReadEvent<EventType, Metadata>>,
        streamExists: head > 0,
      };
    },
    aggregateStream: async (name, { evolve, initialState, read }) => {
      const { currentStreamVersion, events, streamExists } = await store.readStream(name, read as never);
      const state = events.reduce((before, event) => evolve(before, event as never), initialState());
      return { currentStreamVersion, state, streamExists };
    },
    appendToStream: async (name, events, options) => {
      const own = events.map((event) => orThrow(fromEmmettEvent(event as never)));
      const condition = await conditionFor(name, options?.expectedStreamVersion);
      const position = await Effect.runPromise(
        Effect.catchTag(storeOf(name).append(own, condition), "AppendConditionFailed", () =>
          Effect.flatMap(storeOf(name).head, (head) =>
            Effect.fail(new ExpectedVersionConflictError(BigInt(head), BigInt(condition?.after ?? 0))),
          ),
        ),
      );
      return {
        nextExpectedStreamVersion: BigInt(position),
        createdNewStream: own.length > 0 && position === own.length,
      };
    },
    streamExists: async (name) => (await headOf(name)) > 0,
  };
  return store;
};
