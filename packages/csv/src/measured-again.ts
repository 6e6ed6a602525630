import type { CorrectMeasurement, Day, MeasurementRow, RecordMeasurement, RetractMeasurement } from "@meetlat/core";
import { timeline } from "./timeline.ts";

/** A row of measurements.csv: a number, with why it takes the place of another when the row says so, or a retraction. */
export type MeasuredRow = (MeasurementRow & { readonly why?: string }) | RetractMeasurement;

/** Whether a row takes a number back. */
export const isRetraction = (row: MeasuredRow): row is RetractMeasurement => "_tag" in row;

/** A command about one number. */
export type MeasuredCommand = RecordMeasurement | CorrectMeasurement | RetractMeasurement;

/** One of the rows about a number; no row when it was refused. */
export interface Said {
  readonly row: MeasuredRow | null;
  readonly knownOn: Day | undefined;
}

/**
 * What the rows about one number ask, in their order: each is held against what counts on its own day of the rows before it.
 * It records the number when there is none, or none any more; else it corrects or retracts it.
 */
export const commandsOf = (rows: ReadonlyArray<Said>): ReadonlyArray<MeasuredCommand | null> => {
  const known = timeline<MeasuredRow | null>();
  return rows.map(({ row, knownOn }) => {
    const before = known.at(knownOn);
    known.add(knownOn, row);
    if (row === null || isRetraction(row)) return row;
    const isThere = before !== undefined && (before === null || !isRetraction(before));
    // A row that says why it corrects a number is held against the register when there is none here.
    return isThere || row.why !== undefined
      ? { _tag: "CorrectMeasurement", ...row }
      : { _tag: "RecordMeasurement", ...row };
  });
};
