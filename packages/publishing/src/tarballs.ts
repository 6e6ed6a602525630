import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createPackageFromTarballData, type Package } from "@arethetypeswrong/core";
import { type Manifest, publicPackages } from "./public-packages.ts";
import { root, runCommand } from "./run-command.ts";

const kept = fileURLToPath(new URL("../.packed/", import.meta.url));
const unpacked = new Set(["node_modules", "dist", "test", ".build", ".packed", ".nodes", "api"]);

export interface Tarball {
  readonly name: string;
  /** Of the .tgz, as an absolute path. */
  readonly file: string;
  readonly contents: Package;
  /** As it was packed: without what pnpm replaces. */
  readonly manifest: Manifest;
}

const filesBelow = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !unpacked.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    })
    .sort();

/** Changes whenever something changes of which a tarball is made. */
const contentHash = (): string => {
  const hash = createHash("sha256");
  const shared = ["pnpm-lock.yaml", "tsconfig.base.json", "LICENSE"].map((name) => join(root, name));
  for (const file of [...shared, ...publicPackages().flatMap(({ folder }) => filesBelow(folder))])
    hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
};

const pnpm = (args: ReadonlyArray<string>) => {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { packageManager: string };
  return runCommand("npx", ["--yes", packageManager, ...args], { cwd: root });
};

/**
 * Lays the packed packages in a node_modules, and beside them what they depend on, as this repository has it: there
 * compilers and bundlers find them as they do in a project that installed them.
 */
const unpack = async (folder: string): Promise<void> => {
  for (const { name, folder: from, manifest } of publicPackages()) {
    const to = join(folder, "node_modules", name);
    mkdirSync(to, { recursive: true });
    const tarball = join(folder, `${name.slice(1).replace("/", "-")}-${manifest.version}.tgz`);
    await runCommand("tar", ["xzf", tarball, "--strip-components=1", "-C", to], { cwd: folder });
    for (const needed of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
      const link = join(folder, "node_modules", needed);
      if (needed.startsWith("@meetlat/") || existsSync(link)) continue;
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(realpathSync(join(from, "node_modules", needed)), link);
    }
  }
};

const readTarball = (file: string): Tarball => {
  const contents = createPackageFromTarballData(new Uint8Array(readFileSync(file)));
  const manifest = JSON.parse(contents.readFile(`/node_modules/${contents.packageName}/package.json`)) as Manifest;
  return { name: manifest.name, file, contents, manifest };
};

/**
 * Builds and packs every public package as it would be published. What was packed before of the same sources is taken
 * again, so that a second run costs nothing.
 */
export const packAll = async (): Promise<ReadonlyArray<Tarball>> => {
  const folder = await packedFolder();
  return readdirSync(folder)
    .filter((name) => name.endsWith(".tgz"))
    .map((name) => readTarball(join(folder, name)));
};

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
    for (const name of readdirSync(kept).filter((name) => !making.endsWith(name)))
      rmSync(join(kept, name), { recursive: true });
    renameSync(making, folder);
  }
  return folder;
};

/** The path of every file in a tarball, within the package. */
export const filesOf = ({ name, contents }: Tarball): ReadonlyArray<string> =>
  contents
    .listFiles(`/node_modules/${name}`)
    .map((path) => path.slice(`/node_modules/${name}/`.length))
    .sort();

/** The text of a file in a tarball. */
export const textOf = ({ name, contents }: Tarball, path: string): string =>
  contents.readFile(`/node_modules/${name}/${path}`);
