import { describe, expect, it } from "vitest";
import { run, withTables } from "./run.ts";

const tables = {
  "programmes.csv": "programme,title\nzorg,Zorg\njeugd,Jeugd\n",
  "indicators.csv":
    "indicator,title,unit,polarity,nature,programme\nletters,Letters,persons,neutral,flow,zorg\nvisits,Visits,persons,higher,flow,zorg\nactions,Actions,actions,higher,flow,jeugd\n",
  "measurements.csv": "indicator,2017,2018\nletters,33800,notMeasured\nvisits,8300,9000\nactions,2000,\n",
  "claims.csv": [
    "claim,text,formula,published",
    "share,A little under 25 %,visits[2017] / letters[2017] * 100,about 25",
    '"one-in","One in five, they say","oneIn(actions[2017], visits[2017])",rounded 5',
    "share-2018,More than a quarter,visits[2018] / letters[2018] * 100,more than 25",
    "rise,A rise,visits[2018] - visits[2017],up",
    "",
  ].join("\n"),
};

const claims = (folder: string, ...more: ReadonlyArray<string>) =>
  run(["claims", "--from", folder, "--as-of", "2021-07-01", ...more]);

describe("meetlat claims", () => {
  it("prints what was published and what was computed, with the reasons", () =>
    withTables(tables, async (folder) => {
      const { status, out } = await claims(folder);
      expect(status).toBe(0);
      expect(out).toBe(`Claims as of 2021-07-01

Published     Computed  Status          Formula
───────────────────────────────────────────────────────────────────────────────────────────────────────

share · A little under 25 %
about 25      24.5562…  ✓ consistent    visits[2017] / letters[2017] * 100

one-in · One in five, they say
rounded 5         4.15  ✗ contradicted  oneIn(actions[2017], visits[2017]) (numbers in different units)

share-2018 · More than a quarter
more than 25            ? unknown       visits[2018] / letters[2018] * 100 (not measured)

rise · A rise
up                 700  ✓ consistent    visits[2018] - visits[2017]

4 claims: ✓ 2 consistent, ✗ 1 contradicted, ? 1 unknown
`);
    }));

  it("speaks Dutch, and keeps within the width of the terminal", () =>
    withTables(tables, async (folder) => {
      const { out } = await run(["claims", "--from", folder, "--as-of", "2021-07-01", "--lang", "nl"], 90);
      expect(out).toContain("Beweringen per 2021-07-01");
      expect(out).toContain("meer dan 25");
      expect(out).toContain("✗ klopt niet");
      expect(out).toContain("4 beweringen: ✓ 2 klopt, ✗ 1 klopt niet, ? 1 niet vast te stellen");
      for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(90);
    }));

  it("gives one JSON document", () =>
    withTables(tables, async (folder) => {
      const { out } = await claims(folder, "--format", "json", "--known-at", "2021-06-01");
      const report = JSON.parse(out);
      expect(report).toMatchObject({ schema: "meetlat-claims/1", asOf: "2021-07-01", knownAt: "2021-06-01" });
      expect(report.claims).toHaveLength(4);
      expect(report.claims[1]).toEqual({
        claim: "one-in",
        text: "One in five, they say",
        formula: "oneIn(actions[2017], visits[2017])",
        published: "rounded 5",
        computed: "4.15",
        status: "contradicted",
        reasons: ["unitDiffers"],
        evidence: [expect.any(String), expect.any(String), expect.any(String)],
      });
      expect(report.claims[2]).toMatchObject({ computed: null, status: "unknown", reasons: ["notMeasured"] });
    }));

  it("gives CSV, a row per claim", () =>
    withTables(tables, async (folder) => {
      const { out } = await claims(folder, "--format", "csv");
      const lines = out.trimEnd().split("\r\n");
      expect(lines[0]).toBe("claim,text,formula,published,computed,status,reasons,evidence");
      expect(lines).toHaveLength(5);
      expect(lines[2]).toMatch(
        /^one-in,"One in five, they say","oneIn\(actions\[2017\], visits\[2017\]\)",rounded 5,4\.15,contradicted,unitDiffers,/,
      );
    }));

  it("fails on a contradiction or on what is unknown, when asked", () =>
    withTables(tables, async (folder) => {
      expect((await claims(folder, "--fail-on", "contradicted")).status).toBe(1);
      expect((await claims(folder, "--fail-on", "unknown")).status).toBe(1);
      expect((await claims(folder, "--fail-on", "contradicted", "--programme", "zorg")).status).toBe(1);
      const sound = {
        ...tables,
        "claims.csv": "claim,text,formula,published\nrise,A rise,visits[2018] - visits[2017],up\n",
      };
      await withTables(sound, async (other) => {
        expect((await claims(other, "--fail-on", "contradicted")).status).toBe(0);
      });
    }));

  it("shows the claims of a programme only, when asked", () =>
    withTables(tables, async (folder) => {
      const { out } = await claims(folder, "--programme", "jeugd", "--format", "json");
      expect(JSON.parse(out).claims.map(({ claim }: { claim: string }) => claim)).toEqual(["one-in"]);
    }));

  it("says that there is nothing to check", () =>
    withTables({ "programmes.csv": "programme,title\nzorg,Zorg\n" }, async (folder) => {
      expect((await claims(folder)).out).toContain("There is no claim to check.");
    }));

  it("refuses a formula that names nothing that exists, by cell", () =>
    withTables({ "claims.csv": "claim,text,formula,published\nc,Text,visits[2018],1\n" }, async (folder) => {
      const { status, err } = await claims(folder);
      expect(status).toBe(2);
      expect(err).toContain("claims.csv:2 formula “visits”: There is no indicator “visits”.");
    }));
});
