import type { CsvRecord } from "./csv-parser.ts";
import type { Row } from "./row.ts";
import type { Table } from "./table.ts";

/**
 * The stage between the records of a file and the rows that tables are made of. Records come in the order of the file; the
 * first ones are the header.
 */
export interface RowStage {
  readonly record: (record: CsvRecord) => void;
  /** Says that there are no more records; gives what was found. */
  readonly end: () => StageEnd;
}

/** What a stage found in a file. */
export interface StageEnd {
  /** The header as it was understood; `null` when there was none. */
  readonly table: Table | null;
  /** Rows below the header, without blank ones and what stands below a footer. */
  readonly rows: number;
  readonly layout: Layout;
}

/** How a file turned out to be laid out. */
export interface Layout {
  /** The line on which the header begins; `null` when there is none. */
  readonly headerLine: number | null;
  /** Columns of the file that the mapping leaves out, by header. */
  readonly ignored: ReadonlyArray<string>;
  /** Rows that filters left out. */
  readonly leftOut: number;
  /** Values of which the mapping says that there is nothing to record. */
  readonly unrecorded: number;
  /** Lines from the footer on that were left out. */
  readonly footer: number;
}

/** Takes in a row. */
export type OnRow = (row: Row) => void;
