import { describe, expect, it } from "vitest";
import {
  type AreaSetId,
  type Command,
  checkTarget,
  day,
  type IndicatorId,
  type MeasurementRow,
  period,
  type Register,
  type TargetCheck,
  type TargetId,
  unit,
} from "../../src/index.ts";
import { area, given, indicator, measured, target, value } from "./given.ts";

const check = (register: Register, about: string | null, asOf: string): TargetCheck => {
  const found = checkTarget(register, "t" as TargetId, about === null ? null : period(about), { asOf: day(asOf) });
  if (found === null) throw new Error("no target");
  return found;
};

const gebieden = (...areas: ReadonlyArray<string>): Command => ({
  _tag: "DefineAreaSet",
  set: "gebieden" as AreaSetId,
  areas: areas.map((id) => ({ area: area(id), title: id })),
});

const inAreas = (
  id: string,
  about: string,
  numbers: Readonly<Record<string, string>>,
  more: Partial<MeasurementRow> = {},
): Command => ({
  _tag: "RecordMeasurements",
  rows: Object.entries(numbers).map(([where, number]) => ({
    indicator: id as IndicatorId,
    area: area(where),
    period: period(about),
    value: value(number),
    ...more,
  })),
});

describe("a change against the baseline", () => {
  const eenzaamheid = indicator("i", "%", "stock", "lower");

  it("C09: in points ends 3 below the baseline, and in percents 3 % below it", () => {
    const judged = (rule: string, number: string) =>
      check(given(eenzaamheid, measured("i", { 2021: number }), target("t", "i", rule, "53")), null, "2022-01-01");
    expect(judged("decrease by 3 points in 2021", "50")).toMatchObject({ verdict: "met", required: "50", gap: "0" });
    expect(judged("decrease by 3 points in 2021", "50.1")).toMatchObject({ verdict: "notMet", attainment: "0.966667" });
    expect(judged("decrease by 3 % in 2021", "51.41")).toMatchObject({ verdict: "met", required: "51.41" });
    expect(judged("decrease by 3 % in 2021", "51.42")).toMatchObject({ verdict: "notMet", favourableGap: "-0.01" });
    expect(judged("increase by 3 points in 2021", "56")).toMatchObject({ verdict: "met", comparator: ">=" });
  });

  it("C09: collected and not yet published is not the same as not measured", () => {
    const register = given(
      eenzaamheid,
      measured("i", { 2020: "notPublished" }, { collectedIn: period("2020-09") }),
      target("t", "i", "path <= 51 in 2020, 50 in 2021"),
    );
    expect(check(register, "2020", "2021-06-01").reasons).toEqual(["collectedNotPublished"]);
    expect(check(register, "2021", "2021-06-01").reasons).toEqual(["notYetDue"]);
  });

  it("C07: without a baseline and without an amount is unknown for both reasons, and 1900 is no baseline", () => {
    const register = given(
      indicator("i", "uitkeringen", "stock", "lower"),
      measured("i", { 2018: "1893", 2019: "1765", 2020: "1989", 2021: "1500" }),
      target("t", "i", "path <= 1900 in 2018, 1769 in 2019, 1638 in 2020, 1507 in 2021"),
      {
        _tag: "ReviseTarget",
        target: "t" as TargetId,
        rule: {
          _tag: "Change",
          direction: "decrease",
          amount: null,
          measure: "percent",
          period: period("2021"),
          established: false,
        },
        decidedBy: "Rekenkamer",
        why: "the milestones are not decisive",
      },
    );
    expect(check(register, null, "2022-03-01")).toMatchObject({
      verdict: "unknown",
      reasons: ["baselineMissing", "thresholdMissing"],
      attainment: null,
      targetVersion: 2,
    });
    const before = checkTarget(register, "t" as TargetId, period("2020"), { asOf: day("2022-03-01"), at: 5 + 1 });
    expect(before).toMatchObject({ verdict: "notMet", gap: "351", targetVersion: 1 });
  });

  it("is unknown across a break in the series, whatever the policy", () => {
    const register = given(eenzaamheid, measured("i", { 2021: "40" }, { flags: ["seriesBreak"] }), {
      ...target("t", "i", "decrease by 3 points in 2021", "53"),
      onDefinitionChange: "flag",
    } as Command);
    expect(check(register, null, "2022-01-01")).toMatchObject({
      verdict: "unknown",
      reasons: ["seriesBreak"],
      gap: null,
    });
  });

  it("must be more than chance when it is to be established", () => {
    const judged = (number: string, more: ReadonlyArray<Command> = [], minimum?: string) =>
      check(
        given(
          eenzaamheid,
          measured("i", { 2018: number }),
          {
            ...target("t", "i", "decrease by 2 points in 2018 established", "29"),
            ...(minimum === undefined ? {} : { minimumDetectableChange: minimum }),
          } as Command,
          ...more,
        ),
        null,
        "2019-06-01",
      );
    const assessed = (significant: boolean): Command => ({
      _tag: "AssessSignificance",
      indicator: "i" as IndicatorId,
      period: period("2018"),
      significant,
    });
    expect(judged("26", [], "5")).toMatchObject({ verdict: "unknown", reasons: ["notSignificant"] });
    expect(judged("24", [], "5")).toMatchObject({ verdict: "met" });
    expect(judged("28", [], "5")).toMatchObject({ verdict: "notMet" });
    expect(judged("26")).toMatchObject({ verdict: "unknown", reasons: ["notSignificant"] });
    expect(judged("26", [assessed(true)], "5")).toMatchObject({ verdict: "met" });
    expect(judged("24", [assessed(false)], "5")).toMatchObject({ verdict: "unknown" });
    expect(judged("26", [assessed(true)]).evidence).toHaveLength(3);
  });

  it("from a baseline that is itself imprecise decides only when every reading agrees", () => {
    const judged = (number: string) =>
      check(
        given(eenzaamheid, measured("i", { 2021: number }), target("t", "i", "decrease by 3 points in 2021", "50..53")),
        null,
        "2022-01-01",
      );
    expect(judged("47")).toMatchObject({ verdict: "met" });
    expect(judged("49")).toMatchObject({ verdict: "unknown", reasons: ["imprecise"] });
    expect(judged("51")).toMatchObject({ verdict: "notMet" });
  });

  it("of a percentage must say points or percents, and of anything else never points", () => {
    expect(() => given(eenzaamheid, target("t", "i", "decrease by 3 in 2021", "53"))).toThrow(/ruleNotEvaluable/);
    expect(() =>
      given(indicator("i", "zaken", "stock", "lower"), target("t", "i", "decrease by 3 points in 2021")),
    ).toThrow(/ruleNotEvaluable/);
  });
});

