import type { Event, SequencePosition } from "@meetlat/core";
import type { RawEvent, StoredEvent } from "@meetlat/core/codec";
import * as Data from "effect/Data";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import { complaints } from "../strict/complaints.ts";
import { type Complaint, describeJsonError, ErrorList, type JsonError } from "../strict/json-error.ts";
import { placeOnLine } from "../strict/place.ts";
import { isBlank, type Line, LineDivider } from "./lines.ts";
import { type EventUnprintable, printEvent } from "./print-event.ts";
import { readLine } from "./read-event.ts";

/** All that is wrong with a file of events: the first errors by line and column, and how many there are. */
export class NdjsonErrors extends Data.TaggedError("NdjsonErrors")<{
  readonly errors: ReadonlyArray<JsonError>;
  readonly total: number;
}> {
  override get message(): string {
    const more = this.total - this.errors.length;
    const lines = this.errors.map((error) => describeJsonError(error, "en"));
    return [...lines, ...(more > 0 ? [`And ${more} more.`] : [])].join("\n");
  }
}

/** How much a file of events may ask of whoever reads it, and where it begins. */
export interface ReadNdjsonOptions {
  /** The position of the first event; 1 when absent. */
  readonly first?: SequencePosition;
  /** The longest line, in bytes; 4 MiB when absent. It is what reading needs in memory. */
  readonly maxLine?: number;
  /** The longest file, in bytes and after decompression; 64 GiB when absent. */
  readonly maxSize?: number;
  /** How many errors are kept; the others are only counted. 100 when absent. */
  readonly maxErrors?: number;
}

const outOfOrder = (found: SequencePosition, expected: SequencePosition): Complaint => ({
  problem: {
    en: `is ${found}, where ${expected} should stand: positions go up by one from event to event`,
    nl: `is ${found}, waar ${expected} moet staan: posities lopen van gebeurtenis tot gebeurtenis met één op`,
  },
  mend: {
    en: "A line is missing, stands there twice or in another place: export the register again",
    nl: "Er ontbreekt een regel, of die staat er tweemaal of op een andere plaats: exporteer het register opnieuw",
  },
});

/** Reads lines one after the other, and remembers only what is wrong and which position comes next. */
class LineReader {
  readonly list: ErrorList;
  readonly #maxLine: number;
  /** The position that the next event must have; `null` after a line that could not be read. */
  #next: SequencePosition | null;

  constructor(first: SequencePosition, maxLine: number, maxErrors: number) {
    this.list = new ErrorList(maxErrors);
    this.#maxLine = maxLine;
    this.#next = first;
  }

  /** The events on some lines; none any more once something is wrong. */
  events(lines: ReadonlyArray<Line>): ReadonlyArray<StoredEvent> {
    const events: Array<StoredEvent> = [];
    for (const line of lines) {
      const stored = this.#read(line);
      if (stored !== null && this.list.total === 0) events.push(stored);
    }
    return this.list.total === 0 ? events : [];
  }

  #read({ number, bytes }: Line): StoredEvent | null {
    if (bytes === null) {
      this.list.add(complaints.tooLong(this.#maxLine), [], () => placeOnLine(number, "", 0));
      this.#next = null;
      return null;
    }
    if (isBlank(bytes)) return null;
    const stored = readLine(bytes, number, this.list);
    const position = stored?.event.position ?? null;
    if (position !== null && this.#next !== null && position !== this.#next) {
      this.list.add(outOfOrder(position, this.#next), ["position"], () => placeOnLine(number, "", 0));
    }
    this.#next = position === null ? null : position + 1;
    return stored;
  }
}

/**
 * Reads a register from NDJSON: an event a line, in the order of their positions.
 *
 * **Details**
 *
 * It holds one line at a time, and reads no faster than its events are taken. Lines end in LF or CR LF; blank ones, a byte
 * order mark at the beginning and a last line without an end are fine. Every line is strict JSON (see {@link readJson}) and
 * an event of any version, and positions go up by one from `first` on: nothing is missing, double or in another place.
 *
 * Events are given as they are read, until a line is wrong. From there on the rest is only looked through, and at the end
 * the stream fails with all that is wrong: who writes events somewhere writes them in a transaction, as `importEvents` of
 * @meetlat/sql does. That also refuses two events with one id, which would take memory for every id here.
 *
 * @example
 * ```ts
 * import { NdjsonErrors, readNdjson } from "@meetlat/json";
 * import * as Effect from "effect/Effect";
 * import * as Stream from "effect/Stream";
 *
 * const bytes = Stream.make(new TextEncoder().encode('{"position":1}\n\nnonsense'));
 * const error = await Effect.runPromise(Effect.flip(Stream.runDrain(readNdjson(bytes))));
 * console.assert(error instanceof NdjsonErrors && error.errors.map(({ line }) => line).join() === "1,3");
 * ```
 */
export const readNdjson = <E, R>(
  bytes: Stream.Stream<Uint8Array, E, R>,
  { first = 1, maxLine = 4 * 1024 * 1024, maxSize = 64 * 1024 ** 3, maxErrors = 100 }: ReadNdjsonOptions = {},
): Stream.Stream<StoredEvent, E | NdjsonErrors, R> =>
  Stream.suspend(() => {
    const divider = new LineDivider(maxLine);
    const reader = new LineReader(first, maxLine, maxErrors);
    const failure = Effect.suspend(() => Effect.fail(new NdjsonErrors(reader.list.found())));
    const events = Stream.mapAccumArrayEffect(
      bytes,
      () => 0,
      (size, chunks) => {
        const read: Array<StoredEvent> = [];
        let now = size;
        for (const chunk of chunks) {
          now += chunk.length;
          if (now > maxSize) {
            reader.list.add(complaints.tooLong(maxSize), [], () => placeOnLine(1, "", 0));
            return failure;
          }
          for (const event of reader.events(divider.push(chunk))) read.push(event);
        }
        return Effect.succeed([now, read] as const);
      },
      { onHalt: () => reader.events(divider.end()) },
    );
    const end = Stream.suspend(() => (reader.list.total === 0 ? Stream.empty : Stream.fromEffect(failure)));
    return Stream.concat(events, end);
  });

/**
 * Writes events as NDJSON, a line each (see {@link printEvent}), as they come: as many bytes at a time as the stream gives
 * events together. Give the events as they were appended (`raw`), so that a copy says what the register says.
 */
export const printNdjson = <E, R>(
  events: Stream.Stream<Event | RawEvent, E, R>,
): Stream.Stream<Uint8Array, E | EventUnprintable, R> => {
  const encoder = new TextEncoder();
  return Stream.mapArrayEffect(events, (some) => {
    let text = "";
    for (const event of some) {
      const line = printEvent(event);
      if (Result.isFailure(line)) return Effect.fail(line.failure);
      text += `${line.success}\n`;
    }
    return Effect.succeed([encoder.encode(text)] as const);
  });
};
