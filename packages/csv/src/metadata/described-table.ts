import { type Column, requiredColumns } from "../columns.ts";
import type { TableKind } from "../table-kind.ts";
import type { TablePlan } from "../writing/table-writer.ts";
import { keyOf, mayBeBlank } from "./table-definitions.ts";

/** A column of a table that was written, and what must hold of its cells. */
export interface DescribedColumn {
  readonly name: Column;
  readonly isRequired: boolean;
}

/** A table that was written. */
export interface DescribedTable {
  readonly kind: TableKind;
  readonly name: string;
  readonly columns: ReadonlyArray<DescribedColumn>;
  /** The column of which each cell names one row. */
  readonly key: Column | null;
  /** Columns whose cells name a row of another table. */
  readonly references: ReadonlyArray<{ readonly column: Column; readonly kind: TableKind; readonly name: string }>;
}

const indicatorColumns: ReadonlyArray<Column> = ["indicator", "numerator", "denominator"];

/** What must hold of the cells of a table, beside the others that were written. */
export const describeTable = ({ kind, name, columns }: TablePlan, all: ReadonlyArray<TablePlan>): DescribedTable => {
  const required = new Set(requiredColumns(kind));
  const blank = mayBeBlank[kind] ?? [];
  const key = keyOf[kind] ?? null;
  const indicators = all.find((one) => one.kind === "indicators");
  const names = columns.filter((column) => indicatorColumns.includes(column) && column !== key);
  return {
    kind,
    name,
    columns: columns.map((column) => ({ name: column, isRequired: required.has(column) && !blank.includes(column) })),
    key,
    references:
      indicators === undefined
        ? []
        : names.map((column) => ({ column, kind: "indicators" as const, name: indicators.name })),
  };
};