describe("a mean over years", () => {
  const jongeren = indicator("i", "personen", "flow", "higher");
  const rule = target("t", "i", ">= 5000 average per year 2023..");

  it("counts complete years only, and stays open while the term is", () => {
    const judged = (numbers: Readonly<Record<string, string>>, asOf: string) =>
      check(given(jongeren, measured("i", numbers), rule), null, asOf);
    expect(judged({ 2023: "4000" }, "2023-10-01")).toMatchObject({ verdict: "unknown", reasons: ["notYetDue"] });
    expect(judged({ 2023: "4000" }, "2024-10-01")).toMatchObject({ verdict: "notMet", stage: "interim", gap: "-1000" });
    expect(judged({ 2023: "4000", 2024: "6000", 2025: "1" }, "2025-06-01")).toMatchObject({
      verdict: "met",
      observed: { value: "5000" },
    });
  });

  it("is unknown with a year missing, unless what was counted decides", () => {
    const judged = (numbers: Readonly<Record<string, string>>) =>
      check(given(jongeren, measured("i", numbers), rule), null, "2025-06-01");
    expect(judged({ 2023: "4000" })).toMatchObject({ verdict: "unknown", reasons: ["noMeasurement"] });
    expect(judged({ 2023: "4000", 2024: "notRegistered" })).toMatchObject({
      verdict: "unknown",
      reasons: ["notRegistered"],
    });
    expect(judged({ 2023: "10000" })).toMatchObject({ verdict: "met", observed: { _tag: "AtLeast", low: "5000" } });
  });

  it("C10: of 21 and 32 and a year that was not registered is unknown", () => {
    const register = given(
      indicator("i", "%", "average", "higher"),
      measured("i", { 2018: "21", 2019: "32", 2020: "notRegistered" }),
      target("t", "i", ">= 25 average per year 2018..2020"),
    );
    expect(check(register, null, "2021-07-01")).toMatchObject({
      verdict: "unknown",
      reasons: ["notRegistered"],
      observed: null,
    });
  });

  it("that does not come out even is compared exactly", () => {
    const register = (threshold: string) =>
      given(
        indicator("i", "personen", "flow", "higher"),
        measured("i", { 2018: "1", 2019: "0", 2020: "0" }),
        target("t", "i", `>= ${threshold} average per year 2018..2020`),
      );
    expect(check(register("0.333333333333"), null, "2021-07-01").verdict).toBe("met");
    expect(check(register("0.3333333333334"), null, "2021-07-01").verdict).toBe("notMet");
  });

  it("of a ratio divides the sums, not the ratios", () => {
    const register = given(
      indicator("geholpen", "personen", "flow", "higher"),
      indicator("gevraagd", "personen", "flow", "neutral"),
      {
        ...indicator("i", "%", "ratio", "higher"),
        numerator: "geholpen",
        denominator: "gevraagd",
      } as Command,
      measured("geholpen", { 2018: "1", 2019: "90" }),
      measured("gevraagd", { 2018: "10", 2019: "100" }),
      target("t", "i", ">= 82 average per year 2018..2019"),
    );
    // 91 of 110, not the mean of 10 % and 90 %.
    expect(check(register, null, "2021-07-01")).toMatchObject({
      verdict: "met",
      observed: { value: "82.727272727273" },
    });
  });
});

