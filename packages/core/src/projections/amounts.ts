import type { Budget, LineAmount } from "../register/budgets.ts";
import { currentVersion, isVisible, type Moment, visibleVersions } from "../register/versions.ts";
import type { BalanceKind } from "../vocabulary/budget-words.ts";
import { add, type Decimal } from "../vocabulary/decimal.ts";
import type { EventId, LineId } from "../vocabulary/identifier.ts";

/** The columns of a budget table: as adopted, as amended, what came of it, and the deviation as printed. */
export interface Amounts {
  readonly original: Decimal | null;
  readonly amended: Decimal | null;
  readonly actual: Decimal | null;
  readonly published: Decimal | null;
}

/** The amounts of a budget as they stood at a moment. */
export interface AmountsAt {
  readonly line: (line: LineId) => Amounts;
  readonly balance: (balance: BalanceKind) => Amounts;
  /** The events behind the amounts. */
  readonly evidence: ReadonlyArray<EventId>;
}

const none: Amounts = { original: null, amended: null, actual: null, published: null };

/** The amounts of a budget at a moment; `null` when it was not adopted yet. */
export const amountsAt = (budget: Budget, moment: Moment): AmountsAt | null => {
  if (!isVisible(budget.adopted, moment)) return null;
  const amendments = visibleVersions(budget.amendments, moment);
  const actuals = currentVersion(budget.actuals, moment);
  const isOriginal = budget.adopted.data.version === "original";

  const build = <Key, Item extends { readonly amount: Decimal }>(
    keyOf: (item: Item) => Key,
    adopted: ReadonlyArray<Item>,
    amended: (data: (typeof amendments)[number]["data"]) => ReadonlyArray<Item>,
    realised: ReadonlyArray<Item & { readonly publishedDeviation?: Decimal }>,
  ): Map<Key, Amounts> => {
    const table = new Map<Key, Amounts>();
    const update = (key: Key, more: Partial<Amounts>): void => {
      table.set(key, { ...(table.get(key) ?? none), ...more });
    };
    for (const item of adopted) {
      update(keyOf(item), { original: isOriginal ? item.amount : null, amended: item.amount });
    }
    for (const { data } of amendments) {
      for (const item of amended(data)) {
        const before = table.get(keyOf(item))?.amended ?? null;
        const amount = data.mode === "deltas" && before !== null ? add(before, item.amount) : item.amount;
        update(keyOf(item), { amended: amount });
      }
    }
    for (const item of realised) {
      update(keyOf(item), { actual: item.amount, published: item.publishedDeviation ?? null });
    }
    return table;
  };

  const { data } = budget.adopted;
  const lines = build<LineId, LineAmount>(
    (item) => item.line,
    data.lines,
    (amendment) => amendment.lines,
    actuals?.data.lines ?? [],
  );
  const balances = build<BalanceKind, { balance: BalanceKind; amount: Decimal }>(
    (item) => item.balance,
    data.balances,
    (amendment) => amendment.balances,
    actuals?.data.balances ?? [],
  );
  return {
    line: (line) => lines.get(line) ?? none,
    balance: (balance) => balances.get(balance) ?? none,
    evidence: [budget.adopted, ...amendments, ...(actuals === undefined ? [] : [actuals])].map((v) => v.event),
  };
};
