import {
  type BalanceKind,
  type Decimal,
  type LineId,
  type Period,
  type ProgrammeId,
  periodKey,
  type Side,
} from "@meetlat/core";
import { complaint } from "../../cell-error.ts";
import type { Column } from "../../columns.ts";
import { printDeviation } from "../deviation.ts";
import type { Cells, TableRow } from "../table-row.ts";
import { cellsOf, type EventOf, maybe, provenanceCells, type RowsOf, rowOf, type Writing } from "../writing.ts";

/** The key of a budget. */
export const budgetName = ({ programme, period }: { programme: ProgrammeId; period: Period }): string =>
  `${programme}/${periodKey(period)}`;

type BudgetEvent = EventOf<"BudgetAdopted" | "BudgetAmended" | "ActualsRecorded">;

const notAdopted = complaint(
  {
    en: "This line was not adopted in the events before it",
    nl: "Deze post is in de gebeurtenissen ervoor niet vastgesteld",
  },
  { en: "Write a register from its first event on", nl: "Schrijf een register vanaf de eerste gebeurtenis" },
);

const columnOf = (event: BudgetEvent): Column => {
  switch (event.type) {
    case "BudgetAdopted":
      return event.data.version === "original" ? "original" : "budget";
    case "BudgetAmended":
      return event.data.mode === "restated" ? "amended" : "amendment";
    case "ActualsRecorded":
      return "actual";
  }
};

/** What all rows of an event say. */
const commonCells = (event: BudgetEvent, writing: Writing): Cells => {
  const { text } = writing.notation;
  return cellsOf({
    programme: event.data.programme,
    year: event.data.period,
    // Always a column, since without one the unit is that of the document.
    unit: event.type === "BudgetAdopted" ? (maybe(event.data.unit, text) ?? "") : undefined,
    instrument: event.type === "BudgetAmended" ? text(event.data.instrument) : undefined,
    note: event.type === "ActualsRecorded" ? maybe(event.data.why, text) : undefined,
    ...provenanceCells(event, writing),
  });
};

interface Amount {
  readonly line: LineId | BalanceKind;
  readonly side: Side | BalanceKind;
  readonly amount: Decimal;
  readonly title?: string;
  readonly parent?: LineId;
  readonly publishedDeviation?: Decimal;
}

const amountsOf = (event: BudgetEvent, writing: Writing): ReadonlyArray<Amount> => {
  const name = budgetName(event.data);
  if (event.type === "BudgetAdopted") writing.sides.set(name, new Map(event.data.lines.map((l) => [l.line, l.side])));
  const sides = writing.sides.get(name);
  const lines = event.data.lines.flatMap((line): ReadonlyArray<Amount> => {
    const side = sides?.get(line.line);
    if (side !== undefined) return [{ ...line, side }];
    writing.refuse(event, "line", notAdopted);
    return [];
  });
  const balances = event.data.balances.map((printed) => ({ ...printed, line: printed.balance, side: printed.balance }));
  return [...lines, ...balances];
};

/** budget.csv: a row per amount; `none` for an event that names no line. */
export const budgetRows: RowsOf<BudgetEvent["type"]> = (event, order, writing): ReadonlyArray<TableRow> => {
  const { number, text } = writing.notation;
  const column = columnOf(event);
  const common = commonCells(event, writing);
  const convention = event.source === undefined ? undefined : writing.conventions.get(event.source.document);
  const rank = event.type === "BudgetAdopted" ? 0 : event.type === "BudgetAmended" ? 1 : 2;
  const place = { group: budgetName(event.data), rank, day: event.type === "ActualsRecorded" ? event.knownOn : "" };
  const amounts = amountsOf(event, writing);
  if (amounts.length === 0) return [rowOf("budget", order, { ...common, [column]: "none" }, place)];
  return amounts.map(({ line, side, amount, title, parent, publishedDeviation }) => {
    const cells = cellsOf({
      ...common,
      line,
      side,
      title: maybe(title, text),
      parent,
      [column]: number(amount),
      published_deviation: maybe(publishedDeviation, (one) => printDeviation(number, convention, side, one)),
    });
    return rowOf("budget", order, cells, place);
  });
};

/** themes.csv: a row per theme, and one for the totals as printed; `none` for an explanation without either. */
export const themeRows: RowsOf<"DeviationExplained"> = (event, order, writing) => {
  const { number, text } = writing.notation;
  const { programme, period, themes, publishedTotals } = event.data;
  const convention = event.source === undefined ? undefined : writing.conventions.get(event.source.document);
  const print = (side: Side | BalanceKind) => (amount: Decimal) => printDeviation(number, convention, side, amount);
  const common = { programme, year: period, ...provenanceCells(event, writing) };
  const place = { group: budgetName(event.data), day: event.knownOn };
  const rows = [
    ...themes.map((theme) => ({ ...theme, isTotal: false })),
    ...(publishedTotals === undefined ? [] : [{ ...publishedTotals, theme: "total", text: undefined, isTotal: true }]),
  ];
  if (rows.length === 0) {
    const none = { income: "none", expense: "none", reserves: "none" };
    return [rowOf("themes", order, cellsOf({ ...common, ...none }), place)];
  }
  return rows.map((row) => {
    const cells = cellsOf({
      ...common,
      theme: row.theme,
      title: text(row.title),
      income: print("income")(row.income),
      expense: print("expense")(row.expense),
      reserves: print("withdrawal")(row.reserves),
      published_balance: maybe(row.publishedBalance, print("balance")),
      text: maybe(row.text, text),
      // Only a theme that is called total needs to say that it is none.
      is_total: !row.isTotal && /^tota+l$/iu.test(row.theme) ? "no" : undefined,
    });
    return rowOf("themes", order, cells, place);
  });
};
