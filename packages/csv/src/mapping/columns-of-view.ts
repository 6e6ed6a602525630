import type { Flag } from "@meetlat/core";
import type { Complaint } from "../cell-error.ts";
import { type Column, knownColumns, requiredColumns } from "../columns.ts";
import type { TableKind } from "../table-kind.ts";
import { flagNamed } from "./cell-conversion.ts";
import type { HeaderMatch } from "./header-pattern.ts";
import type { ColumnSource, Unpivot } from "./mapping.ts";
import * as problems from "./plan-problems.ts";
import { headersOf, type Supply, type Surroundings, supply } from "./source.ts";

/** What a mapping says of the columns of one view. */
export interface SaidOfView {
  readonly kind: TableKind;
  /** Headers that mean what they always mean. */
  readonly natural: ReadonlyMap<Column, number>;
  readonly sources: ReadonlyArray<readonly [Column, ColumnSource]>;
  /** Names that stand in braces in any pattern. */
  readonly placeholders: ReadonlySet<string>;
  /** The columns of values that the view is about, if it is about one of them. */
  readonly unpivot: Unpivot | null;
  readonly match: HeaderMatch | null;
}

/** Where the columns of a view come from, and the flag that the header of its values carries. */
export interface ColumnsOfView {
  readonly supplies: ReadonlyMap<Column, Supply>;
  readonly flag: Flag | null;
}

const WRONG: Supply = { _tag: "Same", text: "", flags: [] };

/** Whether a kind of table has a column. */
export const isColumnOf = (kind: TableKind, column: string): column is Column =>
  knownColumns(kind).some((known) => known === column);

/** Finds where the columns of a view come from, and what is wrong with that. */
export const columnsOf = (
  { kind, natural, sources, placeholders, unpivot, match }: SaidOfView,
  around: Surroundings,
): { readonly parts: ColumnsOfView; readonly wrong: ReadonlyArray<Complaint> } => {
  const { texts } = around;
  const { names } = around.headers;
  const wrong: Array<Complaint> = [];
  const supplies = new Map<Column, Supply>();
  for (const [column, at] of natural) supplies.set(column, supply(at + 1, column, around, wrong) ?? WRONG);
  for (const [column, source] of sources) {
    if (supplies.has(column)) wrong.push(problems.mappedTwice(column));
    const missing = headersOf(source).find(
      (one) => typeof one === "string" && placeholders.has(one) && !texts.has(one),
    );
    if (missing !== undefined) wrong.push(problems.noText(String(missing), names[match?.at ?? -1] ?? ""));
    // A source that is wrong was reported: its column is not missing besides.
    supplies.set(column, missing === undefined ? (supply(source, column, around, wrong) ?? WRONG) : WRONG);
  }
  const period = match?.period ?? null;
  if (unpivot !== null && match !== null) {
    if (!isColumnOf(kind, "value")) wrong.push(problems.noValues(kind));
    else {
      if (supplies.has("value")) wrong.push(problems.valueTwice);
      supplies.set("value", supply({ ...unpivot, header: match.at + 1 }, "value", around, wrong) ?? WRONG);
    }
  }
  if (period !== null && !isColumnOf(kind, "period")) wrong.push(problems.noPeriods(kind));
  if (period !== null && supplies.has("period")) wrong.push(problems.mappedTwice("period"));
  const named = period === null || period.flag === null ? null : flagNamed(period.flag);
  const flag = typeof named === "string" ? named : null;
  if (named !== null && typeof named !== "string") wrong.push(named);
  if (flag !== null && !isColumnOf(kind, "flags")) wrong.push(problems.noFlags(kind, flag));
  for (const column of requiredColumns(kind)) {
    if (!supplies.has(column) && !(column === "period" && period !== null)) wrong.push(problems.absent(column));
  }
  return { parts: { supplies, flag }, wrong };
};