describe("a ratio", () => {
  const parts = (numerator: string, denominator: string) =>
    given(
      indicator("teller", "personen", "flow", "higher"),
      indicator("noemer", "personen", "flow", "neutral"),
      { ...indicator("i", "%", "ratio", "higher"), numerator: "teller", denominator: "noemer" } as Command,
      measured("teller", { 2020: numerator }),
      measured("noemer", { 2020: denominator }),
      target("t", "i", ">= 25 in 2020"),
    );

  it("is computed from its parts, in its unit", () => {
    expect(check(parts("8300", "33800"), null, "2021-07-01")).toMatchObject({
      verdict: "notMet",
      observed: { value: "24.556213017751" },
    });
    expect(check(parts("1", "4"), null, "2021-07-01")).toMatchObject({ verdict: "met", gap: "0" });
  });

  it("with nothing to divide by is unknown", () => {
    expect(check(parts("1", "0"), null, "2021-07-01")).toMatchObject({
      verdict: "unknown",
      reasons: ["denominatorZero"],
    });
    expect(check(parts("1", "notRegistered"), null, "2021-07-01").reasons).toEqual(["notRegistered"]);
  });
});

describe("a total over a term", () => {
  it("of a flow is the sum, also of halves and quarters, and is met as soon as it is reached", () => {
    const register = given(
      indicator("i", "woningen", "flow", "higher"),
      measured("i", { 2022: "10", "2023-H1": "6", "2023-H2": "5" }),
      target("t", "i", ">= 20 total 2022..2026"),
    );
    expect(check(register, null, "2024-06-01")).toMatchObject({
      verdict: "met",
      stage: "interim",
      observed: { low: "21" },
    });
  });

  it("of a flow is not yet due before it is reached, and not met at the end", () => {
    const register = given(
      indicator("i", "woningen", "flow", "higher"),
      measured("i", { 2022: "10", 2023: "9" }),
      target("t", "i", ">= 20 total 2022..2023"),
    );
    expect(check(register, null, "2023-06-01")).toMatchObject({ verdict: "unknown", reasons: ["notYetDue"] });
    expect(check(register, null, "2024-06-01")).toMatchObject({ verdict: "notMet", gap: "-1", stage: "final" });
  });

  it("of a stock is its last value in the term", () => {
    const register = given(
      indicator("i", "flats", "stock", "higher"),
      measured("i", { "2023-04-01": "6", "2026-12-31": "15" }),
      target("t", "i", ">= 14 total 2022..2026"),
    );
    expect(check(register, null, "2027-06-01")).toMatchObject({ verdict: "met", observed: { value: "15" } });
    expect(check(register, null, "2024-06-01")).toMatchObject({ verdict: "unknown", reasons: ["notYetDue"] });
  });
});

