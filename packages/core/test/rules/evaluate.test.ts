import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smallDecimals, values } from "../../../testing/src/arbitraries/vocabulary.ts";
import {
  attainment,
  bandOf,
  compareInterval,
  comparePeriods,
  type Decimal,
  day,
  decimal,
  type Evidence,
  evaluate,
  everyVerdict,
  holds,
  intervalOf,
  type Nature,
  type Observation,
  type Period,
  period,
  pointOf,
  rekenkamerRotterdam,
  type TargetAsSet,
  unit,
  verdicts,
} from "../../src/index.ts";
import { runs } from "../arbitraries/runs.ts";
import * as given from "./given.ts";

const target = (rule: string, more: Partial<TargetAsSet> = {}): TargetAsSet =>
  given.target(rule, { unit: unit("%"), nature: "average", ...more });

const observation = (about: string, value: string, more: Partial<Observation> = {}): Observation =>
  given.seen(about, value, { unit: unit("%"), evidence: [given.event(2)], ...more });

const evidence = (...observations: ReadonlyArray<Observation>): Evidence =>
  given.evidence(observations, {
    latest: () => observations.at(-1) ?? null,
    previous: (p) => observations.filter((o) => comparePeriods(o.period, p) < 0).at(-1) ?? null,
  });

const ask = (t: TargetAsSet | null, about: string | null, asOf: string, ...seen: ReadonlyArray<Observation>) =>
  evaluate(t, about === null ? null : period(about), evidence(...seen), {
    asOf: day(asOf),
    bands: rekenkamerRotterdam,
  });

