import type { Event, EventType, NewEvent } from "@meetlat/core";
import * as fc from "fast-check";
import { facts, provenance } from "./facts.ts";
import { records } from "./records.ts";
import { sayings, texts } from "./texts.ts";
import { calendarDays, instants } from "./vocabulary.ts";

const envelope = {
  id: fc.uuid(),
  schemaVersion: fc.constant(1),
  recordedAt: instants,
  knownOn: calendarDays,
  actor: sayings,
  tags: fc.array(texts, { maxLength: 3 }),
};
const optional = { ...provenance, correlationId: texts, causationId: texts };

type ByType<E extends { readonly type: EventType }> = {
  readonly [Type in EventType]: fc.Arbitrary<Extract<E, { type: Type }>>;
};

const each = (more: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  Object.fromEntries(
    Object.entries(facts).map(([type, fact]) => {
      const data = records(fact.required, "optional" in fact ? fact.optional : {});
      return [type, records({ type: fc.constant(type), data, ...envelope, ...more }, optional)];
    }),
  );

/**
 * Events that have not been appended yet, by type: all that their schemas allow. They belong to no history, so that names,
 * tags and times mean nothing: for what writes and reads events, and not for what folds them.
 *
 * @example
 * ```ts
 * import { newEventsByType } from "@meetlat/testing";
 * import * as fc from "fast-check";
 *
 * const [event] = fc.sample(newEventsByType.ClaimRecorded, 1);
 * console.assert(event?.type === "ClaimRecorded" && event.data.text.trim() !== "");
 * ```
 */
export const newEventsByType = each({}) as unknown as ByType<NewEvent>;

/** Events in their place in a log, by type: see {@link newEventsByType}. */
export const eventsByType = each({ position: fc.integer({ min: 1, max: 1_000_000 }) }) as unknown as ByType<Event>;

/** Any event that has not been appended yet: see {@link newEventsByType}. */
export const newEvents: fc.Arbitrary<NewEvent> = fc.oneof(...Object.values(newEventsByType));

/** Any event in its place in a log: see {@link newEventsByType}. */
export const events: fc.Arbitrary<Event> = fc.oneof(...Object.values(eventsByType));
