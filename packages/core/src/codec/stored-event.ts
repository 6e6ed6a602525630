import * as Result from "effect/Result";
import type { Sequenced } from "../register/envelope.ts";
import type { Event, EventType } from "../register/event.ts";
import { decodeEvent } from "./decode.ts";
import type { Misfit } from "./misfit.ts";

/**
 * An event as it was appended, in whatever version it was written then. Its envelope is that of every event; its data is as
 * it was, and is compared, copied and hashed, but not read.
 */
export interface RawEvent extends Omit<Sequenced<EventType, unknown>, "schemaVersion"> {
  readonly schemaVersion: number;
}

/** An event as this Meetlat reads it, and as it was appended. */
export interface StoredEvent {
  readonly event: Event;
  readonly raw: RawEvent;
}

/**
 * As {@link decodeEvent}, and keeps beside it the event as it was appended: what a copy, a hash or a comparison is made of.
 * `raw` is the very object that was given.
 *
 * @example
 * ```ts
 * import { decodeStoredEvent } from "@meetlat/core/codec";
 * import * as Result from "effect/Result";
 *
 * const json: unknown = {
 *   id: "00000000-0000-7000-8000-000000000001",
 *   type: "ProgrammeClosed",
 *   schemaVersion: 1,
 *   recordedAt: "2021-07-01T12:00:00.000Z",
 *   knownOn: "2021-07-01",
 *   actor: "controller-7",
 *   tags: ["programme:care"],
 *   data: { programme: "care", on: "2021-12-31" },
 *   position: 12,
 * };
 * const stored = Result.getOrThrow(decodeStoredEvent(json));
 * console.assert(stored.event.type === "ProgrammeClosed" && stored.raw === json);
 * ```
 */
export const decodeStoredEvent = (input: unknown): Result.Result<StoredEvent, ReadonlyArray<Misfit>> =>
  Result.map(decodeEvent(input), (event) => ({ event, raw: input as RawEvent }));
