import { describe, expect, it } from "vitest";
import { type AreaSetId, type Command, day, type IndicatorId, type Register, series } from "../../src/index.ts";
import { area, given, indicator, measured, target } from "./given.ts";

const places: Command = {
  _tag: "DefineAreaSet",
  set: "plaatsen" as AreaSetId,
  areas: [
    { area: area("Rotterdam"), title: "Rotterdam" },
    { area: area("NL"), title: "Nederland" },
  ],
};

const pointsOf = (register: Register, id: string, benchmark: string | null = null) => {
  const found = series(
    register,
    id as IndicatorId,
    area("Rotterdam"),
    { asOf: day("2024-01-01") },
    benchmark === null ? null : area(benchmark),
  );
  if (found === null) throw new Error("no series");
  return found.points;
};

describe("C15: clients of the Wmo per thousand inhabitants", () => {
  const register = given(
    places,
    indicator("wmo", "/1000", "average", "neutral"),
    measured("wmo", { 2021: "86", 2022: "84" }, { area: area("Rotterdam") }),
    measured("wmo", { 2021: "unknown", 2022: "700" }, { area: area("NL") }),
  );
  it("changes by −2, without being good or bad", () => {
    expect(pointsOf(register, "wmo")[1]).toMatchObject({ change: "-2", changePercent: "-2.3256", movement: "down" });
  });
  it("cannot be held against the country: unknown in 2021, and of another unit in 2022", () => {
    expect(pointsOf(register, "wmo", "NL").map((p) => p.benchmark)).toMatchObject([
      { gap: null, reasons: ["unknown"] },
      { gap: null, reasons: ["unitSuspect"], value: { value: "700" } },
    ]);
  });
  it("has no promise to judge", async () => {
    const withTrend = given(indicator("wmo", "/1000", "average", "neutral"), target("wmo", "wmo", "trend"));
    const { targetChecks } = await import("../../src/index.ts");
    expect(targetChecks(withTrend, { asOf: day("2024-01-01") })).toMatchObject([
      { period: null, verdict: "notApplicable", reasons: ["noTarget"], stage: null },
    ]);
  });
});

describe("C16: youth care", () => {
  const register = given(
    places,
    indicator("jeugdhulp", "%", "ratio", "neutral"),
    measured("jeugdhulp", { 2021: "8.7", 2022: "7.0" }, { area: area("Rotterdam") }),
    measured("jeugdhulp", { 2021: "13.2", 2022: "10.7" }, { area: area("NL") }),
  );
  it("falls by exactly 1.7 points, and stands 4.5 and 3.7 points under the country", () => {
    const points = pointsOf(register, "jeugdhulp", "NL");
    expect(points[1]).toMatchObject({ change: "-1.7", changePercent: "-19.5402" });
    expect(points.map((p) => p.benchmark?.gap)).toEqual(["-4.5", "-3.7"]);
    const country = series(register, "jeugdhulp" as IndicatorId, area("NL"), { asOf: day("2024-01-01") });
    expect(country?.points[1]).toMatchObject({ change: "-2.5", changePercent: "-18.9394" });
  });
});

describe("C17: neighbourhood teams, with part of a year and another definition", () => {
  const register = given(
    places,
    indicator("wijkteams", "casussen", "average", "neutral"),
    measured("wijkteams", { 2021: "9299", 2022: "10071" }, { area: area("Rotterdam") }),
    measured(
      "wijkteams",
      { 2023: "9946" },
      {
        area: area("Rotterdam"),
        flags: ["partialPeriod", "definitionChanged"],
        coverage: "2023-01-01..2023-07-31" as never,
      },
    ),
  );
  it("shows the bare difference across the break, and says that the movement is unknown", () => {
    expect(pointsOf(register, "wijkteams")).toMatchObject([
      { change: null, movement: null },
      { change: "772", movement: "up", reasons: [] },
      { change: "-125", movement: "unknown", reasons: ["seriesBreak", "partialPeriod"] },
    ]);
  });
});

describe("a series", () => {
  it("compares periods of the same length only", () => {
    const register = given(
      places,
      indicator("mantelfoon", "vragen", "flow", "higher"),
      measured("mantelfoon", { 2021: "800", "2022-H1": "500", 2022: "1020" }, { area: area("Rotterdam") }),
    );
    expect(pointsOf(register, "mantelfoon").map((p) => [p.period, p.change, p.changePercent])).toEqual([
      ["2021", null, null],
      ["2022-H1", null, null],
      ["2022", "220", "27.5000"],
    ]);
  });

  it("of an unknown indicator does not exist", () => {
    expect(series(given(), "x" as IndicatorId, area("NL"), { asOf: day("2024-01-01") })).toBeNull();
  });
});
