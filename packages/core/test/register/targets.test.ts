import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { day, emptyRegister, fold, parseRule, type TargetId, targetChecks } from "../../src/index.ts";
import {
  added,
  jaarstukken,
  provenance,
  recorded,
  refused,
  registerOf,
  toldOf,
  unknownSource,
  type Written,
} from "./given.ts";

const rule = (text: string) => Result.getOrThrow(parseRule(text));
const exact = (value: string) => ({ _tag: "Exact", value }) as const;

const defined = (indicator: string, unit: string) =>
  ({
    _tag: "DefineIndicator",
    indicator,
    title: indicator,
    unit,
    polarity: "lower",
    nature: "stock",
    class: "effect",
    knownOn: "2018-01-01",
  }) as const;
const known: ReadonlyArray<Written> = [
  jaarstukken,
  { _tag: "EstablishProgramme", programme: "zorg", title: "Zorg", knownOn: "2018-01-01" },
  {
    _tag: "DefineAreaSet",
    set: "gebieden",
    areas: [{ area: "noord", title: "Noord" }],
    knownOn: "2018-01-01",
  },
  defined("uitkeringen", "personen"),
  defined("eenzaamheid", "%"),
];
const promise = {
  _tag: "SetTarget",
  target: "4b",
  indicator: "uitkeringen",
  rule: rule("<= 1507 in 2021"),
  class: "collegeTarget",
  knownOn: "2019-01-01",
} as const;
const stricter = { _tag: "ReviseTarget", target: "4b", rule: rule("<= 1400 in 2021"), knownOn: "2020-01-01" } as const;
const withdrawn = { _tag: "WithdrawTarget", target: "4b", why: "Nieuw college", knownOn: "2021-01-01" } as const;

describe("a target", () => {
  it("is set for the whole territory and is blocked by a changed definition, unless it says otherwise", () => {
    const { _tag, knownOn: _knownOn, ...data } = promise;
    const tags = ["target:4b", "indicator:uitkeringen"];
    const register = registerOf(...known);
    expect(added(register, { ...promise, title: undefined, ...provenance })).toStrictEqual([
      { type: "TargetSet", tags, data: { ...data, area: "whole", onDefinitionChange: "block" }, ...provenance },
    ]);
    const said = { area: "noord", onDefinitionChange: "flag", programme: "zorg", minimumDetectableChange: "0" };
    expect(added(register, { ...promise, ...said })).toStrictEqual([
      { type: "TargetSet", tags: [...tags, "programme:zorg"], data: { ...data, ...said }, knownOn: "2019-01-01" },
    ]);
  });

  it("is revised in its rule, its baseline or both, and withdrawn", () => {
    const register = registerOf(...known, promise);
    const facts = { target: "4b", indicator: "uitkeringen" };
    const tags = ["target:4b", "indicator:uitkeringen"];
    const baseline = { value: exact("1893"), period: "2018" };
    expect(added(register, { ...stricter, baseline, why: "Motie", ...provenance })).toStrictEqual([
      {
        type: "TargetRevised",
        tags,
        data: { ...facts, rule: stricter.rule, baseline, why: "Motie" },
        ...provenance,
      },
    ]);
    expect(added(register, { ...withdrawn, ...provenance })).toStrictEqual([
      { type: "TargetWithdrawn", tags, data: { ...facts, why: "Nieuw college" }, ...provenance },
    ]);
  });

  it("adds nothing when it is set, revised or withdrawn as it is", () => {
    const register = registerOf(...known, promise, stricter);
    expect(added(register, { ...promise, area: "whole", note: undefined, knownOn: "2022-01-01" })).toEqual([]);
    expect(added(register, { ...stricter, why: "Andere reden" })).toEqual([]);
    expect(added(register, { _tag: "ReviseTarget", target: "4b", baseline: null })).toEqual([]);
    expect(added(registerOf(...known, promise, withdrawn), { ...withdrawn, why: "Andere reden" })).toEqual([]);
    const source = unknownSource;
    expect(refused(register, { ...promise, source })).toEqual([
      "unknownDocument source.document: zoek",
      "alreadyDefined target: 4b",
    ]);
    expect(refused(registerOf(...known, promise, withdrawn), { ...withdrawn, source })).toEqual([
      "unknownDocument source.document: zoek",
    ]);
  });

  it("is refused for all that it names and is not there, at once", () => {
    const wrong = { area: "zuid", programme: "jeugd", minimumDetectableChange: "-1", source: unknownSource };
    expect(refused(registerOf(...known, promise), { ...promise, indicator: "brieven", ...wrong })).toEqual([
      "unknownDocument source.document: zoek",
      "unknownIndicator indicator: brieven",
      "unknownArea area: zuid",
      "unknownProgramme programme: jeugd",
      "outOfRange minimumDetectableChange: -1",
      "alreadyDefined target: 4b",
    ]);
  });

  it("is refused under a name that was taken, with what can be done instead", () => {
    const register = registerOf(...known, promise);
    expect(refused(register, { ...promise, title: "Minder" })).toEqual(["alreadyDefined target: 4b"]);
    expect(toldOf(register, { ...promise, title: "Minder" })).toEqual([
      "target: The target “4b” exists already, with other details. Revise it instead, or give this one another name.",
      "target: Streefwaarde “4b” bestaat al, met andere gegevens. Herzie haar, of geef deze een andere naam.",
    ]);
  });

  it("is refused under a closed programme or on a retired indicator", () => {
    const ended: ReadonlyArray<Written> = [
      { _tag: "CloseProgramme", programme: "zorg", on: "2019-06-30" },
      { _tag: "RetireIndicator", indicator: "uitkeringen", from: "2030-01-01", why: "Geen bron" },
    ];
    const register = registerOf(...known, ...ended);
    expect(refused(register, { ...promise, programme: "zorg", knownOn: "2019-07-01" })).toEqual([
      "retiredIndicator indicator: uitkeringen",
      "closedProgramme programme: zorg",
    ]);
    expect(refused(register, { ...promise, programme: "zorg", indicator: "eenzaamheid" })).toEqual([]);
  });
});

