import * as Schema from "effect/Schema";
import { balanceKinds } from "../vocabulary/budget-words.ts";
import { budgetColumns, comparisonFunctions, type Formula, formulaOperators } from "../vocabulary/formula.ts";
import { isSoundFormula } from "../vocabulary/formula-notation.ts";
import { type Published, publishedDirections, publishedNumbers } from "../vocabulary/published.ts";
import { said } from "./messages.ts";
import type { Plain } from "./plain.ts";
import { Decimal, ids, Period } from "./vocabulary.ts";

const Inner: Schema.Codec<Formula, Plain<Formula>> = Schema.suspend(() => AnyFormula);

const AnyFormula: Schema.Codec<Formula, Plain<Formula>> = Schema.Union([
  Schema.TaggedStruct("Number", { value: Decimal }),
  Schema.TaggedStruct("Measured", { indicator: ids.indicator, area: ids.area, period: Period }),
  Schema.TaggedStruct("BudgetAmount", {
    column: Schema.Literals(budgetColumns),
    programme: ids.programme,
    item: Schema.Union([Schema.Literals(balanceKinds), ids.line]),
    period: Period,
  }),
  Schema.TaggedStruct("ThemeBalance", { programme: ids.programme, theme: ids.theme, period: Period }),
  Schema.TaggedStruct("Operation", { operator: Schema.Literals(formulaOperators), left: Inner, right: Inner }),
  Schema.TaggedStruct("Sum", { terms: Schema.NonEmptyArray(Inner) }),
  Schema.TaggedStruct("Comparison", { function: Schema.Literals(comparisonFunctions), a: Inner, b: Inner }),
]);

/** How the number in a claim follows from the register. */
export const FormulaSchema: Schema.Codec<Formula, Plain<Formula>> = AnyFormula.pipe(
  Schema.check(Schema.makeFilter(isSoundFormula, said.formula)),
);

/** What a document says of a result. */
export const PublishedSchema: Schema.Codec<Published, Plain<Published>> = Schema.Union([
  Schema.Struct({ _tag: Schema.Literals(publishedNumbers), value: Decimal }),
  Schema.Struct({ _tag: Schema.Literals(publishedDirections) }),
]);
