import {
  type AreaId,
  type IndicatorId,
  type MeasurementRow,
  type Period,
  parseIdentifier,
  parsePeriod,
  parseUnit,
  type Unit,
} from "@meetlat/core";
import { readFlags } from "../cells.ts";
import { markComplaint } from "../marks.ts";
import { measuredCell } from "../measured-value.ts";
import { type MeasurementSink, measurementStore } from "../measurement-store.ts";
import { provenance, type Reading, type TableReader } from "../reading.ts";
import { anyText, cellAt, optional, type Row, refuseAt, remembering, required } from "../row.ts";
import { type MarkedValue, readValue } from "../values.ts";

type Facts = { -readonly [Key in keyof MeasurementRow]: MeasurementRow[Key] };

/** A cell that holds a value: its place, the period that it is about, and the column to point at for that period. */
interface ValueCell {
  readonly at: number;
  readonly period: Period | undefined;
  readonly pointAt: number;
}

const PERCENT = "%" as Unit;

/** What a row says of all its values. */
const commonReaders = () => {
  const period = remembering(parsePeriod);
  const indicator = remembering(parseIdentifier<IndicatorId>);
  const area = remembering(parseIdentifier<AreaId>);
  const unit = remembering(parseUnit);
  const flags = remembering(readFlags);
  const note = remembering(anyText);
  return { period, indicator, area, unit, flags, note };
};

/**
 * measurements.csv: a row per number (tidy), or a column per period (wide). The same cell again, known later, is a
 * correction.
 */
export const measurementReader = (reading: Reading): TableReader => {
  const store = measurementStore(reading);
  return { row: measurementRows(reading, store), finish: store.commands };
};

/** Reads the rows of measurements.csv, and gives every number of theirs to a sink. */
export const measurementRows = (reading: Reading, sink: MeasurementSink): TableReader["row"] => {
  const read = commonReaders();
  const readCell = remembering((text: string) => readValue(text, reading.locale));

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
    const { knownOn, source } = provenance(row, reading, "published_on");
    const cells = valueCells(row);
    const isAboutCell = !row.failed;
    const flags = optional(row, "flags", read.flags);
    const coverage = optional(row, "coverage", read.period);
    const collectedIn = optional(row, "collected_in", read.period);
    const countsFor = optional(row, "counts_for", read.period);
    const unit = optional(row, "unit", read.unit);
    const note = optional(row, "note", read.note);
    const document = source === undefined ? undefined : reading.documents.get(source.document);
    for (const { at, period, pointAt } of cells) {
      const cell = measuredCell(row, at, readCell, document, reading, isWide);
      if (cell === "none" || indicator === undefined || period === undefined) continue;
      let facts: Facts | null = null;
      if (cell !== undefined) {
        const named = unitOf(row, at, cell, unit, indicator);
        facts = { indicator, period, value: cell.value };
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
      }
      if (isAboutCell) {
        sink.add({ indicator, area, period, knownOn }, facts, { table: row.table, line: row.line, at: pointAt });
      }
    }
  };
};
