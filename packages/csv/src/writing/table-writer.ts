import type { Event } from "@meetlat/core";
import * as Result from "effect/Result";
import { type Column, knownColumns, requiredColumns } from "../columns.ts";
import type { Locale } from "../numbers.ts";
import { type TableKind, tableKinds } from "../table-kind.ts";
import { csvLine, type Delimiter, delimiterOf } from "./csv-line.ts";
import { notationIn } from "./notation.ts";
import { rowsOf } from "./rows-of.ts";
import { type Cells, inTableOrder, type PlacedRow, type TableRow } from "./table-row.ts";
import { isTooLong, textComplaint, tooLong, type Unwritable, unwritables } from "./unwritable.ts";
import { versionsOf } from "./versions.ts";
import type { Writing } from "./writing.ts";

/** How tables are written. */
export interface WriteOptions {
  /** How numbers and days are written, and what stands between cells: `;` in Dutch, else `,`. Canonical by default. */
  readonly locale?: Locale;
  /** Whether files begin with a byte order mark, by which Excel knows UTF-8. Not by default. */
  readonly byteOrderMark?: boolean;
}

/** A table that will be written. */
export interface TablePlan {
  readonly kind: TableKind;
  /** The name of its file. */
  readonly name: string;
  readonly columns: ReadonlyArray<Column>;
}

/** Takes the events of a log once more, and gives out the text of its tables. */
export interface TableWriter {
  readonly tables: ReadonlyArray<TablePlan>;
  /** Writes the events, in their order; `emit` gets the text of each table, in pieces that follow each other. */
  readonly write: (emit: (table: TablePlan, text: string) => void) => {
    readonly add: (event: Event) => void;
    readonly end: () => void;
  };
}

/** Looks at all events of a log, and says which tables they make. */
export interface TableSurvey {
  readonly add: (event: Event) => void;
  readonly finish: () => Result.Result<TableWriter, Unwritable>;
}

const BYTE_ORDER_MARK = "\uFEFF";

/** Gives the rows of each event, with what must be known of those before it. */
const rowMaker = (locale: Locale, refuse: Writing["refuse"]): ((event: Event) => ReadonlyArray<TableRow>) => {
  const orderOf = versionsOf();
  const writing: Writing = {
    notation: notationIn(locale),
    conventions: new Map(),
    sides: new Map(),
    planned: new Map(),
    lastRow: new Map(),
    reported: new Map(),
    refuse,
  };
  return (event) => rowsOf(event, orderOf(event), writing);
};

const lineOf = (plan: TablePlan, row: TableRow, delimiter: Delimiter): string =>
  csvLine(
    plan.columns.map((column) => (column === "version" ? String(row.version) : (row.cells[column] ?? ""))),
    delimiter,
  );

const headerOf = ({ columns }: TablePlan, delimiter: Delimiter): string => csvLine(columns, delimiter);

const columnsOf = (kind: TableKind, used: ReadonlySet<Column>): ReadonlyArray<Column> => {
  const isRequired = new Set(requiredColumns(kind));
  return knownColumns(kind).filter((column) => isRequired.has(column) || used.has(column));
};

/** The numbers of measurements stand in the file in the order of the log, so they need not be kept to be sorted. */
const isInPlace = ({ kind, version, isLater }: TableRow): boolean =>
  kind === "measurements" && version === 1 && !isLater;

const writer = (
  tables: ReadonlyArray<TablePlan>,
  { locale = "canonical", byteOrderMark = false }: WriteOptions,
): TableWriter["write"] => {
  const delimiter = delimiterOf(locale);
  const planOf = new Map(tables.map((plan) => [plan.kind, plan]));
  return (emit) => {
    const make = rowMaker(locale, () => {});
    const kept = new Map<TableKind, Array<PlacedRow>>();
    let index = 0;
    for (const plan of tables) emit(plan, `${byteOrderMark ? BYTE_ORDER_MARK : ""}${headerOf(plan, delimiter)}`);
    return {
      add: (event) => {
        for (const row of make(event)) {
          const plan = planOf.get(row.kind);
          if (plan === undefined || row.isJoined === true) continue;
          if (isInPlace(row)) {
            emit(plan, lineOf(plan, row, delimiter));
            continue;
          }
          const rows = kept.get(row.kind);
          if (rows === undefined) kept.set(row.kind, [{ row, index }]);
          else rows.push({ row, index });
        }
        index++;
      },
      end: () => {
        for (const plan of tables) {
          for (const row of inTableOrder(kept.get(plan.kind) ?? [])) emit(plan, lineOf(plan, row, delimiter));
        }
      },
    };
  };
};

/**
 * Writes a log as tables in two readings of it, so that nothing but what changes something need be kept: the first says
 * which tables and columns there are, and whether tables can hold the register; the second gives the text.
 *
 * Every event must be added, in the order of the log, both times. {@link writeTables} does that for events in memory.
 */
export const surveyTables = (options: WriteOptions = {}): TableSurvey => {
  const used = new Map<TableKind, Set<Column>>();
  const found = unwritables();
  const make = rowMaker(options.locale ?? "canonical", found.add);
  const check = (event: Event, cells: Cells): void => {
    for (const [column, text] of Object.entries(cells) as ReadonlyArray<[Column, string]>) {
      const what = textComplaint(text);
      if (what !== null) found.add(event, column, what);
    }
    if (isTooLong(cells)) found.add(event, null, tooLong);
  };
  return {
    add: (event) => {
      for (const { kind, version, cells } of make(event)) {
        const columns = used.get(kind) ?? new Set();
        for (const column of Object.keys(cells) as ReadonlyArray<Column>) columns.add(column);
        if (version > 1) columns.add("version");
        used.set(kind, columns);
        check(event, cells);
      }
    },
    finish: () => {
      const unwritable = found.result();
      if (unwritable !== null) return Result.fail(unwritable);
      const tables = tableKinds.flatMap((kind): ReadonlyArray<TablePlan> => {
        const columns = used.get(kind);
        return columns === undefined ? [] : [{ kind, name: `${kind}.csv`, columns: columnsOf(kind, columns) }];
      });
      return Result.succeed({ tables, write: writer(tables, options) });
    },
  };
};
