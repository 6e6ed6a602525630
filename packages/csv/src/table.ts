import type { CellError, Complaint } from "./cell-error.ts";
import type { Header } from "./header.ts";
import type { TableKind } from "./table-kind.ts";

/** A file with its name, which says what kind of table it is. */
export interface TableFile {
  readonly name: string;
  readonly content: Uint8Array | string;
}

/** A file that was read. */
export interface TableSummary {
  readonly file: string;
  readonly kind: TableKind;
  /** Rows below the header, without blank ones. */
  readonly rows: number;
}

/** A file of which the header was read. */
export interface Table extends Header {
  readonly file: string;
  readonly kind: TableKind;
}

/** A place in a table: a row, or a cell in it. */
export interface Place {
  readonly table: Table;
  readonly line: number;
  /** The place of the column among the headers. */
  readonly at?: number;
}

/** What is wrong in a place, as an error to show. */
export const errorAt = ({ table, line, at }: Place, value: string, { problem, mend }: Complaint): CellError => ({
  file: table.file,
  line,
  column: at === undefined ? null : (table.written[at] ?? null),
  value,
  problem,
  mend,
});
