import type { Budget } from "../register/budgets.ts";
import type { Register } from "../register/register.ts";
import { currentVersion, type Moment } from "../register/versions.ts";
import {
  type BalanceKind,
  balanceKinds,
  effectOnBalance,
  type Favourability,
  favourability,
  type Side,
} from "../vocabulary/budget-words.ts";
import { absolute, type Decimal, negate, percentage, subtract, sum } from "../vocabulary/decimal.ts";
import type { EventId, LineId, ProgrammeId, ThemeId } from "../vocabulary/identifier.ts";
import { type Period, samePeriod } from "../vocabulary/period.ts";
import type { Unit } from "../vocabulary/unit.ts";
import { type Amounts, type AmountsAt, amountsAt } from "./amounts.ts";
import { momentOf, type Question } from "./question.ts";
import { type Consistency, overall, type Reconciled, reconcile } from "./reconciliation.ts";
import { programmesUnder } from "./target-checks.ts";

/** How far one row of a budget table is from the plan, and in whose favour. */
export interface Deviation extends Amounts {
  readonly programme: ProgrammeId;
  readonly title: string;
  /** Amended − original. */
  readonly amendment: Decimal | null;
  /** Actual − amended. */
  readonly deviation: Decimal | null;
  readonly effectOnBalance: Decimal | null;
  readonly favourable: Favourability | null;
  /** The deviation in percents of the amended budget, four decimals; `null` when that is zero. */
  readonly percent: Decimal | null;
  /** Published − computed deviation; `null` when none was printed. */
  readonly publishedDifference: Decimal | null;
  readonly withinRounding: boolean | null;
}

/** A line of a budget. */
export interface LineDeviation extends Deviation {
  readonly line: LineId;
  readonly side: Side;
  readonly parent: LineId | null;
}

/** A balance: as printed, or computed where nothing was printed. */
export interface BalanceDeviation extends Deviation {
  readonly balance: BalanceKind;
  readonly printed: boolean;
}

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

/** A printed figure that was held against other printed figures. */
export interface ReconciliationCheck extends Reconciled {
  readonly programme: ProgrammeId;
  /** A deviation against its own row, a total against its parts, a balance against what it is made of, or a theme. */
  readonly kind: "row" | "subtotal" | "balance" | "theme";
  /** The line, balance or theme. */
  readonly item: string;
  readonly column: "original" | "amended" | "actual" | "deviation" | "income" | "expense" | "reserves" | "balance";
}

/** What a reader should know before relying on the figures. */
export type BudgetWarning = "unitNotStated" | "budgetVersionNotStated";

/** Whether the printed figures of a budget add up. */
export interface Reconciliation {
  readonly checks: ReadonlyArray<ReconciliationCheck>;
  /** The rows whose printed deviation was checked, by outcome. */
  readonly rows: Readonly<Record<Consistency, number>>;
  readonly consistency: Consistency;
}

/** The deviations of one or more programmes over a period. */
export interface Deviations {
  readonly period: Period;
  readonly units: ReadonlyArray<{ readonly programme: ProgrammeId; readonly unit: Unit | null }>;
  readonly lines: ReadonlyArray<LineDeviation>;
  readonly balances: ReadonlyArray<BalanceDeviation>;
  readonly themes: ReadonlyArray<ThemeDeviation>;
  readonly reconciliation: Reconciliation;
  readonly warnings: ReadonlyArray<{ readonly programme: ProgrammeId; readonly warning: BudgetWarning }>;
  readonly evidence: ReadonlyArray<EventId>;
}

const deviationOf = (programme: ProgrammeId, title: string, side: Side | BalanceKind, amounts: Amounts): Deviation => {
  const { original, amended, actual, published } = amounts;
  const deviation = actual === null || amended === null ? null : subtract(actual, amended);
  const effect = deviation === null ? null : effectOnBalance(side, deviation);
  const check = rowCheck(amounts);
  return {
    programme,
    title,
    original,
    amended,
    actual,
    published,
    amendment: amended === null || original === null ? null : subtract(amended, original),
    deviation,
    effectOnBalance: effect,
    favourable: effect === null ? null : favourability(effect),
    percent: deviation === null || amended === null ? null : percentage(deviation, absolute(amended)),
    publishedDifference: check === null ? null : check.difference,
    withinRounding: check === null ? null : check.consistency !== "inconsistent",
  };
};

