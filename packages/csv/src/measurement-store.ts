import type { AreaId, Day, IndicatorId, MeasurementRow, Period } from "@meetlat/core";
import { cellIndex } from "./cell-index.ts";
import { commandsOf, isRetraction, type MeasuredCommand, type MeasuredRow } from "./measured-again.ts";
import type { Located, Places, Reading } from "./reading.ts";
import { duplicateOf, inOrder } from "./repeats.ts";
import { errorAt, type Place } from "./table.ts";

/** Which number a row is about, and from when it was known: enough to find the rows about the same. */
export interface MeasurementKey {
  readonly indicator: IndicatorId;
  readonly area: AreaId | undefined;
  readonly period: Period;
  readonly knownOn: Day | undefined;
  readonly version: number;
}

/** Takes in measurements as they are read. */
export interface MeasurementSink {
  /** Takes a measurement; `null` when it was refused, but is known to be about this cell. */
  readonly add: (key: MeasurementKey, row: MeasuredRow | null, place: Required<Place>) => void;
}

/** A row about a number that stands in an earlier row too; no command when it was refused. */
interface Again {
  readonly i: number;
  readonly knownOn: Day | undefined;
  readonly command: MeasuredCommand | null;
}

/** What is not simply the first that is said of a number: its rows, and what they ask. */
export interface Apart {
  /** The numbers of the rows, from 0 in the order in which they were added. */
  readonly rows: ReadonlySet<number>;
  readonly located: ReadonlyArray<Located>;
}

/** Keeps measurements side by side, by number, since a million of them are usual. */
export interface MeasurementStore extends MeasurementSink {
  /**
   * All but the first numbers: rows of a later version, what is retracted or corrected, and what is said of a number again
   * in the order in which it became known. What cannot be put in order of time goes to the findings.
   */
  readonly apart: () => Apart;
  /** One command that records all first numbers, then all else. */
  readonly commands: () => ReadonlyArray<Located>;
}

/** Whether a row is not simply a number, so that it must be kept even when nothing else is said of that number. */
export const standsApart = ({ version }: MeasurementKey, row: MeasuredRow | null): boolean =>
  version > 1 || (row !== null && (isRetraction(row) || row.why !== undefined));

/** An empty store. */
export const measurementStore = ({ findings, broken }: Reading): MeasurementStore => {
  const rows: Array<MeasuredRow | null> = [];
  const days: Array<Day | undefined> = [];
  const versions: Array<number> = [];
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

  /** What is said of a number again, by row, and in the order in which it became known. */
  const saidAgain = (): ReadonlyArray<Again> => {
    const found: Array<Again> = [];
    for (const same of index.repeated()) {
      const said = same.map((i) => ({ i, knownOn: days[i], version: versions[i] ?? 1, row: rows[i] ?? null }));
      const { ordered, duplicates } = inOrder(said);
      for (const { row, first } of duplicates) refuse(row.i, first.i);
      commandsOf(ordered).forEach((command, n) => {
        const row = ordered[n];
        if (n > 0 && row !== undefined) found.push({ i: row.i, knownOn: row.knownOn, command });
      });
    }
    const byDay = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
    return found.sort((a, b) => byDay(a.knownOn ?? "", b.knownOn ?? "") || a.i - b.i);
  };

  /** A command that records some rows together. */
  const recorded = (kept: ReadonlyArray<number>, version: number): ReadonlyArray<Located> => {
    const places: Places = { at: (i) => placeOf(kept[i] ?? -1) };
    const start = places.at(0);
    if (start === undefined) return [];
    const together = kept.map((i) => rows[i] as MeasurementRow);
    const origin = { place: start, lists: { rows: places } };
    return [{ command: { _tag: "RecordMeasurements", rows: together }, origin, version }];
  };

  const apart = (): Apart => {
    const again = saidAgain();
    const found = new Set(again.map(({ i }) => i));
    const laterVersions = new Map<number, Array<number>>();
    const others: Array<Located> = [];
    rows.forEach((row, i) => {
      if (row === null || found.has(i)) return;
      const version = versions[i] ?? 1;
      // What is retracted or corrected may be in the register already.
      if (isRetraction(row) || row.why !== undefined) {
        const place = placeOf(i);
        const command = isRetraction(row) ? row : ({ _tag: "CorrectMeasurement", ...row } as const);
        if (place !== undefined) others.push({ command, origin: { place }, version });
      } else if (version > 1) {
        const known = laterVersions.get(version);
        if (known === undefined) laterVersions.set(version, [i]);
        else known.push(i);
      } else return;
      found.add(i);
    });
    const located: Array<Located> = [];
    for (const [version, kept] of laterVersions) located.push(...recorded(kept, version));
    for (const one of others) located.push(one);
    for (const { i, command } of again) {
      const place = placeOf(i);
      if (command !== null && place !== undefined)
        located.push({ command, origin: { place }, version: versions[i] ?? 1 });
    }
    return { rows: found, located };
  };

  return {
    add: ({ indicator, area, period, knownOn, version }, row, { table, line, at }) => {
      index.add(indicator, area, period, rows.length);
      rows.push(row);
      days.push(knownOn);
      versions.push(version);
      tables.push(table);
      lines.push(line);
      columns.push(at);
    },
    apart,
    commands: () => {
      const { rows: others, located } = apart();
      const first = rows.flatMap((row, i) => (row === null || others.has(i) ? [] : [i]));
      return [...recorded(first, 1), ...located];
    },
  };
};
