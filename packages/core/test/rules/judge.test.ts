import { describe, expect, it } from "vitest";
import {
  day,
  decimal,
  type Evidence,
  evaluate,
  type Observation,
  period,
  rekenkamerRotterdam,
  type TargetAsSet,
  unit,
} from "../../src/index.ts";
import { event, evidence, seen, target, value } from "./given.ts";

const ask = (of: TargetAsSet, from: Evidence | ReadonlyArray<Observation>, asOf = "2024-01-01") =>
  evaluate(of, period("2022"), "forPeriod" in from ? from : evidence(from), {
    asOf: day(asOf),
    bands: rekenkamerRotterdam,
  });

const early = "2022-06-01";
const atLeast = target(">= 10 in 2022");
const twelve = seen("2022", "12");
const otherUnit = { ...twelve, unit: unit("blokken") };

describe("a number that is missing", () => {
  const missing = seen("2022", "notPublished");
  const collected = { ...missing, collectedIn: period("2022-03") };

  it("was collected only when that was in a period that has begun, and it awaits publication", () => {
    expect(ask(atLeast, [collected])).toMatchObject({ reasons: ["collectedNotPublished"], stage: "provisional" });
    expect(ask(atLeast, [{ ...collected, value: value("suppressed") }])).toMatchObject({
      reasons: ["suppressed"],
      stage: "final",
    });
    expect(ask(atLeast, [collected], early)).toMatchObject({ reasons: ["collectedNotPublished"], stage: "notDue" });
    expect(ask(atLeast, [collected], "2022-02-01").reasons).toEqual(["notYetDue"]);
    expect(ask(atLeast, [missing], early).reasons).toEqual(["notYetDue"]);
  });
  it("is evidence all the same", () => {
    for (const [one, asOf] of [
      [missing, early],
      [missing, "2024-01-01"],
      [collected, "2024-01-01"],
    ] as const) {
      expect(ask(atLeast, [one], asOf).evidence).toEqual([event(1), event(2022)]);
    }
  });
  it("is not shown as what was observed when nothing was asked either", () => {
    expect(ask(target(">= ? in 2022"), [missing]).observed).toBeNull();
    expect(ask(target(">= ? in 2022"), [twelve]).observed).toEqual(twelve.value);
  });
  it("of a term without an end is missing so far, and not for good", () => {
    const mean = target(">= 10 average per year 2021..", { nature: "average" });
    const { stage } = evaluate(mean, period("2021.."), evidence([]), {
      asOf: day("2024-01-01"),
      bands: rekenkamerRotterdam,
    });
    expect(stage).toBe("interim");
  });
});

describe("a stock on its way", () => {
  const stock = target(">= 10 in 2022", { nature: "stock", baseline: value("2") });
  const latest = (one: Observation | null, all: ReadonlyArray<Observation> = []) => ({
    ...evidence(all),
    latest: () => one,
  });
  const nothing = { stage: "notDue", observed: null, reasons: ["notYetDue"] };

  it("shows how far it is from its baseline, and is interim", () => {
    expect(ask(stock, latest(seen("2021", "6")), early)).toMatchObject({
      stage: "interim",
      observed: value("6"),
      attainment: "0.500000",
      reasons: ["notYetDue"],
    });
    const redefined = seen("2021", "6", { definitionEpoch: 1 });
    expect(ask(stock, latest(redefined), early)).toMatchObject({ observed: value("6"), attainment: null });
  });
  it("shows nothing without a number in its own unit, or for its period", () => {
    expect(ask(stock, latest(null), early)).toMatchObject(nothing);
    expect(ask(stock, latest(seen("2021", "notMeasured")), early)).toMatchObject(nothing);
    expect(ask(stock, latest(seen("2021", "6", { unit: unit("blokken") })), early)).toMatchObject(nothing);
    expect(ask(stock, latest(seen("2021", "6"), [seen("2022", "suppressed")]), early)).toMatchObject(nothing);
  });
  it("is the only thing that is on its way, and only from a baseline", () => {
    expect(ask({ ...stock, nature: "flow" }, latest(seen("2021", "6")), early)).toMatchObject(nothing);
    expect(ask({ ...stock, baseline: null }, latest(seen("2021", "6")), early)).toMatchObject(nothing);
  });
});

