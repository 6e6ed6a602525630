import type { Locale } from "../numbers.ts";

/** What stands between cells that are written. */
export type Delimiter = "," | ";";

/** The delimiter of a locale: the one that spreadsheets of that locale expect. */
export const delimiterOf = (locale: Locale): Delimiter => (locale === "nl" ? ";" : ",");

/** A line of cells between delimiters, quoted where they must be (RFC 4180), with its end. */
export const csvLine = (cells: ReadonlyArray<string>, delimiter: Delimiter): string => {
  const quoted = cells.map((cell) =>
    cell.includes(delimiter) || cell.includes('"') || cell.includes("\n") || cell.includes("\r")
      ? `"${cell.replaceAll('"', '""')}"`
      : cell,
  );
  return `${quoted.join(delimiter)}\n`;
};
