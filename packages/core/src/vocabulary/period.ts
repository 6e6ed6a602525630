import type * as Brand from "effect/Brand";
import * as Result from "effect/Result";
import { type Day, daysInMonth, isDay } from "./day.ts";
import { type Unreadable, unreadable } from "./unreadable.ts";

/**
 * The time that a number is about: `2018`, `2018-H1`, `2018-Q3`, `2018-07`, `2018-07-15`, a range with both ends
 * included, `2018..2021` or `2023-01-01..2023-07-31`, or an open range, `2023..`.
 *
 * Two periods are the same when their first and last days are: `2018-H1` equals `2018-01..2018-06`. Compare them with
 * {@link samePeriod}, never as texts.
 */
export type Period = Brand.Branded<string, "Period">;

/** How long one step of a {@link Period} is. */
export type Step = "year" | "half" | "quarter" | "month" | "day";

/** A period's first and last day; `last` is `null` while the period is open-ended. */
export interface Bounds {
  readonly first: Day;
  readonly last: Day | null;
}

const simple = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})(?:-(\d{2}))?))?$/;

const pad = (n: number, width: number): string => String(n).padStart(width, "0");
const dayText = (year: number, month: number, d: number): Day => `${pad(year, 4)}-${pad(month, 2)}-${pad(d, 2)}` as Day;

interface Simple {
  readonly step: Step;
  readonly first: Day;
  readonly last: Day;
}

const months = (year: number, from: number, count: number, step: Step): Simple => ({
  step,
  first: dayText(year, from, 1),
  last: dayText(year, from + count - 1, daysInMonth(year, from + count - 1)),
});

const readSimple = (text: string): Simple | null => {
  const match = simple.exec(text);
  if (match === null) return null;
  const [, y, half, quarter, month, d] = match;
  const year = Number(y);
  if (year < 1) return null;
  if (half !== undefined) return months(year, Number(half) * 6 - 5, 6, "half");
  if (quarter !== undefined) return months(year, Number(quarter) * 3 - 2, 3, "quarter");
  if (month === undefined) return months(year, 1, 12, "year");
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (d === undefined) return months(year, Number(month), 1, "month");
  return isDay(text) ? { step: "day", first: text, last: text } : null;
};

const readBounds = (text: string): Bounds | null => {
  const dots = text.indexOf("..");
  if (dots < 0) return readSimple(text);
  const from = readSimple(text.slice(0, dots));
  const end = text.slice(dots + 2);
  if (from === null) return null;
  if (end === "") return { first: from.first, last: null };
  const to = readSimple(end);
  return to === null || to.last < from.first ? null : { first: from.first, last: to.last };
};

/** Whether a text is a period. */
export const isPeriod = (text: string): text is Period => readBounds(text) !== null;

/**
 * Reads a period.
 *
 * @example
 * ```ts
 * import { parsePeriod, periodBounds } from "@meetlat/core";
 * import * as Result from "effect/Result";
 *
 * const quarter = Result.getOrThrow(parsePeriod("2018-Q3"));
 * console.assert(periodBounds(quarter).first === "2018-07-01");
 * console.assert(Result.isFailure(parsePeriod("2021..2018")));
 * ```
 */
export const parsePeriod = (text: string): Result.Result<Period, Unreadable> =>
  isPeriod(text)
    ? Result.succeed(text)
    : Result.fail(
        unreadable(
          "period",
          text,
          { en: "is not a period", nl: "is geen periode" },
          {
            en: "Write 2018, 2018-H1, 2018-Q3, 2018-07, 2018-07-15, a range such as 2018..2021 whose end is not before its start, or 2023.. for an open end",
            nl: "Schrijf 2018, 2018-H1, 2018-Q3, 2018-07, 2018-07-15, een reeks zoals 2018..2021 waarvan het einde niet voor het begin ligt, of 2023.. voor een open einde",
          },
        ),
      );

/**
 * A period written in source code.
 *
 * @throws RangeError when it is none: for literals only; read anything else with {@link parsePeriod}.
 */
export const period = (literal: string): Period => {
  if (!isPeriod(literal)) throw new RangeError(`Not a period: ${literal}`);
  return literal;
};

const yearOnly = /^\d{4}$/;

