import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommand } from "../run-command.ts";

const kept = fileURLToPath(new URL("../../.nodes/", import.meta.url));

/** The floor that `engines` names, and the lines that are kept up. */
export const nodeVersions = ["22.19.0", "24.21.0", "26.10.0"] as const;

/** The path of a Node of that version, fetched from npm when it is not there. */
export const nodeOf = async (version: string): Promise<string> => {
  if (process.version === `v${version}`) return process.execPath;
  const folder = join(kept, version);
  const path = join(folder, "node_modules", "node", "bin", "node");
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    // A project of its own: without this file npm would install into the package that it stands in.
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "nodes", private: true }));
    await runCommand("npm", ["install", "--no-save", "--no-audit", "--no-fund", `node@${version}`], { cwd: folder });
  }
  return path;
};
