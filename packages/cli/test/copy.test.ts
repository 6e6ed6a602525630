import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { readCloudEvents } from "@meetlat/json";
import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { run, withTables } from "./run.ts";

const tables = {
  "indicators.csv": "indicator,title,unit,polarity,nature\nstreets,Active streets,streets,higher,flow\n",
  "targets.csv":
    "target,indicator,rule,title,class,known_on\nstreets,streets,>= 1900 in 2018,“Straten”,targetValue,2018-01-01\n",
  "measurements.csv": "indicator,period,value,published_on\nstreets,2018,1824,2019-05-20\n",
};
const later = { "measurements.csv": "indicator,period,value,published_on\nstreets,2019,1950,2020-05-20\n" };

interface Given {
  readonly folder: string;
  readonly store: ReadonlyArray<string>;
  readonly at: (name: string) => string;
  readonly head: (store: ReadonlyArray<string>) => Promise<string>;
}

const withRegister = (use: (given: Given) => Promise<void>) =>
  withTables(tables, async (folder) => {
    const at = (name: string) => join(folder, name);
    const store = ["--store", at("register.sqlite")];
    expect((await run(["import", folder, ...store])).status).toBe(0);
    const head = async (of: ReadonlyArray<string>) =>
      (await run(["verify", ...of])).out.trim().split("\n").at(-1) ?? "";
    await use({ folder, store, at, head });
  });

