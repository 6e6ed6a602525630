import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { boundary, matches, parseFormula, parsePublished, parseRule } from "../../src/index.ts";
import { command, recorded, type Written } from "./given.ts";

const rule = (text: string) => Result.getOrThrow(parseRule(text));
const exact = { _tag: "Exact", value: "5" } as const;

const document = (id: string) => ({ _tag: "RegisterDocument", document: id, kind: "budget", title: id }) as const;
const areaSet = (set: string, area: string) =>
  ({ _tag: "DefineAreaSet", set, areas: [{ area, title: area }] }) as const;
const programme = (id: string) => ({ _tag: "EstablishProgramme", programme: id, title: id }) as const;
const objective = (id: string, under: string) =>
  ({ _tag: "StateObjective", objective: id, programme: under, text: id }) as const;
const indicator = (id: string) =>
  ({
    _tag: "DefineIndicator",
    indicator: id,
    title: id,
    unit: "n",
    polarity: "lower",
    nature: "flow",
    class: "effect",
  }) as const;
const redefined = (id: string) =>
  ({ _tag: "RedefineIndicator", indicator: id, from: "2030-01-01", comparable: true, why: "x" }) as const;
const retired = (id: string) => ({ _tag: "RetireIndicator", indicator: id, from: "2030-01-01", why: "x" }) as const;
const measured = (id: string, about: string) =>
  ({ _tag: "RecordMeasurement", indicator: id, period: about, value: exact }) as const;
const target = (id: string, of: string, text = "<= 5 in 2020") =>
  ({ _tag: "SetTarget", target: id, indicator: of, rule: rule(text), class: "collegeTarget" }) as const;
const budget = (of: string, about: string) =>
  ({
    _tag: "AdoptBudget",
    programme: of,
    period: about,
    version: "original",
    lines: [{ line: "lasten", title: "Lasten", side: "expense", amount: "1" }],
    balances: [],
  }) as const;
const deliverable = (id: string, under: string) =>
  ({ _tag: "PlanDeliverable", deliverable: id, programme: under, title: id, due: "2020" }) as const;
const forecast = (of: string, about: string) =>
  ({ _tag: "RecordForecast", indicator: of, period: about, value: exact }) as const;
const claim = (id: string, formula: string) =>
  ({
    _tag: "RecordClaim",
    claim: id,
    text: id,
    formula: Result.getOrThrow(parseFormula(formula)),
    published: Result.getOrThrow(parsePublished("5")),
  }) as const;
const explained = (id: string) => ({ _tag: "ExplainVerdict", target: id, text: id }) as const;

// Of everything at least two, so that what a command names is found, and what it does not name is not.
const log = recorded(
  ...["begroting", "jaarstukken"].map(document),
  areaSet("gebieden", "noord"),
  areaSet("wijken", "oost"),
  ...["zorg", "jeugd"].map(programme),
  objective("minder", "zorg"),
  objective("vaker", "jeugd"),
  ...["a", "b"].map(indicator),
  redefined("a"),
  retired("a"),
  measured("a", "2018"),
  measured("a", "2019"),
  measured("b", "2018"),
  target("4b", "b"),
  target("7", "b"),
  { _tag: "WithdrawTarget", target: "7", why: "x" },
  budget("zorg", "2020"),
  budget("jeugd", "2020"),
  deliverable("training", "zorg"),
  deliverable("loket", "jeugd"),
  forecast("b", "2023"),
  forecast("b", "2024"),
  claim("c", "b[2018]"),
  claim("d", "b[2019]"),
  explained("4b"),
  { _tag: "CloseProgramme", programme: "zorg", on: "2024-12-31" },
);

const dependsOn = (asked: Written): ReadonlyArray<string> => {
  const query = boundary(command(asked));
  return log.filter((event) => matches(query, event)).map(({ type, tags }) => `${type} ${tags[0]}`);
};

const source = "DocumentRegistered document:jaarstukken";
const zorg = "ProgrammeEstablished programme:zorg";
const closed = "ProgrammeClosed programme:zorg";
const a = ["IndicatorDefined indicator:a", "IndicatorRedefined indicator:a", "IndicatorRetired indicator:a"];
const b = "IndicatorDefined indicator:b";
const set4b = ["TargetSet target:4b", "VerdictExplained target:4b"];

