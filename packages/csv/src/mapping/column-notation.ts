import type { Text } from "@meetlat/core";
import * as Result from "effect/Result";
import type { ColumnSource, HeaderName, Mapping } from "./mapping.ts";

/** A part of the text that cannot be understood, and how to mend it. */
export interface ColumnsError {
  readonly value: string;
  readonly problem: Text;
  readonly mend: Text;
}

const examples = 'period=Year,value=[Value, in %],indicator="cpi",area=#3,ignore=Notes';

const malformed = (value: string): ColumnsError => ({
  value,
  problem: { en: "is not of the form column=Header", nl: "heeft niet de vorm kolom=Kop" },
  mend: {
    en: `Write column=Header, separated by commas: ${examples}; a header with a comma in it between brackets, a text for all rows between double quotes, a place with #`,
    nl: `Schrijf kolom=Kop, gescheiden door komma's: ${examples}; een kop met een komma erin tussen vierkante haken, een tekst voor alle rijen tussen dubbele aanhalingstekens, een plaats met #`,
  },
});

const twice = (value: string): ColumnsError => ({
  value,
  problem: { en: "is given twice", nl: "is twee keer gegeven" },
  mend: { en: "Keep one of the two", nl: "Houd een van beide" },
});

const noConstant = (value: string): ColumnsError => ({
  value,
  problem: { en: "ignores a text instead of a header", nl: "laat een tekst weg in plaats van een kop" },
  mend: { en: "Write the header without quotes", nl: "Schrijf de kop zonder aanhalingstekens" },
});

// One entry: a column, and behind the equals sign a quoted text, a bracketed header or bare text up to the next comma.
const entry = /\s*([^=,]*)=\s*("(?:[^"]|"")*"|\[[^\]]*\]|[^,"[]*)\s*(?:,|$)/y;

const sourceOf = (written: string): HeaderName | { readonly constant: string } => {
  if (written.startsWith('"')) return { constant: written.slice(1, -1).replaceAll('""', '"') };
  if (written.startsWith("[")) return written.slice(1, -1).trim();
  return /^#[1-9]\d{0,5}$/.test(written) ? Number(written.slice(1)) : written;
};

/**
 * Reads a mapping in short: `column=Header`, separated by commas. `"text"` is a constant for all rows, `[a, b]` a header
 * with a comma (or anything else) in it, `#3` the third column; `ignore=Header` leaves a column out, as often as needed.
 *
 * @example
 * ```ts
 * import { columnsFrom } from "@meetlat/csv/mapping";
 * import * as Result from "effect/Result";
 *
 * const mapping = Result.getOrThrow(columnsFrom('period=Year,indicator="cpi",value=[Value, in %],ignore=Notes'));
 * console.assert(mapping.columns?.period === "Year");
 * console.assert(mapping.columns?.value === "Value, in %");
 * console.assert(JSON.stringify(mapping.columns?.indicator) === '{"constant":"cpi"}');
 * console.assert(mapping.ignore?.[0] === "Notes");
 * ```
 */
export const columnsFrom = (text: string): Result.Result<Mapping, ReadonlyArray<ColumnsError>> => {
  const columns = new Map<string, ColumnSource>();
  const ignore: Array<HeaderName> = [];
  const errors: Array<ColumnsError> = [];
  let at = 0;
  while (at < text.length) {
    entry.lastIndex = at;
    const match = entry.exec(text);
    const name = (match?.[1] ?? "").trim();
    const written = (match?.[2] ?? "").trim();
    if (match === null || name === "" || written === "" || match[0] === "") {
      // Go on behind the next comma, to find what else is wrong.
      const comma = text.indexOf(",", at);
      const end = comma < 0 ? text.length : comma;
      errors.push(malformed(text.slice(at, end).trim()));
      at = end + 1;
      continue;
    }
    at = entry.lastIndex;
    const source = sourceOf(written);
    if (name === "ignore") {
      if (typeof source === "object") errors.push(noConstant(written));
      else ignore.push(source);
    } else if (columns.has(name)) errors.push(twice(name));
    else columns.set(name, source);
  }
  if (text.trim() === "") errors.push(malformed(""));
  if (errors.length > 0) return Result.fail(errors);
  return Result.succeed({ columns: Object.fromEntries(columns), ignore });
};
