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

const ask = (rule: string, before: Observation | null, now: Observation | null, more: Partial<Evidence> = {}) =>
  evaluate(
    target(rule, { onDefinitionChange: "flag", definitionEpoch: () => 1 }),
    period("2022"),
    evidence(now === null ? [] : [now], { previous: () => before, ...more }),
    { asOf: day("2024-01-01"), bands: rekenkamerRotterdam },
  );
const answer = (...asked: Parameters<typeof ask>) => {
  const { verdict, reasons } = ask(...asked);
  return [verdict, ...reasons];
};

const decrease = "decrease in 2022";
const before = seen("2021", "10", { definitionEpoch: 1 });
const now = seen("2022", "9", { definitionEpoch: 1 });

describe("a direction", () => {
  it("is less, or more, than the period before, and not the same", () => {
    const same = { ...now, value: before.value };
    expect([answer(decrease, before, now), answer(decrease, before, same)]).toEqual([["met"], ["notMet"]]);
    expect(answer("increase in 2022", before, now)).toEqual(["notMet"]);
    expect(answer("increase in 2022", before, same)).toEqual(["notMet"]);
    expect(answer("increase in 2022", { ...before, value: seen("2021", "8").value }, now)).toEqual(["met"]);
  });
  it("has both measurements as its evidence", () => {
    expect(ask(decrease, before, now).evidence).toEqual([event(1), event(2021), event(2022)]);
    expect(ask(decrease, null, now).evidence).toEqual([event(1), event(2022)]);
  });
  it("is unknown for want of a number before, or for the reason that it is missing, whatever its unit", () => {
    const missing = seen("2021", "notMeasured", { definitionEpoch: 1 });
    expect(answer(decrease, null, now)).toEqual(["unknown", "baselineMissing"]);
    expect(answer(decrease, missing, now)).toEqual(["unknown", "notMeasured"]);
    expect(answer(decrease, { ...missing, unit: unit("blokken") }, now)).toEqual(["unknown", "notMeasured"]);
    expect(answer(decrease, before, null)).toEqual(["unknown", "noMeasurement"]);
  });
  it("converts the number before by a declared factor only", () => {
    const blocks = { ...before, value: seen("2021", "1").value, unit: unit("blokken") };
    const factors = [{ from: unit("blokken"), to: unit("huizen"), factor: decimal("10") }];
    expect(answer(decrease, blocks, now)).toEqual(["unknown", "unitMismatch"]);
    expect(answer(decrease, blocks, now, { factors })).toEqual(["met"]);
  });
  it("cannot be told across a break, even when breaks are only flagged", () => {
    for (const flag of ["seriesBreak", "definitionChanged"] as const) {
      expect(answer(decrease, before, { ...now, flags: [flag] })).toEqual(["unknown", "seriesBreak"]);
    }
    expect(answer(decrease, { ...before, definitionEpoch: 0 }, now)).toEqual(["unknown", "seriesBreak"]);
    expect(answer(decrease, before, { ...now, flags: ["estimated"] })).toEqual(["met"]);
  });
});
