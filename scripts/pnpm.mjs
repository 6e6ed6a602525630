// Runs the pnpm that package.json names, fetched through npx, so that a machine needs only Node and npm.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { argv, exit, platform } from "node:process";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

export const pnpm = (args, options) =>
  spawnSync("npx", ["--yes", packageManager, ...args], { cwd: root, shell: platform === "win32", ...options });

if (argv[1] === fileURLToPath(import.meta.url)) exit(pnpm(argv.slice(2), { stdio: "inherit" }).status ?? 1);
