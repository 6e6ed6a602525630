import * as Result from "effect/Result";
import { type Complaint, complaint, type Findings } from "./cell-error.ts";
import { parseCsv } from "./csv-parser.ts";
import { decodeText, type Encoding } from "./decode-text.ts";
import { findDelimiter } from "./delimiter.ts";
import { mayHoldForbidden } from "./forbidden-characters.ts";
import { mappedRows } from "./mapping/mapped-rows.ts";
import type { Mapping } from "./mapping/mapping.ts";
import { headersOf } from "./mapping/source.ts";
import type { Locale } from "./numbers.ts";
import { plainRows } from "./plain-rows.ts";
import type { Layout, OnRow } from "./row-stage.ts";
import { declaredDelimiter, skipLines } from "./skipped-lines.ts";
import type { Table, TableFile } from "./table.ts";
import type { TableKind } from "./table-kind.ts";

const nothing = complaint(
  { en: "The file is empty", nl: "Het bestand is leeg" },
  {
    en: "Give at least a row with headers, or leave the file out",
    nl: "Geef ten minste een rij met koppen, of laat het bestand weg",
  },
);

/** How a file is read. */
export interface TableOptions {
  readonly locale: Locale;
  readonly encoding?: Encoding;
  /** How a file that was not made for Meetlat is understood. */
  readonly mapping?: Mapping;
}

/** A file that was read: how many rows it has, and how it is laid out. */
export interface TableRead {
  readonly rows: number;
  /** The header as written; empty when there is none. */
  readonly written: ReadonlyArray<string>;
  /** What it was in; `null` when it was given as text. */
  readonly encoding: Encoding | null;
  readonly delimiter: string;
  /** The lines above the header that were skipped. */
  readonly skipped: ReadonlyArray<string>;
  readonly layout: Layout;
}

const unread: TableRead = {
  rows: 0,
  written: [],
  encoding: null,
  delimiter: ",",
  skipped: [],
  layout: { headerLine: null, ignored: [], leftOut: 0, unrecorded: 0, footer: 0 },
};

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

/**
 * Reads a file row by row; what is wrong with its bytes, header or rows goes to the findings, and every sound row to
 * `onRow`. Rows in which all cells are blank are skipped.
 */
export const readTable = (
  { name, content }: TableFile,
  kind: TableKind,
  { locale, encoding, mapping }: TableOptions,
  findings: Findings,
  onRow: OnRow,
): TableRead => {
  const onFile = (line: number, value: string, { problem, mend }: Complaint): void =>
    findings.add({ file: name, line, column: null, value, problem, mend }, -1);
  const decoded = decodeText(content, mapping?.encoding ?? encoding);
  if (Result.isFailure(decoded)) {
    onFile(decoded.failure.line, decoded.failure.value, decoded.failure);
    return unread;
  }
  const declared = declaredDelimiter(decoded.success.text);
  const { text, lines: skipped } = skipLines(decoded.success.text, linesAbove(mapping, declared !== null));
  const stageFor = { file: name, kind, findings, mayHoldForbidden: mayHoldForbidden(text), onRow };
  const stage = mapping === undefined ? plainRows(stageFor) : mappedRows({ ...stageFor, mapping, locale });
  const named = mapping === undefined ? null : namedHeaders(mapping);
  const delimiter =
    mapping?.delimiter ??
    declared ??
    (named === null ? findDelimiter(text, kind) : findDelimiter(text, kind, (cell) => named.has(cell.trim())));
  const problems = parseCsv(text, delimiter, stage.record);
  const { table, rows, layout } = stage.end();
  for (const { line, cell, problem, mend } of problems) {
    const column = cell === undefined ? null : columnOf(table, cell);
    findings.add({ file: name, line, column, value: "", problem, mend }, cell ?? -1);
  }
  if (table === null && problems.length === 0) onFile(1, "", nothing);
  return { rows, written: table?.written ?? [], encoding: decoded.success.encoding, delimiter, skipped, layout };
};

const columnOf = (table: Table | null, at: number): string | null => table?.written[at] ?? null;
