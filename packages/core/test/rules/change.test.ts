import { describe, expect, it } from "vitest";
import { day, evaluate, type Flag, period, rekenkamerRotterdam } from "../../src/index.ts";
import { evidence, seen, target, value } from "./given.ts";

const ask = (
  rule: string,
  baseline: string | null,
  observed: string,
  more: { readonly flags?: ReadonlyArray<Flag>; readonly epoch?: number; readonly baselineEpoch?: number | null } = {},
) => {
  const { flags = [], epoch = 0, baselineEpoch = null } = more;
  const of = target(rule, {
    nature: "stock",
    baseline: baseline === null ? null : value(baseline),
    baselineEpoch,
    onDefinitionChange: "flag",
    definitionEpoch: () => epoch,
  });
  const from = evidence([seen("2021", observed, { flags, definitionEpoch: epoch })]);
  const { verdict, reasons } = evaluate(of, period("2021"), from, {
    asOf: day("2024-01-01"),
    bands: rekenkamerRotterdam,
  });
  return [verdict, ...reasons];
};

describe("a change", () => {
  it("is counted down or up from the baseline", () => {
    expect(ask("decrease by 10 in 2021", "100", "90")).toEqual(["met"]);
    expect(ask("decrease by 10 in 2021", "100", "91")).toEqual(["notMet"]);
    expect(ask("increase by 10 % in 2021", "-100", "-90")).toEqual(["met"]);
    expect(ask("increase by 10 % in 2021", "-100", "-91")).toEqual(["notMet"]);
  });
  it("from a baseline with bounds is decided when both of its ends agree", () => {
    expect(ask("decrease by 10 in 2021", "100..110", "90")).toEqual(["met"]);
    expect(ask("decrease by 10 in 2021", "100..110", "95")).toEqual(["unknown", "imprecise"]);
    expect(ask("decrease by 10 in 2021", "100..110", "101")).toEqual(["notMet"]);
    expect(ask("decrease by 10 in 2021", ">=100", "90")).toEqual(["met"]);
    expect(ask("decrease by 10 in 2021", ">=100", "91")).toEqual(["unknown", "imprecise"]);
    expect(ask("increase by 10 in 2021", "<=100", "110")).toEqual(["met"]);
  });
  it("of more than all of it turns the ends of the baseline around", () => {
    expect(ask("decrease by 200 % in 2021", "100..110", "-110")).toEqual(["met"]);
    expect(ask("decrease by 200 % in 2021", "100..110", "-105")).toEqual(["unknown", "imprecise"]);
    expect(ask("decrease by 200 % in 2021", "100..110", "-99")).toEqual(["notMet"]);
  });
  it("cannot be told without a baseline, or across a break, even when breaks are only flagged", () => {
    expect(ask("decrease by 10 in 2021", null, "90")).toEqual(["unknown", "baselineMissing"]);
    expect(ask("decrease by 10 in 2021", "notMeasured", "90")).toEqual(["unknown", "baselineMissing"]);
    for (const flag of ["seriesBreak", "definitionChanged"] as const) {
      expect(ask("decrease by 10 in 2021", "100", "90", { flags: [flag] })).toEqual(["unknown", "seriesBreak"]);
    }
    expect(ask("decrease by 10 in 2021", "100", "90", { flags: ["estimated"] })).toEqual(["met"]);
    expect(ask("decrease by 10 in 2021", "100", "90", { baselineEpoch: 1 })).toEqual(["unknown", "seriesBreak"]);
    expect(ask("decrease by 10 in 2021", "100", "90", { baselineEpoch: 1, epoch: 1 })).toEqual(["met"]);
  });
  it("without a day by which, or without an amount, is unknown for want of them", () => {
    expect(ask("decrease by 10", "100", "90")).toEqual(["notApplicable", "noTarget"]);
    const whole = (rule: string) =>
      evaluate(target(rule, { baseline: value("100") }), null, evidence([]), {
        asOf: day("2024-01-01"),
        bands: rekenkamerRotterdam,
      });
    expect(whole("decrease by 10")).toMatchObject({ verdict: "unknown", reasons: ["noDeadline"] });
    expect(whole("decrease by ? in 2021")).toMatchObject({ verdict: "unknown", reasons: ["thresholdMissing"] });
    expect(whole("decrease by ?").reasons).toEqual(["thresholdMissing", "noDeadline"]);
  });
});
