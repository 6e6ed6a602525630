import {
  type AreaId,
  type AreaSetId,
  comparators,
  type Decimal,
  isSoundRule,
  type PathStep,
  type Period,
  type Rule,
} from "@meetlat/core";
import * as fc from "fast-check";
import { closedPeriods, smallDecimals } from "./vocabulary.ts";

const comparator = fc.constantFrom(...comparators);
const threshold = fc.oneof({ weight: 9, arbitrary: smallDecimals }, fc.constant(null)) as fc.Arbitrary<Decimal | null>;
const maybePeriod = fc.option(closedPeriods);
const way = fc.constantFrom("decrease", "increase");
const step = fc.constantFrom("year", "half", "quarter", "month");
const term = fc.constantFrom(
  "2018",
  "2019..2021",
  "2018-Q1..2018-Q2",
  "2020..",
  "2019-H1..2020-H2",
) as fc.Arbitrary<Period>;
const sets = fc.constantFrom("gebieden", "wijken") as fc.Arbitrary<AreaSetId>;
const areas = fc.constantFrom("noord", "zuid", "NL") as fc.Arbitrary<AreaId>;

const years = fc.uniqueArray(fc.integer({ min: 2016, max: 2023 }), { minLength: 1, maxLength: 4 });

const steps = years.chain((chosen) => {
  const ordered = chosen.sort((a, b) => a - b).map((year) => String(year) as Period);
  return fc
    .array(threshold, { minLength: ordered.length, maxLength: ordered.length })
    .map((thresholds) => ordered.map((period, i): PathStep => ({ period, threshold: thresholds[i] ?? null })));
});

const tagged = <Tag extends Rule["_tag"]>(
  _tag: Tag,
  fields: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<Rule> =>
  fc.record({ _tag: fc.constant(_tag), ...fields }, { noNullPrototype: true }).map((rule) => rule as unknown as Rule);

/** A rule that asks something of numbers itself. Every kind has an entry. */
export const simpleRules: fc.Arbitrary<Rule> = fc
  .oneof(
    tagged("Level", { comparator, threshold, period: maybePeriod }),
    tagged("Path", { comparator, steps, indicative: fc.boolean() }),
    tagged("EachPeriod", { comparator, threshold, step, term }),
    tagged("Change", {
      direction: way,
      amount: threshold,
      measure: fc.constantFrom("absolute", "points", "percent"),
      period: maybePeriod,
      established: fc.boolean(),
    }),
    tagged("Average", { comparator, threshold, step, term }),
    tagged("Total", { comparator, threshold, term: term.filter((t) => !t.endsWith("..")) }),
    fc.tuple(smallDecimals, smallDecimals, maybePeriod).map(([a, b, period]): Rule => {
      const [low, high] = Number(a) <= Number(b) ? [a, b] : [b, a];
      return { _tag: "Between", low, high, period };
    }),
    tagged("Benchmark", { comparator, area: areas, frozen: maybePeriod, period: closedPeriods }),
    tagged("Direction", { direction: way, period: closedPeriods }),
    tagged("Trend", {}),
  )
  .filter(isSoundRule);

const quantifiers = fc.oneof(
  fc.constant({ _tag: "All" as const }),
  fc.integer({ min: 1, max: 3 }).map((count) => ({ _tag: "AtLeast" as const, count })),
  fc
    .constantFrom("50", "80", "33.3")
    .map((percent) => ({ _tag: "AtLeastShare" as const, percent: percent as Decimal })),
);

/** Any rule that can be written down, also rules within rules. */
export const rules: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 6, arbitrary: simpleRules },
    {
      weight: 1,
      arbitrary: fc
        .tuple(sets, quantifiers, tie("rule"))
        .map(([set, quantifier, rule]): Rule => ({ _tag: "EveryArea", set, quantifier, rule })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom("AllOf", "AnyOf"), fc.array(tie("rule"), { minLength: 1, maxLength: 3 }))
        .map(([_tag, parts]) => ({ _tag, rules: parts }) as unknown as Rule),
    },
  ),
})).rule;
