import { v7 as newId } from "uuid";
import { describe, expect, it } from "vitest";
import { type AskedAt, openRegister, QuestionUnreadable, type WrittenCommand } from "../../src/promise/index.ts";

const open = () => openRegister({ actor: "host", now: () => new Date("2021-07-01T10:00:00.000Z"), newId });

const commands: ReadonlyArray<WrittenCommand> = [
  {
    _tag: "DefineIndicator",
    indicator: "benefits",
    title: "Benefits",
    unit: "benefits",
    polarity: "lower",
    nature: "stock",
    class: "effect",
  },
  {
    _tag: "SetTarget",
    target: "4b",
    indicator: "benefits",
    rule: "path <= 1769 in 2019, 1638 in 2020",
    class: "collegeTarget",
    knownOn: "2018-07-01",
  },
  { _tag: "RecordMeasurement", indicator: "benefits", period: "2020", value: "1989", knownOn: "2021-05-20" },
];

const listed = async <A>(values: AsyncIterable<A>): Promise<ReadonlyArray<A>> => {
  const list: Array<A> = [];
  for await (const value of values) list.push(value);
  return list;
};
const typesOf = async (events: AsyncIterable<{ readonly type: string }>): Promise<ReadonlyArray<string>> =>
  (await listed(events)).map(({ type }) => type);

describe("a list of commands", () => {
  it("is recorded whole, each knowing those before it, and adds nothing the second time", async () => {
    const register = open();
    expect(await register.recordAll(commands)).toMatchObject({ ok: true, position: 3 });
    expect(await register.recordAll(commands)).toEqual({ ok: true, events: [], position: 3 });
    expect(await register.recordAll([])).toEqual({ ok: true, events: [], position: 3 });
  });

  it("is not recorded at all when one is refused, and says which", async () => {
    const register = open();
    const refused = await register.recordAll([
      ...commands,
      { _tag: "RecordMeasurement", indicator: "unknown", period: "2020", value: "1" },
    ]);
    expect(refused).toMatchObject({ ok: false, errors: [{ path: [3, "indicator"] }] });
    expect(await register.position()).toBe(0);
  });

  it("may come from outside: what is no command is told of by its place", async () => {
    const outside = [null, 7, { _tag: "Forget" }, { ...commands[2], value: "about 3" }, commands[0]];
    const refused = await open().recordAll(outside as unknown as ReadonlyArray<WrittenCommand>);
    expect(refused.ok ? [] : refused.errors.map(({ path }) => path)).toEqual([[0], [1], [2, "_tag"], [3, "value"]]);
  });
});

describe("what is no list of commands", () => {
  it.each([[{}], [null], [undefined], ["commands"], [commands[0]]])("is refused as a whole: %j", async (outside) => {
    const register = open();
    const refused = await register.recordAll(outside as unknown as ReadonlyArray<WrittenCommand>);
    expect(refused).toEqual({ ok: false, errors: [{ path: [], message: expect.stringContaining("Write a list") }] });
  });
});

describe("a register that many use", () => {
  it("records for nobody whose id is empty, which the log could not be read with", async () => {
    const register = open();
    for (const actor of ["", "  ", undefined as unknown as string]) {
      await expect(register.as(actor).recordAll(commands)).rejects.toThrow(RangeError);
    }
    expect(await register.position()).toBe(0);
  });

  it("records for whoever is signed in, and is one register to all", async () => {
    const register = open();
    const anna = register.as("a-17");
    await anna.recordAll(commands.slice(0, 2));
    const recorded = await anna.as("b-4").recordMeasurement({ indicator: "benefits", period: "2020", value: "1989" });
    expect(recorded).toMatchObject({ ok: true, events: [{ actor: "b-4", position: 3 }] });
    expect((await listed(register.events())).map(({ actor }) => actor)).toEqual(["a-17", "a-17", "b-4"]);
    expect((await register.checkTarget("4b")).map(({ verdict }) => verdict)).toEqual(["unknown", "notMet", "notMet"]);
  });

  it("gives its events, from where a follower is", async () => {
    const register = open();
    await register.recordAll(commands);
    expect(await typesOf(register.events({ after: 1 }))).toEqual(["TargetSet", "MeasurementRecorded"]);
    expect(await typesOf(register.events({ upTo: 1 }))).toEqual(["IndicatorDefined"]);
  });
});

describe("why and when", () => {
  it("explains a verdict, and tells the story of a target", async () => {
    const register = open();
    await register.recordAll(commands);
    await register.reviseTarget({ target: "4b", rule: "path <= 1769 in 2019, 2000 in 2020", why: "More came." });
    const explained = await register.explainTarget("4b", { period: "2020" });
    expect(explained?.check.verdict).toBe("met");
    expect(explained?.explanation.steps.length).toBeGreaterThan(0);
    const versions = await register.targetHistory("4b");
    expect(versions?.map(({ change, why }) => [change, why])).toEqual([
      ["set", null],
      ["revised", "More came."],
    ]);
    const verdicts = await register.verdictHistory("4b", { period: "2020" });
    expect(verdicts?.map(({ from, check }) => [from, check.verdict])).toEqual([
      ["2018-07-01", "unknown"],
      ["2021-01-01", "unknown"],
      ["2021-05-20", "notMet"],
      ["2021-07-01", "met"],
    ]);
  });

  it("gives null for a target that is not there", async () => {
    const register = open();
    expect(await register.explainTarget("x")).toBeNull();
    expect(await register.targetHistory("x")).toBeNull();
    expect(await register.verdictHistory("x")).toBeNull();
  });
});

describe("a question that cannot be asked", () => {
  it.each([
    ["a day", () => open().checkTarget("4b", { asOf: "2021-02-30" })],
    ["a day on which something was known", () => open().claims({ knownAt: "soon" })],
    ["a period", () => open().deviations("2020x")],
    ["a period of an explanation", () => open().explainTarget("4b", { period: "" })],
    ["a position", () => open().targetChecks({ at: -1 })],
    ["a position that is no whole number", () => open().targetChecks({ at: Number.NaN })],
    ["a day that is no text", () => open().targetChecks({ asOf: ["2021-07-01"] as unknown as string })],
  ])("is refused by its name, so that a host can tell it from a fault: %s", async (_, ask) => {
    await expect(ask()).rejects.toThrow(QuestionUnreadable);
  });

  it("is one about a position that the register has not reached, until it has: its answer would change", async () => {
    const register = open();
    await register.recordAll(commands.slice(0, 2));
    const questions: ReadonlyArray<(asked: AskedAt) => Promise<unknown>> = [
      (asked) => register.checkTarget("4b", asked),
      register.targetChecks,
      (asked) => register.deviations("2020", asked),
      (asked) => register.series("benefits", asked),
      register.deliverableChecks,
      (asked) => register.forecastsFor("benefits", asked),
      register.claims,
      (asked) => register.explainTarget("4b", asked),
      (asked) => register.targetHistory("4b", asked),
      (asked) => register.verdictHistory("4b", asked),
    ];
    for (const ask of questions) {
      await expect(ask({ at: 3 })).rejects.toThrow(QuestionUnreadable);
      await expect(ask({ at: 2 })).resolves.not.toBeUndefined();
    }
    await register.recordAll(commands);
    for (const ask of questions) await expect(ask({ at: 3 })).resolves.not.toBeUndefined();
  });
});
