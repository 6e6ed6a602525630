import type { BalanceKind } from "./budget-words.ts";
import type { Decimal } from "./decimal.ts";
import type { AreaId, IndicatorId, LineId, ProgrammeId, ThemeId } from "./identifier.ts";
import type { Period } from "./period.ts";

/** A number that stands in the formula itself. */
export interface FormulaNumber {
  readonly _tag: "Number";
  readonly value: Decimal;
}

/** A measurement: `huisbezoeken@Delfshaven[2017]`, or `huisbezoeken[2017]` for the whole territory. */
export interface MeasuredOperand {
  readonly _tag: "Measured";
  readonly indicator: IndicatorId;
  readonly area: AreaId;
  readonly period: Period;
}

/** The columns of a budget that a formula can name; `effect` is the deviation's effect on the balance. */
export const budgetColumns = ["original", "amended", "actual", "deviation", "effect"] as const;
/** One of {@link budgetColumns}. */
export type BudgetColumn = (typeof budgetColumns)[number];

/** An amount of a budget line, or of a balance by its kind: `actual(zorg/lasten[2020])`, `effect(zorg/balance[2020])`. */
export interface BudgetOperand {
  readonly _tag: "BudgetAmount";
  readonly column: BudgetColumn;
  readonly programme: ProgrammeId;
  readonly item: LineId | BalanceKind;
  readonly period: Period;
}

/** The computed balance of a theme: `theme(zorg/jeugd[2020])`. */
export interface ThemeOperand {
  readonly _tag: "ThemeBalance";
  readonly programme: ProgrammeId;
  readonly theme: ThemeId;
  readonly period: Period;
}

/** What a formula takes from the register. */
export type FormulaReference = MeasuredOperand | BudgetOperand | ThemeOperand;

/** The operators of a formula. */
export const formulaOperators = ["+", "-", "*", "/"] as const;
/** One of {@link formulaOperators}. */
export type FormulaOperator = (typeof formulaOperators)[number];

/** Two formulas with an operator between them. */
export interface Operation {
  readonly _tag: "Operation";
  readonly operator: FormulaOperator;
  readonly left: Formula;
  readonly right: Formula;
}

/** The sum of its terms: `sum(a[2020], b[2020], c[2020])`. */
export interface SumOf {
  readonly _tag: "Sum";
  readonly terms: readonly [Formula, ...ReadonlyArray<Formula>];
}

/**
 * The functions of two formulas: `change(a, b)` is a − b, `percentChange(a, b)` is (a − b) ÷ |b| × 100, `percent(a, b)` is
 * a ÷ b × 100, `oneIn(a, b)` is b ÷ a.
 */
export const comparisonFunctions = ["change", "percentChange", "percent", "oneIn"] as const;
/** One of {@link comparisonFunctions}. */
export type ComparisonFunction = (typeof comparisonFunctions)[number];

/** One formula compared with another. */
export interface Comparison {
  readonly _tag: "Comparison";
  readonly function: ComparisonFunction;
  readonly a: Formula;
  readonly b: Formula;
}

/**
 * How the number in a claim follows from the register.
 *
 * Stored events hold this shape: its tags and fields change only by a new schema version.
 */
export type Formula = FormulaNumber | FormulaReference | Operation | SumOf | Comparison;

/** The formulas directly within a formula. */
export const partsOfFormula = (formula: Formula): ReadonlyArray<Formula> => {
  switch (formula._tag) {
    case "Operation":
      return [formula.left, formula.right];
    case "Comparison":
      return [formula.a, formula.b];
    case "Sum":
      return formula.terms;
    default:
      return [];
  }
};

/** What a formula takes from the register, in the order in which it stands there. */
export const referencesIn = (formula: Formula): ReadonlyArray<FormulaReference> => {
  switch (formula._tag) {
    case "Number":
      return [];
    case "Measured":
    case "BudgetAmount":
    case "ThemeBalance":
      return [formula];
    default:
      return partsOfFormula(formula).flatMap(referencesIn);
  }
};

/** How many formulas stand within each other, this one included. */
export const heightOfFormula = (formula: Formula): number =>
  1 + partsOfFormula(formula).reduce((highest, part) => Math.max(highest, heightOfFormula(part)), 0);
