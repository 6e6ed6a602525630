import type { Complaint } from "./cell-error.ts";
import { type CsvParser, csvParser } from "./csv-parser.ts";
import { BOM, type Decoded, decodeText, type Encoding } from "./decode-text.ts";
import { findDelimiter, headerEnd } from "./delimiter.ts";
import { digest } from "./digest.ts";
import type { Findings } from "./findings.ts";
import { readHeader } from "./header.ts";
import type { ReadLimits } from "./limits.ts";
import type { Row } from "./row.ts";
import { errorAt, type Table, type TableSummary } from "./table.ts";
import {
  cellTooLong,
  fileTooLarge,
  halfCharacter,
  headerTooLong,
  nothing,
  nul,
  ragged,
  tooManyColumns,
  tooManyRows,
} from "./table-complaints.ts";
import type { TableKind } from "./table-kind.ts";

/** How much of the limits over all tables is used. */
export interface Tally {
  rows: number;
  measurements: number;
}

/** Nothing is used yet. */
export const emptyTally = (): Tally => ({ rows: 0, measurements: 0 });

/** A file that is about to be read, and who takes its rows. */
export interface TableOpening {
  readonly name: string;
  readonly kind: TableKind;
  readonly encoding: Encoding;
  readonly limits: ReadLimits;
  readonly tally: Tally;
  /** What is wrong with its bytes, header or rows. */
  readonly findings: Findings;
  /** Takes every row that has a cell for every header. */
  readonly onRow: (row: Row) => void;
}

/** Reads a file while its content comes in. However it is cut into pieces, the same comes out. */
export interface TableInput {
  readonly push: (content: Uint8Array | string) => void;
  /** Says that this was all. */
  readonly end: () => TableSummary & { readonly digest: string };
  /** Says that no more can be had of it, and why. */
  readonly breakOff: (why: Complaint) => void;
  /** Whether the rest of the file is left, so that no more of it need be given. */
  readonly hasStopped: () => boolean;
  /** Rows so far. */
  readonly rows: () => number;
}

/** What of a text is looked at together. */
const PIECE = 64 * 1024;
const NUL = "\0";
const isBlank = (cell: string): boolean => cell.trim() === "";