describe("the steps of an evaluation", () => {
  it("1: without a target, or with one withdrawn, nothing applies", () => {
    expect(ask(null, "2018", "2020-01-01")).toMatchObject({
      verdict: "notApplicable",
      reasons: ["noTarget"],
      stage: null,
    });
    expect(ask(target("<= 24 in 2018"), "2019", "2020-01-01", observation("2019", "1"))).toMatchObject({
      verdict: "notApplicable",
      reasons: ["noTarget"],
      observed: null,
    });
    expect(
      ask(target("<= 24 in 2018", { withdrawn: true }), "2018", "2020-01-01", observation("2018", "1")),
    ).toMatchObject({
      verdict: "notApplicable",
      reasons: ["targetWithdrawn"],
    });
    expect(ask(target("trend"), null, "2020-01-01", observation("2018", "1"))).toMatchObject({
      verdict: "notApplicable",
    });
  });

  it("2: what the promise does not say makes it unknown", () => {
    expect(ask(target("<= ? in 2018"), "2018", "2020-01-01", observation("2018", "1"))).toMatchObject({
      verdict: "unknown",
      reasons: ["thresholdMissing"],
      gap: null,
    });
    const share = target(">= 75", { baseline: { _tag: "Exact", value: decimal("45") } });
    expect(ask(share, null, "2023-04-01", observation("2023", "65"))).toMatchObject({
      verdict: "unknown",
      reasons: ["noDeadline"],
      attainment: "0.666667",
    });
    const ambiguous = target(">= 24 in 2018", { ambiguous: true });
    expect(ask(ambiguous, "2018", "2020-01-01", observation("2018", "30"))).toMatchObject({
      verdict: "unknown",
      reasons: ["targetAmbiguous"],
      gap: "6",
    });
  });

  it("4: without a value it is not yet due, missing for its reason, or not measured", () => {
    const t = target(">= 25 in 2020");
    expect(ask(t, "2020", "2020-12-31")).toMatchObject({ verdict: "unknown", reasons: ["notYetDue"], stage: "notDue" });
    expect(ask(t, "2020", "2021-01-01")).toMatchObject({
      verdict: "unknown",
      reasons: ["noMeasurement"],
      stage: "final",
    });
    expect(ask(t, "2020", "2021-01-01", observation("2020", "notRegistered"))).toMatchObject({
      reasons: ["notRegistered"],
      observed: null,
      band: { id: "nietVastTeStellen" },
    });
    const collected = observation("2020", "notPublished", { collectedIn: period("2020-09") });
    expect(ask(t, "2020", "2021-06-01", collected)).toMatchObject({ reasons: ["collectedNotPublished"] });
    expect(ask(t, "2020", "2021-06-01", observation("2020", "notPublished"))).toMatchObject({
      reasons: ["notPublished"],
    });
  });

  it("4: a value of a period that is open is shown, and decides only when a count has already met its minimum", () => {
    const value = observation("2020", "30");
    expect(ask(target(">= 25 in 2020"), "2020", "2020-06-01", value)).toMatchObject({
      verdict: "unknown",
      reasons: ["notYetDue"],
      stage: "interim",
      observed: { value: "30" },
      attainment: "1.200000",
    });
    expect(ask(target(">= 25 in 2020", { nature: "flow" }), "2020", "2020-06-01", value)).toMatchObject({
      verdict: "met",
      stage: "interim",
    });
    expect(ask(target("<= 25 in 2020", { nature: "flow" }), "2020", "2020-06-01", value)).toMatchObject({
      verdict: "unknown",
    });
  });

  it("5: a changed definition blocks, or is flagged, as the target says", () => {
    const changed = observation("2020", "30", { definitionEpoch: 1 });
    expect(ask(target(">= 25 in 2020"), "2020", "2021-06-01", changed)).toMatchObject({
      verdict: "unknown",
      reasons: ["definitionChanged"],
      observed: { value: "30" },
      gap: null,
    });
    expect(ask(target(">= 25 in 2020", { onDefinitionChange: "flag" }), "2020", "2021-06-01", changed)).toMatchObject({
      verdict: "met",
      flags: ["definitionChanged"],
    });
    const flagged = observation("2020", "30", { flags: ["seriesBreak"] });
    expect(ask(target(">= 25 in 2020"), "2020", "2021-06-01", flagged)).toMatchObject({
      reasons: ["definitionChanged"],
    });
  });

  it("6: another unit is converted by a declared factor, or makes it unknown", () => {
    const budgeted = target("<= 1.5 in 2020", { unit: unit("MEUR") });
    expect(ask(budgeted, "2020", "2021-06-01", observation("2020", "1389", { unit: unit("kEUR") }))).toMatchObject({
      verdict: "met",
      observed: { value: "1.389" },
      gap: "-0.111",
      favourableGap: "0.111",
    });
    expect(ask(budgeted, "2020", "2021-06-01", observation("2020", "1", { unit: unit("points") }))).toMatchObject({
      verdict: "unknown",
      reasons: ["unitMismatch"],
      observed: null,
    });
  });

  it("7: part of a period says nothing about a flow, and something provisional about the rest", () => {
    const part = observation("2020", "20", { coverage: period("2020-01..2020-07") });
    const more = observation("2020", "30", { flags: ["partialPeriod"] });
    const verdictOf = (nature: Nature, seen: Observation) =>
      ask(target(">= 25 in 2020", { nature }), "2020", "2021-06-01", seen);
    expect(verdictOf("flow", part)).toMatchObject({
      verdict: "unknown",
      reasons: ["partialPeriod"],
      flags: ["partialPeriod"],
    });
    expect(verdictOf("cohort", more)).toMatchObject({ verdict: "unknown", reasons: ["partialPeriod"] });
    expect(verdictOf("flow", more)).toMatchObject({ verdict: "met", stage: "provisional" });
    expect(verdictOf("stock", part)).toMatchObject({ verdict: "notMet", stage: "provisional" });
    expect(verdictOf("average", part)).toMatchObject({ verdict: "notMet", stage: "provisional" });
  });

  it("8: equality meets, and a bound decides only when all or none of it meets", () => {
    const verdictOf = (rule: string, value: string) =>
      ask(target(rule), "2020", "2021-06-01", observation("2020", value)).verdict;
    expect(verdictOf(">= 25 in 2020", "25.0")).toBe("met");
    expect(verdictOf("<= 25 in 2020", "25.0")).toBe("met");
    expect(verdictOf("> 25 in 2020", "25.0")).toBe("notMet");
    expect(verdictOf("< 25 in 2020", "25.0")).toBe("notMet");
    expect(verdictOf(">= 60 in 2020", ">=65")).toBe("met");
    expect(verdictOf("<= 60 in 2020", ">=65")).toBe("notMet");
    expect(verdictOf(">= 70 in 2020", ">=65")).toBe("unknown");
    expect(verdictOf(">= 180 in 2020", "170..200")).toBe("unknown");
    expect(verdictOf(">= 25 in 2020", "~25")).toBe("met");
    expect(verdictOf(">= 25 in 2020", "~25±2")).toBe("unknown");
    expect(verdictOf(">= 22 in 2020", "~25±2")).toBe("met");
  });

  it("10: a provisional number gives a provisional verdict", () => {
    const seen = observation("2020", "30", { flags: ["provisional"] });
    expect(ask(target(">= 25 in 2020"), "2020", "2021-06-01", seen)).toMatchObject({
      verdict: "met",
      stage: "provisional",
    });
    expect(ask(target(">= 25 in 2020"), "2020", "2021-06-01", observation("2020", "30"))).toMatchObject({
      stage: "final",
    });
  });
});