/** First and last day of a period. */
export const periodBounds = (p: Period): Bounds => {
  if (yearOnly.test(p)) return { first: `${p}-01-01` as Day, last: `${p}-12-31` as Day };
  const bounds = readBounds(p);
  if (bounds === null) throw new RangeError(`Not a period: ${p}`);
  return bounds;
};

/** A text that is the same for periods with the same days, and differs for all others. */
export const periodKey = (p: Period): string => {
  const { first, last } = periodBounds(p);
  return `${first}..${last ?? ""}`;
};

/** Whether two periods have the same first and last day. */
export const samePeriod = (a: Period, b: Period): boolean => a === b || periodKey(a) === periodKey(b);

/** Whether every day of `inner` is a day of `outer`. */
export const periodContains = (outer: Period, inner: Period): boolean => {
  const o = periodBounds(outer);
  const i = periodBounds(inner);
  return o.first <= i.first && (o.last === null || (i.last !== null && i.last <= o.last));
};

/** Whether the whole period lies before the day `asOf`. A period is still open on its own last day. */
export const periodHasEnded = (p: Period, asOf: Day): boolean => {
  const { last } = periodBounds(p);
  return last !== null && last < asOf;
};

/** Whether the period has begun on the day `asOf`. */
export const periodHasBegun = (p: Period, asOf: Day): boolean => periodBounds(p).first <= asOf;

/** The order of periods in time: by first day, then by last day; open ends come last. */
export const comparePeriods = (a: Period, b: Period): number => {
  const x = periodBounds(a);
  const y = periodBounds(b);
  if (x.first !== y.first) return x.first < y.first ? -1 : 1;
  if (x.last === y.last) return 0;
  if (x.last === null) return 1;
  if (y.last === null) return -1;
  return x.last < y.last ? -1 : 1;
};

const monthsPerStep = { year: 12, half: 6, quarter: 3, month: 1 } as const;

/** The steps into which a term can be divided. */
export type DivisionStep = keyof typeof monthsPerStep;

const nameOf = (step: DivisionStep, year: number, month: number): Period => {
  const y = pad(year, 4);
  if (step === "year") return y as Period;
  if (step === "half") return `${y}-H${month > 6 ? 2 : 1}` as Period;
  if (step === "quarter") return `${y}-Q${Math.ceil(month / 3)}` as Period;
  return `${y}-${pad(month, 2)}` as Period;
};

/**
 * The years, halves, quarters or months of a term, in order. An open-ended term is divided up to and including the step
 * in which `until` falls; a term that starts or ends inside a step cannot be divided into it, and gives `null`.
 *
 * @example
 * ```ts
 * import { dividePeriod, period } from "@meetlat/core";
 *
 * console.assert(dividePeriod(period("2019..2021"), "year", null)?.join() === "2019,2020,2021");
 * console.assert(dividePeriod(period("2019-02..2019-08"), "quarter", null) === null);
 * ```
 */
export const dividePeriod = (term: Period, step: DivisionStep, until: Day | null): ReadonlyArray<Period> | null => {
  const { first, last } = periodBounds(term);
  const length = monthsPerStep[step];
  let year = Number(first.slice(0, 4));
  let month = Number(first.slice(5, 7));
  if (first.slice(8) !== "01" || (month - 1) % length !== 0) return null;
  const end = last ?? until;
  const parts: Array<Period> = [];
  if (end === null) return parts;
  while (dayText(year, month, 1) <= end) {
    const part = nameOf(step, year, month);
    const partLast = periodBounds(part).last;
    if (last !== null && partLast !== null && partLast > last) return null;
    parts.push(part);
    month += length;
    if (month > 12) {
      year += 1;
      month -= 12;
    }
    if (year > 9999) break;
  }
  return parts;
};

/** The step of a single period; `null` for a range that is not one of them. */
export const periodStep = (p: Period): Step | null => {
  const written = readSimple(p);
  if (written !== null) return written.step;
  const { first, last } = periodBounds(p);
  if (last === null) return null;
  if (first === last) return "day";
  for (const step of ["year", "half", "quarter", "month"] as const) {
    const [only, ...more] = dividePeriod(p, step, null) ?? [];
    if (only !== undefined && more.length === 0) return step;
  }
  return null;
};
