import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { decodeCommand, decodeEvent } from "../../src/codec/index.ts";
import {
  type AdoptBudget,
  type Command,
  checkTarget,
  type Day,
  day,
  decide,
  decimal,
  deviationAsPrinted,
  deviations,
  emptyRegister,
  type IndicatorId,
  type LineId,
  negate,
  type ProgrammeId,
  parseDecimal,
  parseRule,
  period,
  type Register,
  reconcile,
  series,
  type TargetId,
  type ThemeId,
  targetChecks,
  unit,
} from "../../src/index.ts";
import { area, given, indicator, measured, target, value } from "./given.ts";

// Mistakes that a review found, each held so that it does not come back.

const check = (register: Register, about: string | null, asOf: string) => {
  const found = checkTarget(register, "t" as TargetId, about === null ? null : period(about), { asOf: day(asOf) });
  if (found === null) throw new Error("no target");
  return found;
};

const on = (command: Command, knownOn: string): Command => ({ ...command, knownOn: day(knownOn) }) as Command;

const redefined = (from: string, knownOn: string, more: object = {}): Command =>
  ({
    _tag: "RedefineIndicator",
    indicator: "i" as IndicatorId,
    from: day(from),
    comparable: false,
    why: "new law",
    knownOn: day(knownOn),
    ...more,
  }) as Command;

describe("a definition that changes within a period", () => {
  const promise = on(target("t", "i", ">= 10 in 2020"), "2018-01-01");

  it("blocks a count over that period", () => {
    const register = given(
      indicator("i", "n", "flow", "higher"),
      promise,
      redefined("2020-02-01", "2020-01-15"),
      on(measured("i", { 2019: "40", 2020: "50" }), "2021-01-15"),
    );
    expect(check(register, null, "2021-07-01")).toMatchObject({ verdict: "unknown", reasons: ["definitionChanged"] });
    expect(series(register, "i" as IndicatorId, area("whole"), { asOf: day("2021-07-01") })?.points[1]).toMatchObject({
      movement: "unknown",
      reasons: ["seriesBreak"],
    });
  });

  it("does not block a promise that was made knowing of it, nor a stock read after it", () => {
    const knowing = given(
      indicator("i", "n", "stock", "higher"),
      redefined("2020-02-01", "2020-01-15"),
      on(target("t", "i", ">= 10 in 2020"), "2020-03-01"),
      on(measured("i", { "2020-12-31": "50" }), "2021-01-15"),
    );
    expect(check(knowing, null, "2021-07-01")).toMatchObject({ verdict: "met", reasons: [] });
  });
});

describe("a printed figure", () => {
  it("keeps its digits when its sign is turned, so that its tolerance stays that of its last digit", () => {
    expect(negate(decimal("1.0"))).toBe("-1.0");
    expect(negate(decimal("-0.50"))).toBe("0.50");
    expect(negate(decimal("0.0"))).toBe("0.0");
    const printed = deviationAsPrinted("budgetMinusActual", "income", decimal("1.0"));
    expect(printed).toBe("-1.0");
    expect(reconcile(printed ?? decimal("0"), [decimal("9.0"), decimal("-10.3")]).consistency).toBe("inconsistent");
  });

  it("has at most sixty digits", () => {
    expect(Result.isSuccess(parseDecimal("1".repeat(60)))).toBe(true);
    expect(Result.isFailure(parseDecimal("1".repeat(61)))).toBe(true);
    expect(Result.isFailure(parseDecimal("1".repeat(62)))).toBe(true);
  });
});

describe("a budget", () => {
  const year = { programme: "p" as ProgrammeId, period: period("2020") };
  const established: Command = { _tag: "EstablishProgramme", programme: year.programme, title: "P" };
  const adopted: AdoptBudget = {
    _tag: "AdoptBudget",
    ...year,
    version: "original",
    lines: [{ line: "a" as LineId, title: "A", side: "income", amount: decimal("10") }],
    balances: [],
  };

  it("refuses a balance in the accounts that was not adopted, as it does a line", () => {
    const outcome = decide(given(established, adopted), {
      _tag: "RecordActuals",
      ...year,
      lines: [],
      balances: [{ balance: "balance", amount: decimal("77") }],
    });
    expect(Result.isFailure(outcome) && outcome.failure).toMatchObject([
      { _tag: "unknownLine", path: ["balances", 0, "balance"] },
    ]);
  });

  it("finds lines in a circle, and only those, also in a long chain", () => {
    const line = (id: string, parent?: string) => ({
      line: id as LineId,
      title: id,
      side: "income" as const,
      amount: decimal("1"),
      ...(parent === undefined ? {} : { parent: parent as LineId }),
    });
    const circle = decide(given(established), {
      ...adopted,
      lines: [line("a", "b"), line("b", "c"), line("c", "b"), line("d")],
    });
    expect(Result.isFailure(circle) && circle.failure.map(({ _tag, path }) => [_tag, path[1]])).toEqual([
      ["cyclicParent", 1],
      ["cyclicParent", 2],
    ]);
    const chain = Array.from({ length: 20_000 }, (_, i) => line(`l${i}`, i === 0 ? undefined : `l${i - 1}`));
    expect(Result.isSuccess(decide(given(established), { ...adopted, lines: chain }))).toBe(true);
  });

  it("does not hold totals against themes that were not given", () => {
    const zero = decimal("0");
    const found = deviations(
      given(established, adopted, {
        _tag: "ExplainDeviation",
        ...year,
        themes: [],
        publishedTotals: { title: "Totaal", income: decimal("5"), expense: zero, reserves: zero },
      }),
      year.period,
      { asOf: day("2021-07-01") },
    );
    expect(found.reconciliation.consistency).toBe("exact");
    expect(found.themes).toMatchObject([{ theme: null as ThemeId | null, balance: "5" }]);
  });
});

