import {
  type Day,
  type Decimal,
  type Formula,
  type Published,
  printFormula,
  printPublished,
  printRule,
  printValue,
  type Rule,
  type Source,
  type Value,
} from "@meetlat/core";
import * as Result from "effect/Result";
import { formulaIn } from "../formula-cell.ts";
import type { Locale } from "../numbers.ts";
import { ruleIn } from "../rule-cell.ts";
import { sayCanonical } from "../said-canonical.ts";
import { guardText } from "../text-cell.ts";

/** How what a register holds is written in cells, so that it is read back as it was. */
export interface Notation {
  readonly number: (value: Decimal) => string;
  readonly day: (day: Day) => string;
  readonly value: (value: Value) => string;
  readonly published: (published: Published) => string;
  readonly rule: (rule: Rule) => string;
  readonly formula: (formula: Formula) => string;
  readonly text: (text: string) => string;
  readonly source: (source: Source) => string;
}

const withComma = (text: string): string => (text.includes(".") ? text.replaceAll(/(\d)\.(\d)/gu, "$1,$2") : text);

const withoutZero = (digits: string): string => (digits.startsWith("0") ? digits.slice(1) : digits);

const dutchDay = (day: Day): string =>
  `${withoutZero(day.slice(8))}-${withoutZero(day.slice(5, 7))}-${day.slice(0, 4)}`;

const sourceText = ({ document, locator }: Source): string =>
  locator === undefined ? document : `${document} ${guardText(locator)}`;

/** Only a plain number may begin with a sign: a spreadsheet runs `-5..-3`. */
const valueCell = ({ _tag }: Value, text: string): string => (_tag === "Exact" ? text : guardText(text));

const canonical: Notation = {
  number: (value) => value,
  day: (day) => day,
  value: (value) => valueCell(value, printValue(value)),
  published: printPublished,
  rule: (rule) => guardText(printRule(rule)),
  formula: (formula) => guardText(printFormula(formula)),
  text: guardText,
  source: sourceText,
};

const readDutchRule = ruleIn("nl");
const readDutchFormula = formulaIn("nl");

/** A cell in canonical notation, which says so where a Dutch table would refuse it. */
const unlessRefused = <A>(written: string, read: (text: string) => Result.Result<A, unknown>): string =>
  guardText(Result.isFailure(read(written)) ? sayCanonical(written) : written);

const dutch: Notation = {
  number: withComma,
  day: dutchDay,
  value: (value) => valueCell(value, withComma(printValue(value))),
  published: (published) => withComma(printPublished(published)),
  rule: (rule) => unlessRefused(printRule(rule), readDutchRule),
  formula: (formula) => unlessRefused(printFormula(formula), readDutchFormula),
  text: guardText,
  source: sourceText,
};

/** The notation of a locale. Rules, formulas and periods are canonical in each. */
export const notationIn = (locale: Locale): Notation => (locale === "nl" ? dutch : canonical);
