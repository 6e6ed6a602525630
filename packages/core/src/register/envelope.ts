import { type Day, dayOf, type Instant } from "../vocabulary/day.ts";
import type { DocumentId, EventId } from "../vocabulary/identifier.ts";
import type { SequencePosition, Tag } from "./query.ts";

/** Where a fact was read: a registered document, and the place in it. */
export interface Source {
  readonly document: DocumentId;
  readonly locator?: string;
}

/** What every command may say of its fact besides the fact itself. */
export interface Provenance {
  /** From when it counted as known; the day on which it is recorded when absent. */
  readonly knownOn?: Day;
  readonly source?: Source;
  /** Who decided it: a college, a council, a court of audit. No personal data. */
  readonly decidedBy?: string;
}

/** An event before it is appended: a fact without id, time or position. */
export interface Draft<Type extends string, Data> extends Provenance {
  readonly type: Type;
  readonly tags: ReadonlyArray<Tag>;
  readonly data: Data;
}

/**
 * An event with all but its position.
 *
 * The names and fields of an envelope are the storage format, changed only by a new version.
 */
export interface Recorded<Type extends string, Data> {
  readonly id: EventId;
  readonly type: Type;
  readonly schemaVersion: 1;
  /** When the event entered the register. */
  readonly recordedAt: Instant;
  /** From when the fact counted as known. */
  readonly knownOn: Day;
  /** An opaque id of who recorded it. No personal data. */
  readonly actor: string;
  readonly decidedBy?: string;
  readonly source?: Source;
  readonly correlationId?: string;
  readonly causationId?: string;
  readonly tags: ReadonlyArray<Tag>;
  readonly data: Data;
}

/** An event in its place in the register's log. */
export interface Sequenced<Type extends string, Data> extends Recorded<Type, Data> {
  readonly position: SequencePosition;
}

/** What comes from outside when drafts become events: the time, who acts, and an id for each. */
export interface Stamp {
  readonly recordedAt: Instant;
  readonly actor: string;
  /** Makes an id; it may look at the fact that the id is for. */
  readonly newId: (fact: Draft<string, unknown>) => EventId;
  readonly correlationId?: string;
  readonly causationId?: string;
}

/** Gives a draft its id and its time; what it does not say is known from the day on which it is recorded. */
export const stampDraft = <Type extends string, Data>(
  draft: Draft<Type, Data>,
  { newId, recordedAt, actor, correlationId, causationId }: Stamp,
): Recorded<Type, Data> => ({
  id: newId(draft),
  type: draft.type,
  schemaVersion: 1,
  recordedAt,
  knownOn: draft.knownOn ?? dayOf(recordedAt),
  actor,
  ...(draft.decidedBy === undefined ? {} : { decidedBy: draft.decidedBy }),
  ...(draft.source === undefined ? {} : { source: draft.source }),
  ...(correlationId === undefined ? {} : { correlationId }),
  ...(causationId === undefined ? {} : { causationId }),
  tags: draft.tags,
  data: draft.data,
});