describe("a unit that changes", () => {
  const redefinition = redefined("2021-01-01", "2021-01-01", {
    comparable: true,
    unit: unit("kX"),
    factor: decimal("0.001"),
  });

  it("judges an old promise in its old unit, and a new one in the new", () => {
    const old = given(
      indicator("i", "X", "stock", "higher"),
      on(target("t", "i", ">= 40000 in 2021"), "2020-01-01"),
      redefinition,
      on(measured("i", { 2021: "50" }), "2022-01-15"),
    );
    expect(check(old, null, "2022-07-01")).toMatchObject({ verdict: "met", unit: "X", observed: { value: "50000" } });
    const fresh = given(
      indicator("i", "X", "stock", "higher"),
      redefinition,
      on(target("t", "i", ">= 40 in 2021"), "2021-06-01"),
      on(measured("i", { 2021: "50" }), "2022-01-15"),
    );
    expect(check(fresh, null, "2022-07-01")).toMatchObject({ verdict: "met", unit: "kX", gap: "10" });
  });

  it("needs a factor above zero, with the unit that it converts to", () => {
    const register = given(indicator("i", "X", "stock", "higher"));
    for (const more of [
      { factor: decimal("0"), unit: unit("kX") },
      { factor: decimal("2") },
      { factor: decimal("-1"), unit: unit("kX") },
    ]) {
      expect(Result.isFailure(decide(register, redefined("2021-01-01", "2021-01-01", more)))).toBe(true);
    }
  });
});

describe("a term without an end", () => {
  const register = given(indicator("i", "n", "flow", "higher"), target("t", "i", ">= 5 each year 2019.."));

  it("asks of a year that lies ahead, which is not yet due", () => {
    expect(check(register, "2030", "2021-07-01")).toMatchObject({
      verdict: "unknown",
      reasons: ["notYetDue"],
      required: "5",
    });
    expect(check(register, "2018", "2021-07-01")).toMatchObject({ verdict: "notApplicable" });
    expect(check(register, "2030-H1", "2021-07-01")).toMatchObject({ verdict: "notApplicable" });
  });

  it("is refused where something has to become due", () => {
    for (const text of [
      ">= 26 in 2023..",
      "path >= 1 in 2018, 2 in 2019..",
      "decrease by 3 in 2020..",
      "between 1 and 2 in 2020..",
      ">= 5 total 2020..",
    ]) {
      const outcome = parseRule(text);
      expect(Result.isFailure(outcome) && outcome.failure.mend.en, text).toContain("a period with an end");
    }
  });
});

describe("while a period is open", () => {
  it("nothing is due, whatever else stands in the way", () => {
    const seen = (flag: "definitionChanged" | "seriesBreak") =>
      given(
        indicator("i", "n", "stock", "lower"),
        measured("i", { 2021: "5" }, { flags: [flag] }),
        target("t", "i", "<= 10 in 2021"),
      );
    expect(check(seen("definitionChanged"), null, "2021-07-01").reasons).toEqual(["notYetDue"]);
    expect(check(seen("definitionChanged"), null, "2022-07-01").reasons).toEqual(["definitionChanged"]);
  });

  it("a stock on its way shows no gap across a break", () => {
    const register = given(
      indicator("i", "n", "stock", "higher"),
      on(target("t", "i", ">= 10 in 2025", "0"), "2018-01-01"),
      redefined("2020-01-01", "2020-01-15"),
      on(measured("i", { 2020: "9" }), "2021-01-15"),
    );
    expect(check(register, null, "2021-07-01")).toMatchObject({
      observed: { value: "9" },
      gap: null,
      attainment: null,
    });
  });
});

