// The doors of the public packages, as their package.json names them.
import { readdirSync, readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);

/** A door of a package: what is written in an import, its source, and the page on which it is explained. */
export interface EntryPoint {
  readonly name: string;
  readonly source: string;
  readonly path: string;
}

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly description?: string;
  readonly exports?: Readonly<Record<string, { readonly "@meetlat/source"?: string }>>;
}

export const packages = readdirSync(new URL("packages/", root))
  .map((folder) => {
    const manifest: Manifest = JSON.parse(readFileSync(new URL(`packages/${folder}/package.json`, root), "utf8"));
    return { folder, manifest };
  })
  .filter(({ manifest }) => manifest.private !== true);

export const entryPoints: ReadonlyArray<EntryPoint> = packages.flatMap(({ folder, manifest }) =>
  Object.entries(manifest.exports ?? {}).flatMap(([door, { "@meetlat/source": source }]) =>
    source === undefined
      ? []
      : [
          {
            name: `${manifest.name}${door.slice(1)}`,
            source: `packages/${folder}/${source.slice(2)}`,
            path: `${folder}/${door.slice(2) || "main"}`,
          },
        ],
  ),
);

/** The rooms of a door that is divided into a page per source file, as a reader meets them. */
export const rooms = ["vocabulary", "rules", "register", "projections"] as const;