/** Opens a file as a table. Rows in which all cells are blank are skipped. */
export const openTable = ({ name, kind, encoding, limits, tally, findings, onRow }: TableOpening): TableInput => {
  const decoding = decodeText(encoding);
  const content = digest();
  const counted = kind === "measurements" ? "measurements" : "rows";
  let size = 0;
  let head = "";
  let looked = 0;
  let parser: CsvParser | null = null;
  let table: Table | null = null;
  let rows = 0;
  let hasProblem = false;
  let stopped = false;
  let mayHoldNul = false;
  let mayHoldHalves = false;

  const onFile = (line: number, value: string, { problem, mend }: Complaint): void => {
    hasProblem = true;
    findings.add({ file: name, line, column: null, value, problem, mend }, -1);
  };

  const stop = (line: number, value: string, why: Complaint): void => {
    stopped = true;
    onFile(line, value, why);
  };

  const open = (line: number, cells: ReadonlyArray<string>): void => {
    if (cells.length > limits.columns) {
      stop(line, "", tooManyColumns(cells.length, limits.columns));
      return;
    }
    const { header, problems } = readHeader(kind, cells);
    const opened = { file: name, kind, ...header };
    for (const problem of problems) {
      const place = problem.at < 0 ? { table: opened, line } : { table: opened, line, at: problem.at };
      findings.add(errorAt(place, header.written[problem.at] ?? "", problem), problem.at);
    }
    table = opened;
  };

  const refuseCell = (opened: Table, line: number, at: number, value: string, what: Complaint): void =>
    findings.add(errorAt({ table: opened, line, at }, value, what), at);

  /** Whether every cell is text of a length that is taken in; the first that is not, is refused. */
  const isText = (opened: Table, line: number, cells: ReadonlyArray<string>, length: number): boolean => {
    if (!mayHoldNul && !mayHoldHalves && length <= limits.cellLength) return true;
    const at = cells.findIndex((cell) => cell.length > limits.cellLength || cell.includes(NUL) || !cell.isWellFormed());
    if (at < 0) return true;
    const cell = cells[at] ?? "";
    if (cell.length > limits.cellLength)
      refuseCell(opened, line, at, cell, cellTooLong(cell.length, limits.cellLength));
    else refuseCell(opened, line, at, cell, cell.includes(NUL) ? nul : halfCharacter);
    return false;
  };

  const onCells = (opened: Table, line: number, cells: ReadonlyArray<string>, length: number): void => {
    const headers = opened.written.length;
    const isRagged = cells.length !== headers;
    if ((isRagged || isBlank(cells[0] ?? "")) && cells.every(isBlank)) return;
    tally[counted] += Math.max(1, opened.periods.length);
    if (tally[counted] > limits[counted]) {
      stop(line, "", tooManyRows(counted, limits[counted]));
      return;
    }
    rows++;
    if (isRagged) onFile(line, "", ragged(cells.length, headers));
    else if (isText(opened, line, cells, length)) onRow({ table: opened, line, cells, findings, failed: false });
  };

  const parse = (text: string): CsvParser =>
    csvParser({
      delimiter: findDelimiter(text, kind),
      recordLength: limits.recordLength,
      onRecord: ({ line, cells }, length) => {
        if (stopped) return;
        if (table !== null) onCells(table, line, cells, length);
        else if (!cells.every(isBlank)) open(line, cells);
      },
      onProblem: ({ line, cell, problem, mend }) => {
        if (stopped) return;
        hasProblem = true;
        const column = cell === undefined ? null : (table?.written[cell] ?? null);
        findings.add({ file: name, line, column, value: "", problem, mend }, cell ?? -1);
      },
    });

  /** Finds the header, and begins to split when it is there. */
  const begin = (isLast: boolean): void => {
    looked = head.length;
    const end = headerEnd(head);
    if ((end < 0 ? head.length : end) > limits.headerLength) {
      stop(1, "", headerTooLong(limits.headerLength));
    } else if (end >= 0 || isLast) {
      parser = parse(head);
      parser.push(head);
      head = "";
    }
  };

  const split = (text: string): void => {
    mayHoldNul ||= text.includes(NUL);
    if (parser !== null) {
      parser.push(text);
      return;
    }
    head += text;
    if (head.length >= 2 * looked) begin(false);
  };

  const hasStopped = (): boolean => stopped || parser?.hasStopped() === true;

  /** Leaves the rest of the file, after all that is whole before it. */
  const leave = (line: number, value: string, why: Complaint): void => {
    if (parser === null) begin(false);
    parser?.flush();
    if (!hasStopped()) stop(line, value, why);
  };

  const take = ({ text, problem }: Decoded): void => {
    if (text !== "" && !hasStopped()) split(text);
    if (problem !== undefined && !hasStopped()) leave(problem.line, problem.value, problem);
  };

  /** How much of the next piece is still within the size of a file. */
  const roomFor = (length: number): number => {
    const room = Math.min(length, Math.max(0, limits.fileSize - size));
    size += length;
    return room;
  };

  const takeText = (text: string): void => {
    mayHoldHalves ||= !text.isWellFormed();
    const start = size === 0 && text.startsWith(BOM) ? 1 : 0;
    const room = roomFor(text.length);
    for (let at = start; at < room && !hasStopped(); at += PIECE) split(text.slice(at, Math.min(at + PIECE, room)));
    if (room < text.length && !hasStopped()) leave(1, "", fileTooLarge(limits.fileSize));
  };

  const takeBytes = (bytes: Uint8Array): void => {
    const room = roomFor(bytes.length);
    for (let at = 0; at < room && !hasStopped(); at += PIECE) {
      take(decoding.push(bytes.subarray(at, Math.min(at + PIECE, room))));
    }
    if (room < bytes.length && !hasStopped()) leave(1, "", fileTooLarge(limits.fileSize));
  };

  const finish = (): void => {
    take(decoding.end());
    if (!hasStopped() && parser === null) begin(true);
    if (hasStopped()) return;
    parser?.end();
    if (table === null && !hasProblem) onFile(1, "", nothing);
  };

  return {
    push: (more) => {
      content.add(more);
      if (hasStopped()) return;
      if (typeof more === "string") takeText(more);
      else takeBytes(more);
    },
    end: () => {
      if (!hasStopped()) finish();
      stopped = true;
      return { file: name, kind, rows, digest: content.digits() };
    },
    breakOff: (why) => {
      if (!hasStopped()) leave(1, "", why);
    },
    hasStopped,
    rows: () => rows,
  };
};
