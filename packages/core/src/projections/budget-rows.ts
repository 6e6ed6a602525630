import type { Budget } from "../register/budgets.ts";
import {
  type BalanceKind,
  balanceKinds,
  effectOnBalance,
  type Favourability,
  favourability,
  type Side,
} from "../vocabulary/budget-words.ts";
import { absolute, type Decimal, negate, percentage, subtract, sum } from "../vocabulary/decimal.ts";
import type { LineId, ProgrammeId } from "../vocabulary/identifier.ts";
import type { Amounts, AmountsAt } from "./amounts.ts";
import { type Reconciled, type ReconciliationCheck, reconcile } from "./reconciliation.ts";

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

/** The lines of a budget, and the checks on what is printed of them: each row, and each total against its parts. */
export const lineDeviations = (
  budget: Budget,
  at: AmountsAt,
): { readonly lines: ReadonlyArray<LineDeviation>; readonly checks: ReadonlyArray<ReconciliationCheck> } => {
  const { programme, lines } = budget.adopted.data;
  const checks: Array<ReconciliationCheck> = [];
  const childrenOf = Map.groupBy(lines, (line) => line.parent);
  for (const line of lines) {
    const own = rowCheck(at.line(line.line));
    if (own !== null) checks.push({ ...own, programme, kind: "row", item: line.line, column: "deviation" });
    const children = (childrenOf.get(line.line) ?? []).map(
      (child): SignedAmounts => ({ amounts: at.line(child.line), subtracted: false }),
    );
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

/** The balances of a budget, printed or computed, and the checks on what is printed of them. */
export const balanceDeviations = (
  budget: Budget,
  at: AmountsAt,
): { readonly balances: ReadonlyArray<BalanceDeviation>; readonly checks: ReadonlyArray<ReconciliationCheck> } => {
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
