import type { Event, NewEvent } from "@meetlat/core";
import { allEvents, type Command, type Query } from "@meetlat/core";
import { EventStore, type EventStoreService, handle } from "@meetlat/core/store";
import type * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Equal from "effect/Equal";
import type * as Scope from "effect/Scope";
import * as Stream from "effect/Stream";
import { eventsOf, stampAt } from "../arbitraries/histories.ts";
import { LawBroken } from "./law-broken.ts";

/** A kind of event store, as the laws see it. */
export interface StoreUnderTest {
  /**
   * Opens a register of this store, making it when it is not there yet. The laws use a name of their own for each register;
   * the same name opened twice is the same register, seen through two handles, as two processes would.
   */
  readonly open: (register: string) => Effect.Effect<EventStoreService, unknown, Scope.Scope>;
  /** How often each law over random histories is tried; 30 when absent. */
  readonly runs?: number;
  /** How long a subscriber may have to wait for what was appended; 20 seconds when absent. More for a store that polls less often. */
  readonly patience?: Duration.Input;
}

/** An event as it was before it was appended. */
export const unplaced = ({ position: _position, ...event }: Event): NewEvent => event as NewEvent;

/** Fails when two things differ. */
export const same = (what: string, found: unknown, expected: unknown): Effect.Effect<void, LawBroken> =>
  Equal.equals(found, expected) ? Effect.void : Effect.fail(new LawBroken(what, found, expected));

/** The first events that a subscriber gets; the law is broken when they do not come. */
export const delivered = (
  { patience = "20 seconds" }: StoreUnderTest,
  subscription: Stream.Stream<Event, unknown>,
  n: number,
): Effect.Effect<ReadonlyArray<Event>, unknown> => {
  const seen: Array<Event> = [];
  return Stream.runForEach(Stream.take(subscription, n), (event) => Effect.sync(() => seen.push(event))).pipe(
    Effect.timeoutOrElse({
      duration: patience,
      orElse: () => Effect.fail(new LawBroken("events that a subscriber got in time", seen.length, n)),
    }),
    Effect.map(() => seen),
  );
};

/** All that a store answers to a query. */
export const readAll = (store: EventStoreService, query: Query = allEvents, options = {}) =>
  Stream.runCollect(store.read(query, options));

/** Records commands in a store, on a day. */
export const record = (store: EventStoreService, commands: ReadonlyArray<Command>, newId: () => Event["id"]) =>
  Effect.provideService(handle(commands, stampAt(today, newId)), EventStore, store);

/** The day on which the laws record. */
export const today = "2021-07-01" as Event["knownOn"];

const indicator = (id: string): Command =>
  ({
    _tag: "DefineIndicator",
    indicator: id,
    title: id,
    unit: "%",
    polarity: "lower",
    nature: "stock",
    class: "effect",
  }) as unknown as Command;

/** Some events that have nothing to do with each other, one for each name. */
export const definitions = (names: ReadonlyArray<string>): ReadonlyArray<Event> =>
  eventsOf(names.map(indicator), [today]);

/** The definition of one indicator, not appended yet, under an id of the caller. */
export const newDefinition = (name: string, id: Event["id"]): NewEvent => {
  const [event] = definitions([name]).map(unplaced);
  if (event === undefined) throw new Error(`no event for ${name}`);
  return { ...event, id };
};
