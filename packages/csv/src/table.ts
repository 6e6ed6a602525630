import type { CellError, Complaint } from "./cell-error.ts";
import type { Header } from "./header.ts";
import type { TableKind } from "./table-kind.ts";

/** A file with its name, which says what kind of table it is. */
export interface TableFile {
  readonly name: string;
  readonly content: Uint8Array | string;
}

/** A file of which the header was read. */
export interface Table extends Header {
  readonly file: string;
  readonly kind: TableKind;
  /** Of a file that was read by a mapping: the place in the file of each column, `null` for what was made for it. */
  readonly origins?: ReadonlyArray<number | null>;
  /** Columns that hold the same text in every row because the mapping says so, with the line to show for them. */
  readonly constants?: ReadonlyMap<number, number>;
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
  // What the mapping says of all rows is no mistake of any one of them.
  line: (at === undefined ? undefined : table.constants?.get(at)) ?? line,
  column: at === undefined ? null : (table.written[at] ?? null),
  value,
  problem,
  mend,
});
