import { createHash } from "node:crypto";
import type { SequencePosition } from "@meetlat/core";
import { decodeStoredEvent, type RawEvent, type StoredEvent } from "@meetlat/core/codec";
import { EventUnreadable } from "@meetlat/core/store";
import canonicalize from "canonicalize";
import * as Result from "effect/Result";

/** What a row holds of an event: all but its position, in whatever version it was appended. */
export type EventContent = Omit<RawEvent, "position">;

/** The hash before the first event. */
export const FIRST_HASH = "0".repeat(64);

/** The text of an event in its row: canonical JSON ([RFC 8785](https://www.rfc-editor.org/rfc/rfc8785)), so that the same fact is the same bytes. */
export const textOf = (event: EventContent): string => canonicalize(event) ?? "";

/** The hash after an event of which the canonical text is given. */
export const hashOfText = (before: string, text: string): string =>
  createHash("sha256").update(before).update(text).digest("hex");

/**
 * The hash of an event: SHA-256, in hex, over the hash before it (in hex) and the event without its position as canonical
 * JSON ([RFC 8785](https://www.rfc-editor.org/rfc/rfc8785)). Position and order are in it through the hash before it.
 */
export const nextHash = (before: string, event: EventContent): string => hashOfText(before, textOf(event));

/** As {@link nextHash}, of what a row holds; `null` when that cannot even be written as canonical JSON. */
export const hashOfRow = (before: string, content: unknown): string | null => {
  try {
    return nextHash(before, content as EventContent);
  } catch {
    return null;
  }
};

/** Whether two events say the same, however their fields are ordered. Half a character is never the same. */
export const sameEvent = (a: unknown, b: unknown): boolean => {
  try {
    return canonicalize(a) === canonicalize(b);
  } catch {
    return false;
  }
};

/** Whether a tag holds NUL: PostgreSQL has no such text, and tags stand in a column of their own. */
export const hasNul = (tags: ReadonlyArray<string> = []): boolean => tags.some((tag) => tag.includes("\u0000"));

/** What is said of an event of which a tag holds NUL. */
export const NUL_IN_TAG = "tags: a tag holds the character NUL, which no database keeps; write it without";

/** What the text of an event holds, when it is JSON. */
export const parsed = (text: unknown): unknown => {
  try {
    return JSON.parse(String(text));
  } catch {
    return text;
  }
};

/** An event from the content of its row, also as it was appended: nothing is trusted that was not looked at. */
export const storedOfRow = (
  position: SequencePosition,
  content: unknown,
): Result.Result<StoredEvent, EventUnreadable> => {
  const found = parsed(content);
  const placed = typeof found === "object" && found !== null ? { ...found, position } : found;
  const unreadable = (problems: ReadonlyArray<string>) => new EventUnreadable({ position, problems });
  const decoded = Result.mapError(decodeStoredEvent(placed), (misfits) =>
    unreadable(
      misfits.map(({ path, problem }) => [path.join("."), problem.en].filter((part) => part !== "").join(": ")),
    ),
  );
  return Result.filterOrFail(
    decoded,
    ({ event }) => !hasNul(event.tags),
    () => unreadable([NUL_IN_TAG]),
  );
};
