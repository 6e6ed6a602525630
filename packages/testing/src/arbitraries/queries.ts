import type { Event, Query, QueryItem } from "@meetlat/core";
import * as fc from "fast-check";

/**
 * Queries about a log: by types, by tags, by both, by several items, by nothing, and now and then by what no event has.
 */
export const queriesOver = (events: ReadonlyArray<Event>): fc.Arbitrary<Query> => {
  const types = [...new Set(events.map(({ type }) => type)), "TargetWithdrawn"];
  const lists = [...events.map(({ tags }) => tags), ["indicator:nowhere"]];
  const items: fc.Arbitrary<QueryItem> = fc
    .tuple(
      fc.option(fc.subarray(types, { minLength: 1 }), { nil: undefined }),
      fc.option(
        fc.constantFrom(...lists).chain((tags) => fc.subarray([...tags])),
        { nil: undefined },
      ),
    )
    .map(([ofTypes, tags]) => ({
      ...(ofTypes === undefined ? {} : { types: ofTypes }),
      ...(tags === undefined ? {} : { tags }),
    }));
  return fc.array(items, { maxLength: 5 }).map((all) => ({ items: all }));
};
