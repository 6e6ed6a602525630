/**
 * Which events: queries, tags and positions of the Dynamic Consistency Boundary specification.
 *
 * @module
 */

import type { AppendCondition, Query, QueryItem, Tag, Taggable } from "@meetlat/core";
import * as core from "@meetlat/core";
import type * as Eq_ from "fp-ts/lib/Eq.js";
import type { Monoid } from "fp-ts/lib/Monoid.js";
import type { Predicate } from "fp-ts/lib/Predicate.js";
import { eqBy } from "./internal/instances.ts";

export type { AppendCondition, Query, QueryItem, Tag, Taggable };

/** Every event. */
export const all: Query = core.allEvents;

/** No event. */
export const none: Query = { items: [] };

/** Whether an event belongs to a query's answer. Applied to a query once, it is quick for many events. */
export const matches = (query: Query): Predicate<Taggable> => core.matcherOf(query);

const sorted = (words: ReadonlyArray<string>): ReadonlyArray<string> => [...new Set(words)].sort();

/** The same for items that ask the same in another order. */
const keyOf = ({ types, tags = [] }: QueryItem): string =>
  JSON.stringify([types === undefined ? null : sorted(types), sorted(tags)]);

const keysOf = ({ items }: Query): ReadonlyMap<string, QueryItem> => new Map(items.map((item) => [keyOf(item), item]));

/** The same items, in whatever order they and their types and tags stand. Equal queries match the same events. */
export const Eq: Eq_.Eq<Query> = eqBy((a, b) => {
  const [x, y] = [keysOf(a), keysOf(b)];
  return x.size === y.size && [...x.keys()].every((key) => y.has(key));
});

/**
 * The events of either query, without repeating an item; from no event. What matches the union matches one of the two, so
 * `matches` carries it over to `Predicate.getMonoidAny` of fp-ts.
 *
 * Append conditions have no such monoid: two that look after different positions cannot be said as one.
 *
 * @example
 * ```ts
 * import { Query } from "@meetlat/fp-ts";
 * import { concatAll } from "fp-ts/lib/Monoid.js";
 *
 * const query = concatAll(Query.MonoidUnion)([{ items: [{ tags: ["target:4b"] }] }, { items: [{ types: ["ClaimRecorded"] }] }]);
 * console.assert(Query.matches(query)({ type: "TargetSet", tags: ["target:4b"] }));
 * ```
 */
export const MonoidUnion: Monoid<Query> = {
  concat: (a, b) => ({ items: [...new Map([...keysOf(a), ...keysOf(b)]).values()] }),
  empty: none,
};
