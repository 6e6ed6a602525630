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

const quantifiers = fc.oneof(
  fc.constant({ _tag: "All" as const }),
  fc.integer({ min: 1, max: 3 }).map((count) => ({ _tag: "AtLeast" as const, count })),
  fc
    .constantFrom("50", "80", "33.3")
    .map((percent) => ({ _tag: "AtLeastShare" as const, percent: percent as Decimal })),
);

/** What rules over areas can name. */
export interface RuleNames {
  readonly areas: fc.Arbitrary<AreaId>;
  readonly sets: fc.Arbitrary<AreaSetId>;
}

/** The rules that name these areas and sets: any, those that ask something of numbers themselves, and by kind. */
export const rulesOver = ({ areas, sets }: RuleNames) => {
  const simpleByTag = {
    Level: tagged("Level", { comparator, threshold, period: maybePeriod }),
    Path: tagged("Path", { comparator, steps, indicative: fc.boolean() }),
    EachPeriod: tagged("EachPeriod", { comparator, threshold, step, term }),
    Change: tagged("Change", {
      direction: way,
      amount: threshold,
      measure: fc.constantFrom("absolute", "points", "percent"),
      period: maybePeriod,
      established: fc.boolean(),
    }),
    Average: tagged("Average", { comparator, threshold, step, term }),
    Total: tagged("Total", { comparator, threshold, term: term.filter((t) => !t.endsWith("..")) }),
    Between: fc.tuple(smallDecimals, smallDecimals, maybePeriod).map(([a, b, period]): Rule => {
      const [low, high] = Number(a) <= Number(b) ? [a, b] : [b, a];
      return { _tag: "Between", low, high, period };
    }),
    Benchmark: tagged("Benchmark", { comparator, area: areas, frozen: maybePeriod, period: closedPeriods }),
    Direction: tagged("Direction", { direction: way, period: closedPeriods }),
    Trend: tagged("Trend", {}),
  };
  const simple: fc.Arbitrary<Rule> = fc.oneof(...Object.values(simpleByTag)).filter(isSoundRule);
  const everyArea = (rule: fc.Arbitrary<Rule>): fc.Arbitrary<Rule> =>
    fc
      .tuple(sets, quantifiers, rule)
      .map(([set, quantifier, one]): Rule => ({ _tag: "EveryArea", set, quantifier, rule: one }));
  const several = (tags: ReadonlyArray<"AllOf" | "AnyOf">, rule: fc.Arbitrary<Rule>): fc.Arbitrary<Rule> =>
    fc
      .tuple(fc.constantFrom(...tags), fc.array(rule, { minLength: 1, maxLength: 3 }))
      .map(([_tag, parts]) => ({ _tag, rules: parts }) as unknown as Rule);
  const any = fc.letrec<{ rule: Rule }>((tie) => ({
    rule: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 6, arbitrary: simple },
      { weight: 1, arbitrary: everyArea(tie("rule")) },
      { weight: 1, arbitrary: several(["AllOf", "AnyOf"], tie("rule")) },
    ),
  })).rule;
  const sound = Object.fromEntries(
    Object.entries(simpleByTag).map(([tag, arbitrary]) => [tag, arbitrary.filter(isSoundRule)]),
  ) as typeof simpleByTag;
  const byTag: { readonly [Tag in Rule["_tag"]]: fc.Arbitrary<Rule> } = {
    ...sound,
    EveryArea: everyArea(any),
    AllOf: several(["AllOf"], any),
    AnyOf: several(["AnyOf"], any),
  };
  return { any, simple, byTag };
};

const few = rulesOver({
  areas: fc.constantFrom("noord", "zuid", "NL") as fc.Arbitrary<AreaId>,
  sets: fc.constantFrom("gebieden", "wijken") as fc.Arbitrary<AreaSetId>,
});

/** A rule that asks something of numbers itself. Every kind has an entry. */
export const simpleRules: fc.Arbitrary<Rule> = few.simple;

/** Rules by kind; those over other rules hold rules of any kind. */
export const rulesByTag: { readonly [Tag in Rule["_tag"]]: fc.Arbitrary<Rule> } = few.byTag;

/** Any rule that can be written down, also rules within rules. */
export const rules: fc.Arbitrary<Rule> = few.any;
