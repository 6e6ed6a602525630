import * as Result from "effect/Result";
import { complaints } from "./complaints.ts";
import { type Complaint, ErrorList, type JsonErrors } from "./json-error.ts";
import { type Place, placeAt } from "./place.ts";
import { type Problem, scan } from "./scan.ts";
import { decodeUtf8 } from "./utf8.ts";

/** How much a text may ask of whoever reads it. */
export interface JsonLimits {
  /** The longest text, in bytes (in UTF-16 code units when it is given as a string); 64 MiB when absent. */
  readonly maxSize?: number;
  /** How deep lists and objects may stand in each other; 128 when absent, and never more than 1,000. */
  readonly maxDepth?: number;
  /** How many errors are kept; the others are only counted. 100 when absent. */
  readonly maxErrors?: number;
  /** Whether a text may hold the character NUL, written as an escape; it may not when absent. */
  readonly allowNul?: boolean;
}

const DEFAULTS = { maxSize: 64 * 1024 * 1024, maxDepth: 128, maxErrors: 100, allowNul: false } as const;

/** What a scan can hold on its own stack. */
const DEEPEST = 1_000;
/** What an engine can hold in one text. */
const LONGEST = 500_000_000;

/** The limits that hold, with the defaults for those that were not given. */
export const limitsOf = (given: JsonLimits): Required<JsonLimits> => {
  const limits = { ...DEFAULTS, ...given };
  return {
    ...limits,
    maxDepth: Math.min(limits.maxDepth, DEEPEST),
    maxSize: Math.min(limits.maxSize, LONGEST),
  };
};

const only = (complaint: Complaint, place: Place): JsonErrors => ({
  errors: [{ ...place, path: [], ...complaint }],
  total: 1,
});

/**
 * The value of a text, when it is strict JSON that every reader would take for the same value.
 *
 * **Details**
 *
 * It refuses what JSON's grammar refuses, and what readers disagree on or lose: a name that an object has twice; the names
 * `__proto__` and `constructor`; half characters; the character NUL; numbers that are not kept as written; bytes that are not
 * UTF-8; a byte order mark anywhere but at the beginning; what is too long or too deep. All errors of these kinds come at
 * once; after a break of the grammar nothing more is said. Objects are plain ones, and nothing is executed or guessed.
 *
 * @example
 * ```ts
 * import { readJson } from "@meetlat/json";
 * import * as Result from "effect/Result";
 *
 * const read = readJson('{\n  "amount": 1,\n  "amount": 12345678901234567890\n}');
 * if (Result.isFailure(read)) {
 *   console.assert(read.failure.total === 2);
 *   const [twice, inexact] = read.failure.errors;
 *   console.assert(twice?.line === 3 && twice.column === 3 && twice.path[0] === "amount");
 *   console.assert(inexact?.problem.nl === "12345678901234567890 zou worden bewaard als 12345678901234567000");
 * }
 * ```
 */
export const readJson = (input: string | Uint8Array, given: JsonLimits = {}): Result.Result<unknown, JsonErrors> => {
  const limits = limitsOf(given);
  if (input.length > limits.maxSize) {
    return Result.fail(only(complaints.tooLong(limits.maxSize), { line: 1, column: 1 }));
  }
  const decoded = typeof input === "string" ? Result.succeed(input) : decodeUtf8(input);
  if (Result.isFailure(decoded)) {
    const before = decoded.failure.before();
    const text = before.startsWith("\uFEFF") ? before.slice(1) : before;
    return Result.fail(only(complaints.notUtf8, placeAt(text, text.length)));
  }
  const text = decoded.success.startsWith("\uFEFF") ? decoded.success.slice(1) : decoded.success;
  const list = new ErrorList(limits.maxErrors);
  scan(text, {
    ...limits,
    onProblem: ({ offset, path, complaint }: Problem) => list.add(complaint, path, () => placeAt(text, offset)),
  });
  if (list.total > 0) return Result.fail(list.found());
  return Result.succeed(JSON.parse(text));
};
