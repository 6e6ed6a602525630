import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root, runCommand } from "../run-command.ts";

/** npm; pnpm as it is; and pnpm without hoisting, under which nothing finds a package that it did not ask for. */
export const installers = ["npm", "pnpm", "pnpm, no hoisting"] as const;
export type Installer = (typeof installers)[number];

export interface Project {
  readonly folder: string;
  readonly installer: Installer;
}

const programs = fileURLToPath(new URL("../../programs/", import.meta.url));
const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { packageManager: string };

/** Makes a project of its own, with nothing in it but what it depends on and the programs of `programs/`. */
export const makeProject = async (
  folder: string,
  installer: Installer,
  registry: string,
  dependencies: Readonly<Record<string, string>>,
): Promise<Project> => {
  mkdirSync(folder, { recursive: true });
  const manifest = { name: "clean-project", version: "1.0.0", private: true, type: "module", dependencies };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest, null, 2));
  writeFileSync(join(folder, ".npmrc"), `@meetlat:registry=${registry}\n`);
  cpSync(programs, join(folder, "programs"), { recursive: true });
  if (installer === "npm") {
    await runCommand("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline"], { cwd: folder });
  } else {
    const hoist = installer === "pnpm";
    writeFileSync(
      join(folder, "pnpm-workspace.yaml"),
      `packages: ["."]\npmOnFail: ignore\nminimumReleaseAge: 0\nhoist: ${hoist}\nstrictPeerDependencies: true\n`,
    );
    await runCommand("npx", ["--yes", packageManager, "install", "--prefer-offline"], { cwd: folder });
  }
  return { folder, installer };
};

/** Every copy of a package that a project got, wherever it stands in node_modules, as `name@version`. */
export const copiesOf = ({ folder }: Project, name: string): ReadonlyArray<string> => {
  const found = new Set<string>();
  const look = (modules: string): void => {
    if (!existsSync(modules)) return;
    if (existsSync(join(modules, name, "package.json"))) found.add(realpathSync(join(modules, name)));
    for (const entry of readdirSync(modules, { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      const inside = join(modules, entry.name);
      if (entry.name === ".pnpm") for (const one of readdirSync(inside)) look(join(inside, one, "node_modules"));
      else if (entry.name.startsWith("@"))
        for (const one of readdirSync(inside)) look(join(inside, one, "node_modules"));
      else look(join(inside, "node_modules"));
    }
  };
  look(join(folder, "node_modules"));
  return [...found].map((path) => {
    const { version } = JSON.parse(readFileSync(join(path, "package.json"), "utf8")) as { version: string };
    return `${name}@${version}`;
  });
};
