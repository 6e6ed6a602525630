import type { Complaint } from "./cell-error.ts";
import { type CsvParser, type CsvRecord, csvParser } from "./csv-parser.ts";
import { findDelimiter, headerEnd } from "./delimiter.ts";
import { digest } from "./digest.ts";
import type { DecodedPiece, Encoding } from "./encoding/encoding.ts";
import { fileDecoder } from "./encoding/file-decoder.ts";
import type { Findings } from "./findings.ts";
import { forbiddenIn, NUL } from "./forbidden-characters.ts";
import type { ReadLimits } from "./limits.ts";
import { mappedRows } from "./mapping/mapped-rows.ts";
import type { Mapping } from "./mapping/mapping.ts";
import { headersOf } from "./mapping/source.ts";
import type { Locale } from "./numbers.ts";
import { plainRows, type UnfitCell } from "./plain-rows.ts";
import type { Layout, OnRow } from "./row-stage.ts";
import { declaredDelimiter, skipLines } from "./skipped-lines.ts";
import type { TableSummary } from "./table.ts";
import { cellTooLong, fileTooLarge, headerTooLong, nothing, tooManyColumns, tooManyRows } from "./table-complaints.ts";
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
  readonly locale: Locale;
  /** What the file is in; what its byte order mark says when absent, else UTF-8. */
  readonly encoding?: Encoding;
  /** How a file that was not made for Meetlat is understood. */
  readonly mapping?: Mapping;
  readonly limits: ReadLimits;
  readonly tally: Tally;
  /** What is wrong with its bytes, header or rows. */
  readonly findings: Findings;
  /** Takes every row that has a cell for every header. */
  readonly onRow: OnRow;
}

/** A file that was read: how many rows it has, and how it is laid out. */
export interface TableRead extends TableSummary {
  /** Tells files apart by their content. */
  readonly digest: string;
  /** The header as written; empty when there is none. */
  readonly written: ReadonlyArray<string>;
  /** What it was in; `null` when it was given as text, or nothing was read of it. */
  readonly encoding: Encoding | null;
  readonly delimiter: string;
  /** The lines above the header that were skipped. */
  readonly skipped: ReadonlyArray<string>;
  readonly layout: Layout;
}

/** Reads a file while its content comes in. However it is cut into pieces, the same comes out. */
export interface TableInput {
  readonly push: (content: Uint8Array | string) => void;
  /** Says that this was all. */
  readonly end: () => TableRead;
  /** Says that no more can be had of it, and why. */
  readonly breakOff: (why: Complaint) => void;
  /** Whether the rest of the file is left, so that no more of it need be given. */
  readonly hasStopped: () => boolean;
  /** Rows so far. */
  readonly rows: () => number;
}

/** What of a text is looked at together. */
const PIECE = 64 * 1024;
const BOM = "\uFEFF";
const noLayout: Layout = { headerLine: null, ignored: [], leftOut: 0, unrecorded: 0, footer: 0 };

/** The headers that a mapping names: by those the delimiter of its file is found. */
const namedHeaders = ({ columns = {}, ignore = [], rows = [], unpivot = [] }: Mapping): ReadonlySet<string> =>
  new Set(
    [...Object.values(columns).flatMap(headersOf), ...ignore, ...[...rows, ...unpivot].map(({ header }) => header)].map(
      (header) => String(header).trim(),
    ),
  );

/** Above the header: what the mapping says, and a line that only says what stands between cells. */
const linesAbove = (mapping: Mapping | undefined, isDeclared: boolean): number =>
  Math.max(isDeclared ? 1 : 0, (mapping?.header?.line ?? 1) - 1);

/** What stands between cells, by the header: by the names that the mapping knows, when there is one. */
const delimiterOf = (text: string, kind: TableKind, mapping: Mapping | undefined): string => {
  if (mapping === undefined) return findDelimiter(text, kind);
  const named = namedHeaders(mapping);
  return findDelimiter(text, kind, (cell) => named.has(cell.trim()));
};

