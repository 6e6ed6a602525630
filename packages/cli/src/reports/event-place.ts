import type { EventId, NewEvent } from "@meetlat/core";

/** Where people find what events say. */
export type PlacesOf = (ids: ReadonlyArray<EventId>) => ReadonlyArray<string>;

/**
 * Where people find what events say: the document and the place in it, each once; and for an event that names no document
 * its number in the log, like `#12`.
 */
export const placesIn = (events: ReadonlyArray<NewEvent>): PlacesOf => {
  const places = new Map<EventId, string>();
  events.forEach(({ id, source }, i) => {
    const place = source === undefined ? `#${i + 1}` : [source.document, source.locator ?? ""].join(" ").trim();
    places.set(id, place);
  });
  return (ids) => [...new Set(ids.map((id) => places.get(id) ?? id))];
};
