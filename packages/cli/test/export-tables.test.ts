import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run, withTables } from "./run.ts";

const tables = {
  "indicators.csv": "indicator,title,unit,polarity,nature\nstreets,Active streets,streets,higher,flow\n",
  "targets.csv":
    "target,indicator,rule,title,class,known_on\nstreets,streets,>= 1900 each year 2018..2019,=Streets,targetValue,2018-01-01\n",
  "measurements.csv":
    "indicator,period,value,published_on\nstreets,2018,1824.5,2019-05-20\nstreets,2019,1950,2020-05-20\nstreets,2018,1900,2021-05-20\n",
};

const inStore = (use: (store: ReadonlyArray<string>, folder: string) => Promise<void>) =>
  withTables(tables, async (folder) => {
    const store = ["--store", join(folder, "register.sqlite")];
    await run(["import", folder, ...store]);
    await use(store, folder);
  });

const withoutIds = (text: string): string => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id");

describe("a register that is exported as tables", () => {
  it("is the same register when they are imported, in either notation", () =>
    inStore(async (store, folder) => {
      for (const locale of ["canonical", "nl"]) {
        const to = join(folder, locale);
        const written = await run([
          "export",
          "--format",
          "csv",
          "--to",
          to,
          "--locale",
          locale,
          "--lang",
          "en",
          ...store,
        ]);
        expect(written).toEqual({ status: 0, out: "", err: `Wrote 5 facts to 5 files in ${to}.\n` });
        const again = ["--store", join(folder, `${locale}.sqlite`)];
        expect((await run(["import", to, "--locale", locale, ...again])).status).toBe(0);
        for (const knownAt of ["2020-12-31", "2022-01-01"]) {
          const asked = ["check", "--as-of", "2022-01-01", "--known-at", knownAt, "--format", "json"];
          expect(withoutIds((await run([...asked, ...again])).out)).toBe(
            withoutIds((await run([...asked, ...store])).out),
          );
        }
      }
      expect(readFileSync(join(folder, "nl", "measurements.csv"), "utf8")).toContain("streets;2018;1824,5;20-5-2019;");
      expect(readFileSync(join(folder, "canonical", "targets.csv"), "utf8")).toContain(",'=Streets,");
    }));

  it("says what it does not overwrite, and where it does not fit", () =>
    inStore(async (store, folder) => {
      const to = join(folder, "out");
      await run(["export", "--format", "csv", "--to", to, ...store]);
      const second = await run(["export", "--format", "csv", "--to", to, ...store]);
      expect(second.status).toBe(2);
      expect(second.err).toContain("holds csv-metadata.json, datapackage.json, indicators.csv");
      expect((await run(["export", "--format", "csv", "--to", to, "--force", ...store])).status).toBe(0);
      expect((await run(["export", "--format", "csv", ...store])).err).toContain(
        "--to: an export as csv is several files",
      );
      const asked = await run(["export", "--format", "csv", "--to", to, "--as-of", "2020-01-01", ...store]);
      expect(asked).toMatchObject({ status: 2 });
      expect(asked.err).toContain("--as-of: an export as csv is the whole register");
    }));

  it("is written as SDMX-CSV or as a wide table, of the moment that is asked about", () =>
    inStore(async (store, folder) => {
      const asked = ["--as-of", "2022-01-01", "--known-at", "2020-12-31", ...store];
      const sdmx = await run(["export", "--format", "sdmx", "--structure", "ROTTERDAM:STREETS(1.0.0)", ...asked]);
      expect(sdmx.out.split("\n")[1]).toBe("dataflow,ROTTERDAM:STREETS(1.0.0),I,A,streets,_T,2018,1824.5,streets,A,,");
      const wide = await run(["export", "--format", "wide", "--from", folder, "--as-of", "2022-01-01", "--lang", "nl"]);
      expect(wide.out).toBe(
        "Indicator,Gebied,Eenheid,2018,2019,Streefwaarde 2018,Streefwaarde 2019,Noten\nActive streets,Hele grondgebied,streets,1900,1950,>=1900,>=1900,\n",
      );
      const bad = await run(["export", "--format", "sdmx", "--structure", "streets", ...asked]);
      expect(bad).toMatchObject({ status: 2, out: "" });
      expect(bad.err).toContain("--structure: streets does not name an SDMX structure");
    }));

  it("goes to a file that is not there yet", () =>
    inStore(async (store, folder) => {
      const to = join(folder, "wide.txt");
      writeFileSync(to, "mine");
      const asked = ["export", "--format", "wide", "--to", to, "--as-of", "2022-01-01", ...store];
      expect((await run(asked)).err).toContain("wide.txt exists already");
      expect(readFileSync(to, "utf8")).toBe("mine");
      expect((await run([...asked, "--force", "--bom"])).status).toBe(0);
      expect(readFileSync(to, "utf8")).toMatch(/^\uFEFFIndicator,Area/u);
      expect(existsSync(`${to}.part`)).toBe(false);
      expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
    }));
});
