import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readingLine } from "../src/text/progress.ts";
import { run, withTables } from "./run.ts";

const indicators = "indicator,title,unit,polarity,nature\nvisits,Visits,visits,higher,flow\n";
const areas = `set,area,title\n${Array.from({ length: 10 }, (_, i) => `all,a${i},Area ${i}`).join("\n")}\n`;
const header = "indicator,area,period,value,published_on";
const rows = Array.from({ length: 3_000 }, (_, i) => `visits,a${i % 10},${1700 + Math.trunc(i / 10)},${i},2020-01-01`);
const measurements = `${[header, ...rows, "visits,a3,1700,77,2021-01-01"].join("\n")}\n`;

describe("an import that is streamed", () => {
  it("records firsts, corrections, and packed tables", () =>
    withTables({ "indicators.csv": indicators, "areas.csv": areas }, async (folder) => {
      writeFileSync(join(folder, "measurements.csv.gz"), gzipSync(measurements));
      const store = join(folder, "r.sqlite");
      const first = await run(["import", folder, "--store", store, "--format", "json"]);
      expect(first).toMatchObject({ status: 0, err: "" });
      expect(JSON.parse(first.out)).toMatchObject({ facts: 3_003, added: 3_003, position: 3_003 });
      const events = (await run(["export", "--store", store])).out.trim().split("\n");
      expect(JSON.parse(events.at(-1) ?? "")).toMatchObject({ type: "MeasurementCorrected" });
      const again = await run(["import", folder, "--store", store, "--format", "json"]);
      expect(JSON.parse(again.out)).toMatchObject({ facts: 3_003, added: 0, position: 3_003 });
    }));

  it("says where a register refuses a row, far into a table, and records nothing", () =>
    withTables(
      {
        "indicators.csv": indicators,
        "areas.csv": areas,
        "measurements.csv": `${measurements}ghost,a1,2020,1,\nvisits,Atlantis,2020,1,\n`,
      },
      async (folder) => {
        const store = join(folder, "r.sqlite");
        const refused = await run(["import", folder, "--store", store]);
        expect(refused.status).toBe(2);
        expect(refused.err).toContain("measurements.csv:3003 indicator “ghost”");
        expect(refused.err).toContain("measurements.csv:3004 area “Atlantis”");
        expect(refused.err).toContain("2 errors; nothing was recorded.");
        expect((await run(["export", "--store", store])).out).toBe("");
      },
    ));

  it("shows the first of very many errors, counts all, and makes no store", () =>
    withTables({ "metingen.csv": `${header}\n${"visits,a1,x,1,\n".repeat(1_234)}` }, async (folder) => {
      const store = join(folder, "r.sqlite");
      const { status, err } = await run(["import", folder, "--store", store, "--lang", "nl"]);
      expect(status).toBe(2);
      expect(err.trim().split("\n")).toHaveLength(1_001);
      expect(err).toContain("1.234 fouten, waarvan hier de eerste 1.000; er is niets vastgelegd.");
      expect(existsSync(store)).toBe(false);
    }));
});

describe("--limit", () => {
  const tables = {
    "indicators.csv": indicators,
    "measurements.csv": "indicator,period,value\nvisits,2018,1\nvisits,2019,2\n",
  };

  it("sets how much is taken in, and the error names it", () =>
    withTables(tables, async (folder) => {
      const store = join(folder, "r.sqlite");
      const less = await run(["import", folder, "--store", store, "--limit", "rows=1", "--limit", "measurements=1"]);
      expect(less.status).toBe(2);
      expect(less.err).toContain("measurements.csv:3: Here the tables have more than 1 measurements. Divide them");
      expect(less.err).toContain("or raise the limit measurements.");
      expect((await run(["import", folder, "--store", store, "--limit", "measurements=2"])).status).toBe(0);
      expect((await run(["check", "--from", folder, "--limit", "measurements=1"])).status).toBe(2);
      expect((await run(["check", "--from", folder, "--limit", "measurements=none"])).status).toBe(0);
    }));

  it("is refused when it is none, with the names there are", async () => {
    const { status, err } = await run([
      "import",
      ".",
      "--limit",
      "lines=5",
      "--limit",
      "rows=0",
      "--limit",
      "__proto__=1",
    ]);
    expect(status).toBe(2);
    expect(err.trim().split("\n")).toHaveLength(3);
    expect(err).toContain("--limit: “lines=5” is not a limit.");
    expect(err).toContain("unpackRatio");
  });
});

describe("a line of progress while tables are read", () => {
  it("counts bytes and rows, and says how long it will take", () => {
    expect(readingLine(120_000_000, 480_000_000, 2_400_000, 10, "en")).toBe(
      "120 of 480 MB · 2,400,000 rows read · 240,000/s · 30 s left",
    );
    expect(readingLine(120_000_000, 480_000_000, 2_400_000, 10, "nl")).toBe(
      "120 van 480 MB · 2.400.000 rijen gelezen · 240.000/s · nog 30 s",
    );
    expect(readingLine(5_000_000, null, 7, 0, "en")).toBe("5 MB · 7 rows read");
  });
});
