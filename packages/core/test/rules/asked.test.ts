import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { day, parseRule, requirementsOf, rulesWithin } from "../../src/index.ts";
import { isCompound } from "../../src/rules/rule.ts";

const lastDay = (text: string) =>
  rulesWithin(Result.getOrThrow(parseRule(text))).flatMap((rule) =>
    isCompound(rule) ? [] : [requirementsOf(rule, day("2024-01-01")).lastDay],
  )[0];

describe("the last day of what a rule asks", () => {
  it.each([
    ["<= 24 in 2018", "2018-12-31"],
    ["path <= 6 in 2017, 5 in 2018, 4 in 2020", "2020-12-31"],
    [">= 5 each year 2019..2021", "2021-12-31"],
    ["decrease by 3 in 2021", "2021-12-31"],
    ["decrease in 2021", "2021-12-31"],
    [">= 5 average per year 2019..2022", "2022-12-31"],
    [">= 5 total 2019..2022", "2022-12-31"],
    ["between 1 and 3 in 2022-Q1", "2022-03-31"],
    [">= area NL in 2022", "2022-12-31"],
  ])("of “%s” is %s", (rule, last) => {
    expect(lastDay(rule)).toBe(last);
  });
  it.each([
    ">= 75",
    ">= 5 each year 2019..",
    "decrease by 3",
    ">= 5 average per year 2019..",
    "between 1 and 3",
    "trend",
  ])("of “%s” is not known", (rule) => {
    expect(lastDay(rule)).toBeNull();
  });
});
