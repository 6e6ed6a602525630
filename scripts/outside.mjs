// Packs core and testing as they would be published, installs them beside a copy of an adapter of another team, and runs what
// that team runs. Needs `npm run build` before it.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { env, execPath, exit, stderr, stdout } from "node:process";
import { pnpm, root } from "./pnpm.mjs";

const folder = mkdtempSync(join(tmpdir(), "meetlat-outside-"));
const adapter = join(folder, "store-on-files");

const must = (what, { status, stdout: out, stderr: err, error }) => {
  if (status === 0) return;
  stderr.write(`${what} failed.\n${out ?? ""}${err ?? ""}${error ?? ""}\n`);
  rmSync(folder, { recursive: true, force: true });
  exit(1);
};

for (const name of ["core", "testing"]) {
  const packed = pnpm(["pack", "--pack-destination", folder], { cwd: join(root, "packages", name), encoding: "utf8" });
  must(`Packing @meetlat/${name}`, packed);
}
const tarball = (name) => {
  const file = readdirSync(folder).find((one) => one.startsWith(`meetlat-${name}-`));
  return `file:${join(folder, file)}`;
};

cpSync(join(root, "examples", "store-on-files"), adapter, {
  recursive: true,
  filter: (path) => !path.includes("node_modules"),
});
// Until they are published, the versions that it depends on are the packed ones.
const manifest = JSON.parse(readFileSync(join(adapter, "package.json"), "utf8"));
manifest.dependencies["@meetlat/core"] = tarball("core");
manifest.devDependencies["@meetlat/testing"] = tarball("testing");
writeFileSync(join(adapter, "package.json"), JSON.stringify(manifest));

// Node 24 of this repository, also where the machine's own is older.
const node = join(root, "node_modules", "node", "bin");
const environment = { ...env, PATH: `${node}:${dirname(execPath)}:${env.PATH}` };
const npm = (...args) => spawnSync("npm", args, { cwd: adapter, encoding: "utf8", env: environment });
must("Installing", npm("install", "--no-audit", "--no-fund"));
must("Checking types", npm("run", "--silent", "types"));
const tested = npm("test", "--silent");
stdout.write(
  tested.stdout
    .split("\n")
    .filter((line) => /^(not ok|# |ℹ |✖ )/.test(line))
    .join("\n"),
);
stdout.write("\n");
must("The adapter's own tests", tested);
rmSync(folder, { recursive: true, force: true });
