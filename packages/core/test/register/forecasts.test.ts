import { describe, expect, it } from "vitest";
import { added, jaarstukken, provenance, refused, registerOf, unknownSource } from "./given.ts";

const teams = {
  _tag: "DefineIndicator",
  indicator: "teams",
  title: "Teams",
  unit: "teams",
  polarity: "higher",
  nature: "stock",
  class: "effect",
} as const;
const gebieden = { _tag: "DefineAreaSet", set: "gebieden", areas: [{ area: "noord", title: "Noord" }] } as const;
const exact = (value: string) => ({ _tag: "Exact", value }) as const;
const expected = {
  _tag: "RecordForecast",
  indicator: "teams",
  period: "2023",
  value: exact("80"),
  knownOn: "2023-01-01",
} as const;

describe("a forecast", () => {
  it("is recorded for the whole territory, unless it names an area", () => {
    const register = registerOf(jaarstukken, teams, gebieden);
    const data = { indicator: "teams", area: "whole", period: "2023", value: exact("80") };
    expect(added(register, { ...expected, note: undefined, ...provenance })).toStrictEqual([
      {
        type: "ForecastRecorded",
        tags: ["indicator:teams", "forecast:teams/whole/2023-01-01..2023-12-31"],
        data,
        ...provenance,
      },
    ]);
    expect(added(register, { ...expected, area: "noord", note: "Voorlopig" })).toStrictEqual([
      {
        type: "ForecastRecorded",
        tags: ["indicator:teams", "forecast:teams/noord/2023-01-01..2023-12-31"],
        data: { ...data, area: "noord", note: "Voorlopig" },
        knownOn: "2023-01-01",
      },
    ]);
  });

  it("adds nothing when it says what was expected on the day from which it is known", () => {
    const register = registerOf(teams, gebieden, expected, { ...expected, value: exact("90"), knownOn: "2023-06-01" });
    expect(added(register, { ...expected, knownOn: "2023-05-31" })).toEqual([]);
    expect(added(register, { ...expected, knownOn: "2023-06-01" })).toHaveLength(1);
    expect(added(register, { ...expected, knownOn: undefined })).toHaveLength(1);
    expect(added(register, { ...expected, knownOn: "2022-12-31" })).toHaveLength(1);
    expect(added(register, { ...expected, area: "noord" })).toHaveLength(1);
    expect(added(register, { ...expected, note: "Voorlopig" })).toHaveLength(1);
    expect(added(registerOf(teams), { ...expected, knownOn: undefined }, null)).toHaveLength(1);
  });

  it("is refused for all that is wrong with it at once", () => {
    const missing = { _tag: "Missing", reason: "notRegistered" };
    const wrong = { area: "zuid", period: "2023..", value: missing, source: unknownSource };
    expect(refused(registerOf(teams), { ...expected, ...wrong })).toEqual([
      "unknownDocument source.document: zoek",
      "unknownArea area: zuid",
      "periodOpenEnded period: 2023..",
      "empty value: notRegistered",
    ]);
    const retired = { _tag: "RetireIndicator", indicator: "teams", from: "2023-01-02", why: "Geen bron" } as const;
    expect(refused(registerOf(teams, retired), expected)).toEqual([]);
    expect(refused(registerOf(teams, retired), { ...expected, period: "2024" })).toEqual([
      "retiredIndicator indicator: teams",
    ]);
  });
});
