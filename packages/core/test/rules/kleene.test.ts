import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rules } from "../../../testing/src/arbitraries/rules.ts";
import { type AreaSetId, everyVerdict, exact, type Rule } from "../../src/index.ts";
import { runs } from "../arbitraries/runs.ts";
import { areas, cells, counts, judge, natures, years } from "./judged.ts";

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
      { numRuns: runs(2000) },
    );
    expect(replaced).toBeGreaterThan(runs(500));
    expect(decided).toBeGreaterThan(runs(100));
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
      { numRuns: runs(500) },
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
