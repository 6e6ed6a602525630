// Puts what commands on pages really print under them: `npm run --prefix docs outputs`. Read the difference.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { followed, followPage, isAsShown, readPage } from "../test/command-pages.ts";

mkdirSync(new URL("../public/tutorial/", import.meta.url), { recursive: true });
const published = (file: string): URL => new URL(`../public/tutorial/${file}`, import.meta.url);
const textOf = (file: string | URL): string | null => (existsSync(file) ? readFileSync(file, "utf8") : null);

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
  // Ids of events differ each time, so what was published is published anew only when a reader would see a difference.
  if (
    existsSync(join(folder, "report.html")) &&
    textOf(join(folder, "report.html")) !== textOf(published("report.html"))
  )
    for (const file of ["report.html", "report.json"]) copyFileSync(join(folder, file), published(file));
  rmSync(folder, { recursive: true });
}