describe("the rule of a target", () => {
  const register = registerOf(...known, promise, { ...promise, target: "7", indicator: "eenzaamheid" });
  const asked = (text: string, target: string) => [
    refused(register, {
      ...promise,
      target: `${target}-2`,
      indicator: target === "7" ? "eenzaamheid" : "uitkeringen",
      rule: rule(text),
    }),
    refused(register, { ...stricter, target, rule: rule(text) }),
  ];
  const both = (reasons: ReadonlyArray<string>) => [reasons, reasons];

  it("names a set of areas and an area that exist, also within other rules", () => {
    expect(asked("every area of gebieden: <= 5 in 2021", "4b")).toEqual(both([]));
    expect(asked("<= area noord in 2021", "4b")).toEqual(both([]));
    expect(asked("all of (every area of wijken: <= area zuid in 2021; <= 5 in 2021)", "4b")).toEqual(
      both(["unknownAreaSet rule: wijken", "unknownArea rule.area: zuid"]),
    );
  });

  it("says of a percentage whether it changes in points or in percents, and of anything else not in points", () => {
    const said = (text: string, target: string) => asked(text, target).flat();
    expect(asked("decrease by 3 points in 2021", "7")).toEqual(both([]));
    expect(asked("decrease by 3 % in 2021", "4b")).toEqual(both([]));
    expect(said("decrease by 3 in 2021", "7")).toEqual(both(["ruleNotEvaluable rule: decrease by 3 in 2021"]).flat());
    expect(said("any of (decrease by 3 points in 2021; <= area zuid in 2021)", "4b").slice(0, 2)).toEqual([
      "unknownArea rule.area: zuid",
      "ruleNotEvaluable rule: any of (decrease by 3 points in 2021; <= area zuid in 2021)",
    ]);
  });

  it("is told to say its change in what its unit allows", () => {
    const asked = (target: string) =>
      toldOf(register, {
        ...stricter,
        target,
        rule: rule(target === "7" ? "decrease by 3 in 2021" : "decrease by 3 points in 2021"),
      });
    expect(asked("7")).toEqual([
      "rule: A change of a percentage can be in points or in percents. Say which: by 3 points, or by 3 %.",
      "rule: Een verandering van een percentage kan in punten of in procenten zijn. Zeg welke: by 3 points, of by 3 %.",
    ]);
    expect(asked("4b")).toEqual([
      "rule: A change in personen cannot be in points. Say by how many, or by how many %.",
      "rule: Een verandering in personen kan niet in punten zijn. Zeg met hoeveel, of met hoeveel %.",
    ]);
  });

  it("of an indicator that is not there is not held against its unit", () => {
    const unknown = { ...promise, target: "8", indicator: "brieven", rule: rule("decrease by 3 points in 2021") };
    expect(refused(register, unknown)).toEqual(["unknownIndicator indicator: brieven"]);
  });

  it("has its periods in order, also when it did not come from text", () => {
    const [first, last] = ["2019", "2018"].map((period) => ({ period, threshold: "5" }));
    const path = { _tag: "Path", comparator: "<=", steps: [first, last] };
    const reasons = ["ruleNotEvaluable rule: path <= 5 in 2019, 5 in 2018"];
    expect(refused(register, { ...promise, target: "8", rule: path })).toEqual(reasons);
    expect(refused(register, { ...stricter, rule: path })).toEqual(reasons);
  });
});

