import { printValue, type Question, type Series, type SeriesPoint } from "@meetlat/core";
import { ComputedDecimal, identifierSchemas as ids, Period, Unit, ValueNotation } from "@meetlat/core/codec";
import * as Schema from "effect/Schema";
import { field, list, maybe } from "./field.ts";
import { heading, questionOf } from "./question.ts";
import { evidence, Flag, MissingReason, Movement, Polarity, Reason } from "./words.ts";

const observed = {
  value: maybe(ValueNotation, "What was observed, in its notation; null when there is no value."),
  missing: maybe(MissingReason, "Why there is no value; null when there is one. Missing is never zero."),
} as const;

const BenchmarkPoint = Schema.Struct({
  area: field(ids.area, "The area held beside it."),
  ...observed,
  gap: maybe(ComputedDecimal, "Own value − benchmark; null when it cannot be told."),
  reasons: list(Reason, "Why the gap cannot be told; empty when it can."),
}).annotate({ title: "BenchmarkPoint", description: "The same period in the area held beside the series." });

const Point = Schema.Struct({
  period: field(Period, "What the number is about."),
  ...observed,
  unit: field(Unit, "The unit of this number, which may differ from the series' own."),
  flags: list(Flag, "What is special about this measurement."),
  coverage: maybe(Period, "The part of the period that was covered, when not all of it."),
  change: maybe(
    ComputedDecimal,
    "The bare difference with the point before it of the same length, also when the two cannot be compared.",
  ),
  changePercent: maybe(ComputedDecimal, "That difference in percents of the point before it, with four decimals."),
  movement: maybe(Movement, "Which way it went; null for the first point of its length."),
  reasons: list(Reason, "Why it cannot be compared with the point before it; empty when it can."),
  benchmark: Schema.NullOr(BenchmarkPoint).pipe(
    Schema.annotateKey({ description: "The same period in another area; null when none was asked for." }),
  ),
  evidence,
}).annotate({ title: "SeriesPoint", description: "One period of a series, against the one before it." });

/** An indicator in one area through time. */
export const SeriesReport = Schema.Struct({
  ...heading("meetlat-series/1"),
  indicator: field(ids.indicator, "What is measured."),
  title: field(Schema.String, "What the indicator is called."),
  area: field(ids.area, "Where; “whole” is the territory of the organisation itself."),
  unit: field(Unit, "The unit in which the indicator was defined."),
  polarity: field(Polarity, "Which way is better."),
  points: list(Point, "A point per period, in order of time."),
});
/** An indicator in one area through time. */
export interface SeriesReport extends Schema.Schema.Type<typeof SeriesReport> {}

const observedFields = (value: SeriesPoint["value"] | null) =>
  value === null || value._tag === "Missing"
    ? { value: null, missing: value?.reason ?? null }
    : { value: printValue(value), missing: null };

/**
 * The report of a {@link Series}, as `series` of core gives it.
 *
 * **Details**
 *
 * A point without a value has `value: null` and says in `missing` why. Of a benchmark that nobody measured both are null,
 * and `reasons` says so.
 */
export const seriesReport = (
  { indicator, title, area, unit, polarity, points }: Series,
  question: Question,
): SeriesReport => ({
  schema: "meetlat-series/1",
  ...questionOf(question),
  indicator,
  title,
  area,
  unit,
  polarity,
  points: points.map((point) => ({
    period: point.period,
    ...observedFields(point.value),
    unit: point.unit,
    flags: point.flags,
    coverage: point.coverage,
    change: point.change,
    changePercent: point.changePercent,
    movement: point.movement,
    reasons: point.reasons,
    benchmark:
      point.benchmark === null
        ? null
        : {
            area: point.benchmark.area,
            ...observedFields(point.benchmark.value),
            gap: point.benchmark.gap,
            reasons: point.benchmark.reasons,
          },
    evidence: point.evidence,
  })),
});
