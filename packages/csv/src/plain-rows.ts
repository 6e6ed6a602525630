import type { Complaint } from "./cell-error.ts";
import type { Findings } from "./findings.ts";
import { readHeader } from "./header.ts";
import type { OnRow, RowStage } from "./row-stage.ts";
import { errorAt, type Table } from "./table.ts";
import { ragged } from "./table-complaints.ts";
import type { TableKind } from "./table-kind.ts";

/** Whether nothing stands in a cell. */
export const isBlank = (cell: string): boolean => cell.trim() === "";

/** A cell that no table can take in: too long, or no text. */
export interface UnfitCell {
  readonly at: number;
  readonly complaint: Complaint;
}

/** Where rows of a file go, and what is wrong with them. */
export interface StageFor {
  readonly file: string;
  readonly kind: TableKind;
  readonly findings: Findings;
  /** The first cell of a row that cannot be taken in, and why; `null` when all can. */
  readonly unfitIn: (cells: ReadonlyArray<string>) => UnfitCell | null;
  readonly onRow: OnRow;
}

/** The rows of a file that was made for Meetlat: its header names Meetlat's columns. */
export const plainRows = ({ file, kind, findings, unfitIn, onRow }: StageFor): RowStage => {
  let table: Table | null = null;
  let headerLine: number | null = null;
  let rows = 0;

  const open = (line: number, cells: ReadonlyArray<string>): Table => {
    const { header, problems } = readHeader(kind, cells);
    const opened = { file, kind, ...header };
    for (const problem of problems) {
      const place = problem.at < 0 ? { table: opened, line } : { table: opened, line, at: problem.at };
      findings.add(errorAt(place, header.written[problem.at] ?? "", problem), problem.at);
    }
    return opened;
  };

  return {
    record: ({ line, cells }) => {
      if (table === null) {
        if (cells.every(isBlank)) return;
        table = open(line, cells);
        headerLine = line;
        return;
      }
      const headers = table.written.length;
      if (cells.length !== headers) {
        if (!cells.every(isBlank)) {
          rows++;
          findings.add(errorAt({ table, line }, "", ragged(cells.length, headers)), -1);
        }
        return;
      }
      const unfit = unfitIn(cells);
      if (unfit !== null) {
        rows++;
        findings.add(errorAt({ table, line, at: unfit.at }, cells[unfit.at] ?? "", unfit.complaint), unfit.at);
        return;
      }
      if (isBlank(cells[0] ?? "") && cells.every(isBlank)) return;
      rows++;
      onRow({ table, line, cells, findings, failed: false });
    },
    table: () => table,
    rows: () => rows,
    end: () => ({ table, rows, layout: { headerLine, ignored: [], leftOut: 0, unrecorded: 0, footer: 0 } }),
  };
};
