import { parseArgs } from "node:util";
import { CommandFailed, root, runCommand } from "../run-command.ts";
import { packAll, type Tarball } from "../tarballs.ts";

// Publishes the tarballs that the tests hold, each version once: `npm run release`, or with `--dry-run` all but that.

const { values } = parseArgs({ options: { "dry-run": { type: "boolean", default: false } } });
const isDryRun = values["dry-run"];

const isPublished = ({ name, manifest }: Tarball): Promise<boolean> =>
  runCommand("npm", ["view", `${name}@${manifest.version}`, "version"], { cwd: root }).then(
    (found) => found.trim() !== "",
    (error: unknown) => {
      if (error instanceof CommandFailed && error.message.includes("E404")) return false;
      throw error;
    },
  );

/** What a package depends on comes before it, so that nobody installs half a release. */
const inOrder = (tarballs: ReadonlyArray<Tarball>): ReadonlyArray<Tarball> => {
  const ordered = new Set<Tarball>();
  const add = (tarball: Tarball): void => {
    const { dependencies, peerDependencies } = tarball.manifest;
    for (const needed of tarballs)
      if (needed !== tarball && needed.name in { ...dependencies, ...peerDependencies }) add(needed);
    ordered.add(tarball);
  };
  for (const tarball of tarballs) add(tarball);
  return [...ordered];
};

for (const tarball of inOrder(await packAll())) {
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
// The action that runs this makes a release of every tag that is told of here.
if (!isDryRun) process.stdout.write(await runCommand("node_modules/.bin/changeset", ["git-tag"], { cwd: root }));
