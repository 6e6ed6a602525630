import { allEvents, type EventId, emptyRegister, evolve, type Language, type SequencePosition } from "@meetlat/core";
import { SqlClient, sqlEventStore } from "@meetlat/sql";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { BadInput } from "./exit.ts";
import { placeOf, placesFrom } from "./reports/event-place.ts";
import { shownStore, withStore } from "./store.ts";

/** Which register of which store. */
export interface StoreSource {
  readonly store: string;
  readonly register: string;
  /** Up to which position; `null` for all of it. */
  readonly at: SequencePosition | null;
  readonly language: Language;
}

const noSuchRegister = ({ store, register, language }: StoreSource, known: ReadonlyArray<string>): BadInput => {
  const there = known.join(", ");
  return new BadInput({
    lines: [
      language === "nl"
        ? `--register: er is geen register “${register}” in ${shownStore(store)}. Er is: ${there}.`
        : `--register: there is no register “${register}” in ${shownStore(store)}. There is: ${there}.`,
    ],
  });
};

/** The names of the registers in a store. */
const registers = Effect.gen(function* () {
  const sql = yield* SqlClient;
  const table = sql.onDialectOrElse({ pg: () => "meetlat.register", orElse: () => "register" });
  const rows = yield* sql<{ register: string }>`
    SELECT register FROM ${sql.literal(table)} WHERE head > 0 ORDER BY register`;
  return rows.map(({ register }) => register);
});

/** Refuses a register that is not in the store, naming those that are. */
export const mustExist = Effect.fnUntraced(function* (source: StoreSource) {
  const known = yield* registers;
  if (!known.includes(source.register)) return yield* noSuchRegister(source, known);
});

/** The register that a store keeps, folded event by event, and where people find what its events say, if they ask. */
export const registerFromStore = (source: StoreSource, needsPlaces: boolean) =>
  withStore(
    source.store,
    source.language,
    Effect.gen(function* () {
      yield* mustExist(source);
      const store = yield* sqlEventStore(source.register);
      const places = new Map<EventId, string>();
      const events = store.read(allEvents, source.at === null ? {} : { upTo: source.at });
      const register = yield* Stream.runFold(events, emptyRegister, (state, event) => {
        if (needsPlaces) places.set(event.id, placeOf(event, event.position));
        return evolve(state, event);
      });
      return { register, placesOf: placesFrom(places) };
    }),
  );
