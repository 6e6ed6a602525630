import * as fc from "fast-check";
import { comparators, type Decimal, isSoundRule, type PathStep, type Period, type Rule } from "../../src/index.ts";
import { closedPeriods, smallDecimals } from "./vocabulary.ts";

const comparator = fc.constantFrom(...comparators);
const threshold = fc.oneof({ weight: 9, arbitrary: smallDecimals }, fc.constant(null)) as fc.Arbitrary<Decimal | null>;

const years = fc.uniqueArray(fc.integer({ min: 2016, max: 2023 }), { minLength: 1, maxLength: 4 });

const steps = years.chain((chosen) => {
  const ordered = chosen.sort((a, b) => a - b).map((year) => String(year) as Period);
  return fc
    .array(threshold, { minLength: ordered.length, maxLength: ordered.length })
    .map((thresholds) => ordered.map((period, i): PathStep => ({ period, threshold: thresholds[i] ?? null })));
});

/** Any rule that can be written down. */
export const rules: fc.Arbitrary<Rule> = fc.oneof(
  fc
    .tuple(comparator, threshold, fc.option(closedPeriods))
    .map(([c, t, period]): Rule => ({ _tag: "Level", comparator: c, threshold: t, period })),
  fc.tuple(comparator, steps, fc.boolean()).map(
    ([c, points, indicative]): Rule => ({
      _tag: "Path",
      comparator: c,
      steps: points as unknown as readonly [PathStep, ...Array<PathStep>],
      indicative,
    }),
  ),
  fc
    .tuple(
      comparator,
      threshold,
      fc.constantFrom("year", "half", "quarter", "month"),
      fc.constantFrom("2018", "2019..2021", "2018-Q1..2018-Q2", "2020..", "2019-H1..2020-H2"),
    )
    .map(
      ([c, t, step, term]) => ({ _tag: "EachPeriod", comparator: c, threshold: t, step, term: term as Period }) as Rule,
    )
    .filter(isSoundRule),
  fc.constant<Rule>({ _tag: "Trend" }),
);
