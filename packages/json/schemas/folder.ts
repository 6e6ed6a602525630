import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Files } from "./files.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = "docs/reference/schemas";

/** The files as they stand in the working copy. */
export const standingFiles = (): Files => {
  const found = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return new Map(
    found
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path): [string, string] => [
        path.slice(join(root, folder).length + 1).replaceAll("\\", "/"),
        readFileSync(path, "utf8"),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
};

/** The files as they were in a commit. */
export const filesIn = (commit: string): Files => {
  const git = (...args: ReadonlyArray<string>): string =>
    execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  const paths = git("ls-tree", "-r", "-z", "--name-only", commit, "--", folder).split("\0").filter(Boolean);
  return new Map(
    paths.map((path): [string, string] => [path.slice(folder.length + 1), git("show", `${commit}:${path}`)]),
  );
};

/** Writes the files that differ from what stands; says which. */
export const writeFiles = (files: Files, standing: Files): ReadonlyArray<string> => {
  const changed = [...files].filter(([path, text]) => standing.get(path) !== text);
  for (const [path, text] of changed) {
    mkdirSync(dirname(join(root, folder, path)), { recursive: true });
    writeFileSync(join(root, folder, path), text);
  }
  return changed.map(([path]) => path);
};
