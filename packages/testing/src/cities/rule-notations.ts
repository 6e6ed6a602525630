import * as fc from "fast-check";
import { definitions, type IndicatorName, numbers, years } from "./catalogue.ts";

const comparators = fc.constantFrom("<=", ">=", "<=", ">=", "<", ">");
const terms = fc.constantFrom("2018..2020", "2019..2020", "2019..", "2020..2021");
/** Which way a change is to go. */
export const ways = fc.constantFrom("decrease", "increase");

const text = (...parts: ReadonlyArray<fc.Arbitrary<string>>): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((all) => all.join(""));
const word = fc.constant<string>;

const level = text(comparators, word(" "), numbers, word(" in "), years);

/** Where a rule says in what a change is counted, which depends on its indicator: see {@link ruleFor}. */
export const POINTS = "{points}";

/** Rules that ask something of numbers themselves, in their notation. */
const simple = fc.oneof(
  { withCrossShrink: true },
  { weight: 9, arbitrary: level },
  { weight: 1, arbitrary: text(comparators, word(" ? in "), years) },
  { weight: 1, arbitrary: text(comparators, word(" "), numbers) },
  {
    weight: 3,
    arbitrary: text(
      word("path "),
      comparators,
      word(" "),
      numbers,
      word(" in 2019, "),
      numbers,
      word(" in 2020"),
      fc.constantFrom("", "", " indicative"),
    ),
  },
  { weight: 2, arbitrary: text(comparators, word(" "), numbers, word(" each year "), terms) },
  { weight: 1, arbitrary: text(comparators, word(" "), numbers, word(" each quarter "), years) },
  {
    weight: 5,
    arbitrary: text(
      ways,
      word(" by "),
      numbers,
      fc.constantFrom(POINTS, " %"),
      word(" in "),
      years,
      fc.constantFrom("", " established"),
    ),
  },
  { weight: 2, arbitrary: text(comparators, word(" "), numbers, word(" average per year "), terms) },
  {
    weight: 2,
    arbitrary: text(
      comparators,
      word(" "),
      numbers,
      word(" total "),
      fc.constantFrom("2018..2020", "2019..2020", "2020"),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(6), fc.nat(4), years)
      .map(([low, more, year]) => `between ${10 * low} and ${10 * (low + more)} in ${year}`),
  },
  {
    weight: 4,
    arbitrary: text(
      comparators,
      fc.constantFrom(" area NL", " area NL", " area Delfshaven", " area NL of 2018"),
      word(" in "),
      years,
    ),
  },
  { weight: 2, arbitrary: text(ways, word(" in "), years) },
  { weight: 1, arbitrary: word("trend") },
);

const areas = fc.constantFrom(
  ...["every area", "every area", "at least 2 areas", "at least 2 areas", "at least 50 % of areas", "at least 9 areas"],
);

/** Rules of every kind in their notation: some with something left unsaid, some within others. */
export const ruleNotations: fc.Arbitrary<string> = fc.oneof(
  { withCrossShrink: true },
  { weight: 14, arbitrary: simple },
  { weight: 2, arbitrary: text(areas, word(" of districts: "), level) },
  { weight: 1, arbitrary: text(word("all of ("), level, word("; "), simple, word(")")) },
  { weight: 1, arbitrary: text(word("any of ("), level, word("; "), simple, word(")")) },
);

/** A rule as it is written for an indicator: a change of a percentage is in points. */
export const ruleFor = (rule: string, of: IndicatorName): string =>
  rule.replaceAll(POINTS, definitions[of].unit === "%" ? " points" : "");
