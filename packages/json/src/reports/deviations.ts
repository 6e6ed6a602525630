import type { BalanceDeviation, Deviation, Deviations, LineDeviation, Question } from "@meetlat/core";
import { ComputedDecimal, identifierSchemas as ids, Period, Unit } from "@meetlat/core/codec";
import * as Schema from "effect/Schema";
import { field, list, maybe } from "./field.ts";
import { heading, questionOf } from "./question.ts";
import {
  BalanceKind,
  BudgetWarning,
  Consistency,
  evidence,
  Favourability,
  ReconciledColumn,
  ReconciliationKind,
  Side,
} from "./words.ts";

const held = {
  published: maybe(ComputedDecimal, "The deviation as the document prints it; null when it prints none."),
  publishedDifference: maybe(ComputedDecimal, "Published − computed; null when none was printed."),
  withinRounding: maybe(
    Schema.Boolean,
    "Whether that difference is no more than rounding explains; null when none was printed.",
  ),
} as const;

const amounts = {
  original: maybe(ComputedDecimal, "As adopted; null when that is not known."),
  amended: maybe(ComputedDecimal, "As amended last; null when nothing was budgeted."),
  actual: maybe(ComputedDecimal, "What came of it; null when that is not known."),
  amendment: maybe(ComputedDecimal, "Amended − original."),
  deviation: maybe(ComputedDecimal, "Actual − amended."),
  effectOnBalance: maybe(
    ComputedDecimal,
    "What the deviation does to the balance: its own sign for income, withdrawals and releases, the other sign for expenses, additions and tax.",
  ),
  favourable: maybe(Favourability, "In whose favour that is."),
  percent: maybe(
    ComputedDecimal,
    "The deviation in percents of the amended budget, with four decimals; null when that is zero.",
  ),
  ...held,
} as const;

const programme = field(ids.programme, "The programme.");

const Line = Schema.Struct({
  programme,
  line: field(ids.line, "The line."),
  title: field(Schema.String, "What it is called."),
  side: field(Side, "On which side of the budget it stands."),
  parent: maybe(ids.line, "The line of which it is a part; null when it stands by itself."),
  ...amounts,
}).annotate({ title: "Line", description: "How far one line of a budget is from the plan, and in whose favour." });

const Balance = Schema.Struct({
  programme,
  balance: field(BalanceKind, "Which balance."),
  title: field(Schema.String, "What the document calls it; the balance itself when it prints none."),
  printed: field(Schema.Boolean, "Whether the document prints it; computed when not."),
  ...amounts,
}).annotate({ title: "Balance", description: "A balance: as printed, or computed where nothing was printed." });

const Theme = Schema.Struct({
  programme,
  theme: maybe(ids.theme, "The theme; null for the totals."),
  title: field(Schema.String, "What it is called."),
  income: field(ComputedDecimal, "The deviation in income."),
  expense: field(ComputedDecimal, "The deviation in expense."),
  reserves: field(ComputedDecimal, "The deviation in reserves."),
  balance: field(ComputedDecimal, "Income − expense + reserves."),
  favourable: field(Favourability, "In whose favour that is."),
  ...held,
  text: maybe(Schema.String, "What the document says of it."),
}).annotate({ title: "Theme", description: "A theme by which a document explains its deviation." });

const ReconciliationCheck = Schema.Struct({
  published: field(ComputedDecimal, "The figure as printed."),
  computed: field(ComputedDecimal, "The figure computed from other printed figures."),
  difference: field(ComputedDecimal, "Published − computed."),
  consistency: field(Consistency, "Whether they agree."),
  programme,
  kind: field(ReconciliationKind, "What it was held against."),
  item: field(Schema.String, "The line, balance or theme; “total” for the totals of the themes."),
  column: field(ReconciledColumn, "The column."),
}).annotate({
  title: "ReconciliationCheck",
  description: "A printed figure that was held against other printed figures. It is never replaced.",
});

