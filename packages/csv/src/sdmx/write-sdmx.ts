import {
  type AreaId,
  pointOf,
  printValue,
  type Question,
  type Register,
  type SeriesPoint,
  series,
  WHOLE,
} from "@meetlat/core";
import * as Result from "effect/Result";
import { type Complaint, complaint } from "../cell-error.ts";
import type { Locale } from "../numbers.ts";
import { guardText } from "../text-cell.ts";
import { csvLine, delimiterOf } from "../writing/csv-line.ts";
import { notationIn } from "../writing/notation.ts";
import { obsStatusOf } from "./obs-status.ts";
import { frequencyOf, timePeriodOf } from "./time-period.ts";

/** How measurements are written as SDMX-CSV. */
export interface SdmxOptions {
  /** The dataflow that the numbers belong to, as `AGENCY:ID(VERSION)`. */
  readonly structureId?: string;
  /** What stands in REF_AREA for the whole territory: `_T` (total) unless said otherwise. */
  readonly wholeArea?: string;
  /** `;` and decimal commas with `nl`, as SDMX-CSV allows. */
  readonly locale?: Locale;
}

const structurePattern = /^[A-Za-z][\w.-]*:[\w@$-]+(?:\(\d+(?:\.\d+){0,2}(?:-[\w.]+)?\))?$/u;

const noStructure = complaint(
  { en: "does not name an SDMX structure", nl: "noemt geen SDMX-structuur" },
  {
    en: "Write AGENCY:ID(VERSION), such as ROTTERDAM:TARGETS(1.0.0)",
    nl: "Schrijf AGENCY:ID(VERSIE), zoals ROTTERDAM:TARGETS(1.0.0)",
  },
);

const header = [
  "STRUCTURE",
  "STRUCTURE_ID",
  "ACTION",
  "FREQ",
  "INDICATOR",
  "REF_AREA",
  "TIME_PERIOD",
  "OBS_VALUE",
  "UNIT_MEASURE",
  "OBS_STATUS",
  "FLAGS",
  "COMMENT_OBS",
];

/** The lines of {@link writeSdmx}, one by one. */
function* lines(register: Register, question: Question, options: Required<SdmxOptions>): Generator<string> {
  const { structureId, wholeArea, locale } = options;
  const delimiter = delimiterOf(locale);
  const { number } = notationIn(locale);
  const cellsOf = (indicator: string, area: AreaId, { period, value, unit, flags }: SeriesPoint) => {
    const point = pointOf(value);
    return [
      "dataflow",
      structureId,
      "I",
      frequencyOf(period),
      indicator,
      area === WHOLE ? wholeArea : area,
      timePeriodOf(period),
      point === null ? "" : number(point),
      guardText(unit),
      obsStatusOf(value, flags),
      flags.join(" "),
      value._tag === "Exact" ? "" : guardText(printValue(value)),
    ];
  };
  yield csvLine(header, delimiter);
  for (const indicator of register.indicators.keys()) {
    for (const area of register.measurements.get(indicator)?.keys() ?? []) {
      for (const point of series(register, indicator, area, question)?.points ?? []) {
        yield csvLine(cellsOf(indicator, area, point), delimiter);
      }
    }
  }
}

/**
 * The measurements of a register, as they stand under a question, as SDMX-CSV 2.0: a row per number, with its frequency,
 * indicator, area and period as dimensions, OBS_VALUE as the measure, and its unit and OBS_STATUS (of CL_OBS_STATUS) as
 * attributes. FLAGS holds all of Meetlat's own flags, and COMMENT_OBS the value where it is not one exact number: a bound,
 * a range, about a number, or why it is missing.
 *
 * Gives the lines of the file one by one; fails when the structure's id is none.
 *
 * @example
 * ```ts
 * import { day, emptyRegister } from "@meetlat/core";
 * import { writeSdmx } from "@meetlat/csv";
 * import * as Result from "effect/Result";
 *
 * const written = writeSdmx(emptyRegister(), { asOf: day("2021-07-01") }, { structureId: "ROTTERDAM:TARGETS(1.0.0)" });
 * const [header = ""] = Result.getOrThrow(written);
 * console.assert(header.startsWith("STRUCTURE,STRUCTURE_ID,ACTION,"));
 * ```
 */
export const writeSdmx = (
  register: Register,
  question: Question,
  { structureId = "MEETLAT:MEASUREMENTS(1.0.0)", wholeArea = "_T", locale = "canonical" }: SdmxOptions = {},
): Result.Result<Iterable<string>, Complaint> =>
  structurePattern.test(structureId)
    ? Result.succeed(lines(register, question, { structureId, wholeArea, locale }))
    : Result.fail(noStructure);
