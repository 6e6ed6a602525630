import type { Column } from "../columns.ts";
import type { TableKind } from "../table-kind.ts";

/** What cells a row has; a column that is not named is blank. */
export type Cells = Partial<Record<Column, string>>;

/** A row to be written, with its place among the rows of its table. */
export interface TableRow {
  readonly kind: TableKind;
  readonly version: number;
  /** Rows that begin something come before rows that change it. */
  readonly isLater: boolean;
  /** What the row is about: rows about the same stand together, unless empty. */
  readonly group: string;
  /** Which comes first of the rows about the same, before their days are looked at. */
  readonly rank: number;
  /** Puts rows about the same in order; not when empty. */
  readonly day: string;
  readonly cells: Cells;
  /** Whether its cells stand in an earlier row already. */
  readonly isJoined?: boolean;
}

/** A row with its place in the log. */
export interface PlacedRow {
  readonly row: TableRow;
  readonly index: number;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Rows in the order in which reading them gives the facts back: which is the order that they have once they were read, so
 * that writing them again gives the same file.
 */
export const inTableOrder = (rows: ReadonlyArray<PlacedRow>): ReadonlyArray<TableRow> => {
  const byVersion = (a: PlacedRow, b: PlacedRow): number =>
    a.row.version - b.row.version || Number(a.row.isLater) - Number(b.row.isLater);
  const groups = new Map<string, number>();
  for (const { row } of [...rows].sort((a, b) => byVersion(a, b) || a.index - b.index)) {
    if (!groups.has(row.group)) groups.set(row.group, groups.size);
  }
  const groupOf = ({ row }: PlacedRow): number => (row.group === "" ? 0 : (groups.get(row.group) ?? 0));
  return [...rows]
    .sort(
      (a, b) =>
        byVersion(a, b) ||
        groupOf(a) - groupOf(b) ||
        a.row.rank - b.row.rank ||
        byText(a.row.day, b.row.day) ||
        a.index - b.index,
    )
    .map(({ row }) => row);
};