describe("a range", () => {
  it("is met at both ends, and its gap is to the end that is broken", () => {
    const judged = (number: string) =>
      check(
        given(
          indicator("i", "flats", "stock", "neutral"),
          measured("i", { 2022: number }),
          target("t", "i", "between 1 and 3 in 2022"),
        ),
        null,
        "2023-06-01",
      );
    expect(judged("1")).toMatchObject({ verdict: "met", gap: "0" });
    expect(judged("3")).toMatchObject({ verdict: "met", gap: "0" });
    expect(judged("4")).toMatchObject({ verdict: "notMet", gap: "1", favourableGap: "-1" });
    expect(judged("0")).toMatchObject({ verdict: "notMet", gap: "-1", favourableGap: "-1" });
    expect(judged("2..5")).toMatchObject({ verdict: "unknown", reasons: ["imprecise"] });
  });
});

describe("the same in every area", () => {
  const complexen = indicator("i", "complexen", "stock", "higher");

  it("E01: is met when it is in all 14", () => {
    const names = Array.from({ length: 14 }, (_, n) => `gebied-${n + 1}`);
    const done = Object.fromEntries(names.map((name) => [name, "1"]));
    const register = given(
      gebieden(...names),
      complexen,
      inAreas("i", "2017", done),
      target("t", "i", "every area of gebieden: >= 1 in 2017"),
    );
    expect(check(register, null, "2018-06-01")).toMatchObject({ verdict: "met", stage: "final" });
    expect(check(register, "2017", "2018-06-01").evidence).toHaveLength(15);
  });

  it("C24: says nothing about areas from a total over them", () => {
    const register = given(
      gebieden("noord", "zuid"),
      complexen,
      measured("i", { 2022: "3" }, { coverage: period("2022-06..2022-12") }),
      target("t", "i", "every area of gebieden: between 1 and 3 in 2022"),
    );
    expect(check(register, null, "2023-06-01")).toMatchObject({ verdict: "unknown", reasons: ["noMeasurement"] });
  });

  it("combines as Kleene says: all, at least so many, at least a share", () => {
    const judged = (quantifier: string, numbers: Readonly<Record<string, string>>) =>
      check(
        given(
          gebieden("a", "b", "c", "d"),
          complexen,
          inAreas("i", "2022", numbers),
          target("t", "i", `${quantifier} of gebieden: >= 5 in 2022`),
        ),
        null,
        "2023-06-01",
      ).verdict;
    expect(judged("every area", { a: "5", b: "5", c: "5" })).toBe("unknown");
    expect(judged("every area", { a: "5", b: "4" })).toBe("notMet");
    expect(judged("at least 2 areas", { a: "5", b: "5", c: "1" })).toBe("met");
    expect(judged("at least 3 areas", { a: "5", b: "1", c: "1" })).toBe("notMet");
    expect(judged("at least 3 areas", { a: "5", b: "1" })).toBe("unknown");
    expect(judged("at least 75 % of areas", { a: "5", b: "5", c: "5" })).toBe("met");
    expect(judged("at least 76 % of areas", { a: "5", b: "5", c: "5", d: "1" })).toBe("notMet");
    expect(judged("at least 9 areas", { a: "5", b: "5", c: "5", d: "5" })).toBe("unknown");
  });
});

describe("several rules together", () => {
  it("C21: a promise that can be read in two ways is unknown, with its gaps shown", () => {
    const register = given(indicator("i", "voorzieningen", "stock", "higher"), measured("i", { "2023-04-01": "6" }), {
      ...target("t", "i", "all of (>= 14 total 2022..2026; >= 24 total 2022..2026)"),
      ambiguity: "24 = 14 + 10 or 20 + 4",
    } as Command);
    expect(check(register, null, "2023-04-01")).toMatchObject({
      verdict: "unknown",
      reasons: ["targetAmbiguous", "notYetDue"],
    });
  });

  it("all of, and any of", () => {
    const judged = (rule: string) =>
      check(
        given(indicator("i", "n", "stock", "higher"), measured("i", { 2020: "5" }), target("t", "i", rule)),
        null,
        "2021-06-01",
      ).verdict;
    expect(judged("all of (>= 5 in 2020; <= 5 in 2020)")).toBe("met");
    expect(judged("all of (>= 5 in 2020; >= 6 in 2020)")).toBe("notMet");
    expect(judged("all of (>= 5 in 2020; >= 6 in 2021)")).toBe("unknown");
    expect(judged("any of (>= 5 in 2020; >= 6 in 2021)")).toBe("met");
    expect(judged("any of (>= 6 in 2020; >= 6 in 2021)")).toBe("unknown");
    expect(judged("any of (>= 6 in 2020; trend)")).toBe("notMet");
  });
});

