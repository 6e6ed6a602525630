import * as BigDecimal from "effect/BigDecimal";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimals } from "../../../testing/src/arbitraries/vocabulary.ts";
import {
  absolute,
  add,
  compare,
  type Decimal,
  decimal,
  equals,
  fractionOf,
  multiply,
  negate,
  parseDecimal,
  percentage,
  quotient,
  roundFraction,
  sign,
  subtract,
  sum,
} from "../../src/index.ts";

describe("a decimal", () => {
  it("is kept as it was written", () => {
    for (const text of ["8.7", "7.0", "0", "-513", "0.000", "12345678901234567890.5"]) {
      expect(Result.getOrNull(parseDecimal(text))).toBe(text);
    }
  });

  it("is refused in any other notation, with how to write it", () => {
    for (const text of [
      "",
      " 1",
      "1 ",
      "+1",
      ".5",
      "5.",
      "1e3",
      "007",
      "-0",
      "-0.0",
      "8,7",
      "1.900.000",
      "NaN",
      "١",
      "1".repeat(70),
    ]) {
      const read = parseDecimal(text);
      expect(Result.isFailure(read), text).toBe(true);
      if (Result.isFailure(read)) expect(read.failure.mend.nl).toContain("8.7");
    }
  });

  it("adds and subtracts without a float's errors", () => {
    expect(subtract(decimal("7.0"), decimal("8.7"))).toBe("-1.7");
    expect(add(decimal("0.1"), decimal("0.2"))).toBe("0.3");
    expect(sum([decimal("0.1"), decimal("0.2"), decimal("-0.3")])).toBe("0");
  });

  it("writes long fractions and large numbers without an exponent", () => {
    expect(multiply(decimal("0.00000000001"), decimal("0.00000000001"))).toBe("0.0000000000000000000001");
    expect(multiply(decimal("100000000000"), decimal("100000000000"))).toBe("10000000000000000000000");
  });

  it("has a whole number of decimals, from 0", () => {
    const [three, hundred] = [decimal("3"), decimal("100")];
    for (const decimals of [-1, 0.5, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      const refused = new RangeError(`decimals is ${decimals}: give a whole number from 0`);
      expect(() => quotient(hundred, three, decimals)).toThrow(refused);
      expect(() => quotient(hundred, decimal("0"), decimals)).toThrow(refused);
      expect(() => percentage(hundred, three, decimals)).toThrow(refused);
      expect(() => roundFraction(fractionOf(hundred), decimals)).toThrow(refused);
    }
    expect(quotient(hundred, three, 0)).toBe("33");
    expect(percentage(three, hundred, 0)).toBe("3");
    expect(roundFraction(fractionOf(decimal("2.5")), 0)).toBe("3");
  });

  it("divides half-even on the exact quotient", () => {
    expect(quotient(decimal("59"), decimal("80"), 6)).toBe("0.737500");
    expect(quotient(decimal("1"), decimal("8"), 2)).toBe("0.12");
    expect(quotient(decimal("3"), decimal("8"), 2)).toBe("0.38");
    expect(quotient(decimal("-1"), decimal("8"), 2)).toBe("-0.12");
    expect(quotient(decimal("0.000001"), decimal("3"), 2)).toBe("0.00");
    expect(quotient(decimal("-1"), decimal("1000"), 2)).toBe("0.00");
    expect(quotient(decimal("5"), decimal("0.00"), 2)).toBeNull();
  });

  it("takes percentages of the whole with four decimals", () => {
    expect(percentage(decimal("-4354"), decimal("98823"))).toBe("-4.4059");
    expect(percentage(decimal("66"), decimal("0"))).toBeNull();
  });

  it("obeys the laws of arithmetic", () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, c) => {
        expect(equals(add(a, b), add(b, a))).toBe(true);
        expect(equals(add(add(a, b), c), add(a, add(b, c)))).toBe(true);
        expect(equals(subtract(add(a, b), b), a)).toBe(true);
        expect(equals(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(true);
        expect(equals(negate(negate(a)), a)).toBe(true);
        expect(sign(absolute(a))).toBe(Math.abs(sign(a)));
        expect(compare(a, b)).toBe(0 - compare(b, a) || 0);
        expect(sign(subtract(a, b))).toBe(compare(a, b));
      }),
    );
  });

  it("gives results that are decimals themselves, in the shortest notation", () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        for (const result of [add(a, b), subtract(a, b), multiply(a, b)]) {
          expect(result).toMatch(/^(?!-0(?:\.0+)?$)-?(?:0|[1-9]\d*)(?:\.\d+)?$/);
          expect(result).not.toMatch(/\.\d*0$/);
        }
      }),
    );
  });

  it("divides as exactly as a check by multiplication can tell", () => {
    const big = (d: Decimal) => BigDecimal.fromStringUnsafe(d);
    fc.assert(
      fc.property(decimals, decimals, fc.integer({ min: 0, max: 8 }), (a, b, places) => {
        const q = quotient(a, b, places);
        if (q === null) {
          expect(sign(b)).toBe(0);
          return;
        }
        expect(q.split(".")[1]?.length ?? 0).toBe(places);
        // |a − q·b| ≤ |b| · ½ · 10^−places
        const error = BigDecimal.abs(BigDecimal.subtract(big(a), BigDecimal.multiply(big(q), big(b))));
        const half = BigDecimal.multiply(BigDecimal.abs(big(b)), BigDecimal.make(5n, places + 1));
        expect(BigDecimal.isLessThanOrEqualTo(error, half)).toBe(true);
      }),
    );
  });

  it("throws on a bad literal, as its docstring says", () => {
    expect(() => decimal("1,5")).toThrow(RangeError);
  });
});
