import type { NewEvent } from "@meetlat/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { given, givenOn, newEventsByType, SpecificationBroken } from "../../src/index.ts";

const benefits = {
  _tag: "DefineIndicator",
  indicator: "benefits",
  title: "Benefits",
  unit: "persons",
  polarity: "lower",
  nature: "stock",
  class: "effect",
} as const;
const promise = {
  _tag: "SetTarget",
  target: "4b",
  indicator: "benefits",
  rule: "path <= 1769 in 2019, 1638 in 2020",
  class: "collegeTarget",
} as const;
const measured = { _tag: "RecordMeasurement", indicator: "benefits", period: "2020", value: "1989" } as const;
const asOf = "2021-07-01";

/** What a specification that does not hold throws. */
const brokenBy = (specification: () => unknown): SpecificationBroken => {
  try {
    specification();
  } catch (error) {
    if (error instanceof SpecificationBroken) return error;
    throw error;
  }
  throw new Error("The specification holds");
};

describe("a specification holds", () => {
  it("when what was expected is recorded, as far as it was named", () => {
    given(benefits).when(measured).then({ type: "MeasurementRecorded" });
    given(benefits)
      .when(measured)
      .then({ type: "MeasurementRecorded", data: { value: "1989", unit: "persons", note: undefined } });
    given(benefits)
      .when(promise)
      .then({ type: "TargetSet", data: { rule: promise.rule }, decidedBy: undefined });
    given(benefits)
      .when({ ...measured, knownOn: "2021-02-01", source: { document: "d" } })
      .thenRejected("unknownDocument");
  });

  it("for several commands that are recorded together, each knowing those before it", () => {
    given()
      .when(benefits, promise, measured)
      .then(
        { type: "IndicatorDefined" },
        { type: "TargetSet", data: { target: "4b" } },
        { type: "MeasurementRecorded", tags: ["indicator:benefits", "cell:benefits/whole/2020-01-01..2020-12-31"] },
      );
  });

  it("when nothing new is recorded", () => {
    given(benefits, measured).when(measured).thenNothing();
  });

  it("when a command is refused for the reasons expected, in any order", () => {
    given().when(measured).thenRejected("unknownIndicator");
    given(benefits, measured)
      .when({ ...measured, value: "1990" })
      .thenRejected({ tag: "alreadyMeasured", path: "value", value: "1990" });
    given(benefits)
      .when({
        _tag: "RecordMeasurements",
        rows: [
          { indicator: "benefits", period: "2020", value: "1989" },
          { indicator: "benefits", period: "2020..", value: "1", area: "Atlantis" },
        ],
      })
      .thenRejected({ tag: "periodOpenEnded", path: "rows.1.period" }, { tag: "unknownArea", path: "rows.1.area" });
  });

  it("when it begins with events, in notation or as they are", () => {
    const { _tag, ...data } = benefits;
    given({ type: "IndicatorDefined", data }, measured).when(measured).thenNothing();
    given({ type: "IndicatorDefined", data }).when(measured).then({ type: "MeasurementRecorded" });
    const unsaid = { knownOn: undefined, source: undefined } as object;
    given({ type: "IndicatorDefined", data, ...unsaid })
      .when(measured)
      .then({ type: "MeasurementRecorded" });
  });

  it("when what is asked is answered as expected", () => {
    given(benefits, promise, measured)
      .asked({ asOf })
      .thenTarget("4b", {
        "2019": { verdict: "unknown", reasons: ["noMeasurement"] },
        "2020": { verdict: "notMet", observed: "1989", required: "1638", gap: "351", band: "nietGehaald" },
        whole: "notMet",
      });
    given(benefits, promise).when(measured).asked({ asOf: "2020-06-30" }).thenTarget("4b", { "2020": "unknown" });
  });

  it("on three clocks", () => {
    const late = { ...measured, knownOn: "2021-05-19" } as const;
    const specification = givenOn("2019-01-01")(benefits, promise, late);
    specification.asked({ asOf, knownAt: "2021-05-18" }).thenTarget("4b", { "2020": { reasons: ["noMeasurement"] } });
    specification.asked({ asOf, knownAt: "2021-05-19" }).thenTarget("4b", { "2020": "notMet" });
    specification.asked({ asOf, at: 2 }).thenTarget("4b", { "2020": { reasons: ["noMeasurement"] } });
  });

  it("for claims, deliverables and deviations", () => {
    const care = { _tag: "EstablishProgramme", programme: "care", title: "Care" } as const;
    const about = { programme: "care", period: "2020" } as const;
    given(
      benefits,
      measured,
      { _tag: "RecordClaim", claim: "c", text: "2000.", formula: "benefits[2020]", published: "about 2000" },
      care,
      { _tag: "PlanDeliverable", deliverable: "helpline", programme: "care", title: "Helpline", due: "2020" },
      { _tag: "ReportDeliverable", deliverable: "helpline", status: "achieved", on: "2021-02-15" },
      {
        _tag: "AdoptBudget",
        ...about,
        version: "original",
        lines: [{ line: "staff", title: "Staff", side: "expense", amount: "100" }],
        balances: [],
      },
      { _tag: "RecordActuals", ...about, lines: [{ line: "staff", amount: "90" }], balances: [] },
    )
      .asked({ asOf })
      .thenClaim("c", "consistent")
      .thenClaim("c", { status: "consistent", computed: "1989" })
      .thenDeliverable("helpline", "notMet")
      .thenDeliverable("helpline", { status: "achieved", on: "2021-02-15", rescheduled: 0 })
      .thenDeviations("care", "2020", { staff: { deviation: "-10", effectOnBalance: "10", favourable: "favourable" } });
  });
});

