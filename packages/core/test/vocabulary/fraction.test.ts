import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal, type Fraction, roundFraction } from "../../src/index.ts";
import {
  addFractions,
  compareFractions,
  fractionOf,
  invertFraction,
  shownDecimal,
} from "../../src/vocabulary/fraction.ts";
import { runs } from "../arbitraries/runs.ts";

const fractions = fc
  .tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 60 }))
  .map(([n, d]): Fraction => ({ numerator: decimal(String(n)), denominator: decimal(String(d)) }));

/** Half away from zero, in whole numbers. */
const rounded = (n: number, d: number): number => Math.sign(n) * Math.floor((2 * Math.abs(n) + d) / (2 * d)) || 0;

describe("a fraction", () => {
  it("rounds half away from zero, or down, or up", () => {
    fc.assert(
      fc.property(fractions, fc.integer({ min: 0, max: 3 }), (value, decimals) => {
        const [n, d] = [Number(value.numerator) * 10 ** decimals, Number(value.denominator)];
        const scaled = (text: string) => Math.round(Number(text) * 10 ** decimals) || 0;
        expect(scaled(roundFraction(value, decimals))).toBe(rounded(n, d));
        expect(scaled(roundFraction(value, decimals, "down"))).toBe(Math.floor(n / d) || 0);
        expect(scaled(roundFraction(value, decimals, "up"))).toBe(Math.ceil(n / d) || 0);
      }),
      { numRuns: runs(1000) },
    );
  });

  it("stays exact: three thirds are one", () => {
    const third = invertFraction(fractionOf(decimal("3")));
    const sum = addFractions(addFractions(third, third), third);
    expect(compareFractions(sum, fractionOf(decimal("1")))).toBe(0);
    expect(shownDecimal(sum)).toBe("1");
    expect(shownDecimal(third)).toBe("0.333333333333");
  });

  it("is the same number upside down twice, also below zero", () => {
    fc.assert(
      fc.property(fractions, (value) => {
        fc.pre(value.numerator !== "0");
        expect(compareFractions(invertFraction(invertFraction(value)), value)).toBe(0);
      }),
    );
  });
});
