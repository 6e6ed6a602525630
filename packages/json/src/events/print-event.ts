import type { Event, SequencePosition } from "@meetlat/core";
import type { RawEvent } from "@meetlat/core/codec";
import canonicalize from "canonicalize";
import * as Data from "effect/Data";
import * as Result from "effect/Result";

/** What a person looks for comes first: which event it is, of when, and what it says. */
const order = [
  "position",
  "type",
  "schemaVersion",
  "knownOn",
  "recordedAt",
  "data",
  "source",
  "decidedBy",
  "actor",
  "tags",
  "correlationId",
  "causationId",
  "id",
] as const satisfies ReadonlyArray<keyof RawEvent>;

const ordered: ReadonlySet<string> = new Set(order);

/** An event that cannot be written, because a text in it holds half a character: no file could hold it. */
export class EventUnprintable extends Data.TaggedError("EventUnprintable")<{ readonly position: SequencePosition }> {
  override get message(): string {
    return `The event at position ${this.position} holds half a character (a lone surrogate) in a text, which cannot be written in a file. Record the text again, whole.`;
  }
}

/**
 * An event as one line of JSON, without a line end: the fields of the envelope in an order for people, all within them in
 * that of canonical JSON ([RFC 8785](https://www.rfc-editor.org/rfc/rfc8785)). The same event gives the same bytes, whatever
 * order its fields had.
 *
 * @example
 * ```ts
 * import { printEvent, readEvent } from "@meetlat/json";
 * import * as Result from "effect/Result";
 *
 * const line =
 *   '{"position":12,"type":"ProgrammeClosed","schemaVersion":1,"knownOn":"2021-07-01",' +
 *   '"recordedAt":"2021-07-01T12:00:00.000Z","data":{"on":"2021-12-31","programme":"care"},"actor":"controller-7",' +
 *   '"tags":["programme:care"],"id":"00000000-0000-7000-8000-000000000001"}';
 * const { event } = Result.getOrThrow(readEvent(line));
 * console.assert(Result.getOrThrow(printEvent(event)) === line);
 * ```
 */
export const printEvent = (event: Event | RawEvent): Result.Result<string, EventUnprintable> => {
  const fields: Readonly<Record<string, unknown>> = { ...event };
  const others = Object.keys(fields)
    .filter((name) => !ordered.has(name))
    .sort();
  try {
    let line = "";
    for (const name of [...order, ...others]) {
      const value = canonicalize(fields[name]);
      if (value !== undefined) line += `${line === "" ? "{" : ","}${canonicalize(name)}:${value}`;
    }
    return Result.succeed(`${line}}`);
  } catch {
    return Result.fail(new EventUnprintable({ position: event.position }));
  }
};
