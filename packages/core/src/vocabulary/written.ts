import { type Decimal, decimal, percentage } from "./decimal.ts";
import { label } from "./labels.ts";
import type { Language } from "./language.ts";
import type { Value } from "./value.ts";

const marks = { en: { group: ",", point: "." }, nl: { group: ".", point: "," } } as const;

/**
 * A decimal as people write it: grouped thousands and a true minus, digit for digit the same number.
 *
 * @example
 * ```ts
 * import { decimal, writeDecimal } from "@meetlat/core";
 *
 * console.assert(writeDecimal(decimal("-4353.50"), "nl") === "−4.353,50");
 * ```
 */
export const writeDecimal = (value: Decimal, language: Language): string => {
  const { group, point } = marks[language];
  const [whole = "", fraction] = value.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group);
  return `${value.startsWith("-") ? "−" : ""}${grouped}${fraction === undefined ? "" : `${point}${fraction}`}`;
};

/** A decimal with its sign, also when that is a plus: for differences. */
export const writeSigned = (value: Decimal, language: Language): string =>
  /^-|^0(?:\.0+)?$/.test(value) ? writeDecimal(value, language) : `+${writeDecimal(value, language)}`;

/** A share such as an attainment in whole percents, half-even, for display only. */
export const writeShare = (share: Decimal, language: Language): string =>
  `${writeDecimal(percentage(share, decimal("1"), 0) ?? share, language)} %`;

/** An observed value in words and signs; a missing one says why. */
export const writeValue = (value: Value, language: Language): string => {
  const number = (n: Decimal) => writeDecimal(n, language);
  switch (value._tag) {
    case "Exact":
      return number(value.value);
    case "AtLeast":
      return `≥ ${number(value.low)}`;
    case "AtMost":
      return `≤ ${number(value.high)}`;
    case "Range":
      return `${number(value.low)}–${number(value.high)}`;
    case "About":
      return `± ${number(value.value)}`;
    case "Missing":
      return label("missing", value.reason, language);
  }
};
