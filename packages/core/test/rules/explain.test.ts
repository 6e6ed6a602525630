import { describe, expect, it } from "vitest";
import {
  type AreaId,
  type AreaSetId,
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

describe("what is asked", () => {
  const said = (rule: string, more: Partial<TargetAsSet> = {}) =>
    stepsOf(target(rule, { nature: "stock", ...more }), [twelve])[0]?.text;

  it("is told with every bound, and with both ends of one that is not a single number", () => {
    expect(said("between 10 and 20 in 2022")).toEqual({
      en: "Asked over 2022: ≥ 10 and ≤ 20 (huizen).",
      nl: "Gevraagd over 2022: ≥ 10 en ≤ 20 (huizen).",
    });
    const from = (baseline: string) => said("decrease by 10 in 2022", { baseline: value(baseline) })?.en;
    expect(from("100")).toBe("Asked over 2022: ≤ 90 (huizen).");
    expect(from("100..110")).toBe("Asked over 2022: ≤ 90–100 (huizen).");
    expect(from(">=100")).toBe("Asked over 2022: ≤ ≥ 90 (huizen).");
    expect(from("<=100")).toBe("Asked over 2022: ≤ ≤ 90 (huizen).");
  });
});

describe("what stands in the way of a comparison", () => {
  it("is told as the step that it belongs to: the definition, or the unit", () => {
    const broken = evidence([twelve], { previous: () => seen("2021", "10", { definitionEpoch: 1 }) });
    expect(told(target("increase in 2022"), broken).at(-1)).toMatch(/^5 /);
    const thousands = evidence([twelve], { inArea: () => evidence([seen("2022", "12000")]) });
    expect(told(target(">= area NL in 2022"), thousands).at(-1)).toMatch(/^6 /);
  });
});

describe("an explanation", () => {
  const of = (rule: string, from: Evidence, about: string | null = null, more: Partial<TargetAsSet> = {}) =>
    explain(target(rule, more), about === null ? null : period(about), from, {
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
  it("says first what is in force, in both languages", () => {
    expect(of(">= 10 in 2022", evidence([twelve]), "2022", { version: 3 }).steps[0]).toEqual({
      step: 1,
      text: { en: "In force is version 3: >= 10 in 2022.", nl: "Van kracht is versie 3: >= 10 in 2022." },
      events: [event(1)],
    });
  });
  it("of what was withdrawn, or asks nothing, says only that", () => {
    expect(of(">= 10 in 2022", evidence([twelve]), null, { withdrawn: true })).toMatchObject({
      steps: [{ step: 1, text: { en: "target withdrawn.", nl: "streefwaarde ingetrokken." } }],
      together: null,
      parts: [],
    });
    const early = of(">= 10 in 2022", evidence([twelve]), "2021");
    expect(early.steps[1]?.text).toEqual({ en: "no target.", nl: "geen streefwaarde." });
    expect(early.parts).toEqual([]);
    expect(of(">= 10", evidence([twelve]), "2022").steps).toHaveLength(2);
  });
  it("of one requirement has steps and no parts", () => {
    const found = of(">= 10 in 2022", evidence([twelve]));
    expect([found.parts, found.together]).toEqual([[], null]);
    expect(found.steps.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10]);
  });
  it("of several periods has parts, and of one of them its steps", () => {
    const rule = ">= 10 each year 2021..2022";
    const from = evidence([seen("2021", "9"), twelve]);
    const whole = of(rule, from);
    expect(whole.parts.map(({ steps }) => steps.length > 0)).toEqual([true, true]);
    expect(whole.steps.map(({ step }) => step)).toEqual([1]);
    const one = of(rule, from, "2022");
    expect(one.parts).toEqual([]);
    expect(one.steps[1]?.text.en).toBe("Asked over 2022: ≥ 10 (huizen).");
  });
  it("of a whole leaves out the milestones that only inform", () => {
    const rule = "path >= 9 in 2021, 10 in 2022 indicative";
    expect(of(rule, evidence([twelve])).steps[1]?.text.en).toBe("Asked over 2022: ≥ 10 (huizen).");
    expect(of(rule, evidence([twelve]), "2021").steps[1]?.text.en).toBe("Asked over 2021: ≥ 9 (huizen).");
  });
  it("of a term that has not begun says that nothing is due", () => {
    const found = of(">= 10 each year 2025..", evidence([]));
    expect(found.steps.map(({ step, text }) => [step, text.en, text.nl])).toEqual([
      [1, "In force is version 1: >= 10 each year 2025...", "Van kracht is versie 1: >= 10 each year 2025..."],
      [4, "not due yet.", "termijn nog niet verstreken."],
    ]);
    expect([found.parts, found.together, found.steps[1]?.events]).toEqual([[], null, []]);
  });
  it("of rules within rules tells of each what it amounts to, in that period or as a whole", () => {
    const rule = "all of (any of (>= 10 each year 2021..2022; >= 20 in 2022); >= 12 in 2022)";
    const from = evidence([seen("2021", "9"), twelve]);
    const outline = (about: string | null) => {
      const { evaluation, together, parts } = of(rule, from, about);
      const inner = parts[0];
      return [
        [evaluation.verdict, together?.en, together?.nl],
        [inner?.evaluation.period, inner?.evaluation.verdict, inner?.together?.en, inner?.steps.length],
        parts.map((part) => part.parts.map(({ evaluation: { verdict, period: over } }) => [over, verdict])),
      ];
    };
    expect(outline("2022")).toEqual([
      ["met", "All must be met: 2 met, so met.", "Alles moet worden gehaald: 2 gehaald, dus gehaald."],
      ["2022", "met", "One must be met: 1 met, 1 not met, so met.", 0],
      [
        [
          ["2022", "met"],
          ["2022", "notMet"],
        ],
        [],
      ],
    ]);
    expect(outline(null)).toEqual([
      [
        "notMet",
        "All must be met: 1 met, 1 not met, so not met.",
        "Alles moet worden gehaald: 1 gehaald, 1 niet gehaald, dus niet gehaald.",
      ],
      [null, "notMet", "One must be met: 2 not met, so not met.", 0],
      [
        [
          [null, "notMet"],
          [null, "notMet"],
        ],
        [],
      ],
    ]);
  });
  it("of a rule around one other rule keeps both apart", () => {
    const found = of("all of (>= 10 in 2022)", evidence([twelve]));
    expect(found.together?.en).toBe("All must be met: 1 met, so met.");
    expect(found.parts.map(({ rule }) => rule)).toEqual([">= 10 in 2022"]);
  });
});

describe("an explanation over areas", () => {
  const counts: Readonly<Record<string, string>> = { noord: "12", zuid: "9" };
  const from = evidence([], {
    areasOf: (set: AreaSetId) =>
      set === "gebieden" ? (Object.keys(counts) as ReadonlyArray<string> as ReadonlyArray<AreaId>) : null,
    inArea: (area) => evidence([seen("2022", counts[area] ?? "notMeasured")]),
  });
  const of = (rule: string, about: string | null = null) =>
    explain(target(rule), about === null ? null : period(about), from, {
      asOf: day("2024-01-01"),
      bands: rekenkamerRotterdam,
    });

  it.each([
    [
      "every area of gebieden: >= 10 in 2022",
      "Every area must meet: 1 met, 1 not met, so not met.",
      "Elk gebied moet het halen: 1 gehaald, 1 niet gehaald, dus niet gehaald.",
    ],
    [
      "at least 1 areas of gebieden: >= 10 in 2022",
      "At least 1 areas must meet: 1 met, 1 not met, so met.",
      "Ten minste 1 gebieden moeten het halen: 1 gehaald, 1 niet gehaald, dus gehaald.",
    ],
    [
      "at least 50 % of areas of gebieden: >= 10 in 2022",
      "At least 50 % of the areas must meet: 1 met, 1 not met, so met.",
      "Ten minste 50 % van de gebieden moet het halen: 1 gehaald, 1 niet gehaald, dus gehaald.",
    ],
  ])("of “%s” tells of each area and of how many must meet", (rule, en, nl) => {
    for (const about of [null, "2022"]) {
      const found = of(rule, about);
      expect(found.together).toEqual({ en, nl });
      expect(found.parts.map(({ area, evaluation }) => [area, evaluation.verdict])).toEqual([
        ["noord", "met"],
        ["zuid", "notMet"],
      ]);
      expect(found.parts[1]?.steps.map(({ text }) => text.en)).toContain("Measured over 2022: 9.");
    }
  });
  it("leaves out areas where nothing is asked of the period", () => {
    const found = of("any of (every area of gebieden: >= 10 in 2022; every area of gebieden: >= 9 in 2021)", "2022");
    expect(found.parts.map(({ rule }) => rule)).toEqual(["every area of gebieden: >= 10 in 2022"]);
  });
  it("has no parts where a set has no areas", () => {
    expect(of("every area of wijken: >= 10 in 2022").parts).toEqual([]);
  });
});
