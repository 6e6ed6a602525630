import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { entryPoints } from "../public-packages.ts";
import { runCommand } from "../run-command.ts";
import type { Tarball } from "../tarballs.ts";
import { findBrowser, runInBrowser } from "./browser.ts";
import { bundlers } from "./bundles.ts";
import { type Cell, Skipped } from "./cell.ts";
import { nodeOf, nodeVersions } from "./nodes.ts";
import { copiesOf, type Installer, installers, makeProject, type Project } from "./project.ts";
import { checkTypes, compilerNames, resolutionNames } from "./types.ts";

export interface Bench {
  readonly tarballs: ReadonlyArray<Tarball>;
  /** Where projects are made. */
  readonly folder: string;
  readonly registry: string;
}

/** Packages that there may be only one of in a program: their values are told apart by the copy they came from. */
const single = ["effect", "fast-check", "fp-ts"];

const expectOneCopy = (project: Project, wanted?: string): string => {
  const copies = single.flatMap((name) => {
    const found = copiesOf(project, name);
    if (found.length > 1) throw new Error(`${found.length} copies of ${name}: ${found.join(", ")}`);
    return found;
  });
  if (wanted !== undefined && !copies.includes(wanted)) throw new Error(`${wanted} is not among ${copies.join(", ")}`);
  return `one ${copies.join(", one ")}`;
};

const run = (node: string, { folder }: Project, ...args: ReadonlyArray<string>) =>
  runCommand(node, args, { cwd: folder });

/** All packages together, as a host that uses everything has them. */
export const everything = ({ tarballs }: Bench, effect = "^4.1.0"): Readonly<Record<string, string>> => ({
  "@effect/platform-node": "^4.1.0",
  "fast-check": "^4.10.2",
  ...Object.fromEntries(tarballs.flatMap(({ manifest }) => Object.entries(manifest.peerDependencies ?? {}))),
  ...Object.fromEntries(tarballs.map(({ name, manifest }) => [name, `^${manifest.version}`])),
  effect,
});

/** Installs everything with each installer; later cells use these projects. */
export const installCells = (bench: Bench, projects: Map<Installer, Project>): ReadonlyArray<Cell> =>
  installers.map((installer) => ({
    what: "install everything",
    installer,
    tool: "",
    run: async () => {
      const folder = join(bench.folder, installer.replaceAll(/\W+/g, "-"));
      const project = await makeProject(folder, installer, bench.registry, everything(bench));
      projects.set(installer, project);
      return expectOneCopy(project);
    },
  }));

/** Each package by itself: with its peers installed along, and nothing else within reach. */
export const aloneCells = (bench: Bench): ReadonlyArray<Cell> =>
  bench.tarballs.flatMap((tarball) =>
    (["npm", "pnpm, no hoisting"] as const).map(
      (installer): Cell => ({
        what: `${tarball.name} alone`,
        installer,
        tool: "import of every entry point",
        run: async () => {
          const folder = join(bench.folder, `${tarball.name.slice(1).replaceAll("/", "-")}-${installer.slice(0, 3)}`);
          const wanted = { [tarball.name]: `^${tarball.manifest.version}` };
          const project = await makeProject(folder, installer, bench.registry, wanted);
          const optional = Object.entries(tarball.manifest.peerDependenciesMeta ?? {}).flatMap(([name, meta]) =>
            meta.optional === true ? [name] : [],
          );
          const specifiers = entryPoints(tarball.manifest).map(({ specifier }) => specifier);
          const program = `const missing = [];
for (const specifier of ${JSON.stringify(specifiers)}) {
  try {
    if (Object.keys(await import(specifier)).length === 0) throw new Error(specifier + " exports nothing");
  } catch (error) {
    const peer = ${JSON.stringify(optional)}.find((name) => error.code === "ERR_MODULE_NOT_FOUND" && error.message.includes("'" + name + "'"));
    if (peer === undefined) throw error;
    missing.push(specifier + " wants " + peer);
  }
}
process.stdout.write(missing.join("; "));`;
          writeFileSync(join(folder, "all.mjs"), program);
          const missing = await run(process.execPath, project, "all.mjs");
          return [expectOneCopy(project), ...(missing === "" ? [] : [missing])].join("; ");
        },
      }),
    ),
  );

const needed = (projects: ReadonlyMap<Installer, Project>, installer: Installer): Project => {
  const project = projects.get(installer);
  if (project === undefined) throw new Error("it could not be installed");
  return project;
};

