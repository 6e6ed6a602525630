import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { run, withTables } from "./run.ts";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

const rows = Array.from({ length: 40_000 }, (_, i) => `visits,a${i % 40},${1000 + Math.trunc(i / 40)},${i}`);
const tables = {
  "areas.csv": `set,area,title\n${Array.from({ length: 40 }, (_, i) => `all,a${i},Area ${i}`).join("\n")}\n`,
  "indicators.csv": "indicator,title,unit,polarity,nature\nvisits,Visits,visits,higher,flow\n",
  "measurements.csv": `indicator,area,period,value\n${rows.join("\n")}\n`,
};

const start = (...args: ReadonlyArray<string>): ChildProcess =>
  spawn(process.execPath, ["--conditions=@meetlat/source", main, ...args], { stdio: "ignore" });

const ended = (child: ChildProcess): Promise<NodeJS.Signals | number | null> =>
  new Promise((resolve) => child.once("exit", (status, signal) => resolve(signal ?? status)));

/** Waits until events have been written to the disk, though none of them is committed. */
const inTheMidst = async (file: string): Promise<void> => {
  const log = `${file}-wal`;
  while (!existsSync(log) || statSync(log).size < 4_000_000) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe("an import that is cut off", () => {
  for (const signal of ["SIGINT", "SIGKILL"] as const) {
    it(`by ${signal} leaves the register as it was, and the next one completes it`, () =>
      withTables(tables, (folder) =>
        withTables({ "documents.csv": "document,kind,title\naccounts,accounts,Accounts\n" }, async (before) => {
          const file = join(folder, "register.sqlite");
          expect((await run(["import", before, "--store", file])).status).toBe(0);
          const child = start("import", folder, "--store", file);
          const end = ended(child);
          await inTheMidst(file);
          child.kill(signal);
          expect(await end).toBe(signal);
          const events = (await run(["export", "--store", file])).out.trim().split("\n");
          expect(events).toHaveLength(1);
          const complete = await run(["import", folder, "--store", file, "--format", "json"]);
          expect(JSON.parse(complete.out)).toMatchObject({ facts: 40_002, added: 40_002, position: 40_003 });
          expect((await run(["verify", "--store", file])).status).toBe(0);
        }),
      ));
  }
});

describe("an export that is cut off", () => {
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  it("leaves nothing behind, whether it is a file or a folder of tables", () =>
    withTables(tables, async (folder) => {
      const file = join(folder, "register.sqlite");
      expect((await run(["import", folder, "--store", file])).status).toBe(0);
      const to = join(folder, "to");
      mkdirSync(to);
      for (const [format, name] of [
        ["ndjson", "copy.ndjson.gz"],
        ["csv", "tables"],
      ] as const) {
        for (const signal of ["SIGINT", "SIGTERM"] as const) {
          const child = start("export", "--store", file, "--format", format, "--to", join(to, name));
          const end = ended(child);
          const within = () => readdirSync(to, { recursive: true }).filter((one) => String(one).includes("part"));
          await until(() => within().length > 0);
          child.kill(signal);
          expect(await end).toBe(signal);
          expect(within()).toEqual([]);
          expect(existsSync(join(to, "copy.ndjson.gz"))).toBe(false);
        }
      }
    }));
});
