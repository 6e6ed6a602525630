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

/**
 * The hash of an event: SHA-256, in hex, over the hash before it (in hex) and the event without its position as canonical
 * JSON ([RFC 8785](https://www.rfc-editor.org/rfc/rfc8785)). Position and order are in it through the hash before it.
 */
export const nextHash = (before: string, event: EventContent): string =>
  createHash("sha256")
    .update(before)
    .update(canonicalize(event) ?? "")
    .digest("hex");

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
  return Result.mapError(
    decodeStoredEvent(placed),
    (misfits) =>
      new EventUnreadable({
        position,
        problems: misfits.map(({ path, problem }) =>
          [path.join("."), problem.en].filter((part) => part !== "").join(": "),
        ),
      }),
  );
};