describe("coverage", () => {
  it("is held against the measurement's own period", () => {
    const register = given(
      indicator("i", "n", "stock", "higher"),
      measured("i", { "2020-12-31": "9" }, { coverage: period("2020-12-31") }),
      target("t", "i", ">= 5 in 2020"),
    );
    expect(check(register, null, "2021-07-01")).toMatchObject({ verdict: "met", stage: "final", flags: [] });
  });
});

describe("revisions that are recorded out of order", () => {
  it("each keep what they changed", () => {
    const revise = (more: object, knownOn: string): Command =>
      ({ _tag: "ReviseTarget", target: "t" as TargetId, knownOn: day(knownOn), ...more }) as Command;
    const register = given(
      indicator("i", "n", "stock", "higher"),
      on(target("t", "i", ">= 10 in 2021"), "2018-01-01"),
      revise({ baseline: { value: value("1") } }, "2020-01-01"),
      revise({ rule: Result.getOrThrow(parseRule(">= 99 in 2021")) }, "2019-01-01"),
      on(measured("i", { 2021: "50" }), "2022-01-15"),
    );
    expect(check(register, null, "2022-07-01")).toMatchObject({
      verdict: "notMet",
      required: "99",
      attainment: "0.500000",
      targetVersion: 3,
    });
    const known = (knownAt: string) =>
      checkTarget(register, "t" as TargetId, null, { asOf: day("2022-07-01"), knownAt: day(knownAt) });
    expect(known("2018-06-01")).toMatchObject({ required: "10", targetVersion: 1 });
    expect(known("2019-06-01")).toMatchObject({ required: "99", targetVersion: 2, attainment: null });
  });
});

describe("what comes from outside", () => {
  it("is refused without throwing when its tag is no text, or its tolerance negative", () => {
    for (const input of [{ _tag: { toString: 1 } }, { type: { toString: 1 } }, { _tag: Symbol("x") }]) {
      expect(Result.isFailure(decodeCommand(input))).toBe(true);
      expect(Result.isFailure(decodeEvent(input))).toBe(true);
    }
    const about = (tolerance: string) =>
      decodeCommand({
        _tag: "RecordMeasurement",
        indicator: "i",
        period: "2020",
        value: { _tag: "About", value: "25", tolerance },
      });
    expect(Result.isFailure(about("-2"))).toBe(true);
    expect(Result.isSuccess(about("2"))).toBe(true);
  });

  it("says in both languages what is missing and what does not belong", () => {
    const outcome = decodeCommand({ _tag: "CloseProgramme", programme: "p", day: "2021-01-01" });
    if (Result.isSuccess(outcome)) throw new Error("decoded");
    const said = Object.fromEntries(outcome.failure.map(({ path, problem }) => [path.join("."), problem.nl]));
    expect(said).toEqual({ on: expect.stringContaining("ontbreekt"), day: expect.stringContaining("laat het weg") });
  });
});

describe("the same fact in another spelling", () => {
  it("adds nothing", () => {
    const register = given(indicator("i", "n", "stock", "higher"), measured("i", { "2018-H1": "5" }));
    expect(decide(register, measured("i", { "2018-01..2018-06": "5" }))).toEqual(Result.succeed([]));
    expect(Result.isFailure(decide(register, measured("i", { "2018-01..2018-06": "6" })))).toBe(true);
  });
});

describe("a miss on the wrong side of the baseline", () => {
  it("is not almost met, however far it went", () => {
    const register = given(
      indicator("i", "n", "stock", "lower"),
      measured("i", { 2020: "40" }),
      target("t", "i", "<= 35 in 2020", "30"),
    );
    expect(check(register, null, "2021-07-01")).toMatchObject({ attainment: "2.000000", band: { id: "nietGehaald" } });
  });
});

describe("rules of many periods and many targets", () => {
  it("are judged in one walk over their periods", () => {
    const register = given(indicator("i", "n", "stock", "higher"), target("t", "i", ">= 5 each month 1000..1999"));
    expect(targetChecks(register, { asOf: "2021-07-01" as Day })).toHaveLength(12_001);
  });

  it("of one indicator look its measurements up once", () => {
    const numbers = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [String(1000 + i), "7"]));
    const targets = Array.from({ length: 2_000 }, (_, i) => target(`t${i}`, "i", ">= 5 in 1500"));
    const register = given(indicator("i", "n", "stock", "higher"), measured("i", numbers), ...targets);
    const verdicts = targetChecks(register, { asOf: "2021-07-01" as Day }).map((row) => row.verdict);
    expect(new Set(verdicts)).toEqual(new Set(["met"]));
  });
});

describe("an empty register", () => {
  it("has no targets to check", () => {
    expect(targetChecks(emptyRegister(), { asOf: "2021-07-01" as Day })).toEqual([]);
  });
});
