import { copyFileSync, mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { CommandFailed, root, runCommand } from "../run-command.ts";
import { packAll, packedIn, type Tarball } from "../tarballs.ts";

// Publishes tarballs, each version once: `npm run release`, or with `--dry-run` all but that. `--keep FOLDER` leaves them in a
// folder for who publishes them later, with `--from FOLDER`; without that they are packed here.

const { values } = parseArgs({
  options: {
    "dry-run": { type: "boolean", default: false },
    from: { type: "string" },
    keep: { type: "string" },
  },
});
const isDryRun = values["dry-run"];

type Packed = Omit<Tarball, "folder">;

const isPublished = ({ name, manifest }: Packed): Promise<boolean> =>
  runCommand("npm", ["view", `${name}@${manifest.version}`, "version"], { cwd: root }).then(
    (found) => found.trim() !== "",
    (error: unknown) => {
      if (error instanceof CommandFailed && error.message.includes("E404")) return false;
      throw error;
    },
  );

/** What a package depends on comes before it, so that nobody installs half a release. */
const inOrder = (tarballs: ReadonlyArray<Packed>): ReadonlyArray<Packed> => {
  const ordered = new Set<Packed>();
  const add = (tarball: Packed): void => {
    const { dependencies, peerDependencies } = tarball.manifest;
    for (const needed of tarballs)
      if (needed !== tarball && needed.name in { ...dependencies, ...peerDependencies }) add(needed);
    ordered.add(tarball);
  };
  for (const tarball of tarballs) add(tarball);
  return [...ordered];
};

const tarballs = inOrder(values.from === undefined ? await packAll() : packedIn(values.from));
if (values.keep !== undefined) {
  mkdirSync(values.keep, { recursive: true });
  for (const { file } of tarballs) copyFileSync(file, join(values.keep, basename(file)));
}
for (const tarball of tarballs) {
  const title = `${tarball.name}@${tarball.manifest.version}`;
  if (await isPublished(tarball)) {
    process.stdout.write(`${title} is published already\n`);
    continue;
  }
  // Provenance is made by the machine that publishes; a dry run has nobody to vouch for it.
  const how = isDryRun ? ["--dry-run", "--provenance=false"] : ["--provenance"];
  await runCommand("npm", ["publish", tarball.file, "--access", "public", ...how], { cwd: root });
  process.stdout.write(`${title}${isDryRun ? " could be published" : " is published"}\n`);
}
// Changesets tells the action that runs this by a file (CHANGESETS_OUTPUT) which tags it made; the action pushes those, and
// makes releases of them.
if (!isDryRun) process.stdout.write(await runCommand("node_modules/.bin/changeset", ["git-tag"], { cwd: root }));
