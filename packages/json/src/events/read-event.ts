import { decodeStoredEvent, type Misfit, type StoredEvent } from "@meetlat/core/codec";
import * as Result from "effect/Result";
import { complaints } from "../strict/complaints.ts";
import { ErrorList, type JsonErrors } from "../strict/json-error.ts";
import { offsetsIn } from "../strict/locate.ts";
import { placeOnLine } from "../strict/place.ts";
import { scan } from "../strict/scan.ts";
import { decodeUtf8 } from "../strict/utf8.ts";

/** Where a line stands, and how many of its errors are kept. */
export interface ReadEventOptions {
  /** The number of the line in its file; 1 when absent. */
  readonly line?: number;
  /** How many errors are kept; the others are only counted. 100 when absent. */
  readonly maxErrors?: number;
}

/** A rule or formula is at most so deep, and everything else less. */
const MAX_DEPTH = 128;

const mend = {
  en: "Mend the line where it was written, or export the register again",
  nl: "Herstel de regel waar die is geschreven, of exporteer het register opnieuw",
} as const;

const addMisfits = (list: ErrorList, text: string, line: number, misfits: ReadonlyArray<Misfit>): void => {
  const paths = misfits.map(({ path }) => path);
  // Looked up only for the errors that are kept: a file may hold millions.
  let offsetOf: ReturnType<typeof offsetsIn> | undefined;
  for (const { path, problem } of misfits) {
    list.add({ problem, mend }, path, () => {
      offsetOf ??= offsetsIn(text, paths);
      return placeOnLine(line, text, offsetOf(path));
    });
  }
};

/** As {@link readEvent}, with errors added to a list; `null` when there were any. */
export const readLine = (input: string | Uint8Array, line: number, list: ErrorList): StoredEvent | null => {
  const before = list.total;
  const decoded = typeof input === "string" ? Result.succeed(input) : decodeUtf8(input);
  if (Result.isFailure(decoded)) {
    const { before } = decoded.failure;
    list.add(complaints.notUtf8, [], () => {
      const text = before();
      return placeOnLine(line, text, text.length);
    });
    return null;
  }
  const text = decoded.success;
  scan(text, {
    maxDepth: MAX_DEPTH,
    // A register may hold it in a text, and a copy says what the register says.
    allowNul: true,
    onProblem: ({ offset, path, complaint }) => list.add(complaint, path, () => placeOnLine(line, text, offset)),
  });
  if (list.total > before) return null;
  const event = decodeStoredEvent(JSON.parse(text));
  if (Result.isSuccess(event)) return event.success;
  addMisfits(list, text, line, event.failure);
  return null;
};

/**
 * Reads an event from a line of JSON: strictly (see {@link readJson}), and in whatever version it was written. It gives the
 * event as this Meetlat reads it, and as it was appended.
 *
 * @example
 * ```ts
 * import { describeJsonError, readEvent } from "@meetlat/json";
 * import * as Result from "effect/Result";
 *
 * const read = readEvent('{"type":"ProgrammeClosed","schemaVersion":2}', { line: 7 });
 * if (Result.isFailure(read)) {
 *   const [error] = read.failure.errors;
 *   console.assert(error !== undefined && describeJsonError(error, "en").startsWith("7:43 schemaVersion: is 2, and this"));
 * }
 * ```
 */
export const readEvent = (
  input: string | Uint8Array,
  { line = 1, maxErrors = 100 }: ReadEventOptions = {},
): Result.Result<StoredEvent, JsonErrors> => {
  const list = new ErrorList(maxErrors);
  const event = readLine(input, line, list);
  return event === null ? Result.fail(list.found()) : Result.succeed(event);
};
