import type { Period } from "@meetlat/core";
import * as Result from "effect/Result";
import type { TableBatch } from "../batch.ts";
import type { CellError } from "../cell-error.ts";
import { type Column, knownColumns } from "../columns.ts";
import type { Encoding } from "../encoding/encoding.ts";
import type { Locale } from "../numbers.ts";
import type { TableRead } from "../read-table.ts";
import { type ReadOptions, readWatched, type TableWatch } from "../read-tables.ts";
import type { Row } from "../row.ts";
import type { Table, TableFile } from "../table.ts";
import type { TableKind } from "../table-kind.ts";
import { type ColumnPreview, type ColumnProfile, columnProfile } from "./column-profile.ts";

/** What was understood of a file. */
export interface TablePreview {
  readonly file: string;
  readonly kind: TableKind;
  /** Rows that were read: below the header, not blank, and not left out by a filter. */
  readonly rows: number;
  /** `null` when it was given as text. */
  readonly encoding: Encoding | null;
  readonly delimiter: string;
  /** How its numbers and days are written. */
  readonly locale: Locale;
  /** Whether a mapping says what it means. */
  readonly isMapped: boolean;
  /** The line on which the header begins; `null` when there is none. */
  readonly headerLine: number | null;
  /** The lines above the header that the mapping skips, and a line that says what stands between cells. */
  readonly skipped: ReadonlyArray<string>;
  /** The headers that the mapping leaves out. */
  readonly ignored: ReadonlyArray<string>;
  /** Rows that the mapping's filters leave out. */
  readonly leftOut: number;
  /** Values of which the mapping says that there is nothing to record. */
  readonly unrecorded: number;
  /** Lines from the footer on. */
  readonly footer: number;
  readonly columns: ReadonlyArray<ColumnPreview>;
}

/** What was understood of tables, and everything that is wrong with them. */
export interface Preview {
  readonly tables: ReadonlyArray<TablePreview>;
  /** What they ask a register to record; `null` when there are errors. */
  readonly batch: TableBatch | null;
  readonly errors: ReadonlyArray<CellError>;
}

const inOrder = (columns: ReadonlyArray<ColumnPreview>, known: ReadonlyArray<Column>): ReadonlyArray<ColumnPreview> =>
  [...columns].sort((a, b) => known.indexOf(a.column) - known.indexOf(b.column));

/** Profiles the columns of a file from the rows that go by. */
const watchColumns = (locale: Locale) => {
  const profiles = new Map<Column, ColumnProfile>();
  const profileOf = (column: Column): ColumnProfile => {
    const known = profiles.get(column);
    if (known !== undefined) return known;
    const made = columnProfile(column, locale);
    profiles.set(column, made);
    return made;
  };
  // A row with values in several columns is seen once for each of them; its other cells are still one cell each.
  const onLine = new Map<Column, { line: number; readonly keys: Set<string> }>();
  const isSeenOnLine = (line: number, column: Column, key: string): boolean => {
    if (column === "value") return false;
    const last = onLine.get(column);
    if (last === undefined) onLine.set(column, { line, keys: new Set([key]) });
    else if (last.line !== line) {
      last.line = line;
      last.keys.clear();
      last.keys.add(key);
    } else if (last.keys.has(key)) return true;
    else last.keys.add(key);
    return false;
  };

  const add = (row: Row, column: Column, at: number): void => {
    const { table, cells, written } = row;
    const origin = written === undefined ? at : (table.origins?.[at] ?? null);
    const text = (cells[at] ?? "").trim();
    const own = origin === null ? text : ((written ?? cells)[origin] ?? "").trim();
    // Constants, and flags that come from marks, have no header of their own.
    const isGathered = column === "flags" && written !== undefined && origin === null;
    const isConstant = table.constants?.has(at) === true;
    const header = isConstant || isGathered ? null : (table.written[at] ?? null);
    if (isSeenOnLine(row.line, column, `${header ?? ""}\u0000${text}`)) return;
    profileOf(column).add(header, own, text, isConstant);
  };

  const periodsSeen = new Set<Period>();
  const addPeriods = ({ written, periods }: Table): void => {
    for (const { at, period } of periods) {
      if (periodsSeen.has(period)) continue;
      periodsSeen.add(period);
      const header = written[at] ?? "";
      profileOf("period").add(header, header, period);
    }
  };

  return {
    row: (row: Row): void => {
      for (const [column, at] of row.table.columns) {
        // Flags that the mapping gathers from marks are a column of every file; it is shown where there are any.
        if (column === "flags" && row.written !== undefined && (row.cells[at] ?? "") === "") continue;
        add(row, column, at);
      }
      for (const { at } of row.table.periods) add(row, "value", at);
      addPeriods(row.table);
    },
    columns: (): ReadonlyArray<ColumnPreview> => [...profiles.values()].map((profile) => profile.end()),
  };
};

/**
 * Shows what is understood of tables, without recording anything: per file how it is laid out, per column where it comes
 * from, how many cells it has, and how the first of them were read; and everything that is wrong. It reads as
 * {@link readTables} does: what it says of rows and errors is what an import then does.
 *
 * @example
 * ```ts
 * import { previewTables } from "@meetlat/csv";
 *
 * const { tables, errors } = previewTables([{ name: "metingen.csv", content: "indicator;2018;2019\ni;1.824;1.900" }], {
 *   locale: "nl",
 * });
 * const value = tables[0]?.columns.find(({ column }) => column === "value");
 * console.assert(errors.length === 0 && tables[0]?.delimiter === ";");
 * console.assert(value?.examples[1]?.written === "1.900" && value.examples[1].read === "1900");
 * ```
 */
export const previewTables = (files: ReadonlyArray<TableFile>, options: ReadOptions = {}): Preview => {
  const { locale = "canonical" } = options;
  const tables: Array<TablePreview> = [];
  const watch = (
    { name }: TableFile,
    kind: TableKind,
    mapped: { readonly locale?: Locale } | undefined,
  ): TableWatch => {
    const { row, columns } = watchColumns(locale);
    const end = ({ rows, encoding, delimiter, skipped, layout }: TableRead): void => {
      tables.push({
        file: name,
        kind,
        rows,
        encoding,
        delimiter,
        locale: mapped?.locale ?? locale,
        isMapped: mapped !== undefined,
        headerLine: layout.headerLine,
        skipped,
        ignored: layout.ignored,
        leftOut: layout.leftOut,
        unrecorded: layout.unrecorded,
        footer: layout.footer,
        columns: inOrder(columns(), knownColumns(kind)),
      });
    };
    return { row, end };
  };
  const read = readWatched(files, options, watch);
  return Result.isSuccess(read)
    ? { tables, batch: read.success, errors: [] }
    : { tables, batch: null, errors: read.failure };
};
