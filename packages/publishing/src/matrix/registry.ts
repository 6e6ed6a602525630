import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename } from "node:path";
import type { Tarball } from "../tarballs.ts";

export interface Registry {
  /** What npm and pnpm are told to ask for packages of `@meetlat`. */
  readonly url: string;
  readonly close: () => void;
}

/** What a registry says of a package: its only version, and where its tarball is. */
const packument = ({ name, file, manifest }: Tarball, url: string) => ({
  name,
  "dist-tags": { latest: manifest.version },
  time: { [manifest.version]: "2026-01-01T00:00:00.000Z" },
  versions: {
    [manifest.version]: {
      ...manifest,
      dist: {
        tarball: `${url}${basename(file)}`,
        integrity: `sha512-${createHash("sha512").update(readFileSync(file)).digest("base64")}`,
      },
    },
  },
});

/**
 * Serves the tarballs as a registry would after a release, to this machine only. So clean projects name the packages as
 * anybody does, and what depends on them finds them there too.
 */
export const serveTarballs = (tarballs: ReadonlyArray<Tarball>): Promise<Registry> =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      const url = `http://${request.headers.host}/`;
      const asked = decodeURIComponent(request.url ?? "").slice(1);
      const found = tarballs.find(({ name, file }) => name === asked || basename(file) === asked);
      if (found === undefined) response.writeHead(404).end("{}");
      else if (found.name === asked) response.end(JSON.stringify(packument(found, url)));
      else response.end(readFileSync(found.file));
    });
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      resolve({ url: `http://127.0.0.1:${port}/`, close: () => server.close() });
    });
  });
