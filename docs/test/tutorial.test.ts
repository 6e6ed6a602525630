import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blocksOf, followed, followPage, isAsShown, readPage } from "./command-pages.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

for (const pages of followed) {
  describe(`whoever follows ${pages.join(", ")}`, () => {
    let folder = "";
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "meetlat-pages-"));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    // One after the other, in one folder: each page goes on where the one before it ended.
    for (const page of pages) {
      it(`sees what ${page} shows`, { timeout: 300_000 }, () => {
        const printed = followPage(readPage(page), folder);
        expect(printed.length).toBeGreaterThan(0);
        for (const { command, status, mayFail, actual, expected } of printed) {
          expect({ command, failed: status !== 0, actual }).toEqual({ command, failed: mayFail, actual });
          if (expected !== null && !isAsShown(actual, expected.text)) expect(actual, command).toBe(expected.text);
        }
      });
    }

    if (pages.includes("tutorial/publish-a-report.md")) {
      it("ends with the report that the site shows", () => {
        const shown = readFileSync(join(root, "docs/public/tutorial/report.html"), "utf8");
        expect(readFileSync(join(folder, "report.html"), "utf8")).toBe(shown);
      });
    }
  });
}

describe("the tutorial in TypeScript", () => {
  it("prints what it shows", { timeout: 60_000 }, () => {
    const blocks = blocksOf(readPage("tutorial/in-typescript.md"));
    const program = blocks.flatMap(({ info, text }) => (info.startsWith("ts") ? [text] : []));
    const shown = blocks.flatMap(({ info, text }) => (info.startsWith("text") ? [text] : []));
    // Inside docs, where the packages are found.
    const folder = mkdtempSync(join(root, "docs/test/.tutorial-"));
    try {
      writeFileSync(join(folder, "program.ts"), program.join("\n"));
      const node = join(root, "node_modules/.bin/node");
      const run = spawnSync(node, ["--conditions=@meetlat/source", join(folder, "program.ts")], { encoding: "utf8" });
      expect(run.stderr).toBe("");
      const trimmed = (text: string) => text.replace(/ +$/gm, "").trim();
      expect(trimmed(run.stdout)).toBe(trimmed(shown.join("\n")));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("the README", () => {
  it("shows lines that npm start prints", { timeout: 60_000 }, () => {
    const shown = blocksOf(readFileSync(join(root, "README.md"), "utf8")).find(({ info }) => info === "text");
    const node = join(root, "node_modules/.bin/node");
    const cli = join(root, "packages/cli/src/main.ts");
    const asked = ["check", "--from", "examples/rotterdam/tables", "--locale", "nl", "--lang", "en"];
    const run = spawnSync(node, ["--conditions=@meetlat/source", cli, ...asked, "--as-of", "2021-07-01"], {
      cwd: root,
      encoding: "utf8",
    });
    // Columns are as wide as what else is in the table, and the README cuts a long title.
    const words = (line: string) => line.replace(/…$/, "").split(/\s+/).filter(Boolean).join(" ");
    const printed = run.stdout.split("\n").map(words);
    const lines = (shown?.text ?? "").split("\n").map(words);
    expect(lines.length).toBeGreaterThan(4);
    expect(lines.filter((line) => !printed.some((one) => one.startsWith(line)))).toEqual([]);
  });
});
