// Runs axe-core over pages of the built site, in a browser, light and dark, wide and narrow: `npm run docs:accessibility`.
// It needs Chromium: the one of the machine, or of CHROMIUM.
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { env, exit, stderr } from "node:process";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const dist = fileURLToPath(new URL("../.vitepress/dist", import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const executablePath = env.CHROMIUM ?? "/usr/bin/chromium";
if (!existsSync(executablePath)) {
  stderr.write(`There is no browser at ${executablePath}; say in CHROMIUM where one is.\n`);
  exit(2);
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
const server = createServer((request, response) => {
  const path = decodeURI((request.url ?? "/").replace(/[?#].*$/, "").replace(/\/$/, "/index.html"));
  if (path.includes("..") || !existsSync(`${dist}${path}`)) response.writeHead(404).end();
  else
    response
      .writeHead(200, { "content-type": types[extname(path)] ?? "text/plain" })
      .end(readFileSync(`${dist}${path}`));
});
await once(server.listen(0, "127.0.0.1"), "listening");
const { port } = server.address() as AddressInfo;

const pages = [
  "/",
  "/nl/",
  "/nl/beginnen.html",
  "/tutorial/first-target.html",
  "/tutorial/publish-a-report.html",
  "/tutorial/report.html",
  "/guides/rules.html",
  "/guides/reports.html",
  "/explanation/why-unknown.html",
  "/reference/command-line.html",
  "/reference/words.html",
  "/reference/api/index.html",
  "/reference/api/core/main.html",
  "/reference/api/core/main/vocabulary/value.html",
  "/decisions/index.html",
];

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: ReadonlyArray<{ readonly target: ReadonlyArray<string>; readonly failureSummary?: string }>;
}

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
let found = 0;
for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 390]) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" });
    for (const path of pages) {
      await page.goto(`http://127.0.0.1:${port}${path}`, { waitUntil: "load" });
      await page.addScriptTag({ content: axe });
      const violations: ReadonlyArray<Violation> = await page.evaluate(
        "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((result) => result.violations)",
      );
      const wider: number = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      for (const { id, help, nodes } of violations) {
        found += 1;
        stderr.write(`${path} (${colorScheme}, ${width}): ${id}: ${help}\n`);
        for (const { target, failureSummary } of nodes.slice(0, 3))
          stderr.write(`    ${target.join(" ")}\n      ${failureSummary?.replaceAll("\n", "\n      ")}\n`);
      }
      if (wider > 0) {
        found += 1;
        stderr.write(`${path} (${colorScheme}, ${width}): scrolls sideways by ${wider} pixels\n`);
      }
    }
    await page.close();
  }
}
await browser.close();
server.close();
if (found > 0) exit(1);
stderr.write(`${pages.length} pages, light and dark, wide and narrow: axe-core finds nothing.\n`);
