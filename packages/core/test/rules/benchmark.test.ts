import { describe, expect, it } from "vitest";
import {
  day,
  decimal,
  type Evidence,
  evaluate,
  type Observation,
  period,
  rekenkamerRotterdam,
  unit,
} from "../../src/index.ts";
import { event, evidence, seen, target } from "./given.ts";

const ask = (elsewhere: Observation | null, more: Partial<Evidence> = {}, rule = ">= area NL in 2022") =>
  evaluate(
    target(rule, { nature: "average" }),
    period("2022"),
    evidence([seen("2022", "12")], { inArea: () => evidence(elsewhere === null ? [] : [elsewhere]), ...more }),
    { asOf: day("2024-01-01"), bands: rekenkamerRotterdam },
  );
const answer = (...asked: Parameters<typeof ask>) => {
  const { verdict, reasons } = ask(...asked);
  return [verdict, ...reasons];
};
const there = seen("2022", "11", { evidence: [event(7)] });

describe("a benchmark", () => {
  it("holds a number against that of another area, with both as evidence", () => {
    expect(ask(there)).toMatchObject({ verdict: "met", required: "11", evidence: [event(1), event(7), event(2022)] });
    expect(answer({ ...there, value: seen("2022", "13").value })).toEqual(["notMet"]);
  });
  it("holds it against the value of a year that stays the bound", () => {
    const frozen = ">= area NL of 2017 in 2022";
    expect(answer(there, {}, frozen)).toEqual(["unknown", "noMeasurement"]);
    expect(answer({ ...there, period: period("2017") }, {}, frozen)).toEqual(["met"]);
  });
  it("is unknown for want of the other number, with no evidence of it, or for the reason that it is missing", () => {
    expect(answer(null)).toEqual(["unknown", "noMeasurement"]);
    expect(ask(null).evidence).toEqual([event(1), event(2022)]);
    expect(answer({ ...there, value: seen("2022", "suppressed").value })).toEqual(["unknown", "suppressed"]);
  });
  it("converts the other number by a declared factor only", () => {
    const blocks = { ...there, value: seen("2022", "1").value, unit: unit("blokken") };
    const factors = [{ from: unit("blokken"), to: unit("huizen"), factor: decimal("10") }];
    expect(answer(blocks)).toEqual(["unknown", "unitMismatch"]);
    expect(answer(blocks, { factors })).toEqual(["met"]);
  });
  it("is unknown when the two are so far apart that they cannot be in one unit", () => {
    expect(answer({ ...there, value: seen("2022", "60").value })).toEqual(["unknown", "unitSuspect"]);
    expect(answer({ ...there, value: seen("2022", "59").value })).toEqual(["notMet"]);
  });
});
