import type * as Brand from "effect/Brand";
import * as Result from "effect/Result";
import { type Unreadable, unreadable } from "./unreadable.ts";

/** A calendar day, `2021-07-01`, in the proleptic Gregorian calendar. Days order as their texts do. */
export type Day = Brand.Branded<string, "Day">;

/** A moment in UTC with milliseconds, `2021-07-01T09:30:00.000Z`. Instants order as their texts do. */
export type Instant = Brand.Branded<string, "Instant">;

const daysInMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The number of days in a month, 28 to 31. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : (daysInMonths[month - 1] ?? 0);

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const instantPattern = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** Whether a text is a day that exists. */
export const isDay = (text: string): text is Day => {
  const match = dayPattern.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
};

/** Whether a text is a moment that exists. */
export const isInstant = (text: string): text is Instant => {
  const match = instantPattern.exec(text);
  return match !== null && isDay(match[1] ?? "");
};

/**
 * Reads a day that exists.
 *
 * @example
 * ```ts
 * import { parseDay } from "@meetlat/core";
 * import * as Result from "effect/Result";
 *
 * console.assert(Result.isSuccess(parseDay("2020-02-29")));
 * console.assert(Result.isFailure(parseDay("2021-02-29")));
 * ```
 */
export const parseDay = (text: string): Result.Result<Day, Unreadable> =>
  isDay(text)
    ? Result.succeed(text)
    : Result.fail(
        unreadable(
          "day",
          text,
          { en: "is not a day that exists", nl: "is geen bestaande dag" },
          { en: "Write year-month-day, like 2021-07-01", nl: "Schrijf jaar-maand-dag, zoals 2021-07-01" },
        ),
      );

/** Reads a moment in UTC, with milliseconds. */
export const parseInstant = (text: string): Result.Result<Instant, Unreadable> =>
  isInstant(text)
    ? Result.succeed(text)
    : Result.fail(
        unreadable(
          "instant",
          text,
          { en: "is not a moment in UTC", nl: "is geen tijdstip in UTC" },
          { en: "Write it like 2021-07-01T09:30:00.000Z", nl: "Schrijf het als 2021-07-01T09:30:00.000Z" },
        ),
      );

/** The day, in UTC, of a moment. */
export const dayOf = (instant: Instant): Day => instant.slice(0, 10) as Day;

/** The day after; the last day of all is its own. */
export const dayAfter = (day: Day): Day => {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
  const pad = (n: number, width: number) => String(n).padStart(width, "0");
  if (date < daysInMonth(year, month)) return `${day.slice(0, 8)}${pad(date + 1, 2)}` as Day;
  if (month < 12) return `${day.slice(0, 5)}${pad(month + 1, 2)}-01` as Day;
  return year < 9999 ? (`${pad(year + 1, 4)}-01-01` as Day) : day;
};

/**
 * A day written in source code.
 *
 * @throws RangeError when there is no such day: for literals only; read anything else with {@link parseDay}.
 */
export const day = (literal: string): Day => {
  if (!isDay(literal)) throw new RangeError(`Not a day: ${literal}`);
  return literal;
};
