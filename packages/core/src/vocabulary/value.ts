import * as Result from "effect/Result";
import { add, compare, type Decimal, isDecimal, sign, subtract } from "./decimal.ts";
import { type Unreadable, unreadable } from "./unreadable.ts";

/** Why there is no value. Missing is never zero. */
export const missingReasons = [
  "notMeasured",
  "notRegistered",
  "notPublished",
  "notDisclosed",
  "unknown",
  "notApplicable",
  "suppressed",
] as const;

/** Why there is no value: one of {@link missingReasons}. */
export type MissingReason = (typeof missingReasons)[number];

/** Exactly this number. */
export interface Exact {
  readonly _tag: "Exact";
  readonly value: Decimal;
}

/** This number or more: “ruim 65”, “meer dan 3.300”. */
export interface AtLeast {
  readonly _tag: "AtLeast";
  readonly low: Decimal;
}

/** This number or less. */
export interface AtMost {
  readonly _tag: "AtMost";
  readonly high: Decimal;
}

/** Between two numbers, both included: “170 tot 200”. */
export interface Range {
  readonly _tag: "Range";
  readonly low: Decimal;
  readonly high: Decimal;
}

/** About this number: “circa 70”, “een kleine 25 %”; with a tolerance, anything that far from it. */
export interface About {
  readonly _tag: "About";
  readonly value: Decimal;
  readonly tolerance?: Decimal;
}

/** No value, and why. */
export interface Missing {
  readonly _tag: "Missing";
  readonly reason: MissingReason;
}

/**
 * What was observed: an exact number, a bound, a range, about a number, or missing with its reason.
 *
 * Stored events hold this shape: its tags and fields change only by a new schema version.
 */
export type Value = Exact | AtLeast | AtMost | Range | About | Missing;

/** Exactly this number. */
export const exact = (value: Decimal): Exact => ({ _tag: "Exact", value });

/** No value, because of this. */
export const missing = (reason: MissingReason): Missing => ({ _tag: "Missing", reason });

const isMissingReason = (text: string): text is MissingReason =>
  (missingReasons as ReadonlyArray<string>).includes(text);

const fail = (text: string): Result.Result<never, Unreadable> =>
  Result.fail(
    unreadable(
      "value",
      text,
      { en: "is not a value", nl: "is geen waarde" },
      {
        en: `Write a number (24), a bound (>=65 or <=5), a range (170..200, lowest first), about (~25 or ~25±2), or why it is missing: ${missingReasons.join(", ")}`,
        nl: `Schrijf een getal (24), een grens (>=65 of <=5), een bereik (170..200, laagste eerst), ongeveer (~25 of ~25±2), of waarom het ontbreekt: ${missingReasons.join(", ")}`,
      },
    ),
  );

/**
 * Reads a value in its canonical notation: `24`, `>=65`, `<=5`, `170..200`, `~25`, `~25±2`, or a missing reason.
 *
 * @example
 * ```ts
 * import { parseValue, printValue } from "@meetlat/core";
 * import * as Result from "effect/Result";
 *
 * const value = Result.getOrThrow(parseValue("170..200"));
 * console.assert(value._tag === "Range" && printValue(value) === "170..200");
 * ```
 */
export const parseValue = (text: string): Result.Result<Value, Unreadable> => {
  if (isDecimal(text)) return Result.succeed(exact(text));
  if (isMissingReason(text)) return Result.succeed(missing(text));
  if (text.startsWith(">=")) {
    const low = text.slice(2);
    return isDecimal(low) ? Result.succeed({ _tag: "AtLeast", low }) : fail(text);
  }
  if (text.startsWith("<=")) {
    const high = text.slice(2);
    return isDecimal(high) ? Result.succeed({ _tag: "AtMost", high }) : fail(text);
  }
  if (text.startsWith("~")) {
    const [value = "", tolerance, ...more] = text.slice(1).split("±");
    if (!isDecimal(value) || more.length > 0) return fail(text);
    if (tolerance === undefined) return Result.succeed({ _tag: "About", value });
    return isDecimal(tolerance) && sign(tolerance) >= 0
      ? Result.succeed({ _tag: "About", value, tolerance })
      : fail(text);
  }
  const [low = "", high = "", ...more] = text.split("..");
  return isDecimal(low) && isDecimal(high) && more.length === 0 && compare(low, high) <= 0
    ? Result.succeed({ _tag: "Range", low, high })
    : fail(text);
};

/** The canonical notation of a value; {@link parseValue} reads it back. */
export const printValue = (value: Value): string => {
  switch (value._tag) {
    case "Exact":
      return value.value;
    case "AtLeast":
      return `>=${value.low}`;
    case "AtMost":
      return `<=${value.high}`;
    case "Range":
      return `${value.low}..${value.high}`;
    case "About":
      return value.tolerance === undefined ? `~${value.value}` : `~${value.value}±${value.tolerance}`;
    case "Missing":
      return value.reason;
  }
};

/** The numbers that a value may stand for; `null` at an end without bound. */
export interface Interval {
  readonly low: Decimal | null;
  readonly high: Decimal | null;
}

/** The interval of numbers that a value may stand for; `null` for a missing value. About without a tolerance is its number. */
export const intervalOf = (value: Value): Interval | null => {
  switch (value._tag) {
    case "Exact":
      return { low: value.value, high: value.value };
    case "AtLeast":
      return { low: value.low, high: null };
    case "AtMost":
      return { low: null, high: value.high };
    case "Range":
      return { low: value.low, high: value.high };
    case "About":
      return value.tolerance === undefined
        ? { low: value.value, high: value.value }
        : { low: subtract(value.value, value.tolerance), high: add(value.value, value.tolerance) };
    case "Missing":
      return null;
  }
};

/** The single number that a value states, exactly or about; `null` for bounds, ranges and missing values. */
export const pointOf = (value: Value): Decimal | null =>
  value._tag === "Exact" || value._tag === "About" ? value.value : null;

/** Whether two values say the same, digit for digit. */
export const sameValue = (a: Value, b: Value): boolean => printValue(a) === printValue(b);

/** The value with every number in it passed through `change`, which must keep their order: a change of unit. */
export const mapNumbers = (value: Value, change: (n: Decimal) => Decimal): Value => {
  switch (value._tag) {
    case "Exact":
      return { ...value, value: change(value.value) };
    case "AtLeast":
      return { ...value, low: change(value.low) };
    case "AtMost":
      return { ...value, high: change(value.high) };
    case "Range":
      return { ...value, low: change(value.low), high: change(value.high) };
    case "About":
      return {
        ...value,
        value: change(value.value),
        ...(value.tolerance === undefined ? {} : { tolerance: change(value.tolerance) }),
      };
    case "Missing":
      return value;
  }
};
