import { allEvents, type EventId, emptyRegister, evolve, type Language, type SequencePosition } from "@meetlat/core";
import { registerNames, type SqlClient, sqlEventStore } from "@meetlat/sql";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { BadInput } from "./exit.ts";
import { placeOf, placesFrom } from "./reports/event-place.ts";
import { type Access, shownStore, withStore } from "./store.ts";

/** Which register of which store. */
export interface StoreSource {
  readonly store: string;
  readonly register: string;
  readonly language: Language;
}

const noSuchRegister = ({ store, register, language }: StoreSource, known: ReadonlyArray<string>): BadInput => {
  const there = {
    nl: known.length === 0 ? "Er is nog niets in vastgelegd" : `Er is: ${known.join(", ")}`,
    en: known.length === 0 ? "Nothing has been recorded in it yet" : `There is: ${known.join(", ")}`,
  };
  return new BadInput({
    lines: [
      language === "nl"
        ? `--register: er is geen register “${register}” in ${shownStore(store)}. ${there.nl}.`
        : `--register: there is no register “${register}” in ${shownStore(store)}. ${there.en}.`,
    ],
  });
};

/** Runs something with the store of a register that must be there; else it names those that are. */
export const withRegister = <A, E, R>(source: StoreSource, use: Effect.Effect<A, E, R | SqlClient>, access?: Access) =>
  withStore(
    source.store,
    source.language,
    Effect.gen(function* () {
      const known = yield* registerNames;
      if (!known.includes(source.register)) return yield* noSuchRegister(source, known);
      return yield* use;
    }),
    access,
  );

/** The register that a store keeps, up to a position, and where people find what its events say, if they ask. */
export const registerFromStore = (source: StoreSource, at: SequencePosition | null, needsPlaces: boolean) =>
  withRegister(
    source,
    Effect.gen(function* () {
      const store = yield* sqlEventStore(source.register);
      const places = new Map<EventId, string>();
      const events = store.read(allEvents, at === null ? {} : { upTo: at });
      const register = yield* Stream.runFold(events, emptyRegister, (state, event) => {
        if (needsPlaces) places.set(event.id, placeOf(event, event.position));
        return evolve(state, event);
      });
      return { register, placesOf: placesFrom(places) };
    }),
  );
