import * as Result from "effect/Result";
import {
  type BudgetColumn,
  budgetColumns,
  type ComparisonFunction,
  comparisonFunctions,
  type Formula,
  type FormulaOperator,
  heightOfFormula,
} from "./formula.ts";
import { type FormulaScanner, scanFormula } from "./formula-scanner.ts";
import { WHOLE } from "./identifier.ts";
import { periodBounds } from "./period.ts";
import { type Unreadable, unreadable } from "./unreadable.ts";

/** The most formulas that may stand within each other. A row of operators stands within itself; `sum(…)` does not. */
export const MAX_FORMULA_DEPTH = 32;
/** The most characters in a formula's notation. */
export const MAX_FORMULA_LENGTH = 4000;

type Reader = (scanner: FormulaScanner) => Formula;

const isBudgetColumn = (word: string): word is BudgetColumn => (budgetColumns as ReadonlyArray<string>).includes(word);
const isComparison = (word: string): word is ComparisonFunction =>
  (comparisonFunctions as ReadonlyArray<string>).includes(word);

/** What follows `actual(` and the like, or `theme(`: a programme, a slash, a line, balance or theme, and the period. */
const readBudget = (scanner: FormulaScanner, column: BudgetColumn | "theme"): Formula => {
  const programme = scanner.identifier<never>();
  if (!scanner.skip("/")) return scanner.fail("slash");
  const item = scanner.identifier<never>();
  const period = scanner.period();
  if (!scanner.skip(")")) return scanner.fail("close");
  return column === "theme"
    ? { _tag: "ThemeBalance", programme, theme: item, period }
    : { _tag: "BudgetAmount", column, programme, item, period };
};

const readSum = (scanner: FormulaScanner, inner: Reader): Formula => {
  const first = inner(scanner);
  const more: Array<Formula> = [];
  while (scanner.skip(",")) more.push(inner(scanner));
  return scanner.skip(")") ? { _tag: "Sum", terms: [first, ...more] } : scanner.fail("commaOrClose");
};

const readComparison = (scanner: FormulaScanner, name: ComparisonFunction, inner: Reader): Formula => {
  const a = inner(scanner);
  if (!scanner.skip(",")) return scanner.fail("comma");
  const b = inner(scanner);
  return scanner.skip(")") ? { _tag: "Comparison", function: name, a, b } : scanner.fail("close");
};

/** What begins with a name: a measurement, or a function. */
const readNamed = (scanner: FormulaScanner, inner: Reader): Formula => {
  if (!/^[\p{L}\p{N}]/u.test(scanner.peek())) return scanner.fail("operand");
  const name = scanner.peek();
  const identifier = scanner.identifier<never>();
  if (scanner.skip("@")) {
    return { _tag: "Measured", indicator: identifier, area: scanner.identifier<never>(), period: scanner.period() };
  }
  if (!scanner.skip("(")) return { _tag: "Measured", indicator: identifier, area: WHOLE, period: scanner.period() };
  if (name === "theme" || isBudgetColumn(name)) return readBudget(scanner, name);
  if (name === "sum") return readSum(scanner, inner);
  return isComparison(name) ? readComparison(scanner, name, inner) : scanner.fail("function");
};

const readFormula =
  (depth: number): Reader =>
  (scanner) => {
    const inner: Reader =
      depth < MAX_FORMULA_DEPTH ? (next) => readFormula(depth + 1)(next) : () => scanner.fail("shallower");

    const operand = (): Formula => {
      const value = scanner.number();
      if (value !== null) return { _tag: "Number", value };
      if (!scanner.skip("(")) return readNamed(scanner, inner);
      const formula = inner(scanner);
      return scanner.skip(")") ? formula : scanner.fail("close");
    };
    const chain = (operators: ReadonlyArray<FormulaOperator>, next: () => Formula): Formula => {
      let left = next();
      for (;;) {
        const operator = operators.find((sign) => sign === scanner.peek());
        if (operator === undefined) return left;
        scanner.take();
        left = { _tag: "Operation", operator, left, right: next() };
        if (heightOfFormula(left) > MAX_FORMULA_DEPTH) return scanner.fail("shallower");
      }
    };
    return chain(["+", "-"], () => chain(["*", "/"], operand));
  };

const tooLong = (text: string): Unreadable =>
  unreadable(
    "formula",
    text,
    { en: "is too long for a formula", nl: "is te lang voor een formule" },
    {
      en: `Write at most ${MAX_FORMULA_LENGTH} characters, or make several claims of it`,
      nl: `Schrijf hoogstens ${MAX_FORMULA_LENGTH} tekens, of maak er meer beweringen van`,
    },
  );

