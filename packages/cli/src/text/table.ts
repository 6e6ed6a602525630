import stringWidth from "string-width";
import type { Paint } from "./paint.ts";

/** A column of a text table. */
export interface Column {
  readonly header: string;
  readonly align: "left" | "right";
  /** Whether the column may be broken over lines when the table is too wide; at most one column should. */
  readonly wraps?: boolean;
}

/** A row of cells, a heading over the rows that follow, or a rule. */
export type Row =
  | {
      readonly kind: "cells";
      readonly cells: ReadonlyArray<string>;
      readonly paint?: (line: string, column: number) => string;
    }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "rule" };

const GAP = "  ";

const padTo = (text: string, width: number, align: Column["align"]): string => {
  const space = " ".repeat(Math.max(0, width - stringWidth(text)));
  return align === "left" ? text + space : space + text;
};

/** Breaks a text into lines of at most `width`, at spaces where it can. */
export const wrapText = (text: string, width: number): ReadonlyArray<string> => {
  if (stringWidth(text) <= width || width < 1) return [text];
  const lines: Array<string> = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (stringWidth(longer) <= width || line === "") line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
};

/**
 * A table in plain text, with aligned columns and no lines but one under the header: it can be pasted in a memo as it is.
 *
 * It keeps within `width`, when that is given, by wrapping the column that wraps and the headings.
 */
export const textTable = (
  columns: ReadonlyArray<Column>,
  rows: ReadonlyArray<Row>,
  { width, paint }: { readonly width?: number; readonly paint: Paint },
): string => {
  const widths = columns.map((column, i) =>
    rows.reduce(
      (widest, row) => (row.kind === "cells" ? Math.max(widest, stringWidth(row.cells[i] ?? "")) : widest),
      stringWidth(column.header),
    ),
  );
  const wrapping = columns.findIndex((column) => column.wraps === true);
  const total = () => widths.reduce((sum, w) => sum + w, 0) + GAP.length * (columns.length - 1);
  if (width !== undefined && wrapping >= 0 && total() > width) {
    widths[wrapping] = Math.max(16, (widths[wrapping] ?? 0) - (total() - width));
  }
  const lineWidth = width === undefined ? total() : Math.min(total(), Math.max(width, 40));

  const lineOf = (
    cells: ReadonlyArray<string>,
    paint: (cell: string, column: number) => string,
  ): ReadonlyArray<string> => {
    const parts = cells.map((cell, i) => (i === wrapping ? wrapText(cell, widths[i] ?? 0) : [cell]));
    const height = Math.max(...parts.map((part) => part.length));
    return Array.from({ length: height }, (_, n) =>
      parts
        .map((part, i) => paint(padTo(part[n] ?? "", widths[i] ?? 0, columns[i]?.align ?? "left"), i))
        .join(GAP)
        .trimEnd(),
    );
  };
  const asIs = (cell: string) => cell;
  const rule = "─".repeat(lineWidth);
  const lines = rows.flatMap((row) => {
    if (row.kind === "rule") return [rule];
    if (row.kind === "heading") return ["", ...wrapText(row.text, lineWidth).map((line) => paint("bold", line))];
    return lineOf(row.cells, row.paint ?? asIs);
  });
  return [
    ...lineOf(
      columns.map((column) => column.header),
      asIs,
    ),
    rule,
    ...lines,
  ].join("\n");
};
