import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import {
  type AreaSetId,
  decimal,
  fitsUnit,
  isSoundRule,
  parseRule,
  period,
  type Quantifier,
  type Rule,
  rulesWithin,
  unit,
} from "../../src/index.ts";

const rule = (text: string): Rule => Result.getOrThrow(parseRule(text));
const level = rule(">= 5 in 2022");
const decrease = rule("decrease by 3 in 2021");
const every = (inner: Rule, quantifier: Quantifier = { _tag: "All" }): Rule => ({
  _tag: "EveryArea",
  set: "gebieden" as AreaSetId,
  quantifier,
  rule: inner,
});
const all = (...rules: readonly [Rule, ...ReadonlyArray<Rule>]): Rule => ({ _tag: "AllOf", rules });
const open = period("2023..");

describe("a rule within rules", () => {
  it("is found with the rules around it", () => {
    const inner = all(level, decrease);
    expect(rulesWithin(every(inner))).toEqual([every(inner), inner, level, decrease]);
    expect(rulesWithin(level)).toEqual([level]);
  });
  it("stands at most sixteen deep, whichever branch is the deepest", () => {
    let deep = level;
    for (let i = 0; i < 16; i++) deep = i % 2 === 0 ? every(deep) : all(level, deep);
    expect(isSoundRule(deep)).toBe(true);
    expect(isSoundRule(all(level, deep))).toBe(false);
    expect(isSoundRule(every(deep))).toBe(false);
  });
  it("must be sound for the whole to be", () => {
    expect(isSoundRule(all(level, every({ ...(level as object), period: open } as Rule)))).toBe(false);
  });
});

describe("a rule that did not come out of the parser", () => {
  const replaced = (text: string, fields: object): Rule => ({ ...rule(text), ...fields }) as Rule;

  it("needs periods that end", () => {
    expect(isSoundRule(replaced(">= 5 in 2022", { period: null }))).toBe(true);
    expect(isSoundRule(replaced(">= 5 in 2022", { period: open }))).toBe(false);
    expect(isSoundRule(replaced("decrease by 3 in 2021", { period: open }))).toBe(false);
    expect(isSoundRule(replaced("decrease in 2021", { period: open }))).toBe(false);
    expect(isSoundRule(replaced(">= 24 total 2022..2026", { term: open }))).toBe(false);
    expect(isSoundRule(replaced(">= area NL of 2017 in 2022", { frozen: open }))).toBe(false);
    expect(isSoundRule(replaced(">= area NL of 2017 in 2022", { period: open }))).toBe(false);
    expect(isSoundRule(replaced("between 1 and 3 in 2022", { period: open }))).toBe(false);
    expect(isSoundRule(rule(">= 5000 average per year 2023.."))).toBe(true);
  });
  it("needs steps in order, each of which ends", () => {
    const step = (about: string) => ({ period: period(about), threshold: decimal("5") });
    const path = (...steps: ReadonlyArray<object>) => replaced("path <= 1900 in 2018, 1769 in 2019", { steps });
    expect(isSoundRule(path(step("2018"), step("2019")))).toBe(true);
    expect(isSoundRule(path(step("2019"), step("2018")))).toBe(false);
    expect(isSoundRule(path(step("2019"), step("2020..")))).toBe(false);
  });
  it("needs a range with its lowest end first; both ends may be the same", () => {
    expect(isSoundRule(replaced("between 1 and 3 in 2022", { low: decimal("3") }))).toBe(true);
    expect(isSoundRule(replaced("between 1 and 3 in 2022", { low: decimal("4") }))).toBe(false);
  });
  it("needs a whole number of areas, at least one", () => {
    const atLeast = (count: number) => isSoundRule(every(level, { _tag: "AtLeast", count }));
    expect([-1, 0, 0.5, 1, 1.5, 10].map(atLeast)).toEqual([false, false, false, true, false, true]);
  });
  it("needs a share above nothing and up to all", () => {
    const share = (percent: string) => isSoundRule(every(level, { _tag: "AtLeastShare", percent: decimal(percent) }));
    expect(["-1", "0", "0.1", "100", "100.1"].map(share)).toEqual([false, false, true, true, false]);
  });
});

describe("a change", () => {
  const [absolute, points, percent] = [
    decrease,
    rule("decrease by 3 points in 2021"),
    rule("decrease by 3 % in 2021"),
  ] as const;

  it("of percentages is said in points or percents, and of anything else not in points", () => {
    expect([absolute, points, percent].map((one) => fitsUnit(one, unit("%")))).toEqual([false, true, true]);
    expect([absolute, points, percent].map((one) => fitsUnit(one, unit("kEUR")))).toEqual([true, false, true]);
  });
  it("is looked for in all rules within a rule", () => {
    expect(fitsUnit(all(level, every(absolute)), unit("%"))).toBe(false);
    expect(fitsUnit(all(level, every(points)), unit("%"))).toBe(true);
    expect(fitsUnit(rule("trend"), unit("%"))).toBe(true);
  });
});