describe("a target as a whole", () => {
  const path = "path >= 10 in 2018, 20 in 2019, 30 in 2020";

  it("is met when every period is, and open while its term is", () => {
    const seen = [observation("2018", "10"), observation("2019", "20")];
    expect(ask(target(path), null, "2020-06-01", ...seen)).toMatchObject({
      verdict: "unknown",
      reasons: ["notYetDue"],
      stage: "interim",
    });
    expect(ask(target(path), null, "2021-06-01", ...seen, observation("2020", "30"))).toMatchObject({
      verdict: "met",
      stage: "final",
    });
    expect(ask(target(path), null, "2017-06-01")).toMatchObject({ verdict: "unknown", stage: "notDue" });
  });

  it("is not met as soon as one period is not", () => {
    expect(ask(target(path), null, "2019-06-01", observation("2018", "9"))).toMatchObject({
      verdict: "notMet",
      stage: "interim",
      reasons: [],
    });
  });

  it("with indicative milestones is decided by the last one alone", () => {
    const indicative = target(`${path} indicative`);
    const seen = [observation("2018", "1"), observation("2020", "30")];
    expect(ask(indicative, null, "2021-06-01", ...seen)).toMatchObject({ verdict: "met", observed: { value: "30" } });
    expect(ask(indicative, "2018", "2021-06-01", ...seen)).toMatchObject({
      verdict: "notApplicable",
      reasons: ["indicativeMilestone"],
      gap: "-9",
      band: null,
    });
  });

  it("without an end is judged on the steps that have ended", () => {
    const open = target(">= 10 each year 2018..");
    expect(ask(open, null, "2017-06-01")).toMatchObject({ verdict: "unknown", stage: "notDue" });
    expect(ask(open, null, "2018-06-01")).toMatchObject({ verdict: "unknown", reasons: ["notYetDue"] });
    expect(ask(open, null, "2019-06-01", observation("2018", "10"))).toMatchObject({
      verdict: "met",
      stage: "interim",
    });
    expect(ask(open, null, "2020-06-01", observation("2018", "10"))).toMatchObject({
      verdict: "unknown",
      reasons: ["noMeasurement"],
    });
  });
});

describe("the parts of a verdict", () => {
  it("combine by Kleene's every", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verdicts)), (list) => {
        const counted = list.filter((v) => v !== "notApplicable");
        const verdict = everyVerdict(list);
        expect(verdict === "notMet").toBe(counted.includes("notMet"));
        expect(verdict === "met").toBe(counted.length > 0 && counted.every((v) => v === "met"));
        expect(verdict === "notApplicable").toBe(counted.length === 0);
      }),
    );
  });

  it("decide on an interval exactly when every number in it agrees", () => {
    const comparator = fc.constantFrom("<=", ">=", "<", ">");
    fc.assert(
      fc.property(values(smallDecimals), smallDecimals, comparator, smallDecimals, (value, threshold, c, within) => {
        const interval = intervalOf(value);
        fc.pre(interval !== null);
        const { low, high } = interval;
        const verdict = compareInterval(interval, c, threshold);
        const inside = (low === null || holds(within, ">=", low)) && (high === null || holds(within, "<=", high));
        if (inside && verdict !== "unknown") expect(holds(within, c, threshold)).toBe(verdict === "met");
        const [a, b] = [low, high].map((end) => (end === null ? null : holds(end, c, threshold)));
        if (a !== null && b !== null) expect(verdict === "unknown").toBe(a !== b);
      }),
    );
  });

  it("measure attainment alike in every unit", () => {
    const factor = fc.constantFrom(decimal("1000"), decimal("0.001"), decimal("0.5"));
    const times = (a: Decimal, b: Decimal) => String(Number(a) * Number(b)) as Decimal;
    fc.assert(
      fc.property(smallDecimals, smallDecimals, fc.option(smallDecimals), factor, (actual, goal, baseline, f) => {
        fc.pre([actual, goal, baseline ?? "0"].every((n) => !String(Number(n) * Number(f)).includes("e")));
        const plain = attainment(actual, ">=", goal, baseline);
        const scaled = attainment(
          times(actual, f),
          ">=",
          times(goal, f),
          baseline === null ? null : times(baseline, f),
        );
        expect(scaled).toBe(plain);
      }),
    );
  });

  it("are put in classes by the policy, without changing the verdict", () => {
    const classOf = (attained: string | null) =>
      bandOf(rekenkamerRotterdam, "notMet", attained === null ? null : decimal(attained))?.id;
    expect([classOf("0.800000"), classOf("0.799999"), classOf(null), classOf("-1")]).toEqual([
      "bijnaGehaald",
      "nietGehaald",
      "nietGehaald",
      "nietGehaald",
    ]);
    expect(bandOf(rekenkamerRotterdam, "notApplicable", null)).toBeNull();
  });

  it("never include met without a measurement among the evidence", () => {
    const about = fc.constantFrom<Period>(period("2018"), period("2019"), period("2020"));
    const seen = fc.array(fc.tuple(about, values(smallDecimals)), { maxLength: 3 });
    const rule = fc.constantFrom(
      "<= 5 in 2019",
      "path >= 0 in 2018, 1 in 2019",
      ">= 1 each year 2018..2020",
      ">= 0",
      "> 1 each year 2018..",
    );
    fc.assert(
      fc.property(rule, seen, fc.constantFrom("2018-06-01", "2020-01-01", "2022-01-01"), (text, list, asOf) => {
        const observations = list.map(([p, value], i) => ({
          ...observation(p, "1"),
          value,
          evidence: [given.event(i + 10)],
        }));
        const result = ask(target(text), null, asOf, ...observations);
        if (result.verdict === "met") expect(result.evidence.length).toBeGreaterThan(1);
        if (observations.every((o) => pointOf(o.value) === null && intervalOf(o.value) === null)) {
          expect(result.verdict).not.toBe("met");
          expect(result.verdict).not.toBe("notMet");
        }
      }),
      { numRuns: runs(500) },
    );
  });
});
