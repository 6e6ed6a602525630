import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { progressLine } from "../src/text/progress.ts";
import { run, withTables } from "./run.ts";

const tables = {
  "indicators.csv": "indicator,title,unit,polarity,nature\nstreets,Active streets,streets,higher,flow\n",
  "targets.csv":
    "target,indicator,rule,title,class,known_on\nstreets,streets,>= 1900 each year 2018..2019,Streets,targetValue,2018-01-01\n",
  "measurements.csv":
    "indicator,period,value,published_on\nstreets,2018,1824,2019-05-20\nstreets,2019,1950,2020-05-20\n",
};
const corrected = { "measurements.csv": "indicator,period,value,published_on\nstreets,2018,1950,2021-05-20\n" };

const inStore = (use: (store: ReadonlyArray<string>, folder: string, file: string) => Promise<void>) =>
  withTables(tables, (folder) => {
    const file = join(folder, "register.sqlite");
    return use(["--store", file], folder, file);
  });

describe("a register that is kept", () => {
  it("is imported once and then asked; the same tables again add nothing", () =>
    inStore(async (store, folder) => {
      const first = await run(["import", folder, ...store]);
      expect(first).toMatchObject({ status: 0, err: "" });
      expect(first.out).toContain("Read 4 facts from 3 tables; recorded 4 that are new");
      const again = await run(["import", folder, ...store, "--format", "json"]);
      expect(JSON.parse(again.out)).toMatchObject({ schema: "meetlat-import/1", facts: 4, added: 0, position: 4 });
      const asked = ["--as-of", "2021-07-01", "--format", "csv"];
      const kept = await run(["check", ...store, ...asked]);
      const read = await run(["check", "--from", folder, ...asked]);
      const withoutIds = (text: string) => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id");
      expect(kept.status).toBe(0);
      expect(withoutIds(kept.out)).toBe(withoutIds(read.out));
    }));

  it("takes a number that is given again with a later date as a correction, and keeps what was known before", () =>
    inStore((store, folder) =>
      withTables(corrected, async (later) => {
        await run(["import", folder, ...store]);
        const before = await run(["check", ...store, "--as-of", "2022-01-01", "--format", "json"]);
        const change = await run(["import", later, ...store, "--format", "json"]);
        expect(JSON.parse(change.out)).toMatchObject({ added: 1, position: 5 });
        const verdict = async (...more: ReadonlyArray<string>) =>
          JSON.parse((await run(["check", ...store, "--as-of", "2022-01-01", "--format", "json", ...more])).out)
            .checks[0].verdict;
        expect(await verdict()).toBe("met");
        expect(await verdict("--known-at", "2021-01-01")).toBe("notMet");
        const at = await run(["check", ...store, "--as-of", "2022-01-01", "--format", "json", "--at", "4"]);
        expect(JSON.parse(at.out).checks).toEqual(JSON.parse(before.out).checks);
        const explained = await run(["explain", "streets", "2018", ...store, "--as-of", "2022-01-01"]);
        expect(explained.out).toContain("[#5]");
      }),
    ));

  it("has nothing in it when the first tables were refused, and says so", () =>
    inStore((store) =>
      withTables({ "measurements.csv": "indicator,period,value\nunheard,2018,1\n" }, async (other) => {
        expect((await run(["import", other, ...store])).status).toBe(2);
        const asked = await run(["check", ...store]);
        expect(asked).toMatchObject({ status: 2, out: "" });
        expect(asked.err).toContain("Nothing has been recorded in it yet.");
      }),
    ));

  it("is left as it was by tables with a bad cell, and by tables that do not fit it", () =>
    inStore((store, folder) =>
      withTables({ "measurements.csv": "indicator,period,value\nstreets,2018,1\nstreets,2020,12\n" }, async (other) => {
        await run(["import", folder, ...store]);
        const refused = await run(["import", other, ...store]);
        expect(refused.status).toBe(2);
        expect(refused.err).toContain("measurements.csv:2 value “1”");
        expect(refused.err).toContain("nothing was recorded");
        expect((await run(["export", ...store])).out.trim().split("\n")).toHaveLength(4);
      }),
    ));

  it("is not made by a question, and a question names the registers there are", () =>
    inStore(async (store, folder, file) => {
      const none = await run(["check", ...store]);
      expect(none).toMatchObject({ status: 2, out: "" });
      expect(none.err).toContain("Import tables first");
      expect(existsSync(file)).toBe(false);
      await run(["import", folder, ...store, "--register", "city"]);
      const other = await run(["check", ...store]);
      expect(other.status).toBe(2);
      expect(other.err).toContain("no register “main”");
      expect(other.err).toContain("There is: city.");
    }));

  it("is exported event by event, in order", () =>
    inStore(async (store, folder) => {
      await run(["import", folder, ...store]);
      const { out } = await run(["export", ...store]);
      const events = out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      expect(events.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
      expect(events[2]).toMatchObject({ type: "MeasurementRecorded", data: { indicator: "streets" } });
    }));

  it("is verified, against itself and against a head that was published", () =>
    inStore(async (store, folder, file) => {
      await run(["import", folder, ...store]);
      const whole = await run(["verify", ...store]);
      expect(whole).toMatchObject({ status: 0 });
      const head = whole.out.trim().split("\n").at(-1) ?? "";
      expect(head).toMatch(/^4:[0-9a-f]{64}$/);
      expect((await run(["verify", ...store, "--published", head])).status).toBe(0);
      expect((await run(["verify", ...store, "--published", `3${head.slice(1)}`])).status).toBe(1);
      expect((await run(["verify", ...store, "--published", "3:no"])).status).toBe(2);
      const database = new DatabaseSync(file);
      database.exec("DROP TRIGGER event_is_not_updated; UPDATE event SET content = replace(content, '1824', '1924')");
      database.close();
      const broken = await run(["verify", ...store, "--lang", "nl"]);
      expect(broken.status).toBe(1);
      expect(broken.out).toMatch(/gebroken op positie \d: de gebeurtenis is gewijzigd/);
      const json = JSON.parse((await run(["verify", ...store, "--format", "json"])).out);
      expect(json).toMatchObject({ schema: "meetlat-verify/1", whole: false, problem: "contentChanged" });
    }));

  it("is projected to views that other tools can query", () =>
    inStore(async (store, folder, file) => {
      await run(["import", folder, ...store]);
      const first = await run(["project", ...store, "--as-of", "2021-07-01", "--format", "json"]);
      expect(JSON.parse(first.out)).toMatchObject({
        schema: "meetlat-project/1",
        position: 4,
        projections: [
          { name: "measurement", from: 0, to: 4, rows: 2 },
          { name: "target_check", from: 0, to: 4, rows: 3 },
          { name: "deviation", rows: 0 },
          { name: "deliverable", rows: 0 },
        ],
      });
      const again = await run(["project", ...store, "--as-of", "2021-07-01", "--lang", "nl"]);
      expect(again.out).toContain("De views zijn bij tot en met positie 4.");
      const database = new DatabaseSync(file);
      const rows = database.prepare("SELECT period, verdict, as_of FROM target_check ORDER BY ordinal").all();
      database.close();
      expect(rows.map((row) => Object.values(row).join(" "))).toEqual([
        "2018 notMet 2021-07-01",
        "2019 met 2021-07-01",
        " notMet 2021-07-01",
      ]);
      expect((await run(["project", ...store, "--as-of", "1-7-2021"])).status).toBe(2);
    }));

  it("gives status 3 when the store fails, without the password of its address", async () => {
    const gone = await run(["check", "--store", "postgres://city:secret@127.0.0.1:1/city"]);
    expect(gone.status).toBe(3);
    expect(gone.err).toContain("postgres://city@127.0.0.1:1/city");
    expect(gone.err).not.toContain("secret");
    for (const address of [
      "postgres://city:se:cret@127.0.0.1:1/city",
      "postgres://city:s@cret@127.0.0.1:1/city",
      "postgres://city:a/secret@127.0.0.1:1/city",
      "postgres://127.0.0.1:1/city?user=city&password=secret",
    ]) {
      const failed = await run(["check", "--store", address]);
      expect(failed.status).toBe(3);
      expect(failed.err).not.toContain("cret");
    }
    await withTables({ "no.sqlite": "this is text and no database, however long it may go on" }, async (folder) => {
      expect((await run(["check", "--store", join(folder, "no.sqlite")])).status).toBe(3);
    });
  });
});

describe("progress", () => {
  it("tells how much, how fast and how long, in both languages", () => {
    const what = { en: "facts", nl: "feiten" };
    expect(progressLine(what, 120_000, 1_000_000, 10, "en")).toBe(
      "120,000 of 1,000,000 facts · 12,000/s · 1 min 14 s left",
    );
    expect(progressLine(what, 120_000, 1_000_000, 10, "nl")).toBe(
      "120.000 van 1.000.000 feiten · 12.000/s · nog 1 min 14 s",
    );
    expect(progressLine(what, 5, 5, 0, "en")).toBe("5 of 5 facts");
    expect(progressLine(what, 5, null, 1, "en")).toBe("5 facts · 5/s");
    expect(progressLine(what, 5, 5, 1, "en")).toBe("5 of 5 facts · 5/s");
  });
});