/** The printed deviation of a row against its own printed amounts. */
const rowCheck = ({ published, actual, amended }: Amounts): Reconciled | null =>
  published === null || actual === null || amended === null ? null : reconcile(published, [actual, negate(amended)]);

const columns = ["original", "amended", "actual", "deviation"] as const;
type Column = (typeof columns)[number];

const inColumn = (amounts: Amounts, column: Column): Decimal | null =>
  column === "deviation" ? amounts.published : amounts[column];

/** A printed total against its terms, in one column; nothing when one of them is missing. */
const totalCheck = (total: Amounts, terms: ReadonlyArray<SignedAmounts>, column: Column): Reconciled | null => {
  const published = inColumn(total, column);
  const amounts = terms.map(({ amounts: a, subtracted }) => {
    const amount = inColumn(a, column);
    return amount !== null && subtracted ? negate(amount) : amount;
  });
  const known = amounts.filter((amount) => amount !== null);
  return published === null || known.length === 0 || known.length < amounts.length ? null : reconcile(published, known);
};

interface SignedAmounts {
  readonly amounts: Amounts;
  readonly subtracted: boolean;
}

/** What a balance is made of: the lines at the top of each side, and the balance before it when that was printed. */
const partsOfBalance = (budget: Budget, at: AmountsAt, balance: BalanceKind): ReadonlyArray<SignedAmounts> => {
  const { lines, balances } = budget.adopted.data;
  const top = (...wanted: ReadonlyArray<Side>) =>
    lines
      .filter((line) => line.parent === undefined && wanted.includes(line.side))
      .map(
        (line): SignedAmounts => ({
          amounts: at.line(line.line),
          subtracted: line.side === "expense" || line.side === "corporateTax" || line.side === "addition",
        }),
      );
  const isPrinted = (kind: BalanceKind) => balances.some((b) => b.balance === kind);
  switch (balance) {
    case "balanceBeforeTaxAndReserves":
      return top("income", "expense");
    case "balanceBeforeReserves":
      return isPrinted("balanceBeforeTaxAndReserves")
        ? [{ amounts: at.balance("balanceBeforeTaxAndReserves"), subtracted: false }, ...top("corporateTax")]
        : top("income", "expense", "corporateTax");
    case "balance": {
      const before = (["balanceBeforeReserves", "balanceBeforeTaxAndReserves"] as const).find(isPrinted);
      if (before === undefined) return top("income", "expense", "corporateTax", "withdrawal", "release", "addition");
      const tax: ReadonlyArray<Side> = before === "balanceBeforeReserves" ? [] : ["corporateTax"];
      return [{ amounts: at.balance(before), subtracted: false }, ...top(...tax, "withdrawal", "release", "addition")];
    }
  }
};

const computedBalance = (parts: ReadonlyArray<SignedAmounts>): Amounts => {
  const total = (column: Exclude<Column, "deviation">): Decimal | null => {
    const amounts = parts.map(({ amounts: a, subtracted }) => {
      const amount = a[column];
      return amount !== null && subtracted ? negate(amount) : amount;
    });
    const known = amounts.filter((amount) => amount !== null);
    return known.length === 0 || known.length < amounts.length ? null : sum(known);
  };
  return { original: total("original"), amended: total("amended"), actual: total("actual"), published: null };
};

interface Part {
  readonly lines: ReadonlyArray<LineDeviation>;
  readonly balances: ReadonlyArray<BalanceDeviation>;
  readonly themes: ReadonlyArray<ThemeDeviation>;
  readonly checks: ReadonlyArray<ReconciliationCheck>;
  readonly evidence: ReadonlyArray<EventId>;
}

const ofLines = (budget: Budget, at: AmountsAt): Pick<Part, "lines" | "checks"> => {
  const { programme, lines } = budget.adopted.data;
  const checks: Array<ReconciliationCheck> = [];
  for (const line of lines) {
    const own = rowCheck(at.line(line.line));
    if (own !== null) checks.push({ ...own, programme, kind: "row", item: line.line, column: "deviation" });
    const children = lines
      .filter((other) => other.parent === line.line)
      .map((child): SignedAmounts => ({ amounts: at.line(child.line), subtracted: false }));
    for (const column of columns) {
      const total = totalCheck(at.line(line.line), children, column);
      if (total !== null) checks.push({ ...total, programme, kind: "subtotal", item: line.line, column });
    }
  }
  return {
    checks,
    lines: lines.map((line) => ({
      line: line.line,
      side: line.side,
      parent: line.parent ?? null,
      ...deviationOf(programme, line.title, line.side, at.line(line.line)),
    })),
  };
};