describe("against another area", () => {
  const places: Command = {
    _tag: "DefineAreaSet",
    set: "plaatsen" as AreaSetId,
    areas: [
      { area: area("Rotterdam"), title: "Rotterdam" },
      { area: area("NL"), title: "Nederland" },
    ],
  };
  const judged = (rule: string, own: string, there: Readonly<Record<string, string>>) =>
    check(
      given(
        places,
        indicator("i", "/1000", "average", "higher"),
        inAreas("i", "2022", { Rotterdam: own }),
        ...Object.entries(there).map(([about, number]) => inAreas("i", about, { NL: number })),
        { ...target("t", "i", rule), area: area("Rotterdam") } as Command,
      ),
      null,
      "2023-06-01",
    );

  it("is judged in the same period, or against a frozen one", () => {
    expect(judged(">= area NL in 2022", "84", { 2022: "70" })).toMatchObject({
      verdict: "met",
      required: "70",
      gap: "14",
    });
    expect(judged(">= area NL of 2017 in 2022", "84", { 2022: "70", 2017: "85" })).toMatchObject({
      verdict: "notMet",
      gap: "-1",
    });
  });

  it("C15: is unknown when the country is, or when the units look different", () => {
    expect(judged(">= area NL in 2022", "84", { 2022: "unknown" }).reasons).toEqual(["unknown"]);
    expect(judged(">= area NL in 2022", "84", {}).reasons).toEqual(["noMeasurement"]);
    expect(judged(">= area NL in 2022", "84", { 2022: "700" }).reasons).toEqual(["unitSuspect"]);
  });

  it("must be an area that exists", () => {
    expect(() => given(indicator("i", "n", "stock", "higher"), target("t", "i", ">= area BE in 2022"))).toThrow(
      /unknownArea/,
    );
  });
});

describe("only which way", () => {
  const judged = (rule: string, numbers: Readonly<Record<string, string>>, more: Partial<MeasurementRow> = {}) =>
    check(
      given(indicator("i", "besprekingen", "flow", "lower"), measured("i", numbers, more), target("t", "i", rule)),
      null,
      "2023-06-01",
    );

  it("is held against the period before", () => {
    expect(judged("decrease in 2022", { 2021: "478", 2022: "348" })).toMatchObject({
      verdict: "met",
      required: "478",
      gap: "-130",
    });
    expect(judged("decrease in 2022", { 2021: "348", 2022: "348" })).toMatchObject({ verdict: "notMet" });
    expect(judged("increase in 2022", { 2021: "1", "2021-H2": "9", 2022: "2" })).toMatchObject({ verdict: "met" });
    expect(judged("decrease in 2022", { 2022: "348" })).toMatchObject({
      verdict: "unknown",
      reasons: ["baselineMissing"],
    });
  });

  it("C17: is unknown across a break", () => {
    expect(judged("increase in 2022", { 2021: "1", 2022: "2" }, { flags: ["seriesBreak"] }).reasons).toEqual([
      "seriesBreak",
    ]);
  });
});

describe("a unit that changed", () => {
  it("converts what was measured before by the factor that was declared", () => {
    const register = given(
      indicator("i", "/10000", "average", "higher"),
      measured("i", { 2021: "700" }),
      {
        _tag: "RedefineIndicator",
        indicator: "i" as IndicatorId,
        from: day("2022-01-01"),
        comparable: true,
        why: "per thousand from now on",
        unit: unit("/1000"),
        factor: "0.1" as never,
      },
      measured("i", { 2022: "71" }),
      target("t", "i", "path >= 70 in 2022, 70 in 2023"),
    );
    expect(check(register, "2022", "2023-06-01")).toMatchObject({ verdict: "met", observed: { value: "71" } });
  });
});
