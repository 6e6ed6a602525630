import type { Language, Text } from "./language.ts";

/** What a text was read as when it could not be understood. */
export type Readable =
  | "decimal"
  | "period"
  | "day"
  | "instant"
  | "value"
  | "identifier"
  | "unit"
  | "rule"
  | "formula"
  | "published";

/**
 * A text that could not be understood: what it was read as, the text itself, why not, and how to mend it.
 *
 * It is a value, not an exception: every `parse…` function returns it in the failure of its `Result`.
 */
export interface Unreadable {
  readonly _tag: "Unreadable";
  readonly readAs: Readable;
  readonly input: string;
  /** Zero-based place in `input`, in UTF-16 code units, where understanding stopped; absent when it is the whole text. */
  readonly offset?: number;
  readonly problem: Text;
  readonly mend: Text;
}

/** Makes an {@link Unreadable}. */
export const unreadable = (
  readAs: Readable,
  input: string,
  problem: Text,
  mend: Text,
  offset?: number,
): Unreadable => ({
  _tag: "Unreadable",
  readAs,
  input,
  problem,
  mend,
  ...(offset === undefined ? {} : { offset }),
});

/**
 * One sentence for a person: what is wrong and how to mend it.
 *
 * @example
 * ```ts
 * import { describeUnreadable, parseDecimal } from "@meetlat/core";
 * import * as Result from "effect/Result";
 *
 * const read = parseDecimal("1.900,5");
 * if (Result.isFailure(read)) {
 *   console.assert(describeUnreadable(read.failure, "en").startsWith("“1.900,5” is not a decimal number"));
 * }
 * ```
 */
export const describeUnreadable = (error: Unreadable, language: Language): string =>
  `“${error.input}” ${error.problem[language]}. ${error.mend[language]}.`;
