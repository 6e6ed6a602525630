import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run, withTables } from "./run.ts";

const guide = readFileSync(new URL("../../../docs/guides/foreign-files.md", import.meta.url), "utf8");
const blocks = [...guide.matchAll(/^```(csv|json) (\S+)\n([\s\S]*?)^```/gm)];
const block = (kind: string, name: string): string =>
  blocks.find((one) => one[1] === kind && one[2] === name)?.[3] ?? "";

const pupils = "leerlingen.csv";
const files = {
  [pupils]: block("csv", pupils),
  "mapping.json": block("json", pupils),
  "indicators.csv": "indicator,title,unit,polarity,nature\npupils,Pupils,persons,neutral,stock",
  "areas.csv": "set,area,title\nwijken,noord,Noord\nwijken,zuid,Zuid",
};

describe("meetlat import of a foreign file", () => {
  it("previews it, makes no store, and then records what the preview said", () =>
    withTables(files, async (folder) => {
      const at = (name: string) => join(folder, name);
      const store = at("city.sqlite");
      const own = [at("indicators.csv"), at("areas.csv")];
      const foreign = [at(pupils), "--mapping", at("mapping.json"), "--store", store];

      const refused = await run(["import", ...foreign, "--dry-run"]);
      expect(refused.status).toBe(2);
      expect(refused.out).toContain("There is no indicator “pupils”");
      expect(refused.err).toBe("3 errors.\n");
      expect(existsSync(store)).toBe(false);

      expect((await run(["import", ...own, "--store", store])).status).toBe(0);
      const before = readFileSync(store);
      const preview = await run(["import", ...foreign, "--dry-run", "--format", "json"]);
      expect(preview.status).toBe(0);
      expect(readFileSync(store)).toEqual(before);
      const document = JSON.parse(preview.out);
      expect(document).toMatchObject({
        schema: "meetlat-import-preview/1",
        tables: [{ file: pupils, kind: "measurements", encoding: "utf-8", delimiter: ";", headerLine: 2, leftOut: 1 }],
        outcome: { facts: 3, added: 3, changes: 0, known: 0, events: { MeasurementRecorded: 3 } },
        errorCount: 0,
        errors: [],
      });
      const done = await run(["import", ...foreign, "--format", "json"]);
      expect(JSON.parse(done.out)).toMatchObject({ facts: 3, added: 3 });

      const again = JSON.parse((await run(["import", ...foreign, "--dry-run", "--format", "json"])).out);
      expect(again.outcome).toMatchObject({ facts: 3, added: 0, known: 3, events: {} });
    }));

  it("shows people what was understood, in either language", () =>
    withTables(files, async (folder) => {
      const at = (name: string) => join(folder, name);
      const mapping = JSON.stringify([
        { ...JSON.parse(files["mapping.json"]), file: pupils },
        { file: "indicators.csv", locale: "canonical" },
      ]);
      expect(mapping).toContain("leerlingen");
      const args = ["import", at("indicators.csv"), at("areas.csv"), "--store", "memory:", "--dry-run"];
      const { out, status } = await run([...args, "--lang", "nl"], 120);
      expect(status).toBe(0);
      expect(out).toContain("indicators.csv: indicators\n1 rij, UTF-8, komma, canonieke notatie, kop op regel 1");
      expect(out).toContain("Er zou in memory: (register main) worden vastgelegd: 2 van 2 feiten");
      expect(out).toContain("  1 indicatoren vastgelegd");
      const english = (await run(args, 120)).out;
      expect(english).toContain("Would be recorded in memory: (register main): 2 of 2 facts");
    }));

  it("takes columns in short, and asks for what it does not know", () =>
    withTables({ "export.csv": "Jaar;Aantal;Bron\n2018;1.824;x\n2019;1.900;x" }, async (folder) => {
      const path = join(folder, "export.csv");
      const args = ["import", path, "--store", "memory:", "--dry-run", "--locale", "nl", "--lang", "en"];
      const noKind = await run([...args, "--columns", 'period=Jaar,value=Aantal,indicator="x",ignore=Bron']);
      expect(noKind.out).toContain("--kind measurements");
      const short = await run([
        ...args,
        ...["--kind", "measurements", "--columns", 'period=Jaar,value=Aantal,indicator="x",ignore=Bron'],
      ]);
      expect(short.out).toContain("1.824 → 1824, 1.900 → 1900; from 1824 to 1900");
      const left = await run([
        ...args,
        "--kind",
        "measurements",
        "--columns",
        'period=Jaar,value=Aantal,indicator="x"',
      ]);
      expect(left.out).toContain('Leave it out with "ignore": ["Bron"] (in short: ignore=Bron)');
      const malformed = await run([...args, "--columns", "period"]);
      expect(malformed.status).toBe(2);
      expect(malformed.err).toContain("--columns: “period” is not of the form column=Header");
    }));

  it("says everything that is wrong with a mapping file, and takes one way of mapping at a time", () =>
    withTables({ "export.csv": "a\n1", "mapping.json": '{"kind":"x","colums":{}}' }, async (folder) => {
      const path = join(folder, "export.csv");
      const mapping = join(folder, "mapping.json");
      const { err, status } = await run(["import", path, "--mapping", mapping, "--dry-run"]);
      expect(status).toBe(2);
      expect(err).toContain("mapping.json: colums: is not a field of this: leave it out.");
      expect(err).toContain("mapping.json: kind: write");
      expect((await run(["import", path, "--mapping", mapping, "--columns", "a=b"])).err).toContain(
        "either --columns or --mapping",
      );
      expect((await run(["import", path, "--mapping", join(folder, "none.json")])).err).toContain("cannot be read");
    }));

  it("shows the first errors of very many, and counts all", () =>
    withTables({ "objectives.csv": `objective,programme,text\n${"a b,p,t\n".repeat(1_500)}` }, async (folder) => {
      const args = ["import", join(folder, "objectives.csv"), "--store", "memory:", "--dry-run"];
      const { out, err } = await run([...args, "--format", "json"]);
      expect(JSON.parse(out)).toMatchObject({ errorCount: 1_500, outcome: null });
      expect(JSON.parse(out).errors).toHaveLength(1_000);
      expect(err).toBe("1500 errors, of which the first 1000 are shown.\n");
    }));

  it("is no copy of a register: that is not previewed, and nothing is restored", () =>
    withTables({ "copy.ndjson": "{}" }, async (folder) => {
      const store = join(folder, "city.sqlite");
      const { err, status } = await run(["import", join(folder, "copy.ndjson"), "--store", store, "--dry-run"]);
      expect(status).toBe(2);
      expect(err).toContain("--dry-run is for tables");
      expect(existsSync(store)).toBe(false);
    }));

  it("is read by a question too", () =>
    withTables({ "measurements-x.csv": "Jaar;Aantal\n2018;1.824" }, async (folder) => {
      const { out, err, status } = await run([
        ...["check", "--from", folder, "--locale", "nl", "--format", "json"],
        ...["--columns", 'period=Jaar,value=Aantal,indicator="x"'],
      ]);
      expect(status, out + err).toBe(2);
      expect(err).toContain('measurements-x.csv:1 indicator = "x" “x”');
    }));

  it("in UTF-16 is read as it says it is, and refused when asked otherwise", () =>
    withTables({}, async (folder) => {
      const { writeFileSync } = await import("node:fs");
      const text = "\uFEFFobjective,programme,text\no,p,één";
      writeFileSync(join(folder, "objectives.csv"), Buffer.from(text, "utf16le"));
      const args = ["import", join(folder, "objectives.csv"), "--store", "memory:", "--dry-run"];
      expect((await run(args)).out).toContain("UTF-16LE");
      expect((await run([...args, "--encoding", "utf-8"])).out).toContain("says at its start that it is UTF-16LE");
      expect((await run([...args, "--encoding", "windows-1252"])).status).toBe(2);
    }));
});
