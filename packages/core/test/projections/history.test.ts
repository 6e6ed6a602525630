import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import {
  type Command,
  day,
  explainTarget,
  type IndicatorId,
  parseRule,
  period,
  type TargetId,
  targetHistory,
  verdictHistory,
} from "../../src/index.ts";
import { given, indicator, measured, target, value } from "../cases/given.ts";

const on = (command: Command, knownOn: string): Command => ({ ...command, knownOn: day(knownOn) }) as Command;
const t = "t" as TargetId;

const register = given(
  indicator("i", "n", "stock", "lower"),
  {
    ...on(target("t", "i", "<= 1900 in 2020"), "2018-01-01"),
    decidedBy: "college",
    note: "coalition agreement",
  } as Command,
  on(
    { _tag: "ReviseTarget", target: t, rule: Result.getOrThrow(parseRule("<= 1638 in 2020")), why: "more ambition" },
    "2019-03-01",
  ),
  measured("i", { 2020: "~1800" }, { flags: ["provisional"], knownOn: day("2021-02-01") }),
  on(
    { _tag: "CorrectMeasurement", indicator: "i" as IndicatorId, period: period("2020"), value: value("1600") },
    "2021-05-20",
  ),
);

describe("the history of a target", () => {
  it("tells what it was, when it changed, who decided and why", () => {
    expect(targetHistory(register, t, { asOf: day("2022-01-01") })).toMatchObject([
      {
        version: 1,
        change: "set",
        knownOn: "2018-01-01",
        rule: "<= 1900 in 2020",
        decidedBy: "college",
        why: "coalition agreement",
      },
      {
        version: 2,
        change: "revised",
        knownOn: "2019-03-01",
        rule: "<= 1638 in 2020",
        decidedBy: null,
        why: "more ambition",
      },
    ]);
    expect(targetHistory(register, t, { asOf: day("2022-01-01"), knownAt: day("2018-06-01") })).toHaveLength(1);
    expect(targetHistory(register, "x" as TargetId, { asOf: day("2022-01-01") })).toBeNull();
  });
});

describe("the history of a verdict", () => {
  it("tells when it changed and by which event, and when only time passed", () => {
    const history = verdictHistory(register, t, null, { asOf: day("2022-01-01") });
    expect(
      history?.map(({ from, check, events }) => [
        from,
        check.verdict,
        check.stage,
        check.reasons.join(),
        events.length,
      ]),
    ).toEqual([
      ["2018-01-01", "unknown", "notDue", "notYetDue", 1],
      ["2019-03-01", "unknown", "notDue", "notYetDue", 1],
      ["2021-01-01", "unknown", "final", "noMeasurement", 0],
      ["2021-02-01", "notMet", "provisional", "", 1],
      ["2021-05-20", "met", "final", "", 1],
    ]);
  });

  it("turns with every year of a term without an end, and not with periods of a rule that was not known", () => {
    const average = given(
      indicator("i", "n", "flow", "higher"),
      on(target("t", "i", ">= 5 average per year 2019.."), "2019-01-01"),
      on({ _tag: "ReviseTarget", target: t, rule: Result.getOrThrow(parseRule(">= 5 in 2021-Q1")) }, "2022-02-01"),
    );
    const history = verdictHistory(average, t, null, { asOf: day("2022-01-01"), knownAt: day("2019-06-01") });
    expect(history?.map(({ from, check }) => [from, check.stage, check.reasons.join()])).toEqual([
      ["2019-01-01", "notDue", "notYetDue"],
      ["2020-01-01", "interim", "noMeasurement"],
    ]);
  });
});

describe("an explanation", () => {
  it("gives the steps that led to the verdict, in Dutch and English", () => {
    const explained = explainTarget(register, t, period("2020"), {
      asOf: day("2022-01-01"),
      knownAt: day("2021-03-01"),
    });
    expect(explained?.explanation.steps.map(({ step, text }) => `${step} ${text.nl}`)).toEqual([
      "1 Van kracht is versie 2: <= 1638 in 2020.",
      "2 Gevraagd over 2020: ≤ 1.638 (n).",
      "3 Gemeten over 2020: ± 1.800.",
      "4 2020 was voorbij op 2022-01-01.",
      "5 De definitie is die waaronder de belofte is gedaan.",
      "6 Beide zijn in n.",
      "7 Het beslaat de hele periode.",
      "8 ± 1.800 tegen ≤ 1.638: niet gehaald.",
      "10 voorlopig.",
    ]);
    expect(explained?.explanation.steps[2]?.events).toHaveLength(1);
  });

  it("stops at the step that decides", () => {
    const last = (asOf: string, about = "2020") =>
      explainTarget(register, t, period(about), { asOf: day(asOf), knownAt: day(asOf) })?.explanation.steps.at(-1)?.text
        .en;
    expect(last("2020-06-01")).toBe("2020 had not ended on 2020-06-01, so nothing was due.");
    expect(last("2021-01-15")).toBe("no measurement.");
    expect(last("2021-01-15", "2019")).toBe("no target.");
  });

  it("tells how parts become a whole", () => {
    const whole = given(
      indicator("i", "n", "stock", "higher"),
      measured("i", { 2018: "5", 2019: "4" }),
      target("t", "i", "all of (>= 5 each year 2018..2020; >= 1 in 2018)"),
    );
    const explained = explainTarget(whole, t, null, { asOf: day("2020-06-01") });
    expect(explained?.explanation.together?.en).toBe("All must be met: 1 met, 1 not met, so not met.");
    expect(explained?.explanation.parts[0]?.together?.nl).toBe(
      "Elke periode moet het halen: 1 gehaald, 1 niet gehaald, 1 onbekend, dus niet gehaald.",
    );
    expect(explained?.explanation.parts[0]?.parts).toHaveLength(3);
  });
});
