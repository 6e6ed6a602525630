// Mutation testing of one room of core: `npm run mutation -- rules` (the default) or `register`, or one file of it.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { argv, env, execPath, exit } from "node:process";
import { root } from "./pnpm.mjs";

const [asked = "rules"] = argv.slice(2);
const what = `packages/core/src/${asked}${asked.endsWith(".ts") ? "" : "/**/*.ts"}`;
const stryker = join(root, "node_modules", "@stryker-mutator", "core", "bin", "stryker.js");
const run = spawnSync(execPath, [stryker, "run", "--mutate", what], {
  cwd: root,
  stdio: "inherit",
  env: { ...env, MUTATE: asked.split("/")[0] },
});
exit(run.status ?? 1);
