import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smallDecimals } from "../../../testing/src/arbitraries/vocabulary.ts";
import {
  compare,
  type Day,
  day,
  decimal,
  type Evidence,
  evaluate,
  multiply,
  type Observation,
  period,
  printValue,
  rekenkamerRotterdam,
  subtract,
  type TargetAsSet,
  unit,
} from "../../src/index.ts";
import { quotientOf } from "../../src/rules/quotient.ts";
import { ratioOf, ratioScale } from "../../src/rules/ratio.ts";
import { runs } from "../arbitraries/runs.ts";
import { event, evidence, seen, target } from "./given.ts";

const ask = (of: TargetAsSet, from: Evidence, about = "2021..2022", asOf: Day = day("2024-01-01")) => {
  const {
    verdict,
    reasons,
    observed,
    flags,
    evidence: behind,
  } = evaluate(of, period(about), from, {
    asOf,
    bands: rekenkamerRotterdam,
  });
  return { verdict, reasons, observed: observed === null ? null : printValue(observed), flags, behind };
};

describe("a total", () => {
  const total = target(">= 30 total 2021..2022");

  it("is the sum of years, with the flags and the evidence of each", () => {
    const from = evidence([seen("2021", "10", { flags: ["estimated"] }), seen("2022", "25", { flags: ["revised"] })]);
    expect(ask(total, from)).toMatchObject({ verdict: "met", observed: "35", flags: ["estimated", "revised"] });
    expect(ask(total, from).behind).toEqual(expect.arrayContaining([event(2021), event(2022)]));
  });
  it("keeps the bounds of its parts", () => {
    expect(ask(total, evidence([seen("2021", "10"), seen("2022", "12..15")]))).toMatchObject({
      verdict: "notMet",
      observed: "22..25",
    });
    expect(ask(total, evidence([seen("2021", "10"), seen("2022", "<=15")]))).toMatchObject({
      verdict: "notMet",
      observed: "<=25",
    });
    expect(ask(total, evidence([seen("2021", "<=9"), seen("2022", ">=30")]))).toMatchObject({ verdict: "unknown" });
  });
  it("is known from below when a part is missing, and then only meets", () => {
    expect(ask(total, evidence([seen("2021", "10"), seen("2022", "notMeasured")]))).toMatchObject({
      verdict: "unknown",
      reasons: ["notMeasured"],
      observed: ">=10",
    });
    expect(ask(total, evidence([seen("2021", "31")]))).toMatchObject({ verdict: "met", observed: ">=31" });
    expect(ask(total, evidence([]))).toMatchObject({ verdict: "unknown", reasons: ["noMeasurement"], observed: null });
  });
  it("takes the quarters of a year that was not measured as such, whichever of them was measured", () => {
    const quarters = ["2022-Q2", "2022-Q3", "2022-Q4"].map((about) => seen(about, "9"));
    expect(ask(total, evidence([seen("2021", "4"), ...quarters]))).toMatchObject({ verdict: "met", observed: ">=31" });
    expect(ask(total, evidence([seen("2021", "4"), seen("2022-Q1", "0"), ...quarters])).observed).toBe("31");
  });
  it("takes a part in another unit by a declared factor only", () => {
    const blocks = seen("2022", "3", { unit: unit("blokken") });
    const factors = [{ from: unit("blokken"), to: unit("huizen"), factor: decimal("10") }];
    expect(ask(total, evidence([seen("2021", "4"), blocks], { factors }))).toMatchObject({ observed: "34" });
    expect(ask(total, evidence([seen("2021", "4"), blocks]))).toMatchObject({
      verdict: "unknown",
      reasons: ["unitMismatch"],
      observed: ">=4",
    });
  });
  it("is not judged when a part was counted under another definition", () => {
    expect(ask(total, evidence([seen("2021", "10"), seen("2022", "25", { definitionEpoch: 1 })]))).toMatchObject({
      verdict: "unknown",
      reasons: ["definitionChanged"],
    });
  });
  it("is not judged either when the promise was made under a later definition than a part", () => {
    const later = { ...total, definitionEpoch: () => 1 };
    const from = evidence([seen("2021", "10"), seen("2022", "25", { definitionEpoch: 1 })]);
    expect(ask(later, from).reasons).toEqual(["definitionChanged"]);
  });
  it("has as its evidence each part that was looked at, also one without a number", () => {
    const months = ["2022-01", "2022-02", "2022-03"].map((about) =>
      seen(about, "notMeasured", { evidence: [event(5)] }),
    );
    const from = evidence([seen("2021", "10"), ...months, seen("2022-04", "25", { evidence: [event(6)] })]);
    expect(ask(total, from)).toMatchObject({ verdict: "met", observed: ">=35" });
    expect(ask(total, from).behind).toEqual([event(1), event(2021), event(5), event(6)]);
  });
  it("of a term that is not made of whole months is taken as it was measured, or not at all", () => {
    const weeks = target(">= 30 total 2021-05-03..2021-05-16");
    const about = "2021-05-03..2021-05-16";
    expect(ask(weeks, evidence([seen(about, "31")]), about)).toMatchObject({ verdict: "met", observed: "31" });
    expect(ask(weeks, evidence([]), about)).toMatchObject({ reasons: ["noMeasurement"], observed: null });
  });
  it("that was measured as such is taken as it was measured", () => {
    expect(ask(total, evidence([seen("2021", "1"), seen("2021..2022", "40")]))).toMatchObject({ observed: "40" });
  });
  it("counts the years that have begun, while its term is open", () => {
    const answer = ask(total, evidence([seen("2021", "31")]), "2021..2022", day("2021-06-01"));
    expect(answer).toMatchObject({ observed: "31" });
  });
  it("of a stock is not the sum of its years", () => {
    const stock = target(">= 30 total 2021..2022", { nature: "stock" });
    expect(ask(stock, evidence([seen("2021", "10"), seen("2022", "25")]))).toMatchObject({ observed: null });
  });
});

