import {
  budgetColumns,
  comparisonFunctions,
  type Formula,
  type FormulaReference,
  formulaOperators,
  type Published,
  publishedDirections,
  publishedNumbers,
} from "@meetlat/core";
import * as fc from "fast-check";
import { smallDecimals } from "./vocabulary.ts";

const years = fc.constantFrom("2018", "2019", "2020", "2018-Q1..2018-Q2");

const tagged = <A>(_tag: string, fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<A> =>
  fc.record({ _tag: fc.constant(_tag), ...fields }, { noNullPrototype: true }) as unknown as fc.Arbitrary<A>;

/** What a formula names: mostly things that exist. */
export const references: fc.Arbitrary<FormulaReference> = fc.oneof(
  {
    weight: 5,
    arbitrary: tagged<FormulaReference>("Measured", {
      indicator: fc.constantFrom("eenzaamheid", "eenzaamheid", "bezoeken", "bezoeken", "bezoeken", "uitkeringen"),
      area: fc.constantFrom("whole", "whole", "noord", "zuid"),
      period: years,
    }),
  },
  tagged<FormulaReference>("BudgetAmount", {
    column: fc.constantFrom(...budgetColumns),
    programme: fc.constant("zorg"),
    item: fc.constantFrom("baten", "lasten", "balance"),
    period: years,
  }),
  tagged<FormulaReference>("ThemeBalance", {
    programme: fc.constant("zorg"),
    theme: fc.constantFrom("welzijn", "jeugd"),
    period: years,
  }),
);

/** Formulas over names of any kind. */
export const formulasOver = (leaves: fc.Arbitrary<FormulaReference>): fc.Arbitrary<Formula> =>
  fc.letrec<{ formula: Formula }>((tie) => ({
    formula: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 4, arbitrary: leaves },
      { weight: 1, arbitrary: tagged<Formula>("Number", { value: smallDecimals }) },
      {
        weight: 3,
        arbitrary: tagged<Formula>("Operation", {
          operator: fc.constantFrom(...formulaOperators),
          left: tie("formula"),
          right: tie("formula"),
        }),
      },
      {
        weight: 1,
        arbitrary: tagged<Formula>("Sum", { terms: fc.array(tie("formula"), { minLength: 1, maxLength: 3 }) }),
      },
      {
        weight: 2,
        arbitrary: tagged<Formula>("Comparison", {
          function: fc.constantFrom(...comparisonFunctions),
          a: tie("formula"),
          b: tie("formula"),
        }),
      },
    ),
  })).formula;

/** Any formula. */
export const formulas: fc.Arbitrary<Formula> = formulasOver(references);

/** Anything that a document can say of a result. */
export const publications: fc.Arbitrary<Published> = fc.oneof(
  { weight: 3, arbitrary: tagged<Published>("Exactly", { value: smallDecimals }) },
  { weight: 6, arbitrary: tagged<Published>("", { _tag: fc.constantFrom(...publishedNumbers), value: smallDecimals }) },
  { weight: 3, arbitrary: tagged<Published>("", { _tag: fc.constantFrom(...publishedDirections) }) },
);
