import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { publicPackages } from "../public-packages.ts";

export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** As its package.json says, an SPDX expression; empty when it says nothing. */
  readonly licence: string;
}

interface Described {
  readonly name: string;
  readonly version: string;
  readonly license?: string | { readonly type?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Where a package finds another, as Node looks for it; `null` for an optional one that is not there. */
const find = (name: string, from: string): string | null => {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, "node_modules", name);
    if (existsSync(join(path, "package.json"))) return realpathSync(path);
    if (folder === dirname(folder)) return null;
  }
};

/**
 * Everything that comes along with the public packages: what they depend on, their peers, and what these depend on in turn.
 * What only the repository needs is not in it.
 */
export const installedPackages = (): ReadonlyArray<InstalledPackage> => {
  const found = new Map<string, InstalledPackage>();
  const look = (folder: string): void => {
    if (found.has(folder)) return;
    const described = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Described;
    const { name, version, license, dependencies, optionalDependencies, peerDependencies } = described;
    const licence = typeof license === "string" ? license : (license?.type ?? "");
    found.set(folder, { name, version, licence });
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      const path = find(needed, folder);
      if (path !== null) look(path);
    }
  };
  for (const { folder } of publicPackages()) look(realpathSync(folder));
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
};
