import type { Budget } from "../register/budgets.ts";
import { currentVersion, type Moment } from "../register/versions.ts";
import { type Favourability, favourability } from "../vocabulary/budget-words.ts";
import { type Decimal, negate, sum } from "../vocabulary/decimal.ts";
import type { EventId, ProgrammeId, ThemeId } from "../vocabulary/identifier.ts";
import { type ReconciliationCheck, reconcile } from "./reconciliation.ts";

/** A theme by which the deviation is explained; all amounts are deviations. */
export interface ThemeDeviation {
  readonly programme: ProgrammeId;
  /** `null` for the totals. */
  readonly theme: ThemeId | null;
  readonly title: string;
  readonly income: Decimal;
  readonly expense: Decimal;
  readonly reserves: Decimal;
  /** Income − expense + reserves. */
  readonly balance: Decimal;
  readonly favourable: Favourability;
  readonly published: Decimal | null;
  readonly publishedDifference: Decimal | null;
  readonly withinRounding: boolean | null;
  readonly text: string | null;
}

/** The themes of one budget, the checks on them, and the event behind them. */
export interface ThemeDeviations {
  readonly themes: ReadonlyArray<ThemeDeviation>;
  readonly checks: ReadonlyArray<ReconciliationCheck>;
  readonly evidence: ReadonlyArray<EventId>;
}

/** The themes by which a document explains its deviation, as known at a moment. */
export const themeDeviations = (budget: Budget, moment: Moment): ThemeDeviations => {
  const explained = currentVersion(budget.explanations, moment);
  if (explained === undefined) return { themes: [], checks: [], evidence: [] };
  const { programme, themes, publishedTotals } = explained.data;
  const checks: Array<ReconciliationCheck> = [];
  const row = (
    theme: ThemeId | null,
    from: Pick<ThemeDeviation, "title" | "income" | "expense" | "reserves"> & {
      publishedBalance?: Decimal;
      text?: string;
    },
  ): ThemeDeviation => {
    const terms = [from.income, negate(from.expense), from.reserves];
    const balance = sum(terms);
    const published = from.publishedBalance ?? null;
    const check = published === null ? null : reconcile(published, terms);
    if (check !== null) checks.push({ ...check, programme, kind: "theme", item: theme ?? "total", column: "balance" });
    return {
      programme,
      theme,
      title: from.title,
      income: from.income,
      expense: from.expense,
      reserves: from.reserves,
      balance,
      favourable: favourability(balance),
      published,
      publishedDifference: check?.difference ?? null,
      withinRounding: check === null ? null : check.consistency !== "inconsistent",
      text: from.text ?? null,
    };
  };
  const rows = themes.map((theme) => row(theme.theme, theme));
  if (publishedTotals !== undefined) {
    for (const column of themes.length === 0 ? [] : (["income", "expense", "reserves"] as const)) {
      const terms = themes.map((theme) => theme[column]);
      checks.push({ ...reconcile(publishedTotals[column], terms), programme, kind: "theme", item: "total", column });
    }
    rows.push(row(null, publishedTotals));
  }
  return { themes: rows, checks, evidence: [explained.event] };
};
