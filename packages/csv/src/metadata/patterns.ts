import type { Locale } from "../numbers.ts";
import type { ColumnType } from "./column-definitions.ts";

const number = (locale: Locale): string => `-?[0-9]+(${locale === "nl" ? "," : "[.]"}[0-9]+)?`;

/** What the text of a cell looks like, for types that are no number or day; `null` when it may be anything. */
export const patternOf = (type: ColumnType, locale: Locale): string | null => {
  switch (type) {
    case "period":
      return "[0-9]{4}(-(H[12]|Q[1-4]|[0-9]{2}(-[0-9]{2})?))?([.][.]([0-9]{4}(-(H[12]|Q[1-4]|[0-9]{2}(-[0-9]{2})?))?)?)?";
    case "printed":
      return `(${number(locale)}( [VN])?|none)`;
    case "word":
      return "[A-Za-z]+([+][A-Za-z]+)?";
    default:
      return null;
  }
};
