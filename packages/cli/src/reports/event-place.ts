import type { EventId, NewEvent, SequencePosition } from "@meetlat/core";

/** Where people find what events say. */
export type PlacesOf = (ids: ReadonlyArray<EventId>) => ReadonlyArray<string>;

/**
 * Where people find what events say: the document and the place in it, each once; and for an event that names no document
 * its number in the log, like `#12`.
 */
export const placesIn = (events: ReadonlyArray<NewEvent>): PlacesOf => {
  const places = new Map(events.map((event, i) => [event.id, placeOf(event, i + 1)]));
  return placesFrom(places);
};

/** Where one event was read. */
export const placeOf = ({ source }: Pick<NewEvent, "source">, position: SequencePosition): string =>
  source === undefined ? `#${position}` : [source.document, source.locator ?? ""].join(" ").trim();

/** Places by event, each once. */
export const placesFrom =
  (places: ReadonlyMap<EventId, string>): PlacesOf =>
  (ids) => [...new Set(ids.map((id) => places.get(id) ?? id))];
