import { describe, expect, it } from "vitest";
import { run, withTables } from "./run.ts";

const tables = {
  "programmes.csv": "programme,title,parent\nzorg,Zorg,\nouderen,Ouderen,zorg\njeugd,Jeugd,\n",
  "deliverables.csv": [
    "deliverable,programme,title,due,status,on,note,known_on",
    "training,ouderen,Wijkteams getraind,2017,,,,2016-11-01",
    "training,ouderen,Wijkteams getraind,2018-Q1,partlyAchieved,2017-12-31,85 % getraind,2018-01-20",
    "telefoon,zorg,Telefoon open,2017,achieved,2017-11-15,,2018-01-20",
    "loket,jeugd,Loket open,2017,,,,2016-11-01",
    "kaart,jeugd,Kaart gedrukt,2018,dropped,2018-01-10,,2018-01-20",
    "",
  ].join("\n"),
};

const deliverables = (folder: string, ...more: ReadonlyArray<string>) =>
  run(["deliverables", "--from", folder, "--as-of", "2018-02-01", ...more]);

describe("meetlat deliverables", () => {
  it("prints a table that can be pasted in a memo", () =>
    withTables(tables, async (folder) => {
      const { status, out, err } = await deliverables(folder);
      expect([status, err]).toEqual([0, ""]);
      expect(out).toBe(`Deliverables as of 2018-02-01

First due  Due now  Moved  Status           On          As first promised  As promised now  Because
─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

training · Wijkteams getraind (ouderen)
2017       2018-Q1     1×  partly achieved  2017-12-31  ✗ not met          ? unknown        not due yet

telefoon · Telefoon open (zorg)
2017       2017            achieved         2017-11-15  ✓ met              ✓ met

loket · Loket open (jeugd)
2017       2017                                         ? unknown          ? unknown        nothing was reported since it was due

kaart · Kaart gedrukt (jeugd)
2018       2018            dropped          2018-01-10  ✗ not met          ✗ not met        dropped

4 deliverables, as promised now: ✓ 1 met, ✗ 1 not met, ? 2 unknown
`);
    }));

  it("speaks Dutch", () =>
    withTables(tables, async (folder) => {
      const { out } = await deliverables(folder, "--lang", "nl");
      expect(out).toContain("Resultaten per 2018-02-01");
      expect(out).toMatch(
        /2017 +2018-Q1 +1× +deels gehaald +2017-12-31 +✗ niet gehaald +\? onbekend +termijn nog niet/,
      );
      expect(out).toContain("4 resultaten, zoals nu beloofd: ✓ 1 gehaald, ✗ 1 niet gehaald, ? 2 onbekend");
    }));

  it("gives one JSON document with a row per deliverable", () =>
    withTables(tables, async (folder) => {
      const { status, out } = await deliverables(folder, "--format", "json", "--known-at", "2018-01-31");
      expect(status).toBe(0);
      const report = JSON.parse(out);
      expect(Object.keys(report)).toEqual(["schema", "asOf", "knownAt", "deliverables"]);
      expect(report).toMatchObject({
        schema: "meetlat-deliverables/1",
        asOf: "2018-02-01",
        knownAt: "2018-01-31",
      });
      expect(report.deliverables).toHaveLength(4);
      expect(report.deliverables[0]).toEqual({
        deliverable: "training",
        title: "Wijkteams getraind",
        programme: "ouderen",
        firstDue: "2017",
        due: "2018-Q1",
        rescheduled: 1,
        status: "partlyAchieved",
        on: "2017-12-31",
        verdictFirst: "notMet",
        verdictNow: "unknown",
        reasons: ["notYetDue"],
        evidence: Array.from({ length: 3 }, () => expect.stringMatching(/^[0-9a-f-]{36}$/)),
      });
    }));

  it("answers with what was known on the day asked about", () =>
    withTables(tables, async (folder) => {
      const { out } = await deliverables(folder, "--format", "json", "--known-at", "2018-01-01");
      expect(JSON.parse(out).deliverables).toMatchObject([
        { deliverable: "training", due: "2017", rescheduled: 0, verdictNow: "unknown", reasons: ["notReported"] },
        { deliverable: "loket" },
      ]);
    }));

  it("gives CSV with a row per deliverable of a programme and those under it", () =>
    withTables(tables, async (folder) => {
      const { out } = await deliverables(folder, "--format", "csv", "--programme", "zorg");
      const [header, first, second, ...more] = out.trimEnd().split("\r\n");
      expect(header).toBe(
        "deliverable,title,programme,firstDue,due,rescheduled,status,on,verdictFirst,verdictNow,reasons,evidence",
      );
      expect(first).toMatch(
        /^training,Wijkteams getraind,ouderen,2017,2018-Q1,1,partlyAchieved,2017-12-31,notMet,unknown,notYetDue,/,
      );
      expect(second).toMatch(/^telefoon,Telefoon open,zorg,2017,2017,0,achieved,2017-11-15,met,met,,/);
      expect(more).toEqual([]);
    }));

  it("exits with 1 when asked to fail on a verdict that a promise has now, and not for one it had at first", () =>
    withTables(tables, async (folder) => {
      const failing = async (...more: ReadonlyArray<string>) => (await deliverables(folder, ...more)).status;
      expect(await failing("--fail-on", "notMet", "--programme", "zorg")).toBe(0);
      expect(await failing("--fail-on", "unknown", "--programme", "zorg")).toBe(1);
      expect(await failing("--fail-on", "notMet", "--programme", "jeugd")).toBe(1);
      expect(await failing("--fail-on", "met")).toBe(2);
    }));

  it("says so when there is nothing to check", () =>
    withTables({ "programmes.csv": tables["programmes.csv"] }, async (folder) => {
      expect((await deliverables(folder)).out).toContain("There is no deliverable.");
    }));

  it("exits with 2 and names the cell of a deliverable under a programme that is not there", () =>
    withTables({ ...tables, "programmes.csv": "programme,title\nzorg,Zorg\njeugd,Jeugd\n" }, async (folder) => {
      const { status, err } = await deliverables(folder);
      expect(status).toBe(2);
      expect(err.trimEnd().split("\n")).toEqual([
        expect.stringContaining("deliverables.csv:2 programme “ouderen”: There is no programme “ouderen”"),
        "1 error; nothing was recorded.",
      ]);
    }));
});
