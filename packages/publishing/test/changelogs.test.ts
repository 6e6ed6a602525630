import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Manifest, publicPackages } from "../src/public-packages.ts";
import { root, runCommand } from "../src/run-command.ts";

// A release is tried in a copy: only what changesets reads is copied.

const copy = mkdtempSync(join(tmpdir(), "meetlat-release-"));
const changesets = readdirSync(join(root, ".changeset")).filter((name) => name.endsWith(".md"));

const manifests = ["packages", "examples", "docs"].flatMap((folder) =>
  folder === "docs"
    ? ["docs/package.json"]
    : readdirSync(join(root, folder)).map((name) => `${folder}/${name}/package.json`),
);

beforeAll(async () => {
  for (const file of ["package.json", "pnpm-workspace.yaml", "pnpm-lock.yaml", ...manifests].filter((name) =>
    existsSync(join(root, name)),
  )) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  cpSync(join(root, ".changeset"), join(copy, ".changeset"), { recursive: true });
  writeFileSync(
    join(copy, ".changeset", "tried.md"),
    '---\n"@meetlat/core": minor\n---\n\nSomething new, which is tried here.\n\nIn two paragraphs.\n',
  );
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  await runCommand("git", ["init", "--quiet"], { cwd: copy });
  await runCommand(process.execPath, ["node_modules/@changesets/cli/bin.js", "version"], { cwd: copy });
}, 60_000);

afterAll(() => rmSync(copy, { recursive: true }));

const read = (name: string, file: string): string => readFileSync(join(copy, "packages", name, file), "utf8");
const titles = publicPackages().map(({ name }) => name.replace("@meetlat/", ""));
const manifestOf = (name: string) => JSON.parse(read(name, "package.json")) as Manifest;

it("uses up every changeset", () => {
  expect(readdirSync(join(copy, ".changeset")).filter((name) => name.endsWith(".md"))).toEqual([]);
});

it("gives what changed the same new version, and leaves ranges on each other to packing", () => {
  const core = manifestOf("core").version;
  expect(core).not.toBe(
    (JSON.parse(readFileSync(join(root, "packages/core/package.json"), "utf8")) as Manifest).version,
  );
  for (const name of titles) {
    const { version, dependencies = {}, peerDependencies = {} } = manifestOf(name);
    if (existsSync(join(copy, "packages", name, "CHANGELOG.md"))) expect(version, name).toBe(core);
    for (const [needed, range] of Object.entries({ ...dependencies, ...peerDependencies }))
      if (needed.startsWith("@meetlat/")) expect(range, `${name} on ${needed}`).toMatch(/^workspace:/);
  }
});

it("writes CHANGELOGs for those who use the packages: what changed, whole, and no hashes", () => {
  const changelog = read("core", "CHANGELOG.md");
  expect(changelog).toContain("- Something new, which is tried here.\n\n  In two paragraphs.\n");
  for (const name of titles.filter((one) => existsSync(join(copy, "packages", one, "CHANGELOG.md"))))
    expect(read(name, "CHANGELOG.md"), name).not.toMatch(/[0-9a-f]{7,40}:|Updated dependencies/);
});

it.each(changesets)("%s tells each of its packages what changed", (file) => {
  const [, head = "", text = ""] =
    /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(readFileSync(join(root, ".changeset", file), "utf8")) ?? [];
  const [line = ""] = text.split("\n");
  for (const [, name = ""] of head.matchAll(/"@meetlat\/([^"]+)"/g)) expect(read(name, "CHANGELOG.md")).toContain(line);
});