describe("a number that cannot be held against what was asked", () => {
  const broken = { ...twelve, flags: ["seriesBreak"] as const };

  it("gives the reason once it is due, and is final then", () => {
    expect(ask(atLeast, [broken])).toMatchObject({ reasons: ["definitionChanged"], stage: "final", gap: null });
    expect(ask(atLeast, [broken], early)).toMatchObject({ reasons: ["notYetDue"], stage: "interim" });
    expect(ask(atLeast, [otherUnit])).toMatchObject({ reasons: ["unitMismatch"], stage: "final" });
  });
  it("is shown only in the unit that was asked for", () => {
    expect(ask(atLeast, [broken]).observed).toEqual(value("12"));
    expect(ask(atLeast, [{ ...broken, unit: unit("blokken") }]).observed).toBeNull();
  });
  it("of a term without an end is so far", () => {
    const mean = target(">= 10 average per year 2021..", { nature: "average" });
    const years = ["2021", "2022", "2023"].map((about) => seen(about, "12", { definitionEpoch: 1 }));
    const { stage, reasons } = evaluate(mean, period("2021.."), evidence(years), {
      asOf: day("2024-01-01"),
      bands: rekenkamerRotterdam,
    });
    expect([stage, ...reasons]).toEqual(["interim", "definitionChanged"]);
  });
});

describe("a number about so much", () => {
  it("is marked as an estimate, and no other is", () => {
    expect(ask(atLeast, [seen("2022", "~12")]).flags).toEqual(["estimated"]);
    expect(ask(atLeast, [twelve]).flags).toEqual([]);
  });
});

describe("a count that is still open", () => {
  it("has not met what it must also stay under", () => {
    const both = target("between 10 and 20 in 2022");
    expect(ask(both, [twelve], early)).toMatchObject({ verdict: "unknown", reasons: ["notYetDue"] });
    expect(ask(both, [twelve])).toMatchObject({ verdict: "met", stage: "final" });
  });
});

describe("a change that must be more than chance", () => {
  const change = (rule: string, more: Partial<TargetAsSet> = {}) =>
    target(rule, { nature: "stock", baseline: value("20"), minimumDetectableChange: decimal("5"), ...more });
  const answer = (of: TargetAsSet, text: string, more: Partial<Observation> = {}) => {
    const { verdict, reasons } = ask(of, [seen("2022", text, more)]);
    return [verdict, ...reasons];
  };
  const chance = ["unknown", "notSignificant"];

  it("is so when it was assessed to be, whatever its size", () => {
    const decrease = change("decrease by 1 in 2022 established");
    expect(answer(decrease, "19", { significant: true })).toEqual(["met"]);
    expect(answer(decrease, "1", { significant: false })).toEqual(chance);
  });
  it("is so from the least that can be told from chance, in either direction", () => {
    expect(answer(change("decrease by 1 in 2022 established"), "15")).toEqual(["met"]);
    expect(answer(change("decrease by 1 in 2022 established"), "16")).toEqual(chance);
    expect(answer(change("increase by 1 in 2022 established"), "25")).toEqual(["met"]);
    expect(answer(change("increase by 1 in 2022 established"), "24")).toEqual(chance);
  });
  it("is not so when nobody can tell", () => {
    const rule = "decrease by 1 in 2022 established";
    expect(answer(change(rule, { minimumDetectableChange: null }), "1")).toEqual(chance);
    expect(answer(change(rule, { baseline: value("20..21") }), "1")).toEqual(chance);
    expect(answer(change(rule), "<=1")).toEqual(chance);
  });
});