const count = Schema.Int.pipe(Schema.check(Schema.isGreaterThanOrEqualTo(0)));

const Reconciliation = Schema.Struct({
  checks: list(ReconciliationCheck, "Every printed figure that could be held against others."),
  rows: field(
    Schema.Struct({
      exact: field(count, "Rows that add up to the digit."),
      withinRounding: field(count, "Rows that are off by no more than rounding explains."),
      inconsistent: field(count, "Rows that do not add up."),
    }),
    "How many rows with a printed deviation there are, by outcome.",
  ),
  consistency: field(Consistency, "The least consistent of all; exact when there is nothing to compare."),
}).annotate({ title: "Reconciliation", description: "Whether the printed figures of a budget add up." });

/** How far the accounts are from the budget, and in whose favour: `meetlat deviations --format json`. */
export const DeviationsReport = Schema.Struct({
  ...heading("meetlat-deviations/1"),
  year: field(Period, "The period of the budget."),
  units: list(
    Schema.Struct({ programme, unit: maybe(Unit, "The unit of its amounts; null when the document states none.") }),
    "The budgets in this report, with the unit of their amounts.",
  ),
  lines: list(Line, "The lines, as the documents order them."),
  balances: list(Balance, "The balances."),
  themes: list(Theme, "The themes by which the documents explain their deviations."),
  reconciliation: field(Reconciliation, "Whether the printed figures add up."),
  warnings: list(
    Schema.Struct({ programme, warning: field(BudgetWarning, "The warning.") }),
    "What a reader should know before relying on the figures.",
  ),
  evidence,
});
/** How far the accounts are from the budget, and in whose favour. */
export interface DeviationsReport extends Schema.Schema.Type<typeof DeviationsReport> {}

const amountsOf = (row: Deviation) => ({
  original: row.original,
  amended: row.amended,
  actual: row.actual,
  amendment: row.amendment,
  deviation: row.deviation,
  effectOnBalance: row.effectOnBalance,
  favourable: row.favourable,
  percent: row.percent,
  published: row.published,
  publishedDifference: row.publishedDifference,
  withinRounding: row.withinRounding,
});

const lineRow = (row: LineDeviation) => ({
  programme: row.programme,
  line: row.line,
  title: row.title,
  side: row.side,
  parent: row.parent,
  ...amountsOf(row),
});

const balanceRow = (row: BalanceDeviation) => ({
  programme: row.programme,
  balance: row.balance,
  title: row.title,
  printed: row.printed,
  ...amountsOf(row),
});

/** The report of {@link Deviations}, as `deviations` of core gives them. */
export const deviationsReport = (found: Deviations, question: Question): DeviationsReport => ({
  schema: "meetlat-deviations/1",
  ...questionOf(question),
  year: found.period,
  units: found.units.map((of) => ({ programme: of.programme, unit: of.unit })),
  lines: found.lines.map(lineRow),
  balances: found.balances.map(balanceRow),
  themes: found.themes.map((row) => ({
    programme: row.programme,
    theme: row.theme,
    title: row.title,
    income: row.income,
    expense: row.expense,
    reserves: row.reserves,
    balance: row.balance,
    favourable: row.favourable,
    published: row.published,
    publishedDifference: row.publishedDifference,
    withinRounding: row.withinRounding,
    text: row.text,
  })),
  reconciliation: {
    checks: found.reconciliation.checks.map((check) => ({
      published: check.published,
      computed: check.computed,
      difference: check.difference,
      consistency: check.consistency,
      programme: check.programme,
      kind: check.kind,
      item: check.item,
      column: check.column,
    })),
    rows: {
      exact: found.reconciliation.rows.exact,
      withinRounding: found.reconciliation.rows.withinRounding,
      inconsistent: found.reconciliation.rows.inconsistent,
    },
    consistency: found.reconciliation.consistency,
  },
  warnings: found.warnings.map((of) => ({ programme: of.programme, warning: of.warning })),
  evidence: found.evidence,
});
