// The command, by the name that its package gives it, on the Node that runs this.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { tables } from "./tables.mjs";

const PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
const bin = join(import.meta.dirname, "..", "node_modules", ".bin", "meetlat");
const folder = mkdtempSync(join(tmpdir(), "meetlat-command-"));
const meetlat = (...args) =>
  execFileSync(bin, args, { encoding: "utf8", cwd: folder, env: { ...process.env, PATH }, stdio: "pipe" });
try {
  for (const [name, text] of Object.entries(tables)) writeFileSync(join(folder, name), text);
  meetlat("import", ".", "--locale", "nl");
  const { checks } = JSON.parse(meetlat("check", "--as-of", "2021-07-01", "--format", "json"));
  assert.deepEqual(
    checks.map(({ verdict, gap }) => [verdict, gap]),
    [
      ["met", "600"],
      ["met", "600"],
    ],
  );
  assert.match(meetlat("verify"), /3/);
  assert.match(meetlat("--version"), /\d+\.\d+\.\d+/);
} finally {
  rmSync(folder, { recursive: true });
}
