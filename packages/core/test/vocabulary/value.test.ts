import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimals, values } from "../../../testing/src/arbitraries/vocabulary.ts";
import {
  type AreaId,
  convert,
  type Decimal,
  decimal,
  describeUnreadable,
  deviationAsPrinted,
  differenceUnit,
  effectOnBalance,
  intervalOf,
  isIdentifier,
  parseIdentifier,
  parseUnit,
  parseValue,
  printValue,
  sides,
  unit,
} from "../../src/index.ts";

describe("a value", () => {
  it("reads back what it prints", () => {
    fc.assert(
      fc.property(values(), (value) => {
        expect(parseValue(printValue(value))).toStrictEqual(Result.succeed(value));
      }),
    );
  });

  it("prints back what it reads", () => {
    for (const text of ["24", ">=65", "<=5", "170..200", "-5..-3", "~25", "~25±2", "notRegistered", "unknown"]) {
      expect(Result.map(parseValue(text), printValue)).toStrictEqual(Result.succeed(text));
    }
  });

  it("is refused when it says nothing clear", () => {
    for (const text of ["", "-", "n/a", "200..170", "1..2..3", ">=", "~", "~1±-1", "~1±1±1", "> 5", "24%", "Unknown"]) {
      const read = parseValue(text);
      expect(Result.isFailure(read), text).toBe(true);
      if (Result.isFailure(read)) expect(describeUnreadable(read.failure, "nl")).toContain("is geen waarde");
    }
  });

  it("stands for an interval that holds its own number", () => {
    expect(intervalOf({ _tag: "About", value: decimal("25"), tolerance: decimal("2") })).toEqual({
      low: "23",
      high: "27",
    });
    expect(intervalOf({ _tag: "AtLeast", low: decimal("65") })).toEqual({ low: "65", high: null });
    expect(intervalOf({ _tag: "Missing", reason: "unknown" })).toBeNull();
  });
});

describe("a unit", () => {
  it("converts by declared factors only", () => {
    expect(convert(decimal("4.353"), unit("MEUR"), unit("kEUR"))).toBe("4353");
    expect(convert(decimal("513"), unit("kEUR"), unit("EUR"))).toBe("513000");
    expect(convert(decimal("884"), unit("EUR"), unit("MEUR"))).toBe("0.000884");
    expect(convert(decimal("3"), unit("%"), unit("points"))).toBeNull();
    expect(convert(decimal("7"), unit("persons"), unit("households"))).toBeNull();
    const factors = [{ from: unit("/10000"), to: unit("/1000"), factor: decimal("0.1") }];
    expect(convert(decimal("700"), unit("/10000"), unit("/1000"), factors)).toBe("70");
  });

  it("of a difference between percentages is points", () => {
    expect(differenceUnit(unit("%"))).toBe("points");
    expect(differenceUnit(unit("persons"))).toBe("persons");
  });

  it("converts euros there and back without loss", () => {
    fc.assert(
      fc.property(
        decimals,
        fc.constantFrom("EUR", "kEUR", "MEUR"),
        fc.constantFrom("EUR", "kEUR", "MEUR"),
        (n, a, b) => {
          const there = convert(n, unit(a), unit(b));
          const back = there === null ? null : convert(there, unit(b), unit(a));
          expect(Number(back)).toBe(Number(n));
        },
      ),
    );
  });

  it("is one line of at most forty characters", () => {
    for (const text of ["", " %", "a\nb", "x".repeat(41)]) expect(Result.isFailure(parseUnit(text))).toBe(true);
    expect(Result.isSuccess(parseUnit("/1000 inwoners"))).toBe(true);
  });
});

describe("an identifier", () => {
  it("is made of letters, digits, dots, dashes and underscores", () => {
    for (const text of ["4b", "uitkeringen-statushouders", "Prins.Alexander", "één", "gebied_1"]) {
      expect(Result.isSuccess(parseIdentifier<AreaId>(text)), text).toBe(true);
    }
    for (const text of ["", "a b", "a/b", "a:b", "-a", ".a", "a..b", "e\u0301e\u0301n", "a\u0000", "x".repeat(101)]) {
      expect(isIdentifier(text), text).toBe(false);
    }
  });
});

describe("a side of the budget", () => {
  it("says what a deviation does to the balance", () => {
    const effects = Object.fromEntries(sides.map((side) => [side, effectOnBalance(side, decimal("10"))]));
    expect(effects).toEqual({
      income: "10",
      expense: "-10",
      withdrawal: "10",
      addition: "-10",
      release: "10",
      corporateTax: "-10",
    });
  });

  it("is read from every sign convention as actual − budget", () => {
    fc.assert(
      fc.property(decimals, fc.constantFrom(...sides), (deviation: Decimal, side) => {
        const effect = effectOnBalance(side, deviation);
        const size = effect.replace("-", "") as Decimal;
        const letter = effect.startsWith("-") ? "unfavourable" : "favourable";
        const same = (d: Decimal | null) => expect(Number(d)).toBe(Number(deviation));
        same(deviationAsPrinted("actualMinusBudget", side, deviation));
        same(deviationAsPrinted("effectOnBalance", side, effect));
        same(deviationAsPrinted("absolute", side, size, letter));
      }),
    );
    expect(deviationAsPrinted("budgetMinusActual", "expense", decimal("4354"))).toBe("-4354");
    expect(deviationAsPrinted("absolute", "expense", decimal("4354"))).toBeNull();
  });
});
