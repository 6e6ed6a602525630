import type { AreaId, CorrectMeasurement, Day, IndicatorId, MeasurementRow, Period } from "@meetlat/core";
import { cellIndex } from "./cell-index.ts";
import type { Located, Places, Reading } from "./reading.ts";
import { duplicateOf, inOrder } from "./repeats.ts";
import { errorAt, type Place } from "./table.ts";

/** Which number a row is about, and from when it was known: enough to find the rows about the same. */
export interface MeasurementKey {
  readonly indicator: IndicatorId;
  readonly area: AreaId | undefined;
  readonly period: Period;
  readonly knownOn: Day | undefined;
}

/** Takes in measurements as they are read. */
export interface MeasurementSink {
  /** Takes a measurement; `null` when it was refused, but is known to be about this cell. */
  readonly add: (key: MeasurementKey, row: MeasurementRow | null, place: Required<Place>) => void;
}

/** Keeps measurements side by side, by number, since a million of them are usual. */
export interface MeasurementStore extends MeasurementSink {
  /**
   * The numbers of the rows that correct another, in the order in which they became known. What cannot be put in order of
   * time goes to the findings.
   */
  readonly later: () => ReadonlyArray<number>;
  /** The correction that a row makes. */
  readonly correction: (i: number) => Located | null;
  /** One command that records all first numbers, then the corrections. */
  readonly commands: () => ReadonlyArray<Located>;
}

/** An empty store. */
export const measurementStore = ({ findings, broken }: Reading): MeasurementStore => {
  const rows: Array<MeasurementRow | null> = [];
  const days: Array<Day | undefined> = [];
  const tables: Array<Place["table"]> = [];
  const lines: Array<number> = [];
  const columns: Array<number> = [];
  const index = cellIndex();

  const placeOf = (i: number): Place | undefined => {
    const [table, line, at] = [tables[i], lines[i], columns[i]];
    return table === undefined || line === undefined || at === undefined ? undefined : { table, line, at };
  };

  const refuse = (i: number, first: number): void => {
    const place = placeOf(i);
    const before = placeOf(first);
    // Dates may come from the documents: without those, nothing can be said of the order.
    if (place === undefined || before === undefined || broken.has("documents")) return;
    findings.add(errorAt(place, rows[i]?.period ?? "", duplicateOf(before, "published_on")), place.at ?? -1);
  };

  const later = (): ReadonlyArray<number> => {
    const found: Array<{ readonly i: number; readonly knownOn: Day | undefined }> = [];
    for (const same of index.repeated()) {
      const { ordered, duplicates } = inOrder(same.map((i) => ({ i, knownOn: days[i] })));
      for (const { row, first } of duplicates) refuse(row.i, first.i);
      for (const one of ordered.slice(1)) found.push(one);
    }
    const byDay = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
    return found.sort((a, b) => byDay(a.knownOn ?? "", b.knownOn ?? "") || a.i - b.i).map(({ i }) => i);
  };

  const correction = (i: number): Located | null => {
    const row = rows[i];
    const place = placeOf(i);
    if (row === undefined || row === null || place === undefined) return null;
    const command: CorrectMeasurement = { _tag: "CorrectMeasurement", ...row };
    return { command, origin: { place } };
  };

  return {
    add: ({ indicator, area, period, knownOn }, row, { table, line, at }) => {
      index.add(indicator, area, period, rows.length);
      rows.push(row);
      days.push(knownOn);
      tables.push(table);
      lines.push(line);
      columns.push(at);
    },
    later,
    correction,
    commands: () => {
      const corrections = later();
      const isLater = new Set(corrections);
      const kept: Array<number> = [];
      const first: Array<MeasurementRow> = [];
      rows.forEach((row, i) => {
        if (row === null || isLater.has(i)) return;
        first.push(row);
        kept.push(i);
      });
      const places: Places = { at: (i) => placeOf(kept[i] ?? -1) };
      const start = places.at(0);
      if (start === undefined) return [];
      return [
        { command: { _tag: "RecordMeasurements", rows: first }, origin: { place: start, lists: { rows: places } } },
        ...corrections.flatMap((i) => correction(i) ?? []),
      ];
    },
  };
};
