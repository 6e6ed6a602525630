import { type Misfit, misfitsOf } from "@meetlat/core/codec";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { CheckReport } from "./check.ts";
import { ClaimsReport } from "./claims.ts";
import { DeliverablesReport } from "./deliverables.ts";
import { DeviationsReport } from "./deviations.ts";
import { ExplainReport } from "./explain.ts";
import { HistoryReport } from "./history.ts";
import { nestedDeeperThan } from "./nesting.ts";
import { SeriesReport } from "./series.ts";

/** The schema of every report, by the name that it goes by in JSON Schema. */
export const reportSchemas = {
  CheckReport,
  ClaimsReport,
  DeliverablesReport,
  DeviationsReport,
  ExplainReport,
  HistoryReport,
  SeriesReport,
} as const;

/** Any report. */
export type Report = (typeof reportSchemas)[keyof typeof reportSchemas]["Type"];

/** A report as one JSON document, ending in a line break. */
export const encodeReport = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;

/** A text that is not the report that was asked for. */
export interface UnfitReport {
  readonly _tag: "UnfitReport";
  /** The first {@link MAX_MISFITS} fields that do not fit, each with what to do about it. */
  readonly misfits: ReadonlyArray<Misfit>;
  /** How many there are in all. */
  readonly total: number;
}

/** The most misfits that are told of; how many there are is told always. */
export const MAX_MISFITS = 100;

/** No report nests deeper: rules stand at most 16 deep, and every layer of an explanation is two of JSON. */
const MAX_NESTING = 100;

const unfit = (misfits: ReadonlyArray<Misfit>): UnfitReport => ({
  _tag: "UnfitReport",
  misfits: misfits.slice(0, MAX_MISFITS),
  total: misfits.length,
});

const notJson = (problem: Misfit["problem"]): Result.Result<never, UnfitReport> =>
  Result.fail(unfit([{ _tag: "Misfit", path: [], problem }]));

const parsed = (text: string): Result.Result<unknown, UnfitReport> => {
  if (nestedDeeperThan(text, MAX_NESTING)) {
    return notJson({
      en: `nests deeper than ${MAX_NESTING} levels: this is not a report`,
      nl: `is dieper genest dan ${MAX_NESTING} niveaus: dit is geen rapport`,
    });
  }
  try {
    return Result.succeed(JSON.parse(text));
  } catch {
    return notJson({
      en: "is not a JSON document: read the whole answer, and nothing but it",
      nl: "is geen JSON-document: lees het hele antwoord, en niets anders",
    });
  }
};

/**
 * Reads a report from its text. All that does not fit comes at once, by field.
 *
 * **Details**
 *
 * Fields that this version does not know are left out: a later Meetlat may add fields to a report without giving it a new
 * version. Fields that go, or that may hold something else, do give it a new version, which is refused here.
 *
 * @example
 * ```ts
 * import { CheckReport, decodeReport } from "@meetlat/json";
 * import * as Result from "effect/Result";
 *
 * const text = '{"schema":"meetlat-check/1","asOf":"2021-02-30","knownAt":null,"checks":[]}';
 * const outcome = decodeReport(CheckReport, text);
 * console.assert(Result.isFailure(outcome) && outcome.failure.misfits[0]?.path[0] === "asOf");
 * ```
 */
export const decodeReport = <A extends Report>(
  schema: Schema.Codec<A, unknown>,
  text: string,
): Result.Result<A, UnfitReport> => {
  const decode = Schema.decodeUnknownResult(schema, { errors: "all", onExcessProperty: "ignore" });
  return Result.flatMap(parsed(text), (value) => Result.mapError(decode(value), (error) => unfit(misfitsOf(error))));
};