/** Opens a file as a table. Rows in which all cells are blank are skipped. */
export const openTable = (opening: TableOpening): TableInput => {
  const { name, kind, locale, mapping, limits, tally, findings, onRow } = opening;
  const decoder = fileDecoder(mapping?.encoding ?? opening.encoding);
  const content = digest();
  const counted = kind === "measurements" ? "measurements" : "rows";
  let size = 0;
  let head = "";
  let looked = 0;
  let delimiter = ",";
  let skipped: ReadonlyArray<string> = [];
  let parser: CsvParser | null = null;
  let hasProblem = false;
  let stopped = false;
  let mayHoldForbidden = false;
  let recordLength = 0;

  const onFile = (line: number, value: string, { problem, mend }: Complaint): void => {
    hasProblem = true;
    findings.add({ file: name, line, column: null, value, problem, mend }, -1);
  };

  const stop = (line: number, value: string, why: Complaint): void => {
    stopped = true;
    onFile(line, value, why);
  };

  /** The first cell that is too long or no text. */
  const unfitIn = (cells: ReadonlyArray<string>): UnfitCell | null => {
    if (recordLength > limits.cellLength) {
      const at = cells.findIndex((cell) => cell.length > limits.cellLength);
      if (at >= 0) return { at, complaint: cellTooLong(cells[at]?.length ?? 0, limits.cellLength) };
    }
    return mayHoldForbidden ? forbiddenIn(cells) : null;
  };

  /** What makes it senseless to read on from the header: as a file in another encoding than it is read in. */
  const wrongHeader = ({ cells }: CsvRecord): (Complaint & { readonly value: string }) | null => {
    if (cells.length > limits.columns) return { value: "", ...tooManyColumns(cells.length, limits.columns) };
    const unfit = unfitIn(cells);
    return unfit === null ? null : { value: cells[unfit.at] ?? "", ...unfit.complaint };
  };

  const countedRow: OnRow = (row) => {
    if (stopped) return;
    tally[counted] += Math.max(1, row.table.periods.length);
    if (tally[counted] > limits[counted]) stop(row.line, "", tooManyRows(counted, limits[counted]));
    else onRow(row);
  };

  const stageFor = { file: name, kind, findings, unfitIn, onRow: countedRow };
  const stage = mapping === undefined ? plainRows(stageFor) : mappedRows({ ...stageFor, mapping, locale });

  const parse = (): CsvParser =>
    csvParser({
      delimiter,
      recordLength: limits.recordLength,
      onRecord: (record, length) => {
        if (stopped) return;
        recordLength = length;
        const wrong = stage.table() === null ? wrongHeader(record) : null;
        if (wrong === null) stage.record(record);
        else stop(record.line, wrong.value, wrong);
      },
      onProblem: ({ line, cell, problem, mend }) => {
        if (stopped) return;
        hasProblem = true;
        const column = cell === undefined ? null : (stage.table()?.written[cell] ?? null);
        findings.add({ file: name, line, column, value: "", problem, mend }, cell ?? -1);
      },
    });

  /** Finds the header below the lines that are skipped, and begins to split when it is there. */
  const begin = (isLast: boolean): void => {
    looked = head.length;
    const declared = declaredDelimiter(head);
    const above = linesAbove(mapping, declared !== null);
    const { text, count, lines } = skipLines(head, above);
    const end = count < above ? -1 : headerEnd(text);
    if ((end < 0 ? head.length : end) > limits.headerLength) {
      stop(1, "", headerTooLong(limits.headerLength));
    } else if (end >= 0 || isLast) {
      skipped = lines;
      delimiter = mapping?.delimiter ?? declared ?? delimiterOf(text, kind, mapping);
      parser = parse();
      parser.push(text);
      head = "";
    }
  };

  const split = (text: string): void => {
    mayHoldForbidden ||= text.includes(NUL) || !text.isWellFormed();
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

  const take = ({ text, problem }: DecodedPiece): void => {
    if (text !== "" && !hasStopped()) split(text);
    if (problem !== undefined && !hasStopped()) leave(problem.line, problem.value, problem);
  };

  /** How much of the next piece is still within the size of a file. */
  const roomFor = (length: number): number => {
    const room = Math.min(length, Math.max(0, limits.fileSize - size));
    size += length;
    return room;
  };

  let isText = false;

  const takeText = (text: string): void => {
    isText = true;
    const start = size === 0 && text.startsWith(BOM) ? 1 : 0;
    const room = roomFor(text.length);
    for (let at = start; at < room && !hasStopped(); at += PIECE) split(text.slice(at, Math.min(at + PIECE, room)));
    if (room < text.length && !hasStopped()) leave(1, "", fileTooLarge(limits.fileSize));
  };

  const takeBytes = (bytes: Uint8Array): void => {
    const room = roomFor(bytes.length);
    for (let at = 0; at < room && !hasStopped(); at += PIECE) {
      take(decoder.push(bytes.subarray(at, Math.min(at + PIECE, room))));
    }
    if (room < bytes.length && !hasStopped()) leave(1, "", fileTooLarge(limits.fileSize));
  };

  const finish = (): void => {
    if (!isText) take(decoder.end());
    if (!hasStopped() && parser === null) begin(true);
    if (hasStopped()) return;
    parser?.end();
  };

  return {
    push: (more) => {
      content.add(more);
      if (hasStopped()) return;
      if (typeof more === "string") takeText(more);
      else takeBytes(more);
    },
    end: () => {
      const isWhole = !hasStopped();
      if (isWhole) finish();
      const { table, rows, layout } = isWhole
        ? stage.end()
        : { table: stage.table(), rows: stage.rows(), layout: noLayout };
      if (isWhole && table === null && !hasProblem) onFile(1, "", nothing);
      stopped = true;
      return {
        file: name,
        kind,
        rows,
        digest: content.digits(),
        written: table?.written ?? [],
        encoding: decoder.encoding(),
        delimiter,
        skipped,
        layout,
      };
    },
    breakOff: (why) => {
      if (!hasStopped()) leave(1, "", why);
    },
    hasStopped,
    rows: stage.rows,
  };
};
