import type { Language, Text } from "@meetlat/core";

/** What is wrong with a text and how to mend it; no full stop at the end of either. */
export interface Complaint {
  readonly problem: Text;
  readonly mend: Text;
}

/** Makes a {@link Complaint}. */
export const complaint = (problem: Text, mend: Text): Complaint => ({ problem, mend });

/** A cell, row or file that cannot be taken in: where it stands, what is wrong with it, and how to mend it. */
export interface CellError extends Complaint {
  /** The name of the file, as it was given. */
  readonly file: string;
  /** The physical line in the file, from 1, on which the row begins. */
  readonly line: number;
  /** The column's header as written; `null` when the whole row or file is meant. */
  readonly column: string | null;
  /** The text that was refused; empty when there is none to show. */
  readonly value: string;
}

const MAX_SHOWN = 80;

/** One line, without characters that would disturb a terminal, and not too long. */
const shown = (value: string): string => {
  const line = value.slice(0, MAX_SHOWN + 1).replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
  return value.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN)}…` : line;
};

/**
 * One line for a person: where, what is wrong and how to mend it.
 *
 * @example
 * ```ts
 * import { describeCellError } from "@meetlat/csv";
 *
 * const line = describeCellError(
 *   {
 *     file: "measurements.csv",
 *     line: 12,
 *     column: "value",
 *     value: "1.9x",
 *     problem: { en: "is not a value", nl: "is geen waarde" },
 *     mend: { en: "Write a number", nl: "Schrijf een getal" },
 *   },
 *   "en",
 * );
 * console.assert(line === "measurements.csv:12 value “1.9x”: is not a value. Write a number.");
 * ```
 */
export const describeCellError = (error: CellError, language: Language): string => {
  const column = error.column === null ? "" : ` ${shown(error.column)}`;
  const value = error.value === "" ? "" : ` “${shown(error.value)}”`;
  return `${shown(error.file)}:${error.line}${column}${value}: ${error.problem[language]}. ${error.mend[language]}.`;
};
