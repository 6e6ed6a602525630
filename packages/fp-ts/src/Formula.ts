/**
 * How the number in a claim follows from the register: `visits[2017] / letters[2017] * 100`.
 *
 * @module
 */

import type { Formula, FormulaReference, FormulaResult, Operand, OperandOf, Unreadable } from "@meetlat/core";
import * as core from "@meetlat/core";
import type { Either } from "fp-ts/lib/Either.js";
import type * as Eq_ from "fp-ts/lib/Eq.js";
import type { Predicate } from "fp-ts/lib/Predicate.js";
import type * as Show_ from "fp-ts/lib/Show.js";
import { fromResult } from "./internal/either.ts";
import { eqBy, showBy } from "./internal/instances.ts";

export type { Formula, FormulaReference, FormulaResult, Operand, OperandOf };

/** Reads a formula in its notation. */
export const parse = (text: string): Either<Unreadable, Formula> => fromResult(core.parseFormula(text));

/** The notation of a formula, with no more parentheses than it needs. */
export const print = (formula: Formula): string => core.printFormula(formula);

/** What a formula takes from the register, in the order in which it stands there. */
export const references = (formula: Formula): ReadonlyArray<FormulaReference> => core.referencesIn(formula);

/** Whether a formula that did not come from {@link parse} can be written down. */
export const isSound: Predicate<Formula> = core.isSoundFormula;

/** What a formula gives, exactly, with its operands looked up by `operandOf`. */
export const evaluate =
  (operandOf: OperandOf) =>
  (formula: Formula): FormulaResult =>
    core.evaluateFormula(formula, operandOf);

/** Whether two formulas are written the same. */
export const Eq: Eq_.Eq<Formula> = eqBy((a, b) => core.printFormula(a) === core.printFormula(b));

/** The notation, which {@link parse} reads back. */
export const Show: Show_.Show<Formula> = showBy(core.printFormula);