/** The scenario of a host on every Node, from ES modules and from CommonJS. */
export const nodeCells = (projects: ReadonlyMap<Installer, Project>): ReadonlyArray<Cell> =>
  nodeVersions.flatMap((version) =>
    installers.flatMap((installer) =>
      [
        { what: "a host that imports", file: "host.mjs" },
        { what: "a host that requires", file: "host.cjs" },
        { what: "the command", file: "command.mjs" },
      ].map(
        ({ what, file }): Cell => ({
          what,
          installer,
          tool: `Node ${version}`,
          run: async () => {
            const node = await nodeOf(version);
            const project = needed(projects, installer);
            if ((await run(node, project, "--version")).trim() !== `v${version}`)
              throw new Error("another Node answered");
            await run(node, project, `programs/${file}`);
            return "";
          },
        }),
      ),
    ),
  );

/** Strict hosts in both TypeScripts. The strictest layout of node_modules shows declarations that name an absent package. */
export const typeCells = (projects: ReadonlyMap<Installer, Project>): ReadonlyArray<Cell> =>
  compilerNames.flatMap((compiler) =>
    resolutionNames.flatMap((resolution) =>
      [true, false].map(
        (exact): Cell => ({
          what: `strict types, ${resolution}${exact ? ", exact optional properties" : ""}`,
          installer: exact ? "pnpm, no hoisting" : "npm",
          tool: compiler,
          run: async () => {
            await checkTypes(needed(projects, exact ? "pnpm, no hoisting" : "npm"), compiler, resolution, exact);
            return "";
          },
        }),
      ),
    ),
  );

const answers = "Level; met 600; notMet -76, notMet -76";

/** A page, bundled and run. */
export const browserCells = (projects: ReadonlyMap<Installer, Project>): ReadonlyArray<Cell> =>
  Object.entries(bundlers).flatMap(([bundler, bundle]) =>
    (["npm", "pnpm, no hoisting"] as const).map(
      (installer): Cell => ({
        what: "a page in Chromium",
        installer,
        tool: bundler,
        run: async () => {
          const { script, imports } = await bundle(needed(projects, installer), "browser.js");
          if (imports.length > 0) throw new Error(`Not for a browser: it imports ${imports.join(", ")}`);
          const size = `${Math.round(script.length / 1000)} kB, no module of Node in it`;
          const browser = findBrowser();
          if (browser === null) {
            const why = `${size}; not run: no Chromium in a usual place nor in MEETLAT_BROWSER`;
            if (process.env.CI !== undefined && process.env.MEETLAT_BROWSER !== "none") throw new Error(why);
            throw new Skipped(why);
          }
          const said = await runInBrowser(browser, script);
          if (said !== answers) throw new Error(`It said “${said}”, not “${answers}”`);
          return size;
        },
      }),
    ),
  );

/** The same effect under a later version, as a host would have it some months from now. */
const laterEffect = async (folder: string, { folder: from }: Project): Promise<string> => {
  cpSync(join(from, "node_modules", "effect"), join(folder, "package"), { recursive: true });
  const file = join(folder, "package", "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as { version: string };
  writeFileSync(file, JSON.stringify({ ...manifest, version: "4.99.0" }));
  await runCommand("tar", ["czf", "effect-4.99.0.tgz", "package"], { cwd: folder });
  return join(folder, "effect-4.99.0.tgz");
};

/**
 * Hosts that have an effect of their own. Libraries only: the command is a program, and brings an effect where the host's is
 * not one that a registry knows.
 */
export const hostCells = (bench: Bench, projects: ReadonlyMap<Installer, Project>): ReadonlyArray<Cell> => [
  ...(["npm", "pnpm"] as const).map(
    (installer): Cell => ({
      what: "a host with a later effect 4",
      installer,
      tool: "effect 4.99.0",
      run: async () => {
        const folder = join(bench.folder, `later-${installer}`);
        const effect = `file:${await laterEffect(folder, needed(projects, "npm"))}`;
        const libraries = bench.tarballs.filter(({ manifest }) => manifest.bin === undefined);
        const wanted = everything({ ...bench, tarballs: libraries }, effect);
        const project = await makeProject(join(folder, "project"), installer, bench.registry, wanted);
        await run(process.execPath, project, "programs/host.mjs");
        return expectOneCopy(project, "effect@4.99.0");
      },
    }),
  ),
  {
    what: "a host with effect 3 is told",
    installer: "npm",
    tool: "effect 3",
    run: async () => {
      const wanted = { "@meetlat/core": "*", effect: "^3.19.0" };
      const refused = await makeProject(join(bench.folder, "effect-3"), "npm", bench.registry, wanted).then(
        () => null,
        (error: Error) => error.message,
      );
      if (refused === null || !refused.includes("ERESOLVE")) throw new Error(`It was not refused: ${refused}`);
      return "refused: ERESOLVE";
    },
  },
];
