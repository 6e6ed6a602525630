import * as Result from "effect/Result";
import { type CellError, type Complaint, complaint, type Findings } from "./cell-error.ts";
import { parseCsv } from "./csv-parser.ts";
import { decodeText, type Encoding } from "./decode-text.ts";
import { findDelimiter } from "./delimiter.ts";
import { type Header, readHeader } from "./header.ts";
import type { Row } from "./row.ts";
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

const nothing = complaint(
  { en: "The file is empty", nl: "Het bestand is leeg" },
  {
    en: "Give at least a row with headers, or leave the file out",
    nl: "Geef ten minste een rij met koppen, of laat het bestand weg",
  },
);

const ragged = (cells: number, headers: number): Complaint =>
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

const nul = complaint(
  { en: "holds a NUL character", nl: "bevat een NUL-teken" },
  {
    en: "Take it out, and check that the file is a text file",
    nl: "Haal het weg, en kijk na of het bestand een tekstbestand is",
  },
);

const NUL = "\0";
const isBlank = (cell: string): boolean => cell.trim() === "";

/**
 * Reads a file row by row; what is wrong with its bytes, header or rows goes to the findings, and every sound row to
 * `onRow`. Rows in which all cells are blank are skipped. Returns how many rows it has.
 */
export const readTable = (
  { name, content }: TableFile,
  kind: TableKind,
  encoding: Encoding,
  findings: Findings,
  onRow: (row: Row) => void,
): number => {
  const onFile = (line: number, value: string, { problem, mend }: Complaint): void =>
    findings.add({ file: name, line, column: null, value, problem, mend }, -1);
  const text = decodeText(content, encoding);
  if (Result.isFailure(text)) {
    onFile(text.failure.line, text.failure.value, text.failure);
    return 0;
  }
  const mayHoldNul = text.success.includes(NUL);
  let table: Table | null = null;
  let rows = 0;

  const open = (line: number, cells: ReadonlyArray<string>): Table => {
    const { header, problems } = readHeader(kind, cells);
    const opened = { file: name, kind, ...header };
    for (const problem of problems) {
      const place = problem.at < 0 ? { table: opened, line } : { table: opened, line, at: problem.at };
      findings.add(errorAt(place, header.written[problem.at] ?? "", problem), problem.at);
    }
    return opened;
  };

  const problems = parseCsv(text.success, findDelimiter(text.success, kind), ({ line, cells }) => {
    if (table === null) {
      if (!cells.every(isBlank)) table = open(line, cells);
      return;
    }
    const headers = table.written.length;
    if (cells.length !== headers) {
      if (!cells.every(isBlank)) {
        rows++;
        onFile(line, "", ragged(cells.length, headers));
      }
      return;
    }
    const holdsNul = mayHoldNul ? cells.findIndex((cell) => cell.includes(NUL)) : -1;
    if (holdsNul >= 0) {
      rows++;
      findings.add(errorAt({ table, line, at: holdsNul }, cells[holdsNul] ?? "", nul), holdsNul);
      return;
    }
    if (isBlank(cells[0] ?? "") && cells.every(isBlank)) return;
    rows++;
    onRow({ table, line, cells, findings, failed: false });
  });

  const opened: Table | null = table;
  for (const { line, cell, problem, mend } of problems) {
    const column = cell === undefined ? null : columnOf(opened, cell);
    findings.add({ file: name, line, column, value: "", problem, mend }, cell ?? -1);
  }
  if (opened === null && problems.length === 0) onFile(1, "", nothing);
  return rows;
};

const columnOf = (table: Table | null, at: number): string | null => table?.written[at] ?? null;
