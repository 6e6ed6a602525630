import {
  type BalanceDeviation,
  type Budget,
  type Day,
  type Deviation,
  deviations,
  type EventType,
  type LineDeviation,
  periodBounds,
  periodKey,
  type Register,
  type ThemeDeviation,
} from "@meetlat/core";
import * as Effect from "effect/Effect";
import { foldOf, isEverything, lookAt, ofTypes } from "./changes.ts";
import { type Projector, unchanged } from "./projector.ts";
import { type Columns, deleteAllRows, deleteRows, insertRows, type Row, type Table } from "./rows.ts";

const amounts = [
  "original",
  "amended",
  "actual",
  "amendment",
  "deviation",
  "income",
  "expense",
  "reserves",
  "effect_on_balance",
  "percent",
  "published",
  "published_difference",
] as const;

const columns = {
  programme: "text",
  span: "text",
  ordinal: "bigint",
  period: "text",
  first_day: "day",
  last_day: "day",
  unit: "text",
  kind: "text",
  item: "text",
  title: "text",
  side: "text",
  parent: "text",
  is_printed: "truth",
  favourable: "text",
  within_rounding: "truth",
  explanation: "text",
  ...Object.fromEntries(amounts.flatMap((name) => [[name, "text"] as const, [`${name}_number`, "number"] as const])),
} satisfies Columns;

const table: Table = { name: "deviation_row", columns, key: ["programme", "span", "ordinal"] };

const types: ReadonlyArray<EventType> = ["BudgetAdopted", "BudgetAmended", "ActualsRecorded", "DeviationExplained"];

/** An amount stands in a row twice: as it was written, and as a number. */
const twice = (row: Partial<Record<(typeof amounts)[number], string | null>>): Row =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, amount]) => [
      [name, amount],
      [`${name}_number`, amount],
    ]),
  );

const deviationColumns = (row: Deviation): Row => ({
  title: row.title,
  favourable: row.favourable,
  within_rounding: row.withinRounding,
  ...twice({
    original: row.original,
    amended: row.amended,
    actual: row.actual,
    amendment: row.amendment,
    deviation: row.deviation,
    effect_on_balance: row.effectOnBalance,
    percent: row.percent,
    published: row.published,
    published_difference: row.publishedDifference,
  }),
});

const lineRow = (row: LineDeviation): Row => ({
  ...deviationColumns(row),
  kind: "line",
  item: row.line,
  side: row.side,
  parent: row.parent,
});

const balanceRow = (row: BalanceDeviation): Row => ({
  ...deviationColumns(row),
  kind: "balance",
  item: row.balance,
  is_printed: row.printed,
});

const themeRow = (row: ThemeDeviation): Row => ({
  kind: "theme",
  item: row.theme,
  title: row.title,
  favourable: row.favourable,
  within_rounding: row.withinRounding,
  explanation: row.text,
  ...twice({
    income: row.income,
    expense: row.expense,
    reserves: row.reserves,
    effect_on_balance: row.balance,
    published: row.published,
    published_difference: row.publishedDifference,
  }),
});

const subjectOf = ({ programme, period }: Budget["adopted"]["data"]) => ({ programme, span: periodKey(period) });

/** The day has no part in a deviation. */
const ANY_DAY = "9999-12-31" as Day;

const rowsOf = (register: Register, budgetKey: string, budget: Budget): ReadonlyArray<Row> => {
  const { data } = budget.adopted;
  const { period, unit } = data;
  const { first, last } = periodBounds(period);
  const alone = { ...register, budgets: new Map([[budgetKey, budget]]) };
  const { lines, balances, themes } = deviations(alone, period, { asOf: ANY_DAY });
  const found = [...lines.map(lineRow), ...balances.map(balanceRow), ...themes.map(themeRow)];
  return found.map((row, i) => ({
    ...subjectOf(data),
    ordinal: i + 1,
    period,
    first_day: first,
    last_day: last,
    unit: unit ?? null,
    ...row,
  }));
};

/** One row for each line, balance and theme of each budget: how far it is from the plan, and in whose favour. */
export const deviationProjector: Projector = {
  name: "deviation",
  table,
  version: 1,
  dated: false,
  next: (place, from, until) =>
    Effect.gen(function* () {
      const all = isEverything(from, until);
      const dirty = new Map<string, ReturnType<typeof subjectOf>>();
      const nameOf = ({ programme, span }: ReturnType<typeof subjectOf>) => `${programme}/${span}`;
      if (!all) {
        yield* lookAt(place, ofTypes(types), from, until, ({ data }) => {
          if (!("programme" in data && "period" in data)) return;
          const subject = subjectOf(data as Budget["adopted"]["data"]);
          dirty.set(nameOf(subject), subject);
        });
        if (dirty.size === 0) return unchanged(until.position);
      }
      const register = yield* foldOf(place, ofTypes(types), until);
      const rows = [...register.budgets].flatMap(([budgetKey, budget]) =>
        all || dirty.has(nameOf(subjectOf(budget.adopted.data))) ? rowsOf(register, budgetKey, budget) : [],
      );
      const old = all ? deleteAllRows(place, table) : deleteRows(place, table, [...dirty.values()]);
      return {
        to: until.position,
        rows: rows.length,
        write: Effect.andThen(old, insertRows(place, table, rows)),
      };
    }),
};
