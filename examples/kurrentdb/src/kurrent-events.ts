import { type JSONEventData, type JSONEventType, jsonEvent } from "@kurrent/kurrentdb-client";
import type { Event, NewEvent } from "@meetlat/core";
import { decodeEvent, type Misfit } from "@meetlat/core/codec";
import type * as Result from "effect/Result";

/** What Meetlat says of an event beside its fact; what it belongs to and came of under the names that KurrentDB knows. */
export type RegisterMetadata = Readonly<
  Omit<NewEvent, "id" | "type" | "data" | "correlationId" | "causationId"> & {
    $correlationId?: string;
    $causationId?: string;
  }
>;

/** An event of a register as KurrentDB has events. */
export type RegisterEvent = JSONEventType<string, Record<string, unknown>, RegisterMetadata>;

/** What is read of an event that KurrentDB has recorded. */
export interface RecordedInKurrent {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata?: unknown;
  /** Its place in the stream, from 0. */
  readonly revision: bigint;
}

/** An event for KurrentDB, under its own id: appended again with the same expected revision, it is there once. */
export const toKurrentEvent = (event: NewEvent): JSONEventData<RegisterEvent> => {
  const { id, type, data, correlationId, causationId, ...metadata } = event;
  return jsonEvent<RegisterEvent>({
    id,
    type,
    data: { ...data },
    metadata: {
      ...metadata,
      ...(correlationId === undefined ? {} : { $correlationId: correlationId }),
      ...(causationId === undefined ? {} : { $causationId: causationId }),
    },
  });
};

/** An event of a register again, at the position after its revision; or all that does not fit. */
export const fromKurrentEvent = (event: RecordedInKurrent): Result.Result<Event, ReadonlyArray<Misfit>> => {
  const { $correlationId, $causationId, ...metadata } = (event.metadata ?? {}) as Readonly<Record<string, unknown>>;
  return decodeEvent({
    ...metadata,
    ...($correlationId === undefined ? {} : { correlationId: $correlationId }),
    ...($causationId === undefined ? {} : { causationId: $causationId }),
    id: event.id,
    type: event.type,
    data: event.data,
    position: Number(event.revision) + 1,
  });
};
