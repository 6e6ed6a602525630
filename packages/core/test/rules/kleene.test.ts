import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AreaId,
  type AreaSetId,
  day,
  type Evaluation,
  type EventId,
  type Evidence,
  evaluateAll,
  everyVerdict,
  exact,
  type Nature,
  type Observation,
  type Period,
  period,
  type Rule,
  rekenkamerRotterdam,
  samePeriod,
  type TargetAsSet,
  unit,
  type Value,
} from "../../src/index.ts";
import { rules } from "../arbitraries/rules.ts";
import { smallDecimals, values } from "../arbitraries/vocabulary.ts";

const years = ["2017", "2018", "2019", "2020", "2021"].map((year) => period(year));
const areas = ["noord", "zuid", "NL"] as unknown as ReadonlyArray<AreaId>;

/** What was measured, by area and year; a count is never negative. */
type Cells = ReadonlyMap<string, Value>;

const counts = smallDecimals.map((n) => (n.startsWith("-") ? n.slice(1) : n) as typeof n);
const measured = values(counts).map(
  (value): Value =>
    value._tag === "AtMost" || value._tag === "About" ? { _tag: "Exact", value: "3" as never } : value,
);
const cells: fc.Arbitrary<Cells> = fc
  .array(fc.tuple(fc.constantFrom(...areas), fc.constantFrom(...years), measured), { maxLength: 12 })
  .map((list) => new Map(list.map(([area, year, value]) => [`${area}/${year}`, value])));

const evidence = (found: Cells, area: AreaId): Evidence => {
  const observe = (year: Period | undefined): Observation | null => {
    const value = year === undefined ? undefined : found.get(`${area}/${year}`);
    if (year === undefined || value === undefined) return null;
    return {
      value,
      unit: unit("n"),
      period: year,
      flags: [],
      coverage: null,
      collectedIn: null,
      definitionEpoch: 0,
      significant: null,
      evidence: [`${area}/${year}` as EventId],
    };
  };
  return {
    forPeriod: (asked) => observe(years.find((year) => samePeriod(year, asked))),
    unavailable: () => null,
    latest: () => observe(years.at(-1)),
    previous: (asked) => {
      const at = years.findIndex((year) => samePeriod(year, asked));
      return at > 0 ? observe(years[at - 1]) : null;
    },
    inArea: (other) => evidence(found, other),
    areasOf: () => areas.slice(0, 2),
    ratio: null,
    factors: [],
  };
};

const judge = (rule: Rule, nature: Nature, found: Cells): ReadonlyArray<Evaluation> => {
  const target: TargetAsSet = {
    rule,
    unit: unit("n"),
    nature,
    baseline: exact("4" as never),
    baselineEpoch: 0,
    minimumDetectableChange: null,
    onDefinitionChange: "block",
    ambiguous: false,
    withdrawn: false,
    definitionEpoch: () => 0,
    version: 1,
    evidence: ["target" as EventId],
  };
  return evaluateAll(target, evidence(found, areas[0] as AreaId), {
    asOf: day("2022-06-01"),
    bands: rekenkamerRotterdam,
  });
};

const natures = fc.constantFrom<Nature>("flow", "average", "cohort");

describe("a verdict that was decided with something unknown", () => {
  it("stays what it was when the unknown becomes known", () => {
    let decided = 0;
    let replaced = 0;
    fc.assert(
      fc.property(
        rules,
        natures,
        cells,
        fc.constantFrom(...areas),
        fc.constantFrom(...years),
        counts,
        (rule, nature, found, area, year, n) => {
          const key = `${area}/${year}`;
          const was = found.get(key);
          fc.pre(was === undefined || was._tag === "Missing");
          const before = judge(rule, nature, found);
          const after = judge(rule, nature, new Map([...found, [key, exact(n)]]));
          replaced += 1;
          before.forEach((row, i) => {
            if (row.verdict !== "met" && row.verdict !== "notMet") return;
            decided += 1;
            expect(after[i]?.verdict).toBe(row.verdict);
          });
        },
      ),
      { numRuns: 2000 },
    );
    expect(replaced).toBeGreaterThan(500);
    expect(decided).toBeGreaterThan(100);
  });
});

describe("a rule over areas", () => {
  it("equals the conjunction of the rule in each of them", () => {
    const set = "gebieden" as AreaSetId;
    fc.assert(
      fc.property(rules, natures, cells, (rule, nature, found) => {
        const whole = judge({ _tag: "EveryArea", set, quantifier: { _tag: "All" }, rule }, nature, found).at(-1);
        const parts = areas.slice(0, 2).map((area) => {
          const there = new Map([...found].map(([key, value]) => [key, value]));
          for (const year of years) {
            const own = found.get(`${area}/${year}`);
            if (own === undefined) there.delete(`${areas[0]}/${year}`);
            else there.set(`${areas[0]}/${year}`, own);
          }
          // Rules that look at another area by name see the same there as before.
          return area === areas[0] || mentionsAreas(rule) ? null : judge(rule, nature, there).at(-1)?.verdict;
        });
        fc.pre(!mentionsAreas(rule));
        const own = judge(rule, nature, found).at(-1)?.verdict;
        const verdicts = [own, ...parts.filter((part) => part !== null)].filter((v) => v !== undefined);
        expect(whole?.verdict).toBe(everyVerdict(verdicts));
      }),
      { numRuns: 500 },
    );
  });
});

const mentionsAreas = (rule: Rule): boolean => {
  switch (rule._tag) {
    case "Benchmark":
    case "EveryArea":
      return true;
    case "AllOf":
    case "AnyOf":
      return rule.rules.some(mentionsAreas);
    default:
      return false;
  }
};
