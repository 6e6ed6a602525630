import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { day, emptyRegister, explainTarget, parseRule, type TargetId } from "../../src/index.ts";
import { added, jaarstukken, provenance, refused, registerOf, unknownSource, type Written } from "./given.ts";

const known: ReadonlyArray<Written> = [
  jaarstukken,
  {
    _tag: "DefineIndicator",
    indicator: "uitkeringen",
    title: "Uitkeringen",
    unit: "personen",
    polarity: "lower",
    nature: "stock",
    class: "effect",
  },
  {
    _tag: "SetTarget",
    target: "4b",
    indicator: "uitkeringen",
    rule: Result.getOrThrow(parseRule("<= 1507 in 2020")),
    class: "collegeTarget",
    knownOn: "2019-01-01",
  },
];
const said = { _tag: "ExplainVerdict", target: "4b", text: "Corona", knownOn: "2021-05-20" } as const;

describe("what the body says about an outcome", () => {
  it("is recorded of a period or of the whole, where the target and its indicator are found", () => {
    const tags = ["target:4b", "indicator:uitkeringen"];
    const data = { target: "4b", indicator: "uitkeringen", text: "Corona" };
    expect(added(registerOf(...known), { ...said, ...provenance })).toStrictEqual([
      { type: "VerdictExplained", tags, data, ...provenance },
    ]);
    expect(added(registerOf(...known), { ...said, period: "2020" })).toStrictEqual([
      { type: "VerdictExplained", tags, data: { ...data, period: "2020" }, knownOn: "2021-05-20" },
    ]);
  });

  it("is found with who said it and where, and nothing is found where nothing was said", () => {
    const statement = (...said: ReadonlyArray<Written>) =>
      explainTarget(registerOf(...known, ...said), "4b" as TargetId, null, { asOf: day("2022-01-01") })?.statement;
    expect(statement()).toBeNull();
    expect(statement({ ...said, ...provenance })).toMatchObject({ text: "Corona", ...provenance });
    expect(statement(said)).not.toHaveProperty("source");
    const { verdictExplanations } = registerOf(...known, said);
    expect(verdictExplanations.get("4b" as TargetId)?.get("")).toMatchObject([{ text: "Corona" }]);
  });

  it("adds nothing when it was said of the same outcome by then", () => {
    const register = registerOf(...known, said, { ...said, text: "De economie", knownOn: "2022-01-01" });
    expect(added(register, { ...said, knownOn: "2021-12-31" })).toEqual([]);
    expect(added(register, { ...said, knownOn: "2021-05-19" })).toHaveLength(1);
    expect(added(register, { ...said, knownOn: undefined })).toHaveLength(1);
    expect(added(register, { ...said, period: "2020" })).toHaveLength(1);
  });

  it("is refused of a target that was not set by then, with whatever else is wrong", () => {
    const reasons = ["unknownDocument source.document: zoek", "unknownTarget target: 4b"];
    expect(refused(emptyRegister(), { ...said, source: unknownSource })).toEqual(reasons);
    expect(refused(registerOf(...known), { ...said, knownOn: "2018-12-31", source: unknownSource })).toEqual(reasons);
    expect(refused(registerOf(...known), { ...said, source: unknownSource })).toEqual(reasons.slice(0, 1));
  });
});
