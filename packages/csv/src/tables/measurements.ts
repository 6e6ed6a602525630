import {
  type AreaId,
  type IndicatorId,
  type Period,
  parseIdentifier,
  parsePeriod,
  type RetractMeasurement,
  type Unit,
} from "@meetlat/core";
import { complaint } from "../cell-error.ts";
import { readFlags, readUnit, valueIn } from "../cells.ts";
import type { Column } from "../columns.ts";
import { markComplaint } from "../marks.ts";
import type { MeasuredRow } from "../measured-again.ts";
import { measuredCell } from "../measured-value.ts";
import { type MeasurementSink, measurementStore } from "../measurement-store.ts";
import { present } from "../present.ts";
import { provenance, type Reading, type TableReader } from "../reading.ts";
import {
  anyText,
  cell,
  cellAt,
  optional,
  type Row,
  refuse,
  refuseAt,
  remembering,
  required,
  versionOf,
} from "../row.ts";
import type { MarkedValue } from "../values.ts";
import { retractedWords } from "../words.ts";

type Measured = Exclude<MeasuredRow, RetractMeasurement>;
type Facts = { -readonly [Key in keyof Measured]: Measured[Key] };

/** A cell that holds a value: its place, the period that it is about, and the column to point at for that period. */
interface ValueCell {
  readonly at: number;
  readonly period: Period | undefined;
  readonly pointAt: number;
}

const PERCENT = "%" as Unit;

const noReason = complaint(
  { en: "This number is retracted, and nothing says why", nl: "Dit getal wordt ingetrokken, en nergens staat waarom" },
  { en: "Say why in note", nl: "Zeg waarom, in note" },
);

const surplus = complaint(
  { en: "says something of a number that is retracted", nl: "zegt iets van een getal dat wordt ingetrokken" },
  { en: "Leave the cell blank", nl: "Laat de cel leeg" },
);

/** What a row can say of a number, and not of its retraction. */
const numberColumns: ReadonlyArray<Column> = ["flags", "coverage", "collected_in", "counts_for", "unit", "why"];

const isRetracted = (text: string): boolean => retractedWords.accepted.has(text.toLowerCase());

/** What a row says of all its values. */
const commonReaders = () => {
  const period = remembering(parsePeriod);
  const indicator = remembering(parseIdentifier<IndicatorId>);
  const area = remembering(parseIdentifier<AreaId>);
  const unit = remembering(readUnit);
  const flags = remembering(readFlags);
  const note = remembering(anyText);
  return { period, indicator, area, unit, flags, note };
};

/**
 * measurements.csv: a row per number (tidy), or a column per period (wide). The same cell again, known later, is a
 * correction; the value `retracted` takes it back.
 */
export const measurementReader = (reading: Reading): TableReader => {
  const store = measurementStore(reading);
  return { row: measurementRows(reading, store), finish: store.commands };
};

/** Reads the rows of measurements.csv, and gives every number of theirs to a sink. */
export const measurementRows = (reading: Reading, sink: MeasurementSink): TableReader["row"] => {
  const read = commonReaders();
  const readCell = remembering(valueIn(reading.locale));

  /** The row's unit when its value names one that only the register can check. */
  const unitOf = (row: Row, at: number, { mark }: MarkedValue, own: Unit | undefined, indicator: IndicatorId) => {
    const unit = own ?? reading.units.get(indicator);
    if (mark === "%" && unit === undefined) return PERCENT;
    const wrong = markComplaint(mark, unit);
    if (wrong !== null && (unit !== undefined || !reading.broken.has("indicators"))) {
      refuseAt(row, at, cellAt(row, at), wrong);
    }
    return own;
  };

  /** The cells of a row that hold a value; their period is not known when it was refused. */
  const valueCells = (row: Row): ReadonlyArray<ValueCell> => {
    const { columns, periods } = row.table;
    if (periods.length > 0) return periods.map(({ at, period }) => ({ at, period, pointAt: at }));
    const period = required(row, "period", read.period);
    const at = columns.get("value");
    return at === undefined ? [] : [{ at, period, pointAt: columns.get("period") ?? at }];
  };

  return (row) => {
    const isWide = row.table.periods.length > 0;
    const indicator = required(row, "indicator", read.indicator);
    const area = optional(row, "area", read.area);
    const known = provenance(row, reading, "published_on");
    const { knownOn, source, decidedBy } = known;
    const version = versionOf(row);
    const cells = valueCells(row);
    const isAboutCell = !row.failed;
    const flags = optional(row, "flags", read.flags);
    const coverage = optional(row, "coverage", read.period);
    const collectedIn = optional(row, "collected_in", read.period);
    const countsFor = optional(row, "counts_for", read.period);
    const unit = optional(row, "unit", read.unit);
    const note = optional(row, "note", read.note);
    const why = optional(row, "why", read.note);
    const document = source === undefined ? undefined : reading.documents.get(source.document);
    for (const { at, period, pointAt } of cells) {
      if (isRetracted(cellAt(row, at))) {
        if (note === undefined) refuse(row, "note", noReason);
        for (const column of numberColumns) if (cell(row, column) !== "") refuse(row, column, surplus);
        if (indicator === undefined || period === undefined) continue;
        const command = {
          _tag: "RetractMeasurement",
          indicator,
          period,
          why: note ?? "",
          ...present({ area }),
        } as const;
        const place = { table: row.table, line: row.line, at: pointAt };
        const retraction = row.failed ? null : { ...command, ...known };
        if (isAboutCell) sink.add({ indicator, area, period, knownOn, version }, retraction, place);
        continue;
      }
      const found = measuredCell(row, at, readCell, document, reading, isWide);
      if (found === "none" || indicator === undefined || period === undefined) continue;
      let facts: Facts | null = null;
      if (found !== undefined) {
        const named = unitOf(row, at, found, unit, indicator);
        facts = { indicator, period, value: found.value };
        // One by one rather than by spreading, which counts in a million rows.
        if (area !== undefined) facts.area = area;
        if (named !== undefined) facts.unit = named;
        if (flags !== undefined && flags.length > 0) facts.flags = flags;
        if (coverage !== undefined) facts.coverage = coverage;
        if (collectedIn !== undefined) facts.collectedIn = collectedIn;
        if (countsFor !== undefined) facts.countsFor = countsFor;
        if (note !== undefined) facts.note = note;
        if (knownOn !== undefined) facts.knownOn = knownOn;
        if (source !== undefined) facts.source = source;
        if (decidedBy !== undefined) facts.decidedBy = decidedBy;
        if (why !== undefined) facts.why = why;
      }
      if (isAboutCell) {
        sink.add({ indicator, area, period, knownOn, version }, facts, {
          table: row.table,
          line: row.line,
          at: pointAt,
        });
      }
    }
  };
};
