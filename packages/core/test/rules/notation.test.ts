import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rules } from "../../../testing/src/arbitraries/rules.ts";
import { parseRule, printRule, type Rule } from "../../src/index.ts";
import { runs } from "../arbitraries/runs.ts";

const read = (text: string): Rule => Result.getOrThrow(parseRule(text));

describe("the notation of rules", () => {
  it("reads back every rule that it prints", () => {
    fc.assert(
      fc.property(rules, (rule) => {
        expect(parseRule(printRule(rule))).toStrictEqual(Result.succeed(rule));
      }),
      { numRuns: runs(1000) },
    );
  });

  it("prints what it reads", () => {
    for (const text of [
      "<= 24 in 2018",
      ">= 75",
      ">= ? in 2018-Q3",
      "path <= 1900 in 2018, 1769 in 2019, 1638 in 2020, 1507 in 2021",
      "path <= 1900 in 2018, ? in 2021 indicative",
      ">= 80 each year 2019..2021",
      "< -1.50 each quarter 2019..",
      "trend",
    ]) {
      expect(printRule(read(text))).toBe(text);
    }
  });

  it("does not mind spaces", () => {
    expect(read("  >=80   each  year 2019..2021 ")).toEqual(read(">= 80 each year 2019..2021"));
    expect(read("path <=1 in 2018 ,2 in 2019")).toEqual(read("path <= 1 in 2018, 2 in 2019"));
  });

  it("says where it stopped and what should stand there", () => {
    const failures = [
      ["", 0, "a rule"],
      ["= 5 in 2018", 0, "a rule"],
      ["<= x in 2018", 3, "a number"],
      ["<= 24 by 2018", 6, "“in” and a period"],
      ["<= 24 in 2018-13", 9, "a period"],
      ["<= 24 in 2018 or so", 14, "the end"],
      ["path <= 1 in 2019, 2 in 2018", 24, "after the one before it"],
      ["path <= 1 in 2018, 2 in 2018-H2", 24, "after the one before it"],
      ["path <= 1 in 2018, 2 in 2018-12-31", 24, "after the one before it"],
      [">= 80 each day 2019", 11, "year, half"],
      [">= 80 each year 2019-02..2020-01", 16, "whole such steps"],
      ["trend 5", 6, "the end"],
      ["path 5 in 2018", 5, "<=, >=, < or >"],
    ] as const;
    for (const [text, offset, expected] of failures) {
      const outcome = parseRule(text);
      if (Result.isSuccess(outcome)) throw new Error(`“${text}” was read`);
      expect(outcome.failure.offset, text).toBe(offset);
      expect(outcome.failure.mend.en, text).toContain(expected);
    }
  });

  it("reads rules within rules sixteen deep, and says of deeper ones that they must be simpler", () => {
    const nested = (depth: number) => `${"all of (".repeat(depth)}trend${")".repeat(depth)}`;
    expect(printRule(read(nested(16)))).toBe(nested(16));
    for (const depth of [17, 18, 40]) {
      const outcome = parseRule(nested(depth));
      if (Result.isSuccess(outcome)) throw new Error(`${depth} deep was read`);
      expect([outcome.failure.offset, outcome.failure.mend.en]).toEqual([
        17 * "all of (".length,
        expect.stringContaining("too deep"),
      ]);
    }
  });

  it("never throws, whatever the text", () => {
    const words = fc.constantFrom(
      "path",
      "<=",
      ">",
      "24",
      "?",
      "in",
      "each",
      "year",
      "2018",
      "2019..2021",
      ",",
      "indicative",
      "trend",
      "(",
      ";",
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 12 }).map((list) => list.join(" ")),
    );
    let understood = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const outcome = parseRule(text);
        if (Result.isSuccess(outcome)) {
          understood += 1;
          expect(parseRule(printRule(outcome.success))).toStrictEqual(outcome);
        }
      }),
      { numRuns: runs(2000) },
    );
    expect(understood).toBeGreaterThan(0);
  });
});
