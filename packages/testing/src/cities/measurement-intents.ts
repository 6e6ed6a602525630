import type { WrittenCommand } from "@meetlat/core/promise";
import * as fc from "fast-check";
import {
  country,
  defined,
  definitions,
  districts,
  flags,
  type IndicatorName,
  indicatorNames,
  maybe,
  notations,
  numbers,
  periods,
  placed,
  places,
  said,
  years,
} from "./catalogue.ts";
import type { Intent } from "./intent.ts";

const cell = { indicator: indicatorNames, area: places, period: periods };

const needed = (indicator: IndicatorName, area: string | undefined): ReadonlyArray<WrittenCommand> => [
  ...defined(indicator),
  ...placed(area),
];

/** A number is told: it is recorded, or takes the place of the one that is there. */
const tells: fc.Arbitrary<Intent> = fc
  .record({ ...cell, value: notations, flags: maybe(flags, 6), note: maybe(fc.constant("Counted in spring."), 12) })
  .map(({ indicator, area, period, value, flags, note }) => {
    const row = { indicator, period, value, ...said({ area, flags, note }) };
    return {
      needs: needed(indicator, area),
      readings: [
        { _tag: "RecordMeasurement", ...row },
        { _tag: "CorrectMeasurement", ...row, why: "Counted again." },
      ],
    };
  });

/** A number is told otherwise. */
const corrects: fc.Arbitrary<Intent> = fc
  .record({ ...cell, before: numbers, value: notations, why: maybe(fc.constant("Counted again."), 2) })
  .map(({ indicator, area, period, before, value, why }) => {
    const about = { indicator, period, ...said({ area }) };
    return {
      needs: [...needed(indicator, area), { _tag: "RecordMeasurement", ...about, value: before }],
      readings: [{ _tag: "CorrectMeasurement", ...about, value, ...said({ why }) }],
    };
  });

/** A row of years, as a table has them. */
const tellsYears: fc.Arbitrary<Intent> = fc
  .record({ indicator: indicatorNames, area: places, numbers: fc.array(notations, { minLength: 3, maxLength: 4 }) })
  .map(({ indicator, area, numbers }) => ({
    needs: needed(indicator, area),
    readings: [
      {
        _tag: "RecordMeasurements",
        rows: numbers.map((value, i) => ({ indicator, period: String(2018 + i), value, ...said({ area }) })),
      },
    ],
  }));

/** A number for every district, and for the country. */
const tellsPlaces: fc.Arbitrary<Intent> = fc
  .record({
    indicator: indicatorNames,
    period: years,
    numbers: fc.tuple(notations, notations, notations, maybe(numbers)),
  })
  .map(({ indicator, period, numbers }) => ({
    needs: [...defined(indicator), districts, country],
    readings: [
      {
        _tag: "RecordMeasurements",
        rows: ["Charlois", "Delfshaven", "Feijenoord", "NL"].flatMap((area, i) => {
          const value = numbers[i];
          return value === undefined ? [] : [{ indicator, area, period, value }];
        }),
      },
    ],
  }));

/** A number by quarters. */
const tellsQuarters: fc.Arbitrary<Intent> = fc
  .record({ indicator: indicatorNames, year: years, numbers: fc.array(notations, { minLength: 1, maxLength: 4 }) })
  .map(({ indicator, year, numbers }) => ({
    needs: defined(indicator),
    readings: [
      {
        _tag: "RecordMeasurements",
        rows: numbers.map((value, i) => ({ indicator, period: `${year}-Q${i + 1}`, value })),
      },
    ],
  }));

/** A number about a part of its period. */
const tellsPart: fc.Arbitrary<Intent> = fc
  .record({ indicator: indicatorNames, year: years, value: notations, part: fc.constantFrom("H1", "Q1", "01") })
  .map(({ indicator, year, value, part }) => {
    const row = { indicator, period: year, value, coverage: `${year}-${part}` };
    return {
      needs: defined(indicator),
      readings: [
        { _tag: "RecordMeasurement", ...row },
        { _tag: "CorrectMeasurement", ...row },
      ],
    };
  });

/** A number that was gathered and still has to be published. */
const gathers: fc.Arbitrary<Intent> = fc
  .record({ indicator: indicatorNames, period: years, area: places })
  .map(({ indicator, period, area }) => {
    const row = { indicator, period, value: "notPublished", collectedIn: period, ...said({ area }) };
    return {
      needs: needed(indicator, area),
      readings: [
        { _tag: "RecordMeasurement", ...row },
        { _tag: "CorrectMeasurement", ...row },
      ],
    };
  });

/** A number about one period that counts for another. */
const countsFor: fc.Arbitrary<Intent> = fc
  .record({ indicator: indicatorNames, period: fc.constantFrom("2019-09-01", "2020-09-01"), value: notations })
  .map(({ indicator, period, value }) => ({
    needs: defined(indicator),
    readings: [{ _tag: "RecordMeasurement", indicator, period, value, countsFor: period.slice(0, 4) }],
  }));

/** The parts of a ratio, from which it is computed. */
const tellsParts: fc.Arbitrary<Intent> = fc
  .record({
    period: years,
    vacant: notations,
    dwellings: fc.oneof({ weight: 3, arbitrary: notations }, fc.constant("0")),
  })
  .map(({ period, vacant, dwellings }) => ({
    needs: [definitions.vacant, definitions.dwellings, definitions.vacancy],
    readings: [
      {
        _tag: "RecordMeasurements",
        rows: [
          { indicator: "vacant", period, value: vacant },
          { indicator: "dwellings", period, value: dwellings },
        ],
      },
    ],
  }));

const retracts: fc.Arbitrary<Intent> = fc.record(cell).map(({ indicator, area, period }) => {
  const about = { indicator, period, ...said({ area }) };
  return {
    needs: [...needed(indicator, area), { _tag: "RecordMeasurement", ...about, value: "10" }],
    readings: [{ _tag: "RetractMeasurement", ...about, why: "It was the number of another city." }],
  };
});

const assesses: fc.Arbitrary<Intent> = fc
  .record({ ...cell, significant: fc.boolean(), method: maybe(fc.constant("t-test")) })
  .map(({ indicator, area, period, significant, method }) => {
    const about = { indicator, period, ...said({ area }) };
    return {
      needs: [...needed(indicator, area), { _tag: "RecordMeasurement", ...about, value: "10" }],
      readings: [{ _tag: "AssessSignificance", ...about, significant, ...said({ method }) }],
    };
  });

const forecasts: fc.Arbitrary<Intent> = fc
  .record({
    indicator: indicatorNames,
    area: places,
    period: years,
    value: numbers,
    note: maybe(fc.constant("Likely.")),
  })
  .map(({ indicator, area, period, value, note }) => ({
    needs: needed(indicator, area),
    readings: [{ _tag: "RecordForecast", indicator, period, value, ...said({ area, note }) }],
  }));

/** What a city does with numbers. */
export const measurementIntents: fc.Arbitrary<Intent> = fc.oneof(
  { weight: 12, arbitrary: tells },
  { weight: 5, arbitrary: corrects },
  { weight: 8, arbitrary: tellsYears },
  { weight: 6, arbitrary: tellsPlaces },
  { weight: 2, arbitrary: tellsQuarters },
  { weight: 2, arbitrary: tellsPart },
  { weight: 2, arbitrary: gathers },
  { weight: 1, arbitrary: countsFor },
  { weight: 2, arbitrary: tellsParts },
  { weight: 2, arbitrary: retracts },
  { weight: 3, arbitrary: assesses },
  { weight: 3, arbitrary: forecasts },
);
