import { describe, expect, it } from "vitest";
import {
  day,
  decimal,
  type Evidence,
  explain,
  type Observation,
  period,
  rekenkamerRotterdam,
  type TargetAsSet,
  unit,
} from "../../src/index.ts";
import { event, evidence, seen, target, value } from "./given.ts";

const stepsOf = (of: TargetAsSet, from: Evidence | ReadonlyArray<Observation>, asOf = "2024-01-01", about = "2022") => {
  const given = "forPeriod" in from ? from : evidence(from);
  return explain(of, period(about), given, { asOf: day(asOf), bands: rekenkamerRotterdam }).steps.slice(1);
};
const told = (...asked: Parameters<typeof stepsOf>) => stepsOf(...asked).map(({ step, text }) => `${step} ${text.en}`);

const asked = "2 Asked over 2022: ≥ 10 (huizen).";
const measured = "3 Measured over 2022: 12.";
const ended = "4 2022 had ended on 2024-01-01.";
const same = "5 The definition is the one that the promise was made under.";
const inUnit = "6 Both are in huizen.";
const covered = "7 It covers all of its period.";
const atLeast = target(">= 10 in 2022");
const twelve = seen("2022", "12");

describe("the steps that led to a verdict", () => {
  it("are told in order, each with its events", () => {
    expect(told(atLeast, [twelve])).toEqual([
      asked,
      measured,
      ended,
      same,
      inUnit,
      covered,
      "8 12 against ≥ 10: met.",
      "10 final.",
    ]);
    expect(stepsOf(atLeast, [twelve]).filter(({ events }) => events.length > 0)).toMatchObject([
      { step: 3, events: [event(2022)] },
      { step: 8, events: [event(2022)] },
    ]);
  });
  it("end at what was not said", () => {
    expect(told(target(">= ? in 2022"), [twelve])).toHaveLength(1);
    expect(stepsOf(target(">= ? in 2022"), [twelve])[0]?.step).toBe(2);
  });
  it("end at what was not measured, or at why it is missing", () => {
    expect(told(atLeast, [])).toEqual([
      asked,
      "3 Nothing was measured for 2022, as far as was known.",
      ended,
      expect.stringMatching(/^4 /),
    ]);
    const missing = stepsOf(atLeast, [seen("2022", "notMeasured")]);
    expect(missing.map(({ step }) => step)).toEqual([2, 3, 4, 4]);
    expect(missing.at(-1)).toMatchObject({ text: { en: "not measured." }, events: [event(2022)] });
  });
  it("say that it was collected but not published, before and after it is due", () => {
    const collected = seen("2022", "notPublished", { collectedIn: period("2022-03") });
    for (const asOf of ["2022-06-01", "2024-01-01"]) {
      const steps = stepsOf(atLeast, [collected], asOf);
      expect(steps.map(({ step }) => step)).toEqual([2, 3, 4, 4]);
      expect(steps.at(-1)).toMatchObject({ text: { en: "collected, not published yet." }, events: [event(2022)] });
    }
    expect(stepsOf(atLeast, [seen("2022", "notPublished")], "2022-06-01").map(({ step }) => step)).toEqual([2, 3, 4]);
  });
  it("say how far a stock is on its way, before it is due", () => {
    const stock = target(">= 10 in 2022", { nature: "stock", baseline: value("2") });
    const from = { ...evidence([]), latest: () => seen("2021", "6") };
    const steps = stepsOf(stock, from, "2022-06-01");
    expect(steps.map(({ text }) => text.en).at(-1)).toBe(
      "The latest before it, over 2021, shows how far things are: 6.",
    );
    expect(steps.at(-1)?.events).toEqual([event(2021)]);
  });
  it("say what stands in the way only once it is due", () => {
    const broken = [{ ...twelve, flags: ["seriesBreak"] as const }];
    expect(stepsOf(atLeast, broken).map(({ step }) => step)).toEqual([2, 3, 4, 5]);
    expect(told(atLeast, broken, "2022-06-01")).toEqual([
      asked,
      measured,
      "4 2022 had not ended on 2022-06-01, so nothing was due.",
    ]);
  });
  it("say that a changed definition was judged all the same", () => {
    const flagged = target(">= 10 in 2022", { onDefinitionChange: "flag" });
    expect(told(flagged, [{ ...twelve, definitionEpoch: 1 }])).toContain(
      "5 The definition changed; the target says to judge all the same.",
    );
  });
  it("say into what a number was converted", () => {
    const factors = [{ from: unit("blokken"), to: unit("huizen"), factor: decimal("10") }];
    const blocks = evidence([seen("2022", "3", { unit: unit("blokken") })], { factors });
    expect(told(atLeast, blocks)).toContain("6 Converted from blokken to huizen by a declared factor: 30.");
  });
  it("say whether a part of a period is judged", () => {
    const part = [seen("2022", "8", { flags: ["partialPeriod"] })];
    expect(told(atLeast, part).at(-1)).toBe("7 It covers part of its period, and what is missing counts.");
    expect(told(target(">= 10 in 2022", { nature: "stock" }), part)).toContain(
      "7 It covers part of its period; that is judged, provisionally.",
    );
  });
  it("say that a count meets already", () => {
    const steps = stepsOf(atLeast, [twelve], "2022-06-01");
    expect(steps.at(-1)?.text.en).toBe("What is counted so far can only grow, and meets already.");
    expect(steps.at(-1)?.events).toEqual([event(2022)]);
  });
  it("say that what it is held against is not known", () => {
    expect(told(target("decrease in 2022"), [twelve]).slice(-2)).toEqual([
      expect.stringMatching(/^2 What it is held against is not known: /),
      expect.stringMatching(/^8 /),
    ]);
  });
  it("say that a number is too imprecise", () => {
    expect(stepsOf(atLeast, [seen("2022", "8..12")]).at(-1)).toMatchObject({
      step: 8,
      text: { en: "the value is too imprecise." },
    });
  });
  it("say whether a change is more than chance", () => {
    const change = target("decrease by 3 in 2022 established", { nature: "stock", baseline: value("20") });
    expect(told(change, [{ ...twelve, significant: true }]).slice(-2)).toEqual([
      "9 The change is more than chance.",
      "10 final.",
    ]);
    const chance = stepsOf(change, [{ ...twelve, significant: false }]).at(-1);
    expect(chance?.text.en).toBe("It has not been established that the change is more than chance.");
    expect(chance?.events).toEqual([event(2022)]);
  });
  it("say that a term without an end is judged on what had ended", () => {
    const mean = target(">= 10 average per year 2021..", { nature: "average" });
    const soFar = "4 The term has no end; what had ended on 2024-01-01 is judged.";
    const all = [seen("2021", "10"), twelve, seen("2023", "12")];
    expect(told(mean, all, "2024-01-01", "2021..")).toContain(soFar);
    expect(told(mean, [], "2024-01-01", "2021..")).toContain(soFar);
  });
});