describe("a mean", () => {
  const mean = target(">= 10 average per year 2021..2022", { nature: "average" });

  it("is the sum through the number of parts, also of bounds", () => {
    expect(ask(mean, evidence([seen("2021", "8"), seen("2022", "13")]))).toMatchObject({
      verdict: "met",
      observed: "10.5",
    });
    expect(ask(mean, evidence([seen("2021", "8"), seen("2022", ">=13")]))).toMatchObject({
      verdict: "met",
      observed: ">=10.5",
    });
    expect(ask(mean, evidence([seen("2021", "8"), seen("2022", "<=11")]))).toMatchObject({
      verdict: "notMet",
      observed: "<=9.5",
    });
  });
  it("does not add up the parts of a year that was not measured", () => {
    const halves = [seen("2022-H1", "8"), seen("2022-H2", "8")];
    expect(ask(mean, evidence([seen("2021", "8"), ...halves]))).toMatchObject({
      reasons: ["noMeasurement"],
      observed: null,
    });
  });
  it("is of what was measured, whatever else it could be computed from, unless it is of a ratio", () => {
    const measured = [seen("2021", "8"), seen("2022", "13")];
    const ratio = { numerator: evidence([]), denominator: evidence([]) };
    expect(ask(mean, evidence(measured, { ratio })).observed).toBe("10.5");
    expect(ask({ ...mean, nature: "ratio" }, evidence(measured)).observed).toBe("10.5");
    expect(ask({ ...mean, nature: "ratio" }, evidence(measured, { ratio })).observed).toBeNull();
  });
  it("is unknown when a part is missing", () => {
    expect(ask(mean, evidence([seen("2021", "80")]))).toMatchObject({
      verdict: "unknown",
      reasons: ["noMeasurement"],
      observed: null,
    });
  });
});

describe("a ratio over a term", () => {
  const share = target(">= 50 average per year 2021..2022", { nature: "ratio", unit: unit("%") });
  const from = (top: ReadonlyArray<Observation>, bottom: ReadonlyArray<Observation>) =>
    evidence([], { ratio: { numerator: evidence(top), denominator: evidence(bottom) } });

  it("is the sum of its numerators through that of its denominators, with the evidence of both", () => {
    const top = [seen("2021", "9", { flags: ["estimated"] }), seen("2022", "1")];
    const bottom = [seen("2021", "10"), seen("2022", "90", { flags: ["revised"], evidence: [event(7)] })];
    const answer = ask(share, from(top, bottom));
    expect(answer).toMatchObject({ verdict: "notMet", observed: "10", flags: ["estimated", "revised"] });
    expect(answer.behind).toEqual(expect.arrayContaining([event(2021), event(2022), event(7)]));
  });
  it("is unknown when a part is missing, imprecise or zero below", () => {
    const whole = [seen("2021", "10"), seen("2022", "10")];
    const reasons = (top: ReadonlyArray<Observation>, bottom: ReadonlyArray<Observation>) =>
      ask(share, from(top, bottom)).reasons;
    expect(reasons([seen("2021", "9")], whole)).toEqual(["noMeasurement"]);
    expect(reasons([seen("2022", "9")], whole)).toEqual(["noMeasurement"]);
    expect(reasons(whole, [seen("2022", "9")])).toEqual(["noMeasurement"]);
    expect(reasons(whole, [seen("2021", "9"), seen("2022", "suppressed")])).toEqual(["suppressed"]);
    expect(reasons(whole, [seen("2021", "9"), seen("2022", ">=9")])).toEqual(["imprecise"]);
    expect(reasons(whole, [seen("2021", "0"), seen("2022", "0")])).toEqual(["denominatorZero"]);
  });
});

