import * as Schema from "effect/Schema";
import { balanceKinds } from "../vocabulary/budget-words.ts";
import { budgetColumns, comparisonFunctions, type Formula, formulaOperators } from "../vocabulary/formula.ts";
import { isSoundFormula } from "../vocabulary/formula-notation.ts";
import { type Published, publishedDirections, publishedNumbers } from "../vocabulary/published.ts";
import { said } from "./messages.ts";
import type { Plain } from "./plain.ts";
import { Decimal, ids, Period, unsayable } from "./vocabulary.ts";

const named = {
  title: "Formula",
  description:
    "How the number in a claim follows from the register. Its notation is read and written by parseFormula and printFormula of @meetlat/core.",
} as const;

const formula = <const Tag extends Formula["_tag"], const Fields extends Schema.Struct.Fields>(
  tag: Tag,
  fields: Fields,
  description: string,
) => Schema.TaggedStruct(tag, fields).annotate({ title: tag, description });

const Inner: Schema.Codec<Formula, Plain<Formula>> = Schema.suspend(() => AnyFormula);

const AnyFormula: Schema.Codec<Formula, Plain<Formula>> = Schema.Union([
  formula("Number", { value: Decimal }, "A number that stands in the formula itself."),
  formula("Measured", { indicator: ids.indicator, area: ids.area, period: Period }, "A measurement."),
  formula(
    "BudgetAmount",
    {
      column: Schema.Literals(budgetColumns),
      programme: ids.programme,
      item: Schema.Union([Schema.Literals(balanceKinds), ids.line]),
      period: Period,
    },
    "An amount of a budget line, or of a balance by its kind.",
  ),
  formula(
    "ThemeBalance",
    { programme: ids.programme, theme: ids.theme, period: Period },
    "The computed balance of a theme.",
  ),
  formula(
    "Operation",
    { operator: Schema.Literals(formulaOperators), left: Inner, right: Inner },
    "Two formulas with an operator between them.",
  ),
  formula("Sum", { terms: Schema.NonEmptyArray(Inner) }, "The sum of its terms."),
  formula(
    "Comparison",
    { function: Schema.Literals(comparisonFunctions), a: Inner, b: Inner },
    "change is a − b, percentChange is (a − b) ÷ |b| × 100, percent is a ÷ b × 100, oneIn is b ÷ a.",
  ),
]).annotate(named);

/** How the number in a claim follows from the register. */
export const FormulaSchema: Schema.Codec<Formula, Plain<Formula>> = AnyFormula.pipe(
  Schema.check(Schema.makeFilter(isSoundFormula, unsayable(said.formula, named.title, named.description))),
);

/** What a document says of a result. */
export const PublishedSchema: Schema.Codec<Published, Plain<Published>> = Schema.Union([
  Schema.Struct({ _tag: Schema.Literals(publishedNumbers), value: Decimal }),
  Schema.Struct({ _tag: Schema.Literals(publishedDirections) }),
]).annotate({ title: "Published", description: "What a document says of a result: a number, or a direction." });
