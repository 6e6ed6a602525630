import { join } from "node:path";
import { entryPoints, publicPackages } from "../public-packages.ts";
import { packAll, packedFolder } from "../tarballs.ts";
import { apiReports } from "./api-report.ts";

export interface Snapshots {
  readonly name: string;
  /** Where they stand in the repository. */
  readonly folder: string;
  /** The name of a file, and what it should hold. */
  readonly files: ReadonlyMap<string, string>;
}

/** The public API of every package, as it is now. */
export const currentSnapshots = async (): Promise<ReadonlyArray<Snapshots>> => {
  const packed = await packedFolder();
  const tarballs = await packAll();
  return publicPackages().map(({ name, folder }) => {
    const manifest = tarballs.find((tarball) => tarball.name === name)?.manifest;
    if (manifest === undefined) throw new Error(`${name} was not packed`);
    return { name, folder: join(folder, "api"), files: apiReports(packed, name, entryPoints(manifest)) };
  });
};