describe("an explanation", () => {
  const of = (rule: string, from: Evidence, about: string | null = null) =>
    explain(target(rule), about === null ? null : period(about), from, {
      asOf: day("2024-01-01"),
      bands: rekenkamerRotterdam,
    });

  it("of several periods says how they become one", () => {
    const found = of(">= 10 each year 2021..2022", evidence([seen("2021", "9"), twelve]));
    expect(found.together?.en).toBe("Every period must meet: 1 met, 1 not met, so not met.");
    expect(found.parts.map(({ evaluation }) => evaluation.verdict)).toEqual(["notMet", "met"]);
  });
  it("of one period tells only of the parts that speak of it", () => {
    const found = of("any of (>= 10 in 2022; >= 10 in 2021; >= 13 in 2022)", evidence([twelve]), "2022");
    expect(found.parts.map(({ rule }) => rule)).toEqual([">= 10 in 2022", ">= 13 in 2022"]);
    expect(found.together?.en).toBe("One must be met: 1 met, 1 not met, so met.");
  });
  it("of a term without an end names it as it was promised, unless it had to reach ahead", () => {
    const rule = ">= 10 each year 2021..";
    expect(of(rule, evidence([]), "2024-Q1").rule).toBe(rule);
    expect(of(rule, evidence([]), "2020").rule).toBe(rule);
    expect(of(rule, evidence([]), "2027").rule).toBe(">= 10 each year 2021..2027");
  });
  it("of a period that nothing was promised for says so", () => {
    const found = of(">= 10 in 2022", evidence([twelve]), "2021");
    expect(found.steps.map(({ step }) => step)).toEqual([1, 1]);
    expect(found.together).toBeNull();
  });
});