describe("a specification that does not hold", () => {
  it("names each field that differs, what was found and what was expected, and tells the story", () => {
    const error = brokenBy(() =>
      given(benefits)
        .when(measured)
        .then({ type: "MeasurementRecorded", data: { value: "1990", unit: "persons", period: "2021" } }),
    );
    expect(error.message).toBe(
      `What is recorded is not as expected.
  1.data.value.value  found "1989"  expected "1990"
  1.data.period       found "2020"  expected "2021"

given  define indicator benefits, title Benefits, unit persons, polarity lower, nature stock, class effect
when   record measurement benefits, 2020, 1989`,
    );
    expect(error).toMatchObject({
      code: "ERR_ASSERTION",
      expected: { "1": { data: { value: { value: "1990" }, period: "2021" } } },
      actual: { "1": { data: { value: { value: "1989" }, period: "2020" } } },
    });
    expect(error.actual).not.toHaveProperty("1.data.indicator");
  });

  it("finds more, or fewer, events than were expected", () => {
    expect(brokenBy(() => given().when(benefits, measured).then({ type: "IndicatorDefined" })).message).toContain(
      '2  found "MeasurementRecorded"  expected nothing',
    );
    const fewer = () => given().when(benefits).then({ type: "IndicatorDefined" }, { type: "TargetSet" });
    expect(brokenBy(fewer).message).toContain('2  found nothing  expected {"type":"TargetSet"}');
  });

  it("expects another rule than the one that was set", () => {
    const expected = { type: "TargetSet", data: { rule: "<= 5 in 2020" } } as const;
    expect(brokenBy(() => given(benefits).when(promise).then(expected)).message).toContain(
      '1.data.rule._tag       found "Path"   expected "Level"',
    );
  });

  it("expects a field to be absent that is there", () => {
    const noted = { ...measured, note: "Preliminary" } as const;
    const expected = { type: "MeasurementRecorded", data: { note: undefined } } as const;
    expect(brokenBy(() => given(benefits).when(noted).then(expected)).message).toContain(
      '1.data.note  found "Preliminary"  expected nothing',
    );
  });

  it("expects events of a command that is refused", () => {
    const { message } = brokenBy(() => given().when(measured).then({ type: "MeasurementRecorded" }));
    expect(message).toContain("It was refused.\n  unknownIndicator at indicator: There is no indicator “benefits”");
    expect(message).toContain("given  nothing\n");
    expect(brokenBy(() => given().when(measured).asked({ asOf })).message).toContain("It was refused.");
  });

  it("expects nothing of a command that records something, or something of one that does not", () => {
    expect(brokenBy(() => given(benefits).when(measured).thenNothing()).message).toContain("MeasurementRecorded {");
    const nothing = () => given(benefits, measured).when(measured).then({ type: "MeasurementRecorded" });
    expect(brokenBy(nothing).message).toContain("1  found nothing");
  });

  it("expects a refusal that does not come, or for other reasons", () => {
    expect(brokenBy(() => given(benefits).when(measured).thenRejected("unknownIndicator")).message).toContain(
      "It was accepted, where it was expected to be refused.\n  recorded MeasurementRecorded",
    );
    const other = brokenBy(() => given().when(measured).thenRejected({ tag: "unknownArea", path: "area" }));
    expect(other.message).toContain("expected unknownArea at area, which was not found");
    expect(other.message).toContain("found    unknownIndicator at indicator (benefits), which was not expected");
    const twice = () => given().when(measured).thenRejected("unknownIndicator", "unknownIndicator");
    expect(brokenBy(twice).message).toContain("expected unknownIndicator, which was not found");
  });

  it("expects another answer, and tells when it was asked", () => {
    const error = brokenBy(() =>
      given(benefits, promise, measured)
        .asked({ asOf, knownAt: "2024-06-01", at: 3 })
        .thenTarget("4b", { "2020": { verdict: "met", gap: "350" }, whole: "notMet" }),
    );
    expect(error.message).toMatch(
      /^Target “4b” is not as expected, as of 2021-07-01, known at 2024-06-01, at position 3\.\n {2}2020\.verdict {2}found "notMet" {2}expected "met"\n {2}2020\.gap {6}found "351" {5}expected "350"\n\ngiven /,
    );
    expect(error.actual).toEqual({ "2020": { verdict: "notMet", gap: "351" }, whole: { verdict: "notMet" } });
  });

  it("asks for what there is not, and is told what there is", () => {
    const asked = given(benefits, promise).asked({ asOf });
    expect(brokenBy(() => asked.thenTarget("4b", { "2018": "met" })).message).toContain(
      "There is no “2018”; there is 2019, 2020, whole.",
    );
    expect(brokenBy(() => asked.thenTarget("4c", { whole: "met" })).message).toContain("there is nothing.");
    expect(brokenBy(() => asked.thenClaim("c", "consistent")).message).toContain("There is no “c”");
  });

  it("says nothing of what comes of the command, and is awaited", async () => {
    await expect(Promise.resolve(given(benefits).when(measured) as unknown)).rejects.toThrow(
      /^Say what comes of it: then\(/,
    );
  });
});

describe("a specification that cannot be read is a mistake in the specification", () => {
  it("when what is given is refused", () => {
    expect(() => given(measured)).toThrow(
      /^What is given cannot be recorded: record measurement benefits, 2020, 1989\n/,
    );
  });

  it("when a command does not fit, or a notation cannot be read", () => {
    expect(() => given(benefits).when({ ...promise, rule: "at least five" })).toThrow(
      /SetTarget cannot be read\.\nrule: /,
    );
    expect(() => given().when({ ...measured, period: "next year" })).toThrow(
      /RecordMeasurement is not a command as it is written\.\n {2}period: /,
    );
  });

  it("when the day on which it is recorded does not exist", () => {
    expect(() => givenOn("2021-02-30")).toThrow(RangeError);
  });

  it("when it is asked on what is no day or beyond the end of the log, and says all of it", () => {
    const specification = given(benefits, promise, measured);
    expect(() => specification.asked({ asOf: "zomer 2019", knownAt: "yesterday", at: 999 })).toThrow(
      /^It cannot be asked\.\n {2}asOf: “zomer 2019” is not a day that exists\..*\n {2}knownAt: “yesterday” is not a day that exists\..*\n {2}at: there is no position 999; the last is 3$/,
    );
    for (const at of [-1, 1.5, Number.NaN, 4]) expect(() => specification.asked({ asOf, at })).toThrow(RangeError);
    for (const at of [null, 0, 3]) specification.asked({ asOf, knownAt: null, at });
    given(benefits, promise).when(measured).asked({ asOf, at: 3 });
  });

  it("when nothing is expected of an answer", () => {
    const answers = given(benefits, promise).asked({ asOf });
    expect(() => answers.thenTarget("nope", {})).toThrow(/^Say what is expected of target “nope”/);
    expect(() => answers.thenTarget("4b", {})).toThrow(RangeError);
    expect(() => answers.thenDeviations("nope", "2020", {})).toThrow(RangeError);
  });

  it("when a budget is asked over what is no period", () => {
    const answers = given(benefits).asked({ asOf });
    expect(() => answers.thenDeviations("care", "20x", { staff: { deviation: "1" } })).toThrow(
      /^“20x” is not a period\./,
    );
  });

  it("when an event that is given does not fit", () => {
    const { _tag, ...data } = benefits;
    const { indicator, ...rest } = data;
    const unfit = (event: object) => () => given(event as Parameters<typeof given>[0]);
    expect(unfit({ type: "IndicatorDefind", data: {} })).toThrow(
      /^IndicatorDefind is not an event as it is written\.\n {2}type: /,
    );
    expect(unfit({ type: "IndicatorDefined", data: { ...rest, indicatr: indicator } })).toThrow(
      /\n {2}data\.indicatr: .*\n {2}data\.indicator: |\n {2}data\.indicator: .*\n {2}data\.indicatr: /,
    );
    expect(unfit({ type: "IndicatorDefined", data, knowOn: "2020-01-01" })).toThrow(/\n {2}knowOn: /);
    expect(unfit({ type: "IndicatorDefined", data, knownOn: "yesterday" })).toThrow(/\n {2}knownOn: /);
    const number = { indicator: "benefits", period: "2020", unit: "persons", value: "a lot" };
    expect(unfit({ type: "MeasurementRecorded", data: number })).toThrow(/\n {2}data\.value: “a lot” /);
    expect(unfit({ type: "IndicatorDefined", data: null })).toThrow(/\n {2}data: /);
  });

  it("when an event of a log that is given does not fit", () => {
    const [event] = fc.sample(newEventsByType.IndicatorDefined, 1);
    given(event as NewEvent);
    expect(() => given({ ...event, data: {} } as unknown as NewEvent)).toThrow(/\n {2}data\.indicator: /);
  });
});
