import {
  compare,
  type Day,
  type Decimal,
  type Flag,
  flags,
  type Instant,
  missingReasons,
  type Period,
  type Unit,
  type Value,
} from "@meetlat/core";
import * as fc from "fast-check";

const digits = fc.integer({ min: 0, max: 1_000_000 }).map(String);

/** Any decimal, also with trailing zeros, and sometimes far beyond doubles. */
export const decimals: fc.Arbitrary<Decimal> = fc
  .tuple(
    fc.boolean(),
    fc.oneof(
      { weight: 9, arbitrary: digits },
      { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String) },
    ),
    fc.oneof(fc.constant(""), fc.stringMatching(/^[0-9]{1,6}$/)),
  )
  .map(([negative, whole, fraction]) => {
    const text = fraction === "" ? whole : `${whole}.${fraction}`;
    return (negative && !/^[0.]+$/.test(text) ? `-${text}` : text) as Decimal;
  });

/** Decimals close together, so that comparisons go either way. */
export const smallDecimals: fc.Arbitrary<Decimal> = fc
  .integer({ min: -40, max: 40 })
  .map((n) => (n % 4 === 0 ? String(n / 4) : (n / 4).toFixed(2)) as Decimal)
  .map((text) => (text === "-0" ? "0" : text) as Decimal);

const pad = (n: number): string => String(n).padStart(2, "0");

/** Days of 2016 to 2024, up to the 28th of a month. */
export const days: fc.Arbitrary<Day> = fc
  .tuple(fc.integer({ min: 2016, max: 2024 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}-${pad(month)}-${pad(day)}` as Day);

/** Moments in UTC, of the years around those. */
export const instants: fc.Arbitrary<Instant> = fc
  .date({ min: new Date("2000-01-01T00:00:00.000Z"), max: new Date("2039-12-31T23:59:59.999Z"), noInvalidDate: true })
  .map((date) => date.toISOString() as Instant);

/** Days as a calendar has them, leap days among them. */
export const calendarDays: fc.Arbitrary<Day> = instants.map((instant) => instant.slice(0, 10) as Day);

/** Units: those that Meetlat knows something of, and any other. */
export const units: fc.Arbitrary<Unit> = fc.oneof(
  fc.constantFrom("%", "points", "EUR", "kEUR", "MEUR", "/1000", "persons"),
  fc.stringMatching(/^\p{L}[\p{L} /²%-]{0,38}\p{L}$/u).filter((text) => text.length <= 40),
) as fc.Arbitrary<Unit>;

const years = fc.integer({ min: 2016, max: 2023 });

/** A single year, half, quarter, month or day. */
export const steps: fc.Arbitrary<Period> = fc.oneof(
  { weight: 4, arbitrary: years.map(String) },
  years.chain((y) => fc.constantFrom("H1", "H2", "Q1", "Q2", "Q3", "Q4").map((part) => `${y}-${part}`)),
  fc.tuple(years, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${pad(m)}`),
  days,
) as fc.Arbitrary<Period>;

/** Any period with an end. */
export const closedPeriods: fc.Arbitrary<Period> = fc.oneof(
  { weight: 3, arbitrary: steps },
  fc
    .tuple(years, fc.integer({ min: 0, max: 5 }), fc.constantFrom("", "-Q1", "-07"))
    .map(([y, more, part]) => `${y}${part}..${y + more}${part}` as Period),
);

/** Any period at all. */
export const periods: fc.Arbitrary<Period> = fc.oneof(
  { weight: 5, arbitrary: closedPeriods },
  steps.map((step) => `${step}..` as Period),
);

/** Values of every kind over those numbers: exact, bounds, ranges, about, and missing with its reason. */
export const values = (numbers: fc.Arbitrary<Decimal> = decimals): fc.Arbitrary<Value> =>
  fc.oneof(
    { weight: 5, arbitrary: numbers.map((value): Value => ({ _tag: "Exact", value })) },
    numbers.map((low): Value => ({ _tag: "AtLeast", low })),
    numbers.map((high): Value => ({ _tag: "AtMost", high })),
    fc
      .tuple(numbers, numbers)
      .map(
        ([a, b]): Value =>
          compare(a, b) <= 0 ? { _tag: "Range", low: a, high: b } : { _tag: "Range", low: b, high: a },
      ),
    fc
      .tuple(
        numbers,
        fc.option(
          fc.integer({ min: 0, max: 5 }).map((n) => String(n) as Decimal),
          { nil: undefined },
        ),
      )
      .map(
        ([value, tolerance]): Value => ({ _tag: "About", value, ...(tolerance === undefined ? {} : { tolerance }) }),
      ),
    fc.constantFrom(...missingReasons).map((reason): Value => ({ _tag: "Missing", reason })),
  );

/** None, one or two flags of a measurement. */
export const flagLists: fc.Arbitrary<ReadonlyArray<Flag>> = fc.uniqueArray(fc.constantFrom(...flags), { maxLength: 2 });
