import {
  type AreaId,
  comparePeriods,
  type IndicatorId,
  type Language,
  label,
  type Period,
  periodKey,
  pointOf,
  type Question,
  type Register,
  type SeriesPoint,
  series,
  type TargetCheck,
  targetChecks,
  type Value,
  WHOLE,
} from "@meetlat/core";
import type { Locale } from "../numbers.ts";
import { guardText } from "../text-cell.ts";
import { csvLine, delimiterOf } from "../writing/csv-line.ts";
import { type Notation, notationIn } from "../writing/notation.ts";

/** How a wide table is written. */
export interface WideOptions {
  /** How numbers are written, and what stands between cells: `;` in Dutch, else `,`. */
  readonly locale?: Locale;
  /** The language of headers, of why a number is missing, and of notes; that of the locale unless said otherwise. */
  readonly language?: Language;
}

const words = {
  en: {
    indicator: "Indicator",
    area: "Area",
    unit: "Unit",
    target: "Target",
    notes: "Notes",
    whole: "Whole territory",
  },
  nl: {
    indicator: "Indicator",
    area: "Gebied",
    unit: "Eenheid",
    target: "Streefwaarde",
    notes: "Noten",
    whole: "Hele grondgebied",
  },
} as const;

/** What a row of the table is about. */
interface Subject {
  readonly indicator: IndicatorId;
  readonly area: AreaId;
  readonly points: ReadonlyArray<SeriesPoint>;
  readonly checks: ReadonlyArray<TargetCheck>;
}

const subjectsIn = (register: Register, question: Question): ReadonlyArray<Subject> => {
  const checks = Map.groupBy(targetChecks(register, question), ({ indicator }) => indicator);
  return [...register.indicators.keys()].flatMap((indicator) => {
    const promised = Map.groupBy(checks.get(indicator) ?? [], ({ area }) => area);
    const measured = register.measurements.get(indicator)?.keys() ?? [];
    const areas = new Set<AreaId>([...measured, ...promised.keys()]);
    return [...areas].flatMap((area): ReadonlyArray<Subject> => {
      const points = series(register, indicator, area, question)?.points ?? [];
      const own = promised.get(area) ?? [];
      return points.length + own.length === 0 ? [] : [{ indicator, area, points, checks: own }];
    });
  });
};

/** Each period once, in the order of time. */
const periodsOf = (all: Iterable<Period>): ReadonlyArray<Period> => {
  const byKey = new Map<string, Period>();
  for (const period of all) if (!byKey.has(periodKey(period))) byKey.set(periodKey(period), period);
  return [...byKey.values()].sort(comparePeriods);
};

const valueText = (value: Value, notation: Notation, language: Language): string =>
  value._tag === "Missing" ? label("missing", value.reason, language) : notation.value(value);

/** A text that nobody reads back: blank when there is none. */
const shown = (text: string): string => (text === "" ? "" : guardText(text));

/** What is asked in a period, by all targets that ask for something then. */
const askedIn = (checks: ReadonlyArray<TargetCheck>, period: Period, notation: Notation): string => {
  const asked = checks.flatMap((check) =>
    check.period !== null && periodKey(check.period) === periodKey(period) && check.required !== null
      ? [`${check.comparator ?? ""}${notation.number(check.required)}`]
      : [],
  );
  return shown([...new Set(asked)].join(" | "));
};

/** What a reader should know of the numbers in a row: their flags, and those that are not in the row's unit. */
const notesOf = ({ points }: Subject, unit: string, language: Language): string =>
  points
    .flatMap((point) => {
      const said = [
        ...point.flags.map((flag) => label("flag", flag, language)),
        ...(point.coverage === null ? [] : [point.coverage]),
        ...(point.unit === unit || pointOf(point.value) === null ? [] : [point.unit]),
      ];
      return said.length === 0 ? [] : [`${point.period}: ${said.join(", ")}`];
    })
    .join("; ");

/**
 * What was measured and promised, as they stand under a question, in the layout of a budget or an annual report: a row per
 * indicator and area, a column per period that was measured, a column per period for which something is asked, and notes
 * about the numbers. It is for people to read; to move a register, use `writeTables`.
 *
 * @example
 * ```ts
 * import { day, emptyRegister } from "@meetlat/core";
 * import { writeWide } from "@meetlat/csv";
 *
 * const table = writeWide(emptyRegister(), { asOf: day("2021-07-01") }, { language: "nl" });
 * console.assert(table === "Indicator,Gebied,Eenheid,Noten\n");
 * ```
 */
export const writeWide = (
  register: Register,
  question: Question,
  { locale = "canonical", language = locale === "nl" ? "nl" : "en" }: WideOptions = {},
): string => {
  const text = words[language];
  const notation = notationIn(locale);
  const delimiter = delimiterOf(locale);
  const subjects = subjectsIn(register, question);
  const measured = periodsOf(subjects.flatMap(({ points }) => points.map(({ period }) => period)));
  const asked = periodsOf(
    subjects.flatMap(({ checks }) =>
      checks.flatMap(({ period, required }) => (period === null || required === null ? [] : [period])),
    ),
  );
  const header = [
    text.indicator,
    text.area,
    text.unit,
    ...measured,
    ...asked.map((one) => `${text.target} ${one}`),
    text.notes,
  ];
  const rows = subjects.map((subject) => {
    const { indicator, area, points, checks } = subject;
    const { title = indicator, unit = "" } = register.indicators.get(indicator)?.defined ?? {};
    const byPeriod = new Map(points.map((point) => [periodKey(point.period), point]));
    return [
      guardText(title),
      guardText(area === WHOLE ? text.whole : (register.areas.get(area)?.title ?? area)),
      guardText(unit),
      ...measured.map((period) => {
        const point = byPeriod.get(periodKey(period));
        return point === undefined ? "" : valueText(point.value, notation, language);
      }),
      ...asked.map((period) => askedIn(checks, period, notation)),
      shown(notesOf(subject, unit, language)),
    ];
  });
  return [header, ...rows].map((cells) => csvLine(cells, delimiter)).join("");
};
