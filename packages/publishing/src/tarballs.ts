import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type Manifest, publicPackages } from "./public-packages.ts";
import { root, runCommand } from "./run-command.ts";

const kept = fileURLToPath(new URL("../.packed/", import.meta.url));
/** What is kept of other sources, so that another run that reads them now is not disturbed: an hour. */
const KEPT_FOR = 3_600_000;
/** What stands in a package of which its tarball is not made. */
const apart = new Set(["node_modules", "dist", "test", "api", "faults", "schemas"]);

export interface Tarball {
  readonly name: string;
  /** Of the .tgz, as an absolute path. */
  readonly file: string;
  /** Where it is unpacked. */
  readonly folder: string;
  /** As it was packed: without what pnpm replaces. */
  readonly manifest: Manifest;
}

const filesBelow = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });

const sourcesOf = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !apart.has(name))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();

/** Changes whenever something changes of which a tarball is made. */
const contentHash = (): string => {
  const hash = createHash("sha256");
  const builtBy = "packages/publishing/src/file-per-module.ts";
  const shared = ["package.json", "pnpm-lock.yaml", "tsconfig.base.json", "LICENSE", builtBy].map((name) =>
    join(root, name),
  );
  for (const file of [...shared, ...publicPackages().flatMap(({ folder }) => sourcesOf(folder))])
    hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
};

const pnpm = (args: ReadonlyArray<string>) => {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { packageManager: string };
  return runCommand("npx", ["--yes", packageManager, ...args], { cwd: root });
};

/** How pnpm names a tarball. */
const fileOf = (folder: string, { name, version }: Manifest): string =>
  join(folder, `${name.slice(1).replace("/", "-")}-${version}.tgz`);

/**
 * Lays the packed packages in a node_modules, and beside them what they depend on, as this repository has it: there
 * compilers and bundlers find them as they do in a project that installed them.
 */
const unpack = async (folder: string): Promise<void> => {
  for (const { name, folder: from, manifest } of publicPackages()) {
    const to = join(folder, "node_modules", name);
    mkdirSync(to, { recursive: true });
    await runCommand("tar", ["xzf", fileOf(folder, manifest), "--strip-components=1", "-C", to], { cwd: folder });
    for (const needed of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
      const link = join(folder, "node_modules", needed);
      if (needed.startsWith("@meetlat/") || existsSync(link)) continue;
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(realpathSync(join(from, "node_modules", needed)), link);
    }
  }
};

/**
 * Builds and packs every public package as it would be published. What was packed before of the same sources is taken
 * again, so that a second run costs nothing.
 */
export const packAll = async (): Promise<ReadonlyArray<Tarball>> => {
  const packed = await packedFolder();
  return publicPackages().map((inPlace) => {
    const folder = join(packed, "node_modules", inPlace.name);
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
    return { name: manifest.name, file: fileOf(packed, manifest), folder, manifest };
  });
};

/** The tarballs of every public package in a folder that holds them already: those that other tests held. */
export const packedIn = (folder: string): ReadonlyArray<Omit<Tarball, "folder">> =>
  publicPackages().map(({ name, manifest }) => {
    const file = fileOf(folder, manifest);
    if (!existsSync(file)) throw new Error(`${file} is not there: pack ${name} ${manifest.version} first`);
    return { name, file, manifest };
  });

/** The folder with the tarballs, and with a node_modules that holds them unpacked. */
export const packedFolder = async (): Promise<string> => {
  const folder = join(kept, contentHash());
  if (!existsSync(folder)) {
    const filters = publicPackages().flatMap(({ name }) => ["--filter", name]);
    const making = `${folder}.${process.pid}`;
    mkdirSync(making, { recursive: true });
    await pnpm(["-r", ...filters, "run", "build"]);
    await pnpm(["-r", ...filters, "pack", "--pack-destination", making]);
    await unpack(making);
    for (const path of readdirSync(kept).map((name) => join(kept, name)))
      if (Date.now() - statSync(path).mtimeMs > KEPT_FOR) rmSync(path, { recursive: true });
    if (existsSync(folder)) rmSync(making, { recursive: true });
    else renameSync(making, folder);
  }
  return folder;
};

/** The path of every file in a tarball, within the package. */
export const filesOf = ({ folder }: Tarball): ReadonlyArray<string> =>
  filesBelow(folder)
    .map((path) => relative(folder, path).replaceAll(sep, "/"))
    .sort();

/** The text of a file in a tarball. */
export const textOf = ({ folder }: Tarball, path: string): string => readFileSync(join(folder, path), "utf8");