describe("a decision depends on what its command names, and on nothing else", () => {
  it.each<readonly [string, Written, ReadonlyArray<string>]>([
    ["a document", document("begroting"), ["DocumentRegistered document:begroting"]],
    ["a set of areas", areaSet("gebieden", "oost"), [source, "AreaSetDefined areaset:gebieden"]],
    ["a programme", { ...programme("x"), parent: "zorg" }, [source, zorg, closed]],
    ["a closing", { _tag: "CloseProgramme", programme: "zorg", on: "2021-01-01" }, [source, zorg, closed]],
    ["an objective", objective("vaker", "zorg"), [source, zorg, "ObjectiveStated objective:vaker", closed]],
    [
      "a dropped objective",
      { _tag: "DropObjective", objective: "vaker", why: "x" },
      [source, "ObjectiveStated objective:vaker"],
    ],
    [
      "an indicator under a programme",
      { ...indicator("x"), programme: "zorg", numerator: "a", denominator: "b" },
      [source, zorg, ...a.slice(0, 1), b, ...a.slice(1), closed],
    ],
    ["a redefinition", redefined("a"), [source, ...a]],
    ["a retirement", retired("a"), [source, ...a]],
    [
      "a target",
      {
        ...target("4b", "a", "all of (every area of gebieden: <= 5 in 2020; <= area oost in 2020)"),
        programme: "zorg",
      },
      [source, "AreaSetDefined areaset:gebieden", "AreaSetDefined areaset:wijken", zorg, ...a, ...set4b, closed],
    ],
    ["a target in an area", { ...target("x", "a"), area: "oost" }, [source, "AreaSetDefined areaset:wijken", ...a]],
    [
      "a revised baseline",
      { _tag: "ReviseTarget", target: "4b", baseline: null },
      [source, ...a.slice(0, 1), b, ...set4b],
    ],
    [
      "a revised rule",
      { _tag: "ReviseTarget", target: "4b", rule: rule("every area of gebieden: <= 5 in 2020") },
      [source, "AreaSetDefined areaset:gebieden", ...a.slice(0, 1), b, ...set4b],
    ],
    ["a withdrawal", { _tag: "WithdrawTarget", target: "4b", why: "x" }, [source, ...set4b]],
    ["an explanation of a verdict", explained("4b"), [source, ...set4b]],
    ["a budget", budget("zorg", "2020"), [source, zorg, "BudgetAdopted budget:zorg/2020-01-01..2020-12-31", closed]],
    [
      "an amendment",
      { ...budget("zorg", "2020"), _tag: "AmendBudget", instrument: "x", mode: "deltas" },
      [source, "BudgetAdopted budget:zorg/2020-01-01..2020-12-31"],
    ],
    ["a deliverable", deliverable("x", "zorg"), [source, zorg, closed]],
    [
      "a report",
      { _tag: "ReportDeliverable", deliverable: "training", status: "underway", on: "2020-01-01" },
      [source, "DeliverablePlanned deliverable:training"],
    ],
    ["a forecast", { ...forecast("b", "2023"), area: "oost" }, [source, "AreaSetDefined areaset:wijken", b]],
    ["a forecast of the whole", forecast("b", "2023"), [source, b, "ForecastRecorded indicator:b"]],
    ["a measurement", measured("a", "2019"), [source, ...a, "MeasurementRecorded indicator:a"]],
    [
      "a measurement in an area",
      { ...measured("b", "2019"), area: "oost" },
      [source, "AreaSetDefined areaset:wijken", b],
    ],
    [
      "a claim",
      claim("c", "a@oost[2019] + actual(zorg/lasten[2020])"),
      [source, "AreaSetDefined areaset:wijken", zorg, ...a, "ClaimRecorded claim:c", closed],
    ],
  ])("%s", (_, asked, found) => {
    expect(dependsOn({ ...asked, source: { document: "jaarstukken" } })).toEqual(found);
  });
  it("and on no document when it names no source", () => {
    expect(dependsOn(redefined("a"))).toEqual(a);
  });
});
