/**
 * Amounts of a budget, and whether what was printed adds up.
 *
 * @module
 */

import type {
  Amounts,
  BalanceKind,
  Consistency,
  Decimal,
  Favourability,
  Reconciled,
  Side,
  SignConvention,
} from "@meetlat/core";
import * as core from "@meetlat/core";
import type * as Eq_ from "fp-ts/lib/Eq.js";
import type { Monoid } from "fp-ts/lib/Monoid.js";
import type { Option } from "fp-ts/lib/Option.js";
import { eqBy } from "./internal/instances.ts";
import { fromNullable } from "./internal/option.ts";

export type { Amounts, BalanceKind, Consistency, Favourability, Reconciled, Side, SignConvention };

/** What a line's deviation (actual − amended) does to the balance. */
export const effectOnBalance =
  (side: Side | BalanceKind) =>
  (deviation: Decimal): Decimal =>
    core.effectOnBalance(side, deviation);

/** In whose favour an effect on the balance is. */
export const favourability = (effect: Decimal): Favourability => core.favourability(effect);

/** A printed deviation as actual − budget; none where the document does not say in whose favour it is and should. */
export const deviationAsPrinted =
  (convention: SignConvention, side: Side | BalanceKind, favourable?: Favourability) =>
  (printed: Decimal): Option<Decimal> =>
    fromNullable(core.deviationAsPrinted(convention, side, printed, favourable ?? null));

/** Holds a printed figure against the sum of rounded terms. */
export const reconcile =
  (terms: ReadonlyArray<Decimal>) =>
  (published: Decimal): Reconciled =>
    core.reconcile(published, terms);

const columns = ["original", "amended", "actual", "published"] as const;

const byColumn = (make: (column: (typeof columns)[number]) => Decimal | null): Amounts => ({
  original: make("original"),
  amended: make("amended"),
  actual: make("actual"),
  published: make("published"),
});

/** The same numbers, however written, in all columns; an amount that is not known equals only another. */
export const EqAmounts: Eq_.Eq<Amounts> = eqBy((a, b) =>
  columns.every((column) => {
    const [x, y] = [a[column], b[column]];
    return x === null || y === null ? x === y : core.equals(x, y);
  }),
);

/**
 * The sum of each column, from zeros. One amount that is not known (`null`) leaves the sum of its column unknown: missing
 * is not zero.
 *
 * @example
 * ```ts
 * import { Budget, Decimal } from "@meetlat/fp-ts";
 * import { concatAll } from "fp-ts/lib/Monoid.js";
 *
 * const row = (amended: string, actual: string | null): Budget.Amounts => ({
 *   original: null,
 *   amended: Decimal.literal(amended),
 *   actual: actual === null ? null : Decimal.literal(actual),
 *   published: null,
 * });
 * const total = concatAll(Budget.MonoidSumAmounts)([row("94469", "94470"), row("12.5", null)]);
 * console.assert(total.amended === "94481.5" && total.actual === null);
 * ```
 */
export const MonoidSumAmounts: Monoid<Amounts> = {
  concat: (a, b) =>
    byColumn((column) => {
      const [x, y] = [a[column], b[column]];
      return x === null || y === null ? null : core.add(x, y);
    }),
  empty: byColumn(() => core.ZERO),
};
