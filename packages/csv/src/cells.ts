import {
  type Day,
  type DocumentId,
  type Flag,
  isDay,
  parseDay,
  parseIdentifier,
  parsePeriod,
  parseUnit,
  periodBounds,
  type Source,
  type Unit,
} from "@meetlat/core";
import * as Result from "effect/Result";
import { type Complaint, complaint } from "./cell-error.ts";
import type { Locale } from "./numbers.ts";
import type { CellReader } from "./row.ts";
import { restoreText } from "./text-cell.ts";
import { type MarkedValue, readValue } from "./values.ts";
import { flagWords } from "./words.ts";

const dutchDay = /^(\d{1,2})-(\d{1,2})-(\d{4})$/;

/** Reads a day: `2021-07-01`, and in a Dutch table also `1-7-2021`. */
export const dayIn =
  (locale: Locale): CellReader<Day> =>
  (text) => {
    const match = locale === "nl" ? dutchDay.exec(text) : null;
    if (match === null) return parseDay(text);
    const [, d = "", month = "", year = ""] = match;
    const written = `${year}-${month.padStart(2, "0")}-${d.padStart(2, "0")}`;
    return isDay(written) ? Result.succeed(written) : parseDay(text);
  };

/** Reads the first day of a day or period. */
export const firstDayIn =
  (locale: Locale): CellReader<Day> =>
  (text) => {
    const day = dayIn(locale)(text);
    return Result.isSuccess(day) ? day : Result.map(parsePeriod(text), (period) => periodBounds(period).first);
  };

const openEnd = complaint(
  { en: "has no last day", nl: "heeft geen laatste dag" },
  { en: "Give the last day, or leave the cell blank", nl: "Geef de laatste dag, of laat de cel leeg" },
);

/** Reads the last day of a day or period. */
export const lastDayIn =
  (locale: Locale): CellReader<Day> =>
  (text) => {
    const day = dayIn(locale)(text);
    if (Result.isSuccess(day)) return day;
    const period = parsePeriod(text);
    if (Result.isFailure(period)) return Result.fail(period.failure);
    const { last } = periodBounds(period.success);
    return last === null ? Result.fail(openEnd) : Result.succeed(last);
  };

/** Reads a unit. */
export const readUnit: CellReader<Unit> = (text) => parseUnit(restoreText(text));

/** Reads a value, with the mark that stood with its numbers. */
export const valueIn =
  (locale: Locale): CellReader<MarkedValue> =>
  (text) =>
    readValue(restoreText(text), locale);

/** Reads a source: the document's id, and after a space the place in it. */
export const readSource: CellReader<Source> = (text) => {
  const [name = ""] = text.split(/\s/u, 1);
  const locator = text.slice(name.length).trim();
  return Result.map(parseIdentifier<DocumentId>(name), (document) =>
    locator === "" ? { document } : { document, locator: restoreText(locator) },
  );
};

/** Reads flags, separated by spaces, `|` or `+`; a flag of several words stands alone or between `|` or `+`. */
export const readFlags: CellReader<ReadonlyArray<Flag>> = (text) => {
  const whole = flagWords.read(text);
  if (Result.isSuccess(whole)) return Result.succeed([whole.success]);
  const parts = /[|+]/.test(text) ? text.split(/[|+]/) : text.split(/\s+/u);
  const flags = new Set<Flag>();
  for (const part of parts) {
    if (part.trim() === "") continue;
    const flag = flagWords.read(part.trim());
    if (Result.isSuccess(flag)) flags.add(flag.success);
    else {
      const { problem, mend } = flag.failure;
      return Result.fail(
        complaint({ en: `(“${part.trim()}”) ${problem.en}`, nl: `(“${part.trim()}”) ${problem.nl}` }, mend),
      );
    }
  }
  return Result.succeed([...flags]);
};

const noYear: Complaint = complaint(
  { en: "is not a year", nl: "is geen jaar" },
  { en: "Write four digits, like 2020", nl: "Schrijf vier cijfers, zoals 2020" },
);

/** Reads a year of four digits. */
export const readYear: CellReader<number> = (text) =>
  /^[1-9]\d{3}$/.test(text) ? Result.succeed(Number(text)) : Result.fail(noYear);