describe("a ratio over a term that has just begun", () => {
  it("has nothing to be computed from yet", () => {
    const share = target(">= 50 average per year 2021..2022", { nature: "ratio", unit: unit("%") });
    const parts = { numerator: evidence([seen("2021", "9")]), denominator: evidence([seen("2021", "10")]) };
    expect(ask(share, evidence([], { ratio: parts }), "2021..2022", day("2021-06-01"))).toMatchObject({
      reasons: ["notYetDue"],
      observed: null,
    });
  });
});

describe("a ratio of two measurements", () => {
  const half = period("2021-01..2021-06");
  const of = (top: Observation, bottom: Observation) => ratioOf(top, bottom, unit("%"), period("2021"), 0).observation;

  it("is missing for the reason of the one that is missing first", () => {
    const reason = (top: Observation | null, bottom: Observation | null) =>
      ratioOf(top, bottom, unit("%"), period("2021"), 0);
    const [ten, none] = [seen("2021", "10"), seen("2021", "suppressed")];
    expect(reason(null, none)).toEqual({ observation: null, missing: "noMeasurement" });
    expect(reason(none, null)).toEqual({ observation: null, missing: "suppressed" });
    expect(reason(ten, null)).toEqual({ observation: null, missing: "noMeasurement" });
  });
  it("covers no more than either of them does", () => {
    const [top, bottom] = [seen("2021", "9"), seen("2021", "10")];
    expect(of({ ...top, coverage: half }, bottom)?.coverage).toBe(half);
    expect(of(top, { ...bottom, coverage: half })?.coverage).toBe(half);
    expect(of(top, bottom)?.coverage).toBeNull();
  });
});

describe("the unit of a ratio", () => {
  it("says by how much it is multiplied", () => {
    expect(["%", "/1000", "/100000 inwoners", "km", "km/100", "/0"].map((of) => ratioScale(unit(of)))).toEqual([
      "100",
      "1000",
      "100000",
      "1",
      "1",
      "1",
    ]);
  });
});

describe("a quotient", () => {
  it("lies in its interval, which is a point when it comes out even", () => {
    let [even, uneven] = [0, 0];
    fc.assert(
      fc.property(smallDecimals, smallDecimals, (a, b) => {
        const found = quotientOf(a, b);
        if (found === null) {
          expect(Number(b)).toBe(0);
          return;
        }
        const [low, high] = [found.interval.low ?? decimal("0"), found.interval.high ?? decimal("0")];
        const [under, over] = Number(b) > 0 ? [low, high] : [high, low];
        const [below, above] = [compare(multiply(under, b), a), compare(multiply(over, b), a)];
        if (low === high) even += 1;
        else uneven += 1;
        expect([below, above]).toEqual(low === high ? [0, 0] : [-1, 1]);
        expect(Math.abs(Number(subtract(found.value, low)))).toBeLessThan(1e-12);
      }),
      { numRuns: runs(500), seed: 1 },
    );
    expect(even).toBeGreaterThan(runs(20));
    expect(uneven).toBeGreaterThan(runs(20));
  });
  it("is shown with twelve decimals at the most, and with no more than it needs", () => {
    expect(quotientOf(decimal("1"), decimal("3"))?.value).toBe("0.333333333333");
    expect(quotientOf(decimal("-2"), decimal("3"))?.value).toBe("-0.666666666667");
    expect(quotientOf(decimal("3"), decimal("8"))?.value).toBe("0.375");
    expect(quotientOf(decimal("1"), decimal("8192"))?.value).toBe("0.000122070312");
  });
});

describe("a mean that does not come out even", () => {
  const thirds = evidence([seen("2020", "3"), seen("2021", "3"), seen("2022", "4")]);
  const verdict = (rule: string) => ask(target(rule, { nature: "average" }), thirds, "2020..2022").verdict;

  it("is held against what was asked before it is rounded to what is shown", () => {
    expect(ask(target(">= 1 average per year 2020..2022", { nature: "average" }), thirds, "2020..2022").observed).toBe(
      "3.333333333333",
    );
    expect(verdict("> 3.333333333333 average per year 2020..2022")).toBe("met");
    expect(verdict("<= 3.333333333333 average per year 2020..2022")).toBe("notMet");
    expect(verdict("<= 3.333333333334 average per year 2020..2022")).toBe("met");
  });
});

describe("a total or a mean without a number to reach", () => {
  it.each([">= ? total 2021..2022", ">= ? average per year 2021..2022"])("“%s” is unknown for want of it", (rule) => {
    const from = evidence([seen("2021", "10"), seen("2022", "25")]);
    expect(ask(target(rule), from)).toMatchObject({ verdict: "unknown", reasons: ["thresholdMissing"] });
  });
});
