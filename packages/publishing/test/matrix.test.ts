import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Cell, Skipped, tableOf, tryCells } from "../src/matrix/cell.ts";
import { copiesOf } from "../src/matrix/project.ts";
import { serveTarballs } from "../src/matrix/registry.ts";
import { packAll } from "../src/tarballs.ts";
import { actingStatements } from "../src/top-level-statements.ts";

describe("copies of a package in a project", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "meetlat-copies-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const put = (path: string, version: string): string => {
    const at = join(folder, "node_modules", path);
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, "package.json"), JSON.stringify({ version }));
    return at;
  };

  it("are found inside other packages, as npm puts them", () => {
    put("effect", "4.2.0");
    put("@meetlat/core", "0.1.0");
    put("@meetlat/core/node_modules/effect", "4.1.0");
    expect(copiesOf({ folder, installer: "npm" }, "effect").toSorted()).toEqual(["effect@4.1.0", "effect@4.2.0"]);
  });

  it("are found in pnpm's store of a project, and links to one copy are one", () => {
    const later = put(".pnpm/effect@4.2.0/node_modules/effect", "4.2.0");
    put(".pnpm/effect@4.1.0/node_modules/effect", "4.1.0");
    mkdirSync(join(folder, "node_modules", ".pnpm", "core", "node_modules"), { recursive: true });
    symlinkSync(later, join(folder, "node_modules", "effect"));
    symlinkSync(later, join(folder, "node_modules", ".pnpm", "core", "node_modules", "effect"));
    expect(copiesOf({ folder, installer: "pnpm" }, "effect").toSorted()).toEqual(["effect@4.1.0", "effect@4.2.0"]);
    expect(copiesOf({ folder, installer: "pnpm" }, "fp-ts")).toEqual([]);
  });
});

describe("the table of what was tried", () => {
  const cell = (what: string, run: Cell["run"]): Cell => ({ what, installer: "npm", tool: "Node", run });

  it("keeps the order of the cells, and tells whole what went wrong", async () => {
    const cells = [
      cell("slow", () => new Promise((resolve) => setTimeout(() => resolve("one copy"), 20))),
      cell("wrong", () => Promise.reject(new Error("first line\nsecond line"))),
      cell("absent", () => Promise.reject(new Skipped("no browser here"))),
    ];
    const tried = await tryCells(cells, 2);
    expect(tried.map(({ outcome }) => outcome._tag)).toEqual(["passed", "failed", "skipped"]);
    const lines = stripVTControlCharacters(tableOf(tried)).split("\n");
    expect(lines[1]).toMatch(/^✓ slow .*one copy$/);
    expect(lines[2]).toMatch(/^✗ wrong .*see below$/);
    expect(lines[3]).toMatch(/^– absent .*no browser here$/);
    expect(lines.slice(-3)).toEqual(["✗ wrong, npm, Node", "first line", "second line"]);
    const column = lines[1]?.indexOf("npm");
    expect(lines.slice(1, 4).map((line) => line.indexOf("npm"))).toEqual([column, column, column]);
  });
});

it("the registry gives a package as a registry does, and nothing else", async () => {
  const registry = await serveTarballs(await packAll());
  try {
    const core = await (await fetch(`${registry.url}@meetlat%2fcore`)).json();
    const version = core.versions[core["dist-tags"].latest];
    expect(version.peerDependencies).toEqual({ effect: "^4.1.0" });
    const tarball = await (await fetch(version.dist.tarball)).arrayBuffer();
    const digest = await crypto.subtle.digest("SHA-512", tarball);
    expect(version.dist.integrity).toBe(`sha512-${Buffer.from(digest).toString("base64")}`);
    expect((await fetch(`${registry.url}left-pad`)).status).toBe(404);
  } finally {
    registry.close();
  }
});

describe("statements that act when a module is loaded", () => {
  it.each([
    'globalThis.meetlat = "here";',
    "register();",
    'import "node:process";',
    "if (globalThis.x) y();",
    "export default start();",
  ])("%s is one", (text) => {
    expect(actingStatements(`import { a } from "b";\n${text}`)).toEqual([text]);
  });

  it("declarations, and files of the same package, are none", () => {
    const text =
      'import "./chunk.js";\nexport const a = f();\nclass B {}\nfunction c() {}\nexport { B };\nexport * from "./d.js";';
    expect(actingStatements(text)).toEqual([]);
  });
});
