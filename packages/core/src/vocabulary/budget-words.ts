import { type Decimal, negate, sign } from "./decimal.ts";

/** On which side of the budget a line stands. */
export const sides = ["income", "expense", "withdrawal", "addition", "release", "corporateTax"] as const;
/** One of {@link sides}. */
export type Side = (typeof sides)[number];

/** The balances that a budget or account prints under its lines. */
export const balanceKinds = ["balanceBeforeTaxAndReserves", "balanceBeforeReserves", "balance"] as const;
/** One of {@link balanceKinds}. */
export type BalanceKind = (typeof balanceKinds)[number];

/** How a deviation works out for the organisation. */
export const favourabilities = ["favourable", "unfavourable", "neutral"] as const;
/** One of {@link favourabilities}. */
export type Favourability = (typeof favourabilities)[number];

/**
 * What a line's deviation (actual − amended) does to the balance: more income, withdrawal or release raises it, more
 * expense, addition or tax lowers it. A balance's own deviation is its effect.
 *
 * @example
 * ```ts
 * import { decimal, effectOnBalance } from "@meetlat/core";
 *
 * // Spending 4,354 less than budgeted is good for the balance.
 * console.assert(effectOnBalance("expense", decimal("-4354")) === "4354");
 * ```
 */
export const effectOnBalance = (side: Side | BalanceKind, deviation: Decimal): Decimal =>
  side === "expense" || side === "addition" || side === "corporateTax" ? negate(deviation) : deviation;

/** In whose favour an effect on the balance is. */
export const favourability = (effect: Decimal): Favourability => {
  const s = sign(effect);
  return s > 0 ? "favourable" : s < 0 ? "unfavourable" : "neutral";
};

/**
 * How a document signs its deviations. Rotterdam prints `actualMinusBudget`; others print the reverse, only the effect on
 * the balance, or amounts without a sign followed by V (favourable) or N (unfavourable).
 */
export const signConventions = ["actualMinusBudget", "budgetMinusActual", "effectOnBalance", "absolute"] as const;
/** One of {@link signConventions}. */
export type SignConvention = (typeof signConventions)[number];

/**
 * A printed deviation as actual − budget, which is how Meetlat keeps it. `absolute` needs to know in whose favour it is,
 * and gives `null` when that is not said.
 */
export const deviationAsPrinted = (
  convention: SignConvention,
  side: Side | BalanceKind,
  printed: Decimal,
  favourable: Favourability | null = null,
): Decimal | null => {
  switch (convention) {
    case "actualMinusBudget":
      return printed;
    case "budgetMinusActual":
      return negate(printed);
    case "effectOnBalance":
      return effectOnBalance(side, printed);
    case "absolute":
      if (sign(printed) === 0) return printed;
      if (favourable === null || favourable === "neutral") return null;
      return effectOnBalance(side, favourable === "favourable" ? printed : negate(printed));
  }
};
