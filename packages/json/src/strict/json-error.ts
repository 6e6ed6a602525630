import type { Language, Path, Text } from "@meetlat/core";
import { oneLine } from "./one-line.ts";
import type { Place } from "./place.ts";

/** What is wrong with a text and how to mend it; no full stop at the end of either. */
export interface Complaint {
  readonly problem: Text;
  readonly mend: Text;
}

/** Something in a text that is not the JSON that is asked for: where it stands, what is wrong with it, and how to mend it. */
export interface JsonError extends Complaint, Place {
  /** The fields and places in lists that lead to it; empty when the whole text is meant. */
  readonly path: Path;
}

/** What is wrong with a text: the first errors, and how many there are in all. */
export interface JsonErrors {
  readonly errors: ReadonlyArray<JsonError>;
  readonly total: number;
}

/** A path as it is written in JavaScript: `data.lines[2].amount`. */
const pathText = (path: Path): string =>
  path.map((key, i) => (typeof key === "number" ? `[${key}]` : i === 0 ? key : `.${key}`)).join("");

/**
 * One line for a person: where, what is wrong and how to mend it.
 *
 * @example
 * ```ts
 * import { describeJsonError } from "@meetlat/json";
 *
 * const line = describeJsonError(
 *   {
 *     line: 12,
 *     column: 40,
 *     path: ["data", "lines", 2, "amount"],
 *     problem: { en: "stands there twice", nl: "staat er tweemaal" },
 *     mend: { en: "Keep one of them", nl: "Houd er een van over" },
 *   },
 *   "en",
 *   "events.ndjson",
 * );
 * console.assert(line === "events.ndjson:12:40 data.lines[2].amount: stands there twice. Keep one of them.");
 * ```
 */
export const describeJsonError = (error: JsonError, language: Language, file = ""): string => {
  const place = `${file === "" ? "" : `${oneLine(file)}:`}${error.line}:${error.column}`;
  const path = error.path.length === 0 ? "" : ` ${oneLine(pathText(error.path))}`;
  return `${place}${path}: ${error.problem[language]}. ${error.mend[language]}.`;
};

/** Collects the first errors, and counts all. */
export class ErrorList {
  readonly errors: Array<JsonError> = [];
  total = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Adds an error, whose place is only looked up when it is kept. */
  add(complaint: Complaint, path: JsonError["path"], place: () => Place): void {
    this.total += 1;
    if (this.errors.length >= this.#most) return;
    const shortened = path.map((key) => (typeof key === "string" && key.length > 200 ? `${key.slice(0, 200)}…` : key));
    // A copy, since a piece of a text can keep the whole text in memory.
    this.errors.push(structuredClone({ ...place(), path: shortened, ...complaint }));
  }

  /** What was added so far. */
  found(): JsonErrors {
    return { errors: [...this.errors], total: this.total };
  }
}
