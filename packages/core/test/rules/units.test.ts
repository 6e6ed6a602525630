import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rules } from "../../../testing/src/arbitraries/rules.ts";
import {
  type Decimal,
  day,
  decimal,
  type Evaluation,
  evaluate,
  evaluateAll,
  exact,
  multiply,
  period,
  rekenkamerRotterdam,
  unit,
} from "../../src/index.ts";
import { runs } from "../arbitraries/runs.ts";
import { evidence, seen, target } from "./given.ts";
import { type Cells, cells, judge, natures, scaledRule, scaledValue } from "./judged.ts";

const factors = fc.constantFrom("1000", "10", "0.1", "0.004", "7") as fc.Arbitrary<Decimal>;
const small = unit("n");
const large = unit("blokken");

const scaled = (found: Cells, factor: Decimal): Cells =>
  new Map([...found].map(([key, value]) => [key, scaledValue(value, factor)]));

const times = (n: Decimal | null, factor: Decimal): Decimal | null => (n === null ? null : multiply(n, factor));

/** A row as it is to be when all is said in a unit of which `factor` go into one. */
const row = ({ observed, required, gap, favourableGap, ...same }: Evaluation, factor: Decimal) => ({
  ...same,
  observed: observed === null ? null : scaledValue(observed, factor),
  gap: times(gap, factor),
  favourableGap: times(favourableGap, factor),
  required: times(required, factor),
});

const one = "1" as Decimal;

describe("a unit", () => {
  it("does not matter: said in another one, the verdict, the attainment and the band are the same", () => {
    let attained = 0;
    fc.assert(
      fc.property(rules, natures, cells, factors, (rule, nature, found, factor) => {
        const before = judge(rule, nature, found);
        const after = judge(scaledRule(rule, factor), nature, scaled(found, factor), {
          measuredIn: large,
          promisedIn: large,
          baseline: exact(multiply("4" as Decimal, factor)),
          minimum: factor,
          factors: [],
        });
        attained += before.filter(({ attainment }) => attainment !== null).length;
        expect(after.map((one) => one.verdict)).toEqual(before.map((one) => one.verdict));
        expect(after.map((one) => one.attainment)).toEqual(before.map((one) => one.attainment));
        expect(after.map((it) => row(it, one))).toEqual(before.map((it) => row(it, factor)));
      }),
      { numRuns: runs(4000), seed: 2026 },
    );
    expect(attained).toBeGreaterThan(runs(100));
  });

  it("in which was measured is brought to that of the promise by the declared factor", () => {
    fc.assert(
      fc.property(rules, natures, cells, factors, (rule, nature, found, factor) => {
        const converted = judge(rule, nature, found, {
          measuredIn: small,
          promisedIn: large,
          baseline: exact("4" as Decimal),
          minimum: "1" as Decimal,
          factors: [{ from: small, to: large, factor }],
        });
        const direct = judge(rule, nature, scaled(found, factor), {
          measuredIn: large,
          promisedIn: large,
          baseline: exact("4" as Decimal),
          minimum: "1" as Decimal,
          factors: [],
        });
        expect(converted).toEqual(direct);
      }),
      { numRuns: runs(4000) },
    );
  });
  it("is converted, too, in the interval that holds a quotient that does not come out even", () => {
    const third = seen("2021", "0.333333", {
      unit: small,
      interval: { low: decimal("0.3333333"), high: decimal("0.3333334") },
    });
    const from = evidence([third], { factors: [{ from: small, to: unit("huizen"), factor: decimal("1000") }] });
    const asked = { asOf: day("2022-06-01"), bands: rekenkamerRotterdam };
    expect(evaluate(target(">= 300 in 2021"), period("2021"), from, asked).verdict).toBe("met");
    expect(evaluateAll(target(">= 300 total 2021..2021"), from, asked).at(-1)?.verdict).toBe("met");
    expect(evaluate(target("<= 300 in 2021"), period("2021"), from, asked).verdict).toBe("notMet");
  });
});
