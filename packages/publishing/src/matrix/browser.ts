import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * The Chromium of this machine: the one that `MEETLAT_BROWSER` names, or one in a usual place. `null` where there is none,
 * and where `MEETLAT_BROWSER=none` says to do without.
 */
export const findBrowser = (): string | null => {
  const asked = process.env.MEETLAT_BROWSER;
  if (asked === "none") return null;
  return [...(asked === undefined ? [] : [asked]), ...places].find((path) => existsSync(path)) ?? null;
};

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Runs a module on an empty page of a fresh Chromium, and gives the text that it puts there. */
export const runInBrowser = async (executablePath: string, script: string): Promise<string> => {
  const profile = await mkdtemp(join(tmpdir(), "meetlat-browser-"));
  const context = await chromium.launchPersistentContext(profile, { executablePath, headless: true, args: flags });
  try {
    const page = await context.newPage();
    const thrown: Array<string> = [];
    page.on("pageerror", (error) => thrown.push(String(error)));
    // Nothing is asked of any network: both addresses are answered here.
    await page.route("https://meetlat.test/**", (route) =>
      route.request().url().endsWith(".js")
        ? route.fulfill({ contentType: "text/javascript", body: script })
        : route.fulfill({
            contentType: "text/html",
            body: '<!doctype html><body><script type="module" src="/page.js"></script>',
          }),
    );
    await page.goto("https://meetlat.test/");
    await page
      .waitForFunction("document.body.textContent.trim() !== ''", undefined, { timeout: 20_000 })
      .catch((error) => {
        throw new Error([...thrown, String(error)].join("\n"));
      });
    return (await page.textContent("body")) ?? "";
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
};
