import { describe, expect, it } from "vitest";
import { run, withTables } from "./run.ts";

const tables = {
  "documents.csv": "document,kind,title\nbegroting,budget,Begroting\n",
  "indicators.csv": "indicator,title,unit,polarity,nature\nuitkeringen,Uitkeringen,n,lower,stock\n",
  "measurements.csv":
    "indicator,area,period,value,published_on\nuitkeringen,,2019,1765,2020-05-01\nuitkeringen,,2020,1989,2021-05-01\n",
  "targets.csv":
    'target,indicator,area,rule,known_on,decided_by,note,source\n4b,uitkeringen,,"path <= 1769 in 2019, 1638 in 2020",2018-06-01,college,agreed,begroting p. 12\n4b,uitkeringen,,"path <= 1769 in 2019, 2000 in 2020",2021-06-01,raad,eased,\n',
};

const ask = (command: string, folder: string, ...more: ReadonlyArray<string>) =>
  run([command, "4b", ...more, "--from", folder, "--as-of", "2022-01-01"]);

describe("meetlat explain", () => {
  it("gives the steps of one period, each with where it was read", () =>
    withTables(tables, async (folder) => {
      const { status, out } = await ask("explain", folder, "2020", "--known-at", "2021-05-15");
      expect(status).toBe(0);
      const lines = out.split("\n").map((line) => line.trimEnd());
      expect(lines).toEqual([
        "4b · Uitkeringen (n) 2020: ✗ not met",
        "   1 target           In force is version 1: path <= 1769 in 2019, 1638 in 2020. [begroting p. 12]",
        "   2 what was asked   Asked over 2020: ≤ 1,638 (n).",
        "   3 measurement      Measured over 2020: 1,989. [#4]",
        "   4 due              2020 had ended on 2022-01-01.",
        "   5 definition       The definition is the one that the promise was made under.",
        "   6 unit             Both are in n.",
        "   7 coverage         It covers all of its period.",
        "   8 comparison       1,989 against ≤ 1,638: not met. [#4]",
        "  10 stage            final.",
        "",
      ]);
    }));

  it("gives the parts of a whole, as JSON and as CSV", () =>
    withTables(tables, async (folder) => {
      const report = JSON.parse((await ask("explain", folder, "--format", "json")).out);
      expect(report).toMatchObject({
        schema: "meetlat-explain/1",
        check: { target: "4b", verdict: "met", period: null },
      });
      expect(report.explanation.together.nl).toBe("Elke periode moet het halen: 2 gehaald, dus gehaald.");
      expect(report.explanation.parts.map((part: { period: string }) => part.period)).toEqual(["2019", "2020"]);
      const csv = (await ask("explain", folder, "--format", "csv")).out.split("\r\n");
      expect(csv[0]).toBe("depth,area,period,verdict,step,nl,en,events");
      expect(csv.length).toBeGreaterThan(15);
    }));

  it("names the targets that there are when there is no such target", () =>
    withTables(tables, async (folder) => {
      const { status, err } = await run(["explain", "4c", "--from", folder, "--lang", "nl"]);
      expect(status).toBe(2);
      expect(err).toBe("Er is geen streefwaarde “4c”. Er is: 4b.\n");
      expect((await ask("explain", folder, "20x0")).status).toBe(2);
    }));
});

describe("meetlat history", () => {
  it("tells what a target was, who decided and why, and when the verdict changed", () =>
    withTables(tables, async (folder) => {
      const { status, out } = await ask("history", folder, "2020");
      expect(status).toBe(0);
      expect(out).toMatch(/1 {2}2018-06-01 {2}path <= 1769 in 2019, 1638 in 2020 .* college .* agreed/);
      expect(out).toMatch(/2 {2}2021-06-01 {2}path <= 1769 in 2019, 2000 in 2020 .* eased/);
      const verdicts = out.split("\n").filter((line) => /^20\d\d-/.test(line));
      expect(verdicts.map((line) => line.replace(/\s+/g, " "))).toEqual([
        "2018-06-01 ? unknown not due yet begroting p. 12",
        "2021-01-01 ? unknown no measurement time passed",
        "2021-05-01 1,989 +351 ✗ not met final #4",
        "2021-06-01 1,989 −11 ✓ met final #6",
      ]);
    }));

  it("gives JSON and CSV", () =>
    withTables(tables, async (folder) => {
      const report = JSON.parse((await ask("history", folder, "--format", "json")).out);
      expect(report).toMatchObject({ schema: "meetlat-history/1", target: "4b" });
      expect(report.versions).toHaveLength(2);
      expect(report.verdicts.at(-1)).toMatchObject({ from: "2021-06-01", check: { verdict: "met" } });
      const csv = (await ask("history", folder, "--format", "csv")).out.trimEnd().split("\r\n");
      expect(csv).toHaveLength(report.verdicts.length + 1);
    }));
});