describe("a revision or a withdrawal", () => {
  it("is refused of a target that was not set by then", () => {
    const register = registerOf(...known, promise);
    for (const asked of [stricter, withdrawn]) {
      expect(refused(register, { ...asked, knownOn: "2018-12-31", source: unknownSource })).toEqual([
        "unknownDocument source.document: zoek",
        "unknownTarget target: 4b",
      ]);
      expect(refused(emptyRegister(), asked)).toEqual(["unknownTarget target: 4b"]);
      expect(refused(register, { ...asked, knownOn: undefined })).toEqual([]);
    }
  });

  it("of a target that was withdrawn is refused from then on, and not before", () => {
    const register = registerOf(...known, promise, withdrawn);
    expect(refused(register, { ...stricter, knownOn: "2021-01-01" })).toEqual(["withdrawnTarget target: 4b"]);
    expect(refused(register, { ...stricter, knownOn: "2020-12-31" })).toEqual([]);
    expect(added(register, { ...withdrawn, knownOn: "2020-12-31" })).toHaveLength(1);
  });

  it("of the baseline leaves the rule as it is, and takes the baseline away when it says so", () => {
    const baseline = { value: exact("1893") };
    const revise = (more: object, knownOn: string) =>
      ({ _tag: "ReviseTarget", target: "4b", knownOn, ...more }) as const;
    const register = registerOf(...known, { ...promise, baseline });
    expect(added(register, revise({ baseline }, "2020-01-01"))).toEqual([]);
    expect(added(register, revise({ rule: promise.rule }, "2020-01-01"))).toEqual([]);
    expect(added(register, revise({ baseline: null }, "2020-01-01"))).toHaveLength(1);
    const without = registerOf(...known, { ...promise, baseline }, revise({ baseline: null }, "2020-01-01"));
    expect(added(without, revise({ baseline: null }, "2020-02-01"))).toEqual([]);
    expect(added(without, revise({ baseline }, "2020-02-01"))).toHaveLength(1);
    expect(added(without, revise({ baseline: null }, "2019-06-01"))).toHaveLength(1);
  });
});

describe("what was said of targets", () => {
  it("keeps for each version when it was recorded, who decided it and where it stands", () => {
    const register = registerOf(...known, { ...promise, ...provenance }, { ...withdrawn, knownOn: "2022-01-01" });
    const versions = register.targets.get("4b" as TargetId)?.versions ?? [];
    expect(versions).toMatchObject([
      { ...provenance, recordedAt: "2024-12-31T12:00:00.000Z" },
      { knownOn: "2022-01-01", change: { _tag: "Withdrawn", why: "Nieuw college" } },
    ]);
    expect(versions[1]).not.toHaveProperty("decidedBy");
    expect(versions[1]).not.toHaveProperty("source");
  });

  it("is passed over when it counted as known before the target did", () => {
    const log = recorded(...known, promise, stricter).map((event) =>
      event.type === "TargetRevised" ? { ...event, knownOn: day("2018-06-01") } : event,
    );
    const checks = targetChecks(fold(log), { asOf: day("2022-01-01") });
    expect(checks.map(({ required, targetVersion }) => [required, targetVersion])).toEqual([
      ["1507", 1],
      ["1507", 1],
    ]);
  });

  it("is passed over when it is of a target that never was set", () => {
    const log = recorded(...known, promise, stricter).filter((event) => event.type !== "TargetSet");
    expect(fold(log).targets.size).toBe(0);
  });
});
