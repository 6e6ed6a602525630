import { describe, expect, it } from "vitest";
import { run, withTables } from "./run.ts";

const tables = {
  "documents.csv":
    "document,kind,title,published_on,unit_multiplier,sign_convention\njaarstukken,accounts,Jaarstukken,2021-05-20,1000,actualMinusBudget\n",
  "programmes.csv": "programme,title\nzorg,Zorg\n",
  "budget.csv": [
    "programme,year,line,side,parent,original,amended,actual,published_deviation,source",
    "zorg,2020,lasten,expense,,100,110,94,-15,jaarstukken",
    "zorg,2020,inkoop,expense,lasten,60,70,55,-15,jaarstukken",
    "zorg,2020,personeel,expense,lasten,40,40,39,-1,jaarstukken",
    "zorg,2020,saldo,balance,,-100,-110,-94,16,jaarstukken",
    "",
  ].join("\n"),
};

const deviations = (folder: string, ...more: ReadonlyArray<string>) =>
  run(["deviations", "--from", folder, "--year", "2020", "--as-of", "2021-07-01", ...more]);

describe("meetlat deviations", () => {
  it("prints the lines as a tree, with whose favour each is in and what was printed otherwise", () =>
    withTables(tables, async (folder) => {
      const { status, out } = await deviations(folder);
      expect(status).toBe(0);
      expect(out).toBe(`Budget and outturn 2020

Line                                        Original  Amended  Actual  Deviation      %  Effect  Printed
────────────────────────────────────────────────────────────────────────────────────────────────────────

zorg (kEUR)
lasten                                           100      110      94        −16  −14.5    16 F      −15
  inkoop                                          60       70      55        −15  −21.4    15 F
  personeel                                       40       40      39         −1   −2.5     1 F
balance before tax and reserves (computed)      −100     −110     −94        +16   14.5    16 F
balance before reserves (computed)              −100     −110     −94        +16   14.5    16 F
saldo                                           −100     −110     −94        +16   14.5    16 F

✓ 3 / 4 rows exact, 1 within rounding, 0 inconsistent
  2 / 8 totals and balances differ by rounding only
`);
    }));

  it("gives one JSON document with lines, balances, themes and the reconciliation", () =>
    withTables(tables, async (folder) => {
      const { out } = await deviations(folder, "--format", "json");
      const report = JSON.parse(out);
      expect(report).toMatchObject({ schema: "meetlat-deviations/1", year: "2020", warnings: [] });
      expect(report.lines[0]).toEqual({
        programme: "zorg",
        line: "lasten",
        title: "lasten",
        side: "expense",
        parent: null,
        original: "100",
        amended: "110",
        actual: "94",
        amendment: "10",
        deviation: "-16",
        effectOnBalance: "16",
        favourable: "favourable",
        percent: "-14.5455",
        published: "-15",
        publishedDifference: "1",
        withinRounding: true,
      });
      expect(report.balances.map((row: { balance: string; printed: boolean }) => [row.balance, row.printed])).toEqual([
        ["balanceBeforeTaxAndReserves", false],
        ["balanceBeforeReserves", false],
        ["balance", true],
      ]);
      expect(report.reconciliation.rows).toEqual({ exact: 3, withinRounding: 1, inconsistent: 0 });
    }));

  it("gives CSV with lines and balances", () =>
    withTables(tables, async (folder) => {
      const { out } = await deviations(folder, "--format", "csv");
      const lines = out.trimEnd().split("\r\n");
      expect(lines).toHaveLength(7);
      expect(lines[1]).toBe("zorg,lasten,lasten,expense,,100,110,94,10,-16,16,favourable,-14.5455,-15,1,true");
      expect(lines[6]).toMatch(/^zorg,,saldo,balance,,-100,-110,-94,/);
    }));

  it("names figures that do not add up, and fails on them when asked", () =>
    withTables({ ...tables, "budget.csv": tables["budget.csv"].replace("55,-15", "55,-19") }, async (folder) => {
      const { status, out } = await deviations(folder, "--fail-on", "inconsistent");
      expect(status).toBe(1);
      expect(out).toContain("✗ inkoop (deviation): adds up to −15, printed −19");
      expect(out).toContain("✗ lasten (deviation): adds up to −20, printed −15");
    }));

  it("says that there is no budget for another year", () =>
    withTables(tables, async (folder) => {
      const { status, out } = await run(["deviations", "--from", folder, "--year", "2019", "--lang", "nl"]);
      expect(status).toBe(0);
      expect(out).toContain("Er is geen begroting voor deze periode.");
    }));

  it("asks for the year", () =>
    withTables(tables, async (folder) => {
      expect((await run(["deviations", "--from", folder])).status).toBe(2);
      expect((await run(["deviations", "--from", folder, "--year", "twenty"])).status).toBe(2);
    }));

  it("prints lines that stand deep under each other", () => {
    const lines = Array.from(
      { length: 3_000 },
      (_, i) => `zorg,2020,l${i},income,${i === 0 ? "" : `l${i - 1}`},1,1,1,0,jaarstukken`,
    );
    const header = tables["budget.csv"].split("\n")[0] ?? "";
    return withTables({ ...tables, "budget.csv": [header, ...lines, ""].join("\n") }, async (folder) => {
      expect((await deviations(folder)).status).toBe(0);
    });
  });
});
