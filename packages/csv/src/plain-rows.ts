import { type Complaint, complaint, type Findings } from "./cell-error.ts";
import { forbiddenIn } from "./forbidden-characters.ts";
import { readHeader } from "./header.ts";
import type { OnRow, RowStage } from "./row-stage.ts";
import { errorAt, type Table } from "./table.ts";
import type { TableKind } from "./table-kind.ts";

/** The complaint about a row with more or fewer cells than the header. */
export const ragged = (cells: number, headers: number): Complaint =>
  complaint(
    {
      en: `This row has ${cells} cells, and the header ${headers}`,
      nl: `Deze rij heeft ${cells} cellen, en de kop ${headers}`,
    },
    cells < headers
      ? { en: "Add the cells that are missing, if need be blank", nl: "Vul de ontbrekende cellen aan, desnoods leeg" }
      : {
          en: "Take the surplus cells out, or put a cell that contains the delimiter between quotes",
          nl: "Haal de overtollige cellen weg, of zet een cel waar het scheidingsteken in staat tussen aanhalingstekens",
        },
  );

/** Whether nothing stands in a cell. */
export const isBlank = (cell: string): boolean => cell.trim() === "";

/** Where rows of a file go, and what is wrong with them. */
export interface StageFor {
  readonly file: string;
  readonly kind: TableKind;
  readonly findings: Findings;
  /** Whether cells must be looked at for characters that none may have. */
  readonly mayHoldForbidden: boolean;
  readonly onRow: OnRow;
}

/** The rows of a file that was made for Meetlat: its header names Meetlat's columns. */
export const plainRows = ({ file, kind, findings, mayHoldForbidden, onRow }: StageFor): RowStage => {
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
      const forbidden = mayHoldForbidden ? forbiddenIn(cells) : null;
      if (forbidden !== null) {
        rows++;
        findings.add(
          errorAt({ table, line, at: forbidden.at }, cells[forbidden.at] ?? "", forbidden.complaint),
          forbidden.at,
        );
        return;
      }
      if (isBlank(cells[0] ?? "") && cells.every(isBlank)) return;
      rows++;
      onRow({ table, line, cells, findings, failed: false });
    },
    end: () => ({ table, rows, layout: { headerLine, ignored: [], leftOut: 0, unrecorded: 0, footer: 0 } }),
  };
};
