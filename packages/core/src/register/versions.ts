import type { Day } from "../vocabulary/day.ts";
import type { EventId } from "../vocabulary/identifier.ts";
import type { SequencePosition } from "./query.ts";

/** Which event said something, and when: every fact that may change is kept in such versions. */
export interface Version {
  readonly event: EventId;
  readonly position: SequencePosition;
  readonly knownOn: Day;
}

/** The moment of a question: what counted as known on a day, up to a position in the log. `null` sets no limit. */
export interface Moment {
  readonly knownAt: Day | null;
  readonly at: SequencePosition | null;
}

/** All that the register holds. */
export const latest: Moment = { knownAt: null, at: null };

/** What was known on the day on which a new fact became known: a fact is held against that, not against what came later. */
export const whenKnown = (knownOn: Day | undefined, today: Day | null): Moment => ({
  knownAt: knownOn ?? today,
  at: null,
});

/** What was known when a version came to count: what became known or was recorded later is no part of it. */
export const whenMade = ({ knownOn, position }: Version): Moment => ({ knownAt: knownOn, at: position });

/** Whether a version existed and was known at a moment. */
export const isVisible = (version: Version, { knownAt, at }: Moment): boolean =>
  (knownAt === null || version.knownOn <= knownAt) && (at === null || version.position <= at);

/** The order in which versions supersede each other: by the day they became known, then by their place in the log. */
export const supersedes = (a: Version, b: Version): boolean =>
  a.knownOn === b.knownOn ? a.position > b.position : a.knownOn > b.knownOn;

/** The version that counts at a moment; `undefined` when none was known. */
export const currentVersion = <V extends Version>(versions: ReadonlyArray<V>, moment: Moment): V | undefined => {
  let current: V | undefined;
  for (const version of versions) {
    if (isVisible(version, moment) && (current === undefined || supersedes(version, current))) current = version;
  }
  return current;
};

/** The versions known at a moment, in the order in which they came to count. */
export const visibleVersions = <V extends Version>(versions: ReadonlyArray<V>, moment: Moment): ReadonlyArray<V> =>
  versions.filter((version) => isVisible(version, moment)).sort((a, b) => (supersedes(a, b) ? 1 : -1));

/** The version that an event made. */
export const versionOf = (event: { id: EventId; position: SequencePosition; knownOn: Day }): Version => ({
  event: event.id,
  position: event.position,
  knownOn: event.knownOn,
});

/** A map that its fold owns while folding; what leaves the fold is typed read-only. */
export const owned = <K, V>(map: ReadonlyMap<K, V>): Map<K, V> => map as Map<K, V>;

/** A list that its fold owns while folding. */
export const ownedList = <A>(list: ReadonlyArray<A>): Array<A> => list as Array<A>;
