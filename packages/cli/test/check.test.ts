import { describe, expect, it } from "vitest";
import { run, withTables } from "./run.ts";

const tables = {
  "programmes.csv": "programme,title,parent\nzorg,Zorg,\nouderen,Ouderen,zorg\njeugd,Jeugd,\n",
  "indicators.csv":
    "indicator,title,unit,polarity,nature,class,programme\nbezoeken,Bezoeken,%,higher,average,effect,ouderen\nteams,Teams,teams,higher,stock,performance,jeugd\n",
  "measurements.csv":
    "indicator,area,period,value,published_on\nbezoeken,,2018,21,2019-05-01\nbezoeken,,2019,32,2020-05-01\nbezoeken,,2020,notRegistered,2021-05-01\nteams,,2020,1234.5,2021-05-01\n",
  "targets.csv":
    "target,indicator,area,rule,known_on\nbezoeken,bezoeken,,>= 25 each year 2018..2021,2018-01-01\nteams,teams,,>= 1200 in 2020,2018-01-01\n",
};

const check = (folder: string, ...more: ReadonlyArray<string>) =>
  run(["check", "--from", folder, "--as-of", "2021-07-01", ...more]);

describe("meetlat check", () => {
  it("prints a table that can be pasted in a memo", () =>
    withTables(tables, async (folder) => {
      const { status, out, err } = await check(folder);
      expect([status, err]).toEqual([0, ""]);
      expect(out).toBe(`Targets as of 2021-07-01

Period  Required  Observed    Gap  Attained  Verdict       Because
─────────────────────────────────────────────────────────────────────────

bezoeken · Bezoeken (%)
2018        ≥ 25        21     −4      84 %  ✗ almost met
2019        ≥ 25        32     +7     128 %  ✓ met
2020        ≥ 25                             ? unknown     not registered
2021        ≥ 25                             ? unknown     not due yet
whole                                        ✗ not met     interim

teams · Teams (teams)
2020     ≥ 1,200   1,234.5  +34.5     103 %  ✓ met

2 targets: ✓ 1 met, ✗ 1 not met
`);
    }));

  it("speaks Dutch, with Dutch numbers", () =>
    withTables(tables, async (folder) => {
      const { out } = await check(folder, "--lang", "nl");
      expect(out).toContain("2018        ≥ 25          21        −4     84 %  ✗ bijna gehaald");
      expect(out).toContain("≥ 1.200     1.234,5     +34,5");
      expect(out).toContain("? onbekend       niet geregistreerd");
      expect(out).toContain("2 streefwaarden: ✓ 1 gehaald, ✗ 1 niet gehaald");
    }));

  it("keeps within the width of a terminal by wrapping headings and reasons", () =>
    withTables(tables, async (folder) => {
      const { out } = await run(["check", "--from", folder, "--as-of", "2021-07-01"], 64);
      expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(75);
    }));

  it("gives one JSON document with a row per period and one for the target as a whole", () =>
    withTables(tables, async (folder) => {
      const { status, out } = await check(folder, "--format", "json", "--known-at", "2020-12-31");
      expect(status).toBe(0);
      const report = JSON.parse(out);
      expect(report).toMatchObject({ schema: "meetlat-check/1", asOf: "2021-07-01", knownAt: "2020-12-31" });
      expect(report.checks).toHaveLength(7);
      expect(report.checks[0]).toEqual({
        target: "bezoeken",
        title: "Bezoeken",
        programme: "ouderen",
        indicator: "bezoeken",
        area: "whole",
        period: "2018",
        rule: ">= 25 each year 2018..2021",
        verdict: "notMet",
        stage: "final",
        reasons: [],
        observed: "21",
        required: "25",
        gap: "-4",
        favourableGap: "-4",
        attainment: "0.840000",
        band: "bijnaGehaald",
        flags: [],
        evidence: [expect.stringMatching(/^[0-9a-f-]{36}$/), expect.stringMatching(/^[0-9a-f-]{36}$/)],
        targetVersion: 1,
      });
      expect(report.checks[2]).toMatchObject({ period: "2020", verdict: "unknown", reasons: ["noMeasurement"] });
      expect(report.checks.filter((row: { period: string | null }) => row.period === null)).toHaveLength(2);
    }));

  it("gives the same bytes for the same tables", () =>
    withTables(tables, async (folder) => {
      const [first, second] = [await check(folder, "--format", "json"), await check(folder, "--format", "json")];
      expect(second.out).toBe(first.out);
    }));

  it("gives CSV with a row per check", () =>
    withTables(tables, async (folder) => {
      const { out } = await check(folder, "--format", "csv", "--programme", "jeugd");
      const [header, row, ...more] = out.trimEnd().split("\r\n");
      expect(header).toMatch(
        /^target,title,programme,indicator,area,period,rule,verdict,stage,reasons,observed,required,gap/,
      );
      expect(row).toMatch(
        /^teams,Teams,jeugd,teams,whole,2020,>= 1200 in 2020,met,final,,1234\.5,1200,34\.5,34\.5,1\.028750,/,
      );
      expect(more).toHaveLength(1);
    }));

  it("looks at a programme with those under it, and at a year", () =>
    withTables(tables, async (folder) => {
      const { out } = await check(folder, "--format", "json", "--programme", "zorg", "--year", "2019");
      expect(JSON.parse(out).checks.map((row: { target: string; period: string }) => [row.target, row.period])).toEqual(
        [
          ["bezoeken", "2019"],
          ["bezoeken", null],
        ],
      );
    }));

  it("exits with 1 when asked to fail on a verdict that is there", () =>
    withTables(tables, async (folder) => {
      expect((await check(folder, "--fail-on", "notMet")).status).toBe(1);
      expect((await check(folder, "--fail-on", "notMet", "--programme", "jeugd")).status).toBe(0);
      expect((await check(folder, "--fail-on", "unknown")).status).toBe(1);
    }));

  it("exits with 2 and names every bad cell, in the language asked for, and prints no answer", () =>
    withTables(
      {
        ...tables,
        "measurements.csv": "indicator,area,period,value\nbezoeken,,2018,2l\nbezoken,,2019,32\nteams,,2020-13,1\n",
        "targets.csv": "target,indicator,area,rule\nbezoeken,bezoeken,,>= 25 every year\n",
      },
      async (folder) => {
        const { status, out, err } = await check(folder, "--lang", "nl");
        expect([status, out]).toEqual([2, ""]);
        const lines = err.trimEnd().split("\n");
        expect(lines[0]).toMatch(/^measurements\.csv:2 value “2l”: is geen waarde\. Schrijf /);
        expect(lines[1]).toMatch(/^measurements\.csv:4 period “2020-13”: is geen periode\. Schrijf /);
        expect(lines[2]).toMatch(/^targets\.csv:2 rule “>= 25 every year”: is geen regel/);
        expect(lines[3]).toBe("3 fouten; er is niets vastgelegd.");
      },
    ));

  it("exits with 2 when a table refers to what no table defines", () =>
    withTables(
      { ...tables, "measurements.csv": "indicator,area,period,value\nbezoken,,2019,32\nteams,noord,2020,1\n" },
      async (folder) => {
        const { status, err } = await check(folder);
        expect(status).toBe(2);
        expect(err).toContain("measurements.csv:2 indicator “bezoken”: There is no indicator “bezoken”");
        expect(err).toContain("measurements.csv:3 area “noord”: There is no area “noord”");
      },
    ));

  it("exits with 2 on a folder, a date, a programme or a flag that does not exist", () =>
    withTables(tables, async (folder) => {
      expect(await run(["check", "--from", `${folder}/nowhere`])).toMatchObject({ status: 2, out: "" });
      const date = await check(folder, "--known-at", "2021-02-30");
      expect(date.status).toBe(2);
      expect(date.err).toContain("--known-at: “2021-02-30” is not a day that exists");
      const programme = await check(folder, "--programme", "wonen");
      expect(programme.status).toBe(2);
      expect(programme.err).toContain("there is no programme “wonen”. There is: zorg, ouderen, jeugd.");
      expect((await check(folder, "--fail-on", "everything")).status).toBe(2);
    }));

  it("shows the whole beside the one row about a year when the whole says something else", () =>
    withTables(
      {
        ...tables,
        "targets.csv":
          'target,indicator,area,rule\nbezoeken,bezoeken,,"path >= 20 in 2018, 40 in 2019"\nteams,teams,,>= 1200 in 2020\n',
      },
      async (folder) => {
        const { out } = await check(folder, "--year", "2018");
        expect(out).toMatch(/2018 .* ✓ met\nwhole .* ✗ not met/);
        expect(out).not.toContain("teams");
      },
    ));

  it("prints a hundred thousand rows without exhausting the stack", { timeout: 60_000 }, () =>
    withTables(
      { ...tables, "targets.csv": "target,indicator,area,rule\nteams,teams,,>= 1200 each month 0001..9999\n" },
      async (folder) => {
        const { status, out } = await check(folder);
        expect(status).toBe(0);
        expect(out.split("\n").length).toBeGreaterThan(100_000);
      },
    ),
  );

  it("takes what is not dated to be known always, so that a question has one answer whatever day it is asked", () =>
    withTables({ ...tables, "measurements.csv": "indicator,area,period,value\nteams,,2020,1300\n" }, async (folder) => {
      const { out } = await check(folder, "--known-at", "2020-01-01", "--format", "json", "--programme", "jeugd");
      expect(JSON.parse(out).checks[0]).toMatchObject({ verdict: "met", observed: "1300" });
    }));

  it("gives other events other ids", () =>
    withTables(tables, async (folder) => {
      const first = JSON.parse((await check(folder, "--format", "json")).out);
      const changed = { ...tables, "measurements.csv": tables["measurements.csv"].replace("2018,21", "2018,22") };
      await withTables(changed, async (other) => {
        const second = JSON.parse((await check(other, "--format", "json")).out);
        expect(second.checks[0].evidence[1]).not.toBe(first.checks[0].evidence[1]);
      });
    }));
});
