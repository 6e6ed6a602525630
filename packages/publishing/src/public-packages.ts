import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run-command.ts";

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly private?: boolean;
  readonly sideEffects?: boolean | ReadonlyArray<string>;
  readonly files?: ReadonlyArray<string>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly engines?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly publishConfig?: Readonly<Record<string, unknown>>;
  readonly repository?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

export interface PublicPackage {
  readonly name: string;
  /** Where it stands in the repository, as an absolute path. */
  readonly folder: string;
  readonly manifest: Manifest;
}

export interface EntryPoint {
  /** As it is imported: `@meetlat/core/store`. */
  readonly specifier: string;
  /** For the name of a file: `store`, and `index` for the package itself. */
  readonly title: string;
  /** Of its JavaScript and its declarations, within the package. */
  readonly script: string;
  readonly types: string;
}

/** The packages that are published: all folders of `packages/` that are not private. */
export const publicPackages = (): ReadonlyArray<PublicPackage> =>
  readdirSync(join(root, "packages"))
    .map((name) => join(root, "packages", name))
    .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest }))
    .filter(({ manifest }) => manifest.private !== true)
    .map(({ folder, manifest }) => ({ name: manifest.name, folder, manifest }));

/** What can be imported from a package as it is packed, apart from its package.json. */
export const entryPoints = ({ name, exports = {} }: Manifest): ReadonlyArray<EntryPoint> =>
  Object.entries(exports).flatMap(([path, target]) =>
    typeof target === "string"
      ? []
      : {
          specifier: path === "." ? name : `${name}/${path.slice(2)}`,
          title: path === "." ? "index" : path.slice(2).replaceAll("/", "-"),
          script: target.default ?? "",
          types: target.types ?? "",
        },
  );
