/**
 * The words of the Dynamic Consistency Boundary specification (dcb.events): events carry tags; a query selects events by
 * type and tag; an append can be made on condition that no event matching a query has come since a position.
 */

/** A mark on an event, `name:value`, by which boundaries find it. */
export type Tag = string;

/** The place of an event in its register's log: 1, 2, 3, … without gaps. */
export type SequencePosition = number;

/** Events of any of the types (all types when absent) that carry every one of the tags. */
export interface QueryItem {
  readonly types?: ReadonlyArray<string>;
  readonly tags?: ReadonlyArray<Tag>;
}

/** Events that match at least one item. */
export interface Query {
  readonly items: ReadonlyArray<QueryItem>;
}

/** Every event: an item without types or tags. */
export const allEvents: Query = { items: [{}] };

/** What must hold for an append: no event that matches `failIfEventsMatch` after position `after` (0: none at all). */
export interface AppendCondition {
  readonly failIfEventsMatch: Query;
  readonly after: SequencePosition;
}

/** What a query looks at. */
export interface Taggable {
  readonly type: string;
  readonly tags: ReadonlyArray<Tag>;
}

const itemMatches = (item: QueryItem, event: Taggable): boolean =>
  (item.types === undefined || item.types.includes(event.type)) &&
  (item.tags === undefined || item.tags.every((tag) => event.tags.includes(tag)));

/** Whether an event belongs to a query's answer. */
export const matches = (query: Query, event: Taggable): boolean => query.items.some((item) => itemMatches(item, event));

/**
 * {@link matches} for many events: an event is held only against the items that ask for one of its tags, so that a boundary
 * of a hundred thousand cells costs no more than one of ten.
 *
 * @example
 * ```ts
 * import { matcherOf } from "@meetlat/core";
 *
 * const isAsked = matcherOf({ items: [{ tags: ["target:4b"] }, { types: ["DocumentRegistered"] }] });
 * console.assert(isAsked({ type: "TargetSet", tags: ["target:4b", "indicator:visits"] }));
 * console.assert(!isAsked({ type: "TargetSet", tags: ["target:4a", "indicator:visits"] }));
 * ```
 */
export const matcherOf = ({ items }: Query): ((event: Taggable) => boolean) => {
  const untagged: Array<QueryItem> = [];
  const byTag = new Map<Tag, Array<QueryItem>>();
  for (const item of items) {
    const [first] = item.tags ?? [];
    const known = first === undefined ? untagged : byTag.get(first);
    if (known !== undefined) known.push(item);
    else if (first !== undefined) byTag.set(first, [item]);
  }
  return (event) =>
    untagged.some((item) => itemMatches(item, event)) ||
    event.tags.some((tag) => byTag.get(tag)?.some((item) => itemMatches(item, event)) === true);
};

/** The events of either query, without repeating an item. */
export const union = (queries: ReadonlyArray<Query>): Query => {
  const seen = new Map<string, QueryItem>();
  for (const item of queries.flatMap((query) => query.items)) seen.set(JSON.stringify([item.types, item.tags]), item);
  return { items: [...seen.values()] };
};
