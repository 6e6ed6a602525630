import * as Result from "effect/Result";
import { type Complaint, complaint, type Findings } from "./cell-error.ts";
import type { Column } from "./columns.ts";
import { errorAt, type Table } from "./table.ts";
import { restoreText } from "./text-cell.ts";

/** A row of a table while it is read. What is wrong with it goes to the findings and marks it as failed. */
export interface Row {
  readonly table: Table;
  readonly line: number;
  readonly cells: ReadonlyArray<string>;
  readonly findings: Findings;
  /** The cells as they stand in the file, when a mapping made others of them. */
  readonly written?: ReadonlyArray<string>;
  failed: boolean;
}

/** Understands the text of a cell, which is never blank. */
export type CellReader<A> = (text: string) => Result.Result<A, Complaint>;

/** The text of the cell at a place, without space around it. */
export const cellAt = (row: Row, at: number): string => (row.cells[at] ?? "").trim();

/** The text of a cell, without space around it; empty when it is blank or its column is not there. */
export const cell = (row: Row, column: Column): string => {
  const at = row.table.columns.get(column);
  return at === undefined ? "" : cellAt(row, at);
};

/** Refuses the cell at a place among the headers; −1 means the row. */
export const refuseAt = (row: Row, at: number, value: string, what: Complaint): void => {
  row.failed = true;
  const { table, line } = row;
  row.findings.add(errorAt(at < 0 ? { table, line } : { table, line, at }, value, what), at);
};

/** Refuses a cell: what it says, and why it cannot be taken in. */
export const refuse = (row: Row, column: Column, what: Complaint): void =>
  refuseAt(row, row.table.columns.get(column) ?? -1, cell(row, column), what);

const blank = complaint(
  { en: "This cell may not be blank", nl: "Deze cel mag niet leeg zijn" },
  { en: "Fill it in", nl: "Vul haar in" },
);

/** What a cell says; `undefined` when it is blank, or refused. */
export const optional = <A>(row: Row, column: Column, read: CellReader<A>): A | undefined => {
  const text = cell(row, column);
  if (text === "") return undefined;
  const result = read(text);
  if (Result.isSuccess(result)) return result.success;
  refuse(row, column, result.failure);
  return undefined;
};

/** What a cell says that may not be blank; `undefined` when it is refused. */
export const required = <A>(row: Row, column: Column, read: CellReader<A>): A | undefined => {
  if (cell(row, column) !== "") return optional(row, column, read);
  // A column that is not there was reported once, at the header.
  if (row.table.columns.has(column)) refuse(row, column, blank);
  row.failed = true;
  return undefined;
};

/** A cell of free text. */
export const anyText: CellReader<string> = (text) => Result.succeed(restoreText(text));

const noVersion = complaint(
  { en: "is not the number of a version", nl: "is geen nummer van een versie" },
  { en: "Write 1, 2, 3, …, or leave it blank for the first", nl: "Schrijf 1, 2, 3, …, of laat leeg voor de eerste" },
);

/** Which version of something a row is, where the day does not tell: the first when it does not say. */
export const versionOf = (row: Row): number =>
  optional(row, "version", (text) =>
    /^[1-9]\d{0,8}$/.test(text) ? Result.succeed(Number(text)) : Result.fail(noVersion),
  ) ?? 1;

const MAX_REMEMBERED = 100_000;

/**
 * The same reader, which remembers what it understood: in a long table, few texts stand in many rows. What it gives back
 * is shared between rows.
 */
export const remembering = <A>(read: CellReader<A>): CellReader<A> => {
  const known = new Map<string, Result.Result<A, Complaint>>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = read(text);
    if (Result.isSuccess(result) && known.size < MAX_REMEMBERED) known.set(text, result);
    return result;
  };
};
