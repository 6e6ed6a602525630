import {
  compare,
  comparePeriods,
  type Decimal,
  intervalOf,
  isPeriod,
  type Period,
  parsePeriod,
  printValue,
  type Value,
} from "@meetlat/core";
import * as Result from "effect/Result";
import { dayIn } from "../cells.ts";
import type { Column } from "../columns.ts";
import { type ColumnType, columnType } from "../mapping/column-types.ts";
import type { Locale } from "../numbers.ts";
import { readNumber } from "../numbers.ts";
import { readValue } from "../values.ts";

/** A text of a file, and what it was read as; `null` when it was refused. */
export interface Example {
  readonly written: string;
  readonly read: string | null;
}

/** What was understood of a column. */
export interface ColumnPreview {
  /** Meetlat's name. */
  readonly column: Column;
  /** The headers of the file that it comes from; several when each holds values, none when the mapping says it. */
  readonly headers: ReadonlyArray<string>;
  /** What the mapping gives every row; `null` when the file does, or when it is not the same for every row. */
  readonly constant: string | null;
  readonly type: ColumnType;
  /** Cells that are not blank. */
  readonly cells: number;
  readonly blanks: number;
  /** Different texts; when there are more than are counted, `distinctIsMore`. */
  readonly distinct: number;
  readonly distinctIsMore: boolean;
  /** The first different texts. */
  readonly examples: ReadonlyArray<Example>;
  /** The lowest and the highest number, bounds and ranges included. */
  readonly numbers: { readonly lowest: Decimal; readonly highest: Decimal } | null;
  /** The first and the last period. */
  readonly periods: { readonly first: Period; readonly last: Period } | null;
}

/** How many examples are shown. */
export const MAX_EXAMPLES = 5;
/** How many different texts are counted. */
export const MAX_DISTINCT = 10_000;
const MAX_KEY = 200;
const MAX_HEADERS = 200;

/** Takes in the cells of a column, one by one. */
export interface ColumnProfile {
  /** A cell: as it stands in the file, and as the table gets it. A constant of the mapping has no header. */
  readonly add: (header: string | null, written: string, text: string, isConstant?: boolean) => void;
  readonly end: () => ColumnPreview;
}

const readers: Readonly<Record<ColumnType, (text: string, locale: Locale) => string | null>> = {
  identifier: (text) => text,
  word: (text) => text,
  rule: (text) => text,
  text: (text) => text,
  period: (text) => Result.getOrElse(parsePeriod(text), () => null),
  day: (text, locale) => Result.getOrElse(dayIn(locale)(text), () => null),
  number: (text, locale) => Result.getOrElse(readNumber(text, locale), () => null),
  value: (text, locale) => Result.match(readValue(text, locale), { onFailure: () => null, onSuccess: shown }),
};

const shown = ({ value, mark }: { readonly value: Value; readonly mark: string | null }): string =>
  `${printValue(value)}${mark ?? ""}`;

/** A profile of a column that has no cells yet. */
export const columnProfile = (column: Column, locale: Locale): ColumnProfile => {
  const type = columnType(column);
  const headers = new Set<string>();
  const seen = new Set<string>();
  const examples: Array<Example> = [];
  let [cells, blanks] = [0, 0];
  let isMore = false;
  let isConstantOnly = true;
  let lowest: Decimal | null = null;
  let highest: Decimal | null = null;
  let first: Period | null = null;
  let last: Period | null = null;

  const range = (low: Decimal | null, high: Decimal | null): void => {
    if (low !== null && (lowest === null || compare(low, lowest) < 0)) lowest = low;
    if (high !== null && (highest === null || compare(high, highest) > 0)) highest = high;
  };

  const measure = (text: string): void => {
    if (type === "period" && isPeriod(text)) {
      if (first === null || comparePeriods(text, first) < 0) first = text;
      if (last === null || comparePeriods(text, last) > 0) last = text;
    } else if (type === "number") {
      const number = readNumber(text, locale);
      if (Result.isSuccess(number)) range(number.success, number.success);
    } else if (type === "value") {
      const value = readValue(text, locale);
      const interval = Result.isSuccess(value) ? intervalOf(value.success.value) : null;
      if (interval !== null) range(interval.low ?? interval.high, interval.high ?? interval.low);
    }
  };

  return {
    add: (header, written, text, isConstant = false) => {
      isConstantOnly &&= isConstant;
      if (header !== null && headers.size < MAX_HEADERS) headers.add(header);
      if (text === "" && written === "") {
        blanks++;
        return;
      }
      cells++;
      const key = `${written.slice(0, MAX_KEY)}\u0000${text.slice(0, MAX_KEY)}`;
      if (seen.has(key)) return;
      if (seen.size < MAX_DISTINCT) seen.add(key);
      else isMore = true;
      if (examples.length < MAX_EXAMPLES) {
        examples.push({ written, read: text === "" ? null : readers[type](text, locale) });
      }
      measure(text);
    },
    end: () => ({
      column,
      headers: [...headers],
      constant: isConstantOnly && seen.size === 1 ? (examples[0]?.written ?? null) : null,
      type,
      cells,
      blanks,
      distinct: seen.size,
      distinctIsMore: isMore,
      examples,
      numbers: lowest === null || highest === null ? null : { lowest, highest },
      periods: first === null || last === null ? null : { first, last },
    }),
  };
};
