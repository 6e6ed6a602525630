import type { Day } from "../vocabulary/day.ts";
import { WHOLE } from "../vocabulary/identifier.ts";
import { periodKey } from "../vocabulary/period.ts";
import type { CellRef, MeasurementRow } from "./measurements.ts";

/** The same text for two rows about the same indicator, area and period, however the period is written. */
const cellOf = ({ indicator, area = WHOLE, period }: CellRef): string => `${indicator}/${area}/${periodKey(period)}`;

/** The rows of a command by whether their cell stands in it once or more often; places in the command. */
export interface RowsByCell {
  /** Rows of cells that stand once, in the order given. */
  readonly once: ReadonlyArray<number>;
  /** Rows of cells that stand more often: cell by cell, and within one in the order in which they became known. */
  readonly repeated: ReadonlyArray<ReadonlyArray<number>>;
}

/**
 * Finds the rows about the same number. Those say how it changed, in the order of the days from which they were known
 * (`today` for a row without a day), whatever the order in which they were given.
 */
export const rowsByCell = (rows: ReadonlyArray<MeasurementRow>, today: Day): RowsByCell => {
  const first = new Map<string, number>();
  const groups = new Map<number, Array<number>>();
  rows.forEach((row, i) => {
    const cell = cellOf(row);
    const before = first.get(cell);
    if (before === undefined) {
      first.set(cell, i);
      return;
    }
    const group = groups.get(before);
    if (group === undefined) groups.set(before, [before, i]);
    else group.push(i);
  });
  if (groups.size === 0) return { once: rows.map((_, i) => i), repeated: [] };
  const dayOf = (i: number): Day => rows[i]?.knownOn ?? today;
  const repeated = [...groups.values()].map((group) =>
    group.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : a - b)),
  );
  const again = new Set(repeated.flat());
  return { once: rows.flatMap((_, i) => (again.has(i) ? [] : [i])), repeated };
};
