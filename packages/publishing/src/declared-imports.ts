import { builtinModules } from "node:module";
import ts from "typescript-5.9";
import type { Manifest } from "./public-packages.ts";
import { filesOf, type Tarball, textOf } from "./tarballs.ts";

/** The package that a specifier names: `effect` of `effect/Result`, and null of a path or of a module of Node. */
const packageOf = (specifier: string): string | null => {
  if (specifier.startsWith(".") || specifier.startsWith("node:") || builtinModules.includes(specifier)) return null;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
};

const importsIn = (text: string): ReadonlyArray<string> =>
  ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);

/** All packages that whoever installs a package gets with it, or is told to bring. */
const declaredBy = ({ name, dependencies, peerDependencies }: Manifest): ReadonlySet<string> =>
  new Set([name, ...Object.keys(dependencies ?? {}), ...Object.keys(peerDependencies ?? {})]);

export interface Import {
  readonly file: string;
  readonly specifier: string;
}

const imports = (tarball: Tarball, ending: RegExp): ReadonlyArray<Import> =>
  filesOf(tarball)
    .filter((file) => file.startsWith("dist/") && ending.test(file))
    .flatMap((file) => importsIn(textOf(tarball, file)).map((specifier) => ({ file, specifier })));

/** What a package imports, in its JavaScript or its declarations, without saying so in its package.json. */
export const undeclaredImports = (tarball: Tarball): ReadonlyArray<Import> => {
  const declared = declaredBy(tarball.manifest);
  return imports(tarball, /\.(js|d\.ts)$/).filter(({ specifier }) => {
    const wanted = packageOf(specifier);
    return wanted !== null && !declared.has(wanted);
  });
};

/**
 * What a package says that it needs, and neither imports nor brings for another of ours that may do with it.
 */
export const unusedDependencies = (tarball: Tarball, all: ReadonlyArray<Tarball>): ReadonlyArray<string> => {
  const { dependencies, peerDependencies } = tarball.manifest;
  const used = new Set(imports(tarball, /\.(js|d\.ts)$/).map(({ specifier }) => packageOf(specifier)));
  if (needsNodeTypes(tarball)) used.add("@types/node");
  for (const { manifest } of all.filter(({ name }) => Object.hasOwn(dependencies ?? {}, name)))
    for (const peer of Object.keys(manifest.peerDependencies ?? {})) used.add(peer);
  return Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => !used.has(name));
};

/** Declarations that need the types of Node, whose package is then a peer too. */
export const needsNodeTypes = (tarball: Tarball): boolean =>
  imports(tarball, /\.d\.ts$/).some(({ specifier }) => specifier.startsWith("node:"));
