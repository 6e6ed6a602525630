import { describe, expect, it } from "vitest";
import { day, evaluate, period, rekenkamerRotterdam, type TargetAsSet } from "../../src/index.ts";
import { event, evidence, seen, target, value } from "./given.ts";

const ask = (of: TargetAsSet, text: string) =>
  evaluate(of, period("2022"), evidence([seen("2022", text)]), {
    asOf: day("2024-01-01"),
    bands: rekenkamerRotterdam,
  });

describe("how far a number is from what was asked", () => {
  it("is counted from the only bound, and turned so that more is better", () => {
    expect(ask(target(">= 10 in 2022"), "12")).toMatchObject({ required: "10", gap: "2", favourableGap: "2" });
    expect(ask(target("<= 10 in 2022"), "12")).toMatchObject({ required: "10", gap: "2", favourableGap: "-2" });
  });
  it("is counted from the bound that it breaks, where there are two, and neither is the one required", () => {
    const between = target("between 10 and 20 in 2022");
    const neither = { required: null, comparator: null, attainment: null };
    expect(ask(between, "7")).toMatchObject({ ...neither, gap: "-3", favourableGap: "-3" });
    expect(ask(between, "15")).toMatchObject({ ...neither, gap: "0", favourableGap: "0" });
    expect(ask(between, "24")).toMatchObject({ ...neither, gap: "4", favourableGap: "-4" });
  });
  it("is not told of a bound that is not one number", () => {
    const change = (baseline: string) =>
      target("decrease by 10 in 2022", { nature: "stock", baseline: value(baseline) });
    const none = { verdict: "met", comparator: "<=", required: null, gap: null, favourableGap: null, attainment: null };
    expect(ask(change("100..110"), "80")).toMatchObject(none);
    expect(ask(change(">=100"), "80")).toMatchObject(none);
    expect(ask(change("100"), "80")).toMatchObject({ required: "90", gap: "-10", favourableGap: "10" });
  });
  it("is not told of a number with bounds", () => {
    expect(ask(target(">= 10 in 2022"), "12..14")).toMatchObject({ verdict: "met", gap: null, attainment: null });
  });
});

describe("an answer about nothing", () => {
  const asked = { asOf: day("2024-01-01"), bands: rekenkamerRotterdam };

  it("has no flags, and no evidence but of what there is", () => {
    expect(evaluate(target(">= 10 in 2022"), period("2022"), evidence([]), asked)).toMatchObject({
      flags: [],
      evidence: [event(1)],
      targetVersion: 1,
    });
    expect(evaluate(null, period("2022"), evidence([]), asked)).toMatchObject({
      flags: [],
      evidence: [],
      targetVersion: null,
      required: null,
      gap: null,
      attainment: null,
    });
  });
});
