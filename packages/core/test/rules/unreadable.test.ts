import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { parseRule } from "../../src/index.ts";

const refused = (text: string) => {
  const outcome = parseRule(text);
  if (Result.isSuccess(outcome)) throw new Error(`“${text}” was read`);
  return outcome.failure;
};

describe("a text that is no rule", () => {
  it("is told what stands where, counted from one, in both languages", () => {
    expect(refused("<= 24 by 2018").problem).toEqual({
      en: "is not a rule: “by” stands at character 7",
      nl: "is geen regel: “by” staat op teken 7",
    });
    expect(refused("<= 24 in").problem).toEqual({
      en: "is not a rule: the end stands at character 9",
      nl: "is geen regel: het einde staat op teken 9",
    });
  });
  it("is told what should stand there, in both languages", () => {
    expect(refused("path 5 in 2018").mend).toEqual({
      en: "There should stand <=, >=, < or >",
      nl: "Daar hoort <=, >=, < of > te staan",
    });
  });
  it.each([
    ["every area of (: >= 1 in 2022", 14, "the name of an area"],
    [">= area <= of 2017 in 2022", 8, "the name of an area"],
    ["between x and 3 in 2022", 8, "a number such as"],
    ["between 3 and 1 in 2022", 14, "not less than the one before it"],
    ["at least 0 areas of gebieden: >= 1 in 2022", 9, "a number of areas"],
    ["at least 101 % of areas of gebieden: >= 1 in 2022", 15, "a share of at most 100 %"],
    ["at least 1.5 areas of gebieden: >= 1 in 2022", 13, "areas of"],
    ["at least 1234567 areas of gebieden: >= 1 in 2022", 17, "areas of"],
    [">= 1 each year soon", 15, "a period such as"],
    ["<= 24 in 2018..", 9, "a period with an end"],
  ])("“%s” stops at %i", (text, offset, expected) => {
    const { offset: at, mend } = refused(text);
    expect([at, mend.en]).toEqual([offset, expect.stringContaining(expected)]);
  });
  it("is not one that asks for up to six digits of areas", () => {
    expect(Result.isSuccess(parseRule("at least 123456 areas of gebieden: >= 1 in 2022"))).toBe(true);
  });
});
