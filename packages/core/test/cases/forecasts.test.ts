import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import {
  type Command,
  day,
  decide,
  forecastsFor,
  type IndicatorId,
  period,
  type Question,
  type Register,
  targetChecks,
  unit,
  WHOLE,
} from "../../src/index.ts";
import { given, indicator, measured, target, value } from "./given.ts";

const forecast = (of: string, about: string, number: string, knownOn = "2023-01-01"): Command => ({
  _tag: "RecordForecast",
  indicator: of as IndicatorId,
  period: period(about),
  value: value(number),
  knownOn: day(knownOn),
});

const pointsOf = (register: Register, of: string, question: Partial<Question> = {}) =>
  forecastsFor(register, of as IndicatorId, WHOLE, { asOf: day("2023-04-01"), ...question });

describe("C22: school care teams, 80 expected before the summer and 125 promised by the end of the year", () => {
  const register = given(
    indicator("schoolzorgteams", "teams", "stock", "higher"),
    measured("schoolzorgteams", { "2023-03-31": "69" }),
    forecast("schoolzorgteams", "2023-06-21", "80"),
    target("schoolzorgteams", "schoolzorgteams", ">= 125 in 2023"),
  );
  it("has reached 0.8625 of what was expected, which nobody judges", () => {
    expect(pointsOf(register, "schoolzorgteams")).toMatchObject([
      { period: "2023-06-21", value: value("80"), unit: "teams", attainment: "0.862500", reasons: [] },
    ]);
    expect(pointsOf(register, "schoolzorgteams")[0]).not.toHaveProperty("verdict");
  });
  it("has reached 0.552 of what was promised, which is not due yet", () => {
    const checks = targetChecks(register, { asOf: day("2023-04-01") });
    expect(checks).toMatchObject([
      { period: "2023", verdict: "unknown", reasons: ["notYetDue"], attainment: "0.552000" },
      { period: null, verdict: "unknown" },
    ]);
  });
});

describe("a forecast", () => {
  const flow = indicator("meldingen", "meldingen", "flow", "neutral");

  it("is held against the measurement for its own period", () => {
    const register = given(
      flow,
      forecast("meldingen", "2023", "200"),
      forecast("meldingen", "2022", "100"),
      measured("meldingen", { 2022: "110", "2023-Q1": "40" }),
    );
    expect(pointsOf(register, "meldingen").map((p) => [p.period, p.attainment, p.reasons])).toEqual([
      ["2022", "1.100000", []],
      ["2023", null, ["noMeasurement"]],
    ]);
  });

  it("is replaced by a later one, and is still there for who asks what was known before", () => {
    const register = given(
      flow,
      measured("meldingen", { 2022: "110" }),
      forecast("meldingen", "2022", "100", "2022-01-01"),
      forecast("meldingen", "2022", "220", "2022-10-01"),
    );
    expect(pointsOf(register, "meldingen").map((p) => p.attainment)).toEqual(["0.500000"]);
    expect(pointsOf(register, "meldingen", { knownAt: day("2022-02-01") })).toMatchObject([{ value: value("100") }]);
    expect(pointsOf(register, "meldingen", { knownAt: day("2021-12-31") })).toEqual([]);
  });

  it("adds nothing when it expects the same, and something when it expects another number", () => {
    const register = given(flow, forecast("meldingen", "2022", "100"));
    const again = (about: string, number: string) => {
      const outcome = decide(register, forecast("meldingen", about, number), day("2024-12-31"));
      return Result.isSuccess(outcome) ? outcome.success.length : -1;
    };
    expect([again("2022", "100"), again("2022-01..2022-12", "100"), again("2022", "101")]).toEqual([0, 0, 1]);
  });

  it("is refused without an indicator, an end or a number", () => {
    const outcome = decide(given(flow), forecast("x", "2022..", "notMeasured"), day("2024-12-31"));
    expect(Result.isFailure(outcome) && outcome.failure.map(({ _tag, path }) => `${_tag} ${path.join(".")}`)).toEqual([
      "unknownIndicator indicator",
      "periodOpenEnded period",
      "empty value",
    ]);
  });

  it.each([
    ["100", "notRegistered", "notRegistered"],
    ["100", ">=110", "imprecise"],
    ["90..110", "100", "imprecise"],
    ["0", "5", "denominatorZero"],
  ])("of %s, where %s was measured, has no attainment: %s", (expected, observed, reason) => {
    const register = given(flow, forecast("meldingen", "2022", expected), measured("meldingen", { 2022: observed }));
    expect(pointsOf(register, "meldingen")).toMatchObject([{ attainment: null, reasons: [reason] }]);
  });

  it("in another unit or under another definition than the measurement has no attainment either", () => {
    const redefined = (more: object): Command =>
      ({
        _tag: "RedefineIndicator",
        indicator: "meldingen" as IndicatorId,
        from: day("2022-01-01"),
        why: "Anders geteld",
        knownOn: day("2023-02-01"),
        ...more,
      }) as Command;
    const reasonsAfter = (change: Command) =>
      pointsOf(
        given(flow, forecast("meldingen", "2022", "100"), change, measured("meldingen", { 2022: "110" })),
        "meldingen",
      ).map((p) => [p.unit, p.attainment, p.reasons]);
    expect(reasonsAfter(redefined({ comparable: false }))).toEqual([["meldingen", null, ["definitionChanged"]]]);
    expect(reasonsAfter(redefined({ comparable: true, unit: unit("kmeldingen") }))).toEqual([
      ["meldingen", null, ["unitMismatch"]],
    ]);
  });

  it("of a stock is not held against a number from after its date, or after today", () => {
    const register = given(
      indicator("teams", "teams", "stock", "higher"),
      forecast("teams", "2023-06-21", "80"),
      measured("teams", { "2023-03-31": "69", "2023-05-31": "72", "2023-09-30": "90" }),
    );
    expect(pointsOf(register, "teams").map((p) => p.observedPeriod)).toEqual(["2023-03-31"]);
    expect(pointsOf(register, "teams", { asOf: day("2024-01-01") }).map((p) => p.observedPeriod)).toEqual([
      "2023-05-31",
    ]);
  });
});
