// Makes a fresh clone ready on a machine with only Node (20 or later) and npm. Does nothing when nothing changed.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { arch, exit, platform, stderr } from "node:process";
import { packageManager, pnpm, root } from "./pnpm.mjs";

const stamp = join(root, "node_modules", ".meetlat-setup");

const manifests = ["packages", "examples"].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => join(root, folder, name, "package.json")),
);
const inputs = [
  ...["package.json", "pnpm-workspace.yaml", "pnpm-lock.yaml"].map((name) => join(root, name)),
  ...manifests,
];
const hash = createHash("sha256").update(`${platform} ${arch}`);
for (const file of inputs.filter((path) => existsSync(path))) hash.update(readFileSync(file));
const wanted = hash.digest("hex");

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
  stderr.write(`Setting up Meetlat with ${packageManager} …\n`);
  const run = pnpm(["install", "--frozen-lockfile", "--reporter=append-only"], { encoding: "utf8" });
  if (run.status !== 0) {
    stderr.write(`${run.stdout ?? ""}${run.stderr ?? ""}${run.error ?? ""}\n`);
    stderr.write("The setup failed. It needs access to an npm registry; try `npm run setup` again.\n");
    exit(run.status ?? 1);
  }
  writeFileSync(stamp, wanted);
}