describe("a copy of a register", () => {
  it("restores it elsewhere with the same head, compressed or not, and adds nothing the second time", () =>
    withRegister(async ({ store, at, head }) => {
      for (const name of ["copy.ndjson", "copy.ndjson.gz"]) {
        const file = at(name);
        expect(await run(["export", ...store, "--to", file])).toEqual({ status: 0, out: "", err: "" });
        const other = ["--store", at(`${name}.sqlite`), "--register", "mirror"];
        const restored = await run(["import", file, ...other]);
        expect(restored).toMatchObject({ status: 0, err: "" });
        expect(restored.out).toContain("Read 3 events from ");
        expect(restored.out).toContain("copied 3 that are new to ");
        expect(await head(other)).toBe(await head(store));
        expect(restored.out).toContain(await head(store));
        const again = await run(["import", file, ...other, "--format", "json"]);
        expect(JSON.parse(again.out)).toMatchObject({ schema: "meetlat-restore/1", events: 3, added: 0, position: 3 });
        const asked = ["--as-of", "2021-07-01", "--format", "csv"];
        const theirs = await run(["check", ...other, ...asked]);
        expect(theirs).toEqual(await run(["check", ...store, ...asked]));
      }
      const plain = readFileSync(at("copy.ndjson"), "utf8");
      expect(gunzipSync(readFileSync(at("copy.ndjson.gz"))).toString()).toBe(plain);
      expect((await run(["export", ...store])).out).toBe(plain);
      expect(plain).toMatch(/^\{"position":1,"type":"IndicatorDefined",/);
    }));

  it("brings a mirror up to date", () =>
    withRegister(({ store, at, head }) =>
      withTables(later, async (more) => {
        const mirror = ["--store", at("mirror.sqlite")];
        await run(["export", ...store, "--to", at("1.ndjson")]);
        await run(["import", at("1.ndjson"), ...mirror]);
        await run(["import", more, ...store]);
        await run(["export", ...store, "--to", at("2.ndjson")]);
        expect((await run(["import", at("2.ndjson"), ...mirror])).out).toContain("copied 1 that are new");
        expect(await head(mirror)).toBe(await head(store));
        const old = await run(["import", at("1.ndjson"), ...mirror, "--lang", "nl"]);
        expect(old.status).toBe(2);
        expect(old.err).toContain("De kopie eindigt vóór positie 4");
        expect(old.err).toContain("Er is niets vastgelegd.");
      }),
    ));

  it("is written as a whole or not at all, and replaces no file unasked", () =>
    withRegister(async ({ folder, store, at }) => {
      const file = at("copy.ndjson");
      writeFileSync(file, "mine");
      const refused = await run(["export", ...store, "--to", file]);
      expect(refused.status).toBe(2);
      expect(refused.err).toContain("exists already. Choose another name, or replace it with --force.");
      expect(readFileSync(file, "utf8")).toBe("mine");
      expect((await run(["export", ...store, "--to", file, "--force"])).status).toBe(0);
      expect(readFileSync(file, "utf8").split("\n")).toHaveLength(4);
      const nowhere = await run(["export", ...store, "--to", at("no/folder/copy.ndjson"), "--lang", "nl"]);
      expect(nowhere.status).toBe(2);
      expect(nowhere.err).toContain("kan niet worden geschreven");
      const wrong = ["--format", "cloudevents", "--event-source", "no uri"];
      expect((await run(["export", ...store, "--to", file, "--force", ...wrong])).status).toBe(2);
      expect(readFileSync(file, "utf8").split("\n")).toHaveLength(4);
      expect(readdirSync(folder).filter((name) => name.endsWith(".partial"))).toEqual([]);
      expect((await run(["export", "--store", at("none.sqlite"), "--to", at("none.ndjson")])).status).toBe(2);
      expect(existsSync(at("none.ndjson"))).toBe(false);
    }));

  it("leaves the register as it was when a line is wrong, the file is damaged, or it is of another register", () =>
    withRegister(async ({ store, at, head }) => {
      const before = await head(store);
      const { out } = await run(["export", ...store]);
      const lines = out.trimEnd().split("\n");
      const attempt = async (name: string, content: string | Uint8Array, ...more: ReadonlyArray<string>) => {
        writeFileSync(at(name), content);
        const ran = await run(["import", at(name), "--store", at("new.sqlite"), ...more]);
        expect(ran).toMatchObject({ status: 2, out: "" });
        expect((await run(["verify", "--store", at("new.sqlite")])).status).toBe(2);
        return ran.err;
      };
      const broken = [lines[0], lines[1]?.replace('"1824"', "1824"), lines[2], "{"].join("\n");
      const said = await attempt("broken.ndjson", broken);
      expect(said).toMatch(/broken\.ndjson:2:\d+ data\.value\.value: .*\n.*broken\.ndjson:4:2: The text ends/);
      expect(said).toContain("Nothing was recorded.");
      expect(await attempt("gap.ndjson", [lines[0], lines[2]].join("\n"), "--lang", "nl")).toContain(
        "gap.ndjson:2:1 position: is 3, waar 2 moet staan",
      );
      expect(await attempt("many.ndjson", "x\n".repeat(2_500))).toContain("And 2,400 more errors.");
      expect(await attempt("cut.ndjson.gz", gzipSync(out).subarray(0, 300))).toContain(
        "is damaged, or its end is missing",
      );
      expect(await attempt("plain.ndjson.gz", out)).toContain("is damaged");
      expect(await attempt("bomb.ndjson.gz", gzipSync(new Uint8Array(50_000_000)))).toContain("made to fill a machine");
      const newer = lines.map((line) => line.replace('"schemaVersion":1', '"schemaVersion":2')).join("\n");
      expect(await attempt("newer.ndjson", newer)).toContain("upgrade @meetlat/core");

      writeFileSync(at("other.ndjson"), out.replaceAll("1824", "1924"));
      const other = await run(["import", at("other.ndjson"), ...store]);
      expect(other.status).toBe(2);
      expect(other.err).toContain("The register and the copy part at position 2");
      expect(await head(store)).toBe(before);
    }));

  it("is not mixed with tables, and a file that is not there makes no store", () =>
    withRegister(async ({ folder, store, at }) => {
      await run(["export", ...store, "--to", at("copy.ndjson")]);
      const mixed = await run(["import", folder, at("copy.ndjson"), ...store]);
      expect(mixed.status).toBe(2);
      expect(mixed.err).toContain("Import the copy alone, and the tables after it.");
      const none = await run(["import", at("none.ndjson"), "--store", at("none.sqlite")]);
      expect(none.status).toBe(2);
      expect(none.err).toContain("cannot be read");
      expect(existsSync(at("none.sqlite"))).toBe(false);
    }));
});

describe("events as CloudEvents", () => {
  it("are written as one list, and read back as they were", () =>
    withRegister(async ({ store, at }) => {
      const uri = "https://example.nl/registers/streets";
      const { out, status } = await run(["export", ...store, "--format", "cloudevents", "--event-source", uri]);
      expect(status).toBe(0);
      const events = Result.getOrThrow(readCloudEvents(out)).map(({ raw }) => raw);
      const lines = (await run(["export", ...store])).out.trimEnd().split("\n");
      expect(events).toEqual(lines.map((line) => JSON.parse(line)));
      expect(JSON.parse(out)[0]).toMatchObject({ specversion: "1.0", source: uri, sequence: "0000000000000001" });
      await run(["export", ...store, "--format", "cloudevents", "--to", at("events.json.gz")]);
      const file = JSON.parse(gunzipSync(readFileSync(at("events.json.gz"))).toString());
      expect(file).toHaveLength(3);
      expect(file[0].source).toBe("/registers/main");
      const wrong = await run(["export", ...store, "--format", "cloudevents", "--event-source", "a b", "--lang", "nl"]);
      expect(wrong.status).toBe(2);
      expect(wrong.err).toContain("--event-source: “a b” kan niet de bron van gebeurtenissen zijn");
    }));
});
