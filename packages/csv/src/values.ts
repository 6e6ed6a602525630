import { parseValue, type Value } from "@meetlat/core";
import * as Result from "effect/Result";
import type { Complaint } from "./cell-error.ts";
import { readDutchValue } from "./dutch-values.ts";
import { footnoteIn, type Locale, MAX_NUMBER_LENGTH, type Mark } from "./numbers.ts";

/** A value with the mark that stood with its numbers: it must agree with the indicator's unit. */
export interface MarkedValue {
  readonly value: Value;
  readonly mark: Mark | null;
}

const readCanonicalValue = (text: string): Result.Result<MarkedValue, Complaint> => {
  const plain = parseValue(text);
  if (Result.isSuccess(plain)) return Result.succeed({ value: plain.success, mark: null });
  if (text.length <= MAX_NUMBER_LENGTH && /\d\s*%$/u.test(text)) {
    const percent = parseValue(text.slice(0, -1).trimEnd());
    if (Result.isSuccess(percent)) return Result.succeed({ value: percent.success, mark: "%" });
  }
  return Result.fail(footnoteIn(text) ?? plain.failure);
};

/**
 * Reads a value: canonical as core does, with one `%` at the end; Dutch as documents write it.
 *
 * @example
 * ```ts
 * import { printValue } from "@meetlat/core";
 * import { readValue } from "@meetlat/csv";
 * import * as Result from "effect/Result";
 *
 * const share = Result.getOrThrow(readValue("een kleine 8,7%", "nl"));
 * console.assert(printValue(share.value) === "~8.7" && share.mark === "%");
 * console.assert(Result.isFailure(readValue("8,7%", "canonical")));
 * ```
 */
export const readValue = (text: string, locale: Locale): Result.Result<MarkedValue, Complaint> =>
  locale === "nl" ? readDutchValue(text) : readCanonicalValue(text);