const tooDeep = (text: string): Unreadable =>
  unreadable(
    "formula",
    text,
    { en: "has too many steps within each other", nl: "heeft te veel stappen in elkaar" },
    {
      en: `Make it simpler: at most ${MAX_FORMULA_DEPTH} steps may stand within each other, and sum(…) adds any number of terms`,
      nl: `Maak de formule eenvoudiger: er mogen hoogstens ${MAX_FORMULA_DEPTH} stappen in elkaar staan, en sum(…) telt elk aantal termen op`,
    },
  );

/**
 * Reads a formula as people write it in a table: `+ - * /`, parentheses, canonical decimals, measurements
 * (`indicator[period]`, `indicator@area[period]`), amounts of a budget (`actual(programme/line[2020])`), balances of themes
 * (`theme(programme/theme[2020])`), and the functions `sum`, `change`, `percentChange`, `percent` and `oneIn`.
 *
 * A name may hold a minus, so a minus between two names has a space before it. {@link printFormula} writes a formula back,
 * and `parseFormula(printFormula(formula))` equals `formula`.
 *
 * @example
 * ```ts
 * import { parseFormula, printFormula } from "@meetlat/core";
 * import * as Result from "effect/Result";
 *
 * const formula = Result.getOrThrow(parseFormula("visits@Noord[2017]/letters@Noord[2017]*100"));
 * console.assert(printFormula(formula) === "visits@Noord[2017] / letters@Noord[2017] * 100");
 *
 * const mistake = parseFormula("visits[2017] / ");
 * console.assert(Result.isFailure(mistake) && mistake.failure.offset === 15);
 * ```
 */
export const parseFormula = (text: string): Result.Result<Formula, Unreadable> => {
  if (text.length > MAX_FORMULA_LENGTH) return Result.fail(tooLong(text));
  const read = scanFormula(text, readFormula(1));
  if (read._tag === "Unreadable") return Result.fail(read);
  if (heightOfFormula(read) > MAX_FORMULA_DEPTH) return Result.fail(tooDeep(text));
  return printFormula(read).length > MAX_FORMULA_LENGTH ? Result.fail(tooLong(text)) : Result.succeed(read);
};

const strength = (formula: Formula): number => {
  if (formula._tag !== "Operation") return 3;
  return formula.operator === "+" || formula.operator === "-" ? 1 : 2;
};

const within = (formula: Formula, atLeast: number): string =>
  strength(formula) < atLeast ? `(${printFormula(formula)})` : printFormula(formula);

/** The notation of a formula, with no more parentheses than it needs. */
export const printFormula = (formula: Formula): string => {
  switch (formula._tag) {
    case "Number":
      return formula.value;
    case "Measured": {
      const { indicator, area, period } = formula;
      return `${indicator}${area === WHOLE ? "" : `@${area}`}[${period}]`;
    }
    case "BudgetAmount":
      return `${formula.column}(${formula.programme}/${formula.item}[${formula.period}])`;
    case "ThemeBalance":
      return `theme(${formula.programme}/${formula.theme}[${formula.period}])`;
    case "Operation": {
      const own = strength(formula);
      return `${within(formula.left, own)} ${formula.operator} ${within(formula.right, own + 1)}`;
    }
    case "Sum":
      return `sum(${formula.terms.map(printFormula).join(", ")})`;
    case "Comparison":
      return `${formula.function}(${printFormula(formula.a)}, ${printFormula(formula.b)})`;
  }
};

const hasClosedPeriods = (formula: Formula): boolean => {
  switch (formula._tag) {
    case "Number":
      return true;
    case "Operation":
      return hasClosedPeriods(formula.left) && hasClosedPeriods(formula.right);
    case "Comparison":
      return hasClosedPeriods(formula.a) && hasClosedPeriods(formula.b);
    case "Sum":
      return formula.terms.every(hasClosedPeriods);
    default:
      return periodBounds(formula.period).last !== null;
  }
};

/** Whether a formula can be written down: its periods end, and it is neither too deep nor too long. */
export const isSoundFormula = (formula: Formula): boolean =>
  heightOfFormula(formula) <= MAX_FORMULA_DEPTH &&
  hasClosedPeriods(formula) &&
  printFormula(formula).length <= MAX_FORMULA_LENGTH;
