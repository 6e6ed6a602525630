import type { ClaimUnknown } from "../vocabulary/claim-words.ts";
import { decimal } from "../vocabulary/decimal.ts";
import type { Comparison, Formula, FormulaReference } from "../vocabulary/formula.ts";
import { fractionOf } from "../vocabulary/fraction.ts";
import { differenceUnit, type Unit } from "../vocabulary/unit.ts";
import type { Interval } from "../vocabulary/value.ts";
import {
  addIntervals,
  anyNumber,
  divideIntervals,
  exactInterval,
  type FractionInterval,
  isNegative,
  mayBeZero,
  multiplyIntervals,
  negateInterval,
} from "./fraction-interval.ts";

/** What the register says of a name in a formula. */
export interface Operand {
  /** Between which numbers it lies; `null` when there is no number. */
  readonly interval: Interval | null;
  /** Why there is no number. */
  readonly missing: ClaimUnknown | null;
  /** `null` when it is not known. */
  readonly unit: Unit | null;
}

/** Where a formula finds what it names. */
export type OperandOf = (reference: FormulaReference) => Operand;

/** What a formula gives. */
export interface FormulaResult {
  readonly interval: FractionInterval;
  /** Whether it divides by nothing that may be zero. What does can be no number at all, whatever comes after. */
  readonly defined: boolean;
  /** What the result counts, as far as that is known. */
  readonly unit: Unit | null;
  /** Why it is not known better. */
  readonly unknown: ReadonlyArray<ClaimUnknown>;
  /** Whether numbers of different units are added, subtracted or divided. */
  readonly unitDiffers: boolean;
}

const HUNDRED = fractionOf(decimal("100"));
const ONE = fractionOf(decimal("1"));

const point = (value: typeof ONE): FractionInterval => ({ low: value, high: value });

const differ = (a: Unit | null, b: Unit | null): boolean =>
  a !== null && b !== null && differenceUnit(a) !== differenceUnit(b);

/** Two results put together, in a unit; `mixes` when their units should be the same. */
const combine = (
  a: FormulaResult,
  b: FormulaResult,
  interval: FractionInterval,
  unit: Unit | null,
  mixes: boolean,
): FormulaResult => ({
  interval,
  defined: a.defined && b.defined,
  unit,
  unknown: [...new Set([...a.unknown, ...b.unknown])],
  unitDiffers: a.unitDiffers || b.unitDiffers || (mixes && differ(a.unit, b.unit)),
});

const plus = (a: FormulaResult, b: FormulaResult): FormulaResult =>
  combine(a, b, addIntervals(a.interval, b.interval), a.unit ?? b.unit, true);

const minus = (a: FormulaResult, b: FormulaResult): FormulaResult => {
  const unit = a.unit ?? b.unit;
  const interval = addIntervals(a.interval, negateInterval(b.interval));
  return combine(a, b, interval, unit === null ? null : differenceUnit(unit), true);
};

const times = (a: FormulaResult, b: FormulaResult): FormulaResult =>
  combine(a, b, multiplyIntervals(a.interval, b.interval), null, false);

const scaled = (result: FormulaResult, factor: typeof ONE): FormulaResult => ({
  ...result,
  interval: multiplyIntervals(result.interval, point(factor)),
});

const through = (a: FormulaResult, b: FormulaResult): FormulaResult => {
  if (!mayBeZero(b.interval)) return combine(a, b, divideIntervals(a.interval, b.interval), null, true);
  const open = combine(a, b, anyNumber, null, true);
  // Where the denominator itself is not known, that is the reason.
  const unknown = b.unknown.length > 0 ? open.unknown : [...new Set([...open.unknown, "denominatorZero" as const])];
  return { ...open, defined: false, unknown };
};

/** (a − b) ÷ |b|, as a ÷ |b| ∓ 1, so that b counts once and the interval is no wider than it must be. */
const relativeChange = (a: FormulaResult, b: FormulaResult): FormulaResult => {
  const isBelow = isNegative(b.interval);
  const share = through(a, isBelow ? { ...b, interval: negateInterval(b.interval) } : b);
  const one = point(ONE);
  return { ...share, interval: addIntervals(share.interval, isBelow ? one : negateInterval(one)) };
};

const compared = (name: Comparison["function"], a: FormulaResult, b: FormulaResult): FormulaResult => {
  switch (name) {
    case "change":
      return minus(a, b);
    case "percent":
      return scaled(through(a, b), HUNDRED);
    case "percentChange":
      return scaled(relativeChange(a, b), HUNDRED);
    case "oneIn":
      return through(b, a);
  }
};

const operators = { "+": plus, "-": minus, "*": times, "/": through } as const;

/**
 * What a formula gives, as the exact numbers between which its result lies: every number that comes of numbers within the
 * operands lies within the result. A missing operand may be any number.
 */
export const evaluateFormula = (formula: Formula, operandOf: OperandOf): FormulaResult => {
  switch (formula._tag) {
    case "Number":
      return { interval: point(fractionOf(formula.value)), defined: true, unit: null, unknown: [], unitDiffers: false };
    case "Measured":
    case "BudgetAmount":
    case "ThemeBalance": {
      const { interval, missing, unit } = operandOf(formula);
      return {
        interval: interval === null ? anyNumber : exactInterval(interval),
        defined: true,
        unit,
        unknown: missing === null ? [] : [missing],
        unitDiffers: false,
      };
    }
    case "Operation":
      return operators[formula.operator](
        evaluateFormula(formula.left, operandOf),
        evaluateFormula(formula.right, operandOf),
      );
    case "Sum":
      return formula.terms.map((term) => evaluateFormula(term, operandOf)).reduce(plus);
    case "Comparison":
      return compared(formula.function, evaluateFormula(formula.a, operandOf), evaluateFormula(formula.b, operandOf));
  }
};
