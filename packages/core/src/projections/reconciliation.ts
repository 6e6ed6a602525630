import { absolute, compare, type Decimal, decimal, multiply, sign, subtract, sum } from "../vocabulary/decimal.ts";
import type { ProgrammeId } from "../vocabulary/identifier.ts";

/** Whether printed figures add up: to the digit, within what rounding can explain, or not. */
export const consistencies = ["exact", "withinRounding", "inconsistent"] as const;
/** One of {@link consistencies}. */
export type Consistency = (typeof consistencies)[number];

/** A printed figure beside the one computed from other printed figures. */
export interface Reconciled {
  readonly published: Decimal;
  readonly computed: Decimal;
  /** Published − computed. */
  readonly difference: Decimal;
  readonly consistency: Consistency;
}

/**
 * The most that a sum of `terms` rounded numbers can differ from its own rounded total: ⌊(terms + 1) ÷ 2⌋ units of the
 * last digit printed.
 */
export const roundingTolerance = (terms: number): Decimal => decimal(String(Math.floor((terms + 1) / 2)));

/** One unit of the last digit that a figure is printed with: 1 for `4353`, 0.1 for `1.4`. */
const lastDigit = (figure: Decimal): Decimal => {
  const point = figure.indexOf(".");
  return decimal(point < 0 ? "1" : `0.${"0".repeat(figure.length - point - 2)}1`);
};

/**
 * Holds a printed figure against the sum of rounded terms. It is never replaced, only compared.
 *
 * @example
 * ```ts
 * import { decimal, reconcile } from "@meetlat/core";
 *
 * // Rotterdam printed −4,353 for 94,469 − 98,823.
 * const deviation = reconcile(decimal("-4353"), [decimal("94469"), decimal("-98823")]);
 * console.assert(deviation.difference === "1" && deviation.consistency === "withinRounding");
 * ```
 */
export const reconcile = (published: Decimal, terms: ReadonlyArray<Decimal>): Reconciled => {
  const computed = sum(terms);
  const difference = subtract(published, computed);
  const consistency =
    sign(difference) === 0
      ? "exact"
      : compare(absolute(difference), multiply(roundingTolerance(terms.length), lastDigit(published))) <= 0
        ? "withinRounding"
        : "inconsistent";
  return { published, computed, difference, consistency };
};

/** What a printed figure is held against: its own row, its parts, what a balance is made of, or a theme's columns. */
export const reconciliationKinds = ["row", "subtotal", "balance", "theme"] as const;
/** One of {@link reconciliationKinds}. */
export type ReconciliationKind = (typeof reconciliationKinds)[number];

/** The columns in which printed figures stand. */
export const reconciledColumns = [
  "original",
  "amended",
  "actual",
  "deviation",
  "income",
  "expense",
  "reserves",
  "balance",
] as const;
/** One of {@link reconciledColumns}. */
export type ReconciledColumn = (typeof reconciledColumns)[number];

/** A printed figure that was held against other printed figures. */
export interface ReconciliationCheck extends Reconciled {
  readonly programme: ProgrammeId;
  readonly kind: ReconciliationKind;
  /** The line, balance or theme. */
  readonly item: string;
  readonly column: ReconciledColumn;
}

/** The least consistent of all; exact when there is nothing to compare. */
export const overall = (checks: ReadonlyArray<{ readonly consistency: Consistency }>): Consistency => {
  if (checks.some((check) => check.consistency === "inconsistent")) return "inconsistent";
  return checks.some((check) => check.consistency === "withinRounding") ? "withinRounding" : "exact";
};
