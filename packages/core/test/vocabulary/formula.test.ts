import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formulas } from "../../../testing/src/arbitraries/formulas.ts";
import {
  type Formula,
  isSoundFormula,
  MAX_FORMULA_DEPTH,
  MAX_FORMULA_LENGTH,
  parseFormula,
  printFormula,
} from "../../src/index.ts";
import { runs } from "../arbitraries/runs.ts";

const read = (text: string): Formula => Result.getOrThrow(parseFormula(text));

const failureOf = (text: string) => {
  const outcome = parseFormula(text);
  if (Result.isSuccess(outcome)) throw new Error(`“${text}” was read`);
  return outcome.failure;
};

describe("the notation of formulas", () => {
  it("reads back every formula that it prints", () => {
    fc.assert(
      fc.property(formulas, (formula) => {
        expect(isSoundFormula(formula)).toBe(true);
        expect(parseFormula(printFormula(formula))).toStrictEqual(Result.succeed(formula));
      }),
      { numRuns: runs(1000) },
    );
  });

  it("prints what it reads", () => {
    for (const text of [
      "huisbezoeken@Rotterdam[2017-08-11] / brieven@Rotterdam[2017-08-11] * 100",
      "a-b[2018] - a-b[2017]",
      "1 - (2 - 3) - 4",
      "(1 + 2) * -3.50 / (4 * 5)",
      "deviation(samenkracht/balance[2020]) + theme(samenkracht/jeugd[2020])",
      "sum(a[2018-Q1], actual(zorg/lasten[2018..2019]), 3)",
      "percentChange(change(a[2019], a[2018]), oneIn(1, percent(1, 2)))",
      "12[2020] + sum[2020] + actual@sum[2020]",
    ]) {
      expect(printFormula(read(text))).toBe(text);
    }
  });

  it("does not mind spaces, and takes no area for the whole territory", () => {
    expect(read(" a [ 2018 ]+b@noord[2018] ")).toEqual(read("a[2018] + b@noord[2018]"));
    expect(read("a@whole[2018]")).toEqual(read("a[2018]"));
    expect(read("sum ( 1,2 )")).toEqual(read("sum(1, 2)"));
  });

  it("multiplies before it adds, and takes equal operators from the left", () => {
    expect(read("1 + 2 * 3")).toEqual(read("1 + (2 * 3)"));
    expect(read("1 - 2 - 3")).toEqual(read("(1 - 2) - 3"));
    expect(read("1 - 2 - 3")).not.toEqual(read("1 - (2 - 3)"));
  });

  it("says where it stopped and what should stand there", () => {
    const failures = [
      ["", 0, "a number"],
      ["1 +", 3, "a number"],
      ["5-3", 3, "spaces around a minus"],
      ["1,5", 1, "an operator"],
      ["1.900,5", 5, "an operator"],
      ["a", 1, "a period"],
      ["a[2018-13]", 1, "a period"],
      ["a[2018..]", 1, "with an end"],
      ["a[2018", 1, "a period"],
      ["a@[2018]", 2, "a name"],
      ["a@noord", 7, "a period"],
      ["(1 + 2", 6, "a closing parenthesis"],
      ["1 + 2)", 5, "an operator"],
      ["product(1, 2)", 8, "one of the functions"],
      ["sum()", 4, "a number"],
      ["sum(1; 2)", 5, "a comma"],
      ["percent(1)", 9, "a second formula"],
      ["percent(1, 2, 3)", 12, "a closing parenthesis"],
      ["actual(zorg[2018])", 11, "a slash"],
      ["actual(zorg/lasten)", 18, "a period"],
      ["theme(zorg/jeugd[2018]", 22, "a closing parenthesis"],
      ["a[2018] % b[2018]", 8, "an operator"],
      ["-a[2018]", 0, "a number"],
    ] as const;
    for (const [text, offset, expected] of failures) {
      const { offset: at, mend, readAs } = failureOf(text);
      expect(at, text).toBe(offset);
      expect(mend.en, text).toContain(expected);
      expect(readAs).toBe("formula");
    }
  });

  it("refuses what is too deep or too long, and not a sum of many terms", () => {
    const row = (n: number) => Array.from({ length: n }, () => "1").join(" + ");
    expect(Result.isSuccess(parseFormula(row(MAX_FORMULA_DEPTH)))).toBe(true);
    expect(failureOf(row(MAX_FORMULA_DEPTH + 1)).mend.nl).toContain("sum(…)");
    const nested = (n: number) => `${"(".repeat(n)}1${")".repeat(n)}`;
    expect(Result.isSuccess(parseFormula(nested(MAX_FORMULA_DEPTH - 1)))).toBe(true);
    expect(failureOf(nested(MAX_FORMULA_DEPTH)).mend.nl).toContain("eenvoudiger");
    const calls = (n: number) => `${"sum(".repeat(n)}1${")".repeat(n)}`;
    expect(Result.isSuccess(parseFormula(calls(MAX_FORMULA_DEPTH - 1)))).toBe(true);
    expect(failureOf(calls(100)).mend.nl).toContain("eenvoudiger");
    expect(Result.isSuccess(parseFormula(`sum(${Array.from({ length: 500 }, () => "1").join(", ")})`))).toBe(true);
    expect(failureOf("1".repeat(MAX_FORMULA_LENGTH + 1)).problem.en).toContain("too long");
    expect(failureOf("(".repeat(100_000)).problem.en).toContain("too long");
    // Read it would fit; written back with its spaces it would not.
    expect(failureOf(`sum(${Array.from({ length: 1900 }, () => "1").join(",")})`).problem.en).toContain("too long");
  });

  it("never throws, whatever the text", () => {
    const tokens = fc.constantFrom(
      ..."sum( percent( actual( theme( a a-b @noord [2018] [2018..] zorg/lasten ( ) + - * / , 5 -5 1.50 ² 0".split(" "),
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(tokens, { maxLength: 10 }).map((list) => list.join(" ")),
      fc.array(tokens, { maxLength: 10 }).map((list) => list.join("")),
    );
    let understood = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const outcome = parseFormula(text);
        if (Result.isSuccess(outcome)) {
          understood += 1;
          expect(parseFormula(printFormula(outcome.success))).toStrictEqual(outcome);
        } else {
          expect(outcome.failure.offset ?? 0).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: runs(2000) },
    );
    expect(understood).toBeGreaterThan(0);
  });
});
