// Makes a fresh clone ready on a machine with only Node (20 or later) and npm. Does nothing when nothing changed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, "node_modules", ".meetlat-setup");

const manifests = ["packages", "examples"].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => join(root, folder, name, "package.json")),
);
const inputs = [
  join(root, "package.json"),
  join(root, "pnpm-workspace.yaml"),
  join(root, "pnpm-lock.yaml"),
  ...manifests,
];
const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
for (const file of inputs.filter((path) => existsSync(path))) hash.update(readFileSync(file));
const wanted = hash.digest("hex");

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  process.stderr.write(`Setting up Meetlat with ${manifest.packageManager} …\n`);
  const run = spawnSync(
    "npx",
    ["--yes", manifest.packageManager, "install", "--frozen-lockfile", "--reporter=append-only"],
    {
      cwd: root,
      encoding: "utf8",
      shell: process.platform === "win32",
    },
  );
  if (run.status !== 0) {
    process.stderr.write(`${run.stdout ?? ""}${run.stderr ?? ""}${run.error ?? ""}\n`);
    process.stderr.write("The setup failed. It needs access to an npm registry; try `npm run setup` again.\n");
    process.exit(run.status ?? 1);
  }
  writeFileSync(stamp, wanted);
}