const ofBalances = (budget: Budget, at: AmountsAt): Pick<Part, "balances" | "checks"> => {
  const { programme, balances, lines } = budget.adopted.data;
  const checks: Array<ReconciliationCheck> = [];
  const rows = balanceKinds.flatMap((kind): ReadonlyArray<BalanceDeviation> => {
    const printed = balances.find((b) => b.balance === kind);
    const parts = partsOfBalance(budget, at, kind);
    if (printed === undefined) {
      if (lines.length === 0) return [];
      const row = deviationOf(programme, kind, kind, computedBalance(parts));
      return [{ balance: kind, printed: false, ...row }];
    }
    const amounts = at.balance(kind);
    const own = rowCheck(amounts);
    if (own !== null) checks.push({ ...own, programme, kind: "row", item: kind, column: "deviation" });
    for (const column of columns) {
      const total = totalCheck(amounts, parts, column);
      if (total !== null) checks.push({ ...total, programme, kind: "balance", item: kind, column });
    }
    return [{ balance: kind, printed: true, ...deviationOf(programme, printed.title, kind, amounts) }];
  });
  return { balances: rows, checks };
};

const ofThemes = (budget: Budget, moment: Moment): Pick<Part, "themes" | "checks" | "evidence"> => {
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
    for (const column of ["income", "expense", "reserves"] as const) {
      const terms = themes.map((theme) => theme[column]);
      checks.push({ ...reconcile(publishedTotals[column], terms), programme, kind: "theme", item: "total", column });
    }
    rows.push(row(null, publishedTotals));
  }
  return { themes: rows, checks, evidence: [explained.event] };
};

/** Which budgets to look at; all when empty. */
export interface DeviationFilter {
  /** This programme and those under it. */
  readonly programme?: ProgrammeId;
}

/**
 * How far the accounts are from the budget over a period, in whose favour, and whether the printed figures add up.
 *
 * **Details**
 *
 * Every printed figure is kept and held against what it is made of: a deviation against actual − amended in its own row,
 * a total against its parts, a balance against income, expense, tax and reserves, a theme against its three columns.
 * Figures that are off by no more than rounding explains are `withinRounding`; more is `inconsistent`, and reported.
 * Balances that were not printed are computed.
 */
export const deviations = (
  register: Register,
  period: Period,
  question: Question,
  filter: DeviationFilter = {},
): Deviations => {
  const moment = momentOf(question);
  const programmes = filter.programme === undefined ? null : programmesUnder(register, filter.programme);
  const units: Array<Deviations["units"][number]> = [];
  const warnings: Array<Deviations["warnings"][number]> = [];
  const parts: Array<Part> = [];
  for (const budget of register.budgets.values()) {
    const { programme, unit, version } = budget.adopted.data;
    const at = amountsAt(budget, moment);
    if (at === null || !samePeriod(budget.adopted.data.period, period)) continue;
    if (programmes !== null && !programmes.has(programme)) continue;
    units.push({ programme, unit: unit ?? null });
    if (unit === undefined) warnings.push({ programme, warning: "unitNotStated" });
    if (version === "notStated") warnings.push({ programme, warning: "budgetVersionNotStated" });
    const ofThis = [ofLines(budget, at), ofBalances(budget, at)] as const;
    const themes = ofThemes(budget, moment);
    parts.push({
      lines: ofThis[0].lines,
      balances: ofThis[1].balances,
      themes: themes.themes,
      checks: [...ofThis[0].checks, ...ofThis[1].checks, ...themes.checks],
      evidence: [...at.evidence, ...themes.evidence],
    });
  }
  const checks = parts.flatMap((part) => part.checks);
  const rows = { exact: 0, withinRounding: 0, inconsistent: 0 };
  for (const check of checks) if (check.kind === "row") rows[check.consistency] += 1;
  return {
    period,
    units,
    lines: parts.flatMap((part) => part.lines),
    balances: parts.flatMap((part) => part.balances),
    themes: parts.flatMap((part) => part.themes),
    reconciliation: { checks, rows, consistency: overall(checks) },
    warnings,
    evidence: parts.flatMap((part) => part.evidence),
  };
};
