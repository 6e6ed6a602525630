// Puts what commands on pages really print under them: `npm run --prefix docs outputs`. Read the difference.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { followed, followPage, isAsShown, readPage } from "../test/command-pages.ts";

mkdirSync(new URL("../public/tutorial/", import.meta.url), { recursive: true });
for (const pages of followed) {
  const folder = mkdtempSync(join(tmpdir(), "meetlat-pages-"));
  for (const page of pages) {
    const lines = readPage(page).split("\n");
    for (const { expected, actual } of [...followPage(lines.join("\n"), folder)].reverse()) {
      if (expected === null || isAsShown(actual, expected.text)) continue;
      const length = expected.text === "" ? 0 : expected.text.split("\n").length;
      lines.splice(expected.line - 1, length, ...actual.split("\n"));
    }
    writeFileSync(new URL(`../${page}`, import.meta.url), lines.join("\n"));
  }
  for (const file of ["report.html", "report.json"])
    if (existsSync(join(folder, file)))
      copyFileSync(join(folder, file), new URL(`../public/tutorial/${file}`, import.meta.url));
  rmSync(folder, { recursive: true });
}
