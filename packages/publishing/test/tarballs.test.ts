import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { satisfies, validRange } from "semver";
import { describe, expect, it } from "vitest";
import { needsNodeTypes, undeclaredImports, unusedDependencies } from "../src/declared-imports.ts";
import { entryPoints, type Manifest } from "../src/public-packages.ts";
import { root } from "../src/run-command.ts";
import { filesOf, packAll, textOf } from "../src/tarballs.ts";
import { actingStatements } from "../src/top-level-statements.ts";

const tarballs = await packAll();

it("there is a tarball of every public package", () => {
  expect(tarballs.map(({ name }) => name)).toContain("@meetlat/core");
  expect(tarballs.length).toBeGreaterThanOrEqual(6);
});

describe.each(tarballs.map((tarball) => ({ name: tarball.name, tarball })))("$name as it is packed", ({ tarball }) => {
  const files = filesOf(tarball);
  const { manifest } = tarball;
  const folder = manifest.repository?.directory ?? "";

  it("has nothing that publint would say of it", async () => {
    const bytes = new Uint8Array(readFileSync(tarball.file));
    const { messages, pkg } = await publint({ pack: { tarball: bytes.buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it("has types that are right wherever ES modules are read", async () => {
    const result = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(tarball.file))));
    if (!result.types) throw new Error("no types at all");
    // ES modules only (decision 27): resolution before Node 12 knows no `exports`, and `require` gives an ES module.
    const wrong = result.problems.filter(
      (problem) =>
        !("resolutionKind" in problem && problem.resolutionKind === "node10") &&
        !(problem.kind === "CJSResolvesToESM" && problem.resolutionKind === "node16-cjs"),
    );
    expect(wrong).toEqual([]);
  });

  it("holds what it says, and nothing else", () => {
    const named = ["package.json", "README.md", "LICENSE", ...(manifest.files ?? [])];
    expect(files.filter((file) => !named.some((name) => file === name || file.startsWith(`${name}/`)))).toEqual([]);
    const expected =
      /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/.*\.(js|d\.ts)(\.map)?|src\/.*\.ts|.*\.sql)$/;
    expect(files.filter((file) => !expected.test(file))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(["package.json", "README.md", "LICENSE"]));
    expect(textOf(tarball, "LICENSE")).toBe(readFileSync(`${root}LICENSE`, "utf8"));
  });

  it("holds the sources that its maps point to", () => {
    const missing = files
      .filter((file) => file.endsWith(".map"))
      .flatMap((file) => {
        const { sources } = JSON.parse(textOf(tarball, file)) as { sources: ReadonlyArray<string> };
        return sources
          .map((source) => posix.join(posix.dirname(file), source))
          .filter((source) => !files.includes(source));
      });
    expect(missing).toEqual([]);
  });

  it("exports built files, under no condition of this repository", () => {
    expect(JSON.stringify(manifest.exports)).not.toContain("@meetlat/source");
    expect(JSON.stringify(manifest)).not.toContain("workspace:");
    expect(manifest.exports?.["./package.json"]).toBe("./package.json");
    for (const { script, types } of entryPoints(manifest)) {
      expect(files).toContain(script.slice(2));
      expect(files).toContain(types.slice(2));
    }
  });

  it("exports the same when it runs from source and when it is published", () => {
    const inPlace = JSON.parse(readFileSync(`${root}${folder}/package.json`, "utf8")) as Manifest;
    const published = Object.fromEntries(
      Object.entries(inPlace.exports ?? {}).map(([path, target]) => {
        if (typeof target === "string") return [path, target];
        const { "@meetlat/source": source, ...rest } = target;
        expect(source, path).toBeDefined();
        return [path, rest];
      }),
    );
    expect(manifest.exports).toEqual(published);
  });

  it("imports nothing that it does not declare, and declares nothing that it does not import", () => {
    expect(undeclaredImports(tarball)).toEqual([]);
    expect(unusedDependencies(tarball, tarballs)).toEqual([]);
    if (needsNodeTypes(tarball)) expect(Object.keys(manifest.peerDependencies ?? {})).toContain("@types/node");
  });

  it("acts on being loaded only where sideEffects says so", () => {
    expect(manifest.sideEffects).toBeDefined();
    const acting = files
      .filter((file) => file.startsWith("dist/") && file.endsWith(".js"))
      .filter((file) => actingStatements(textOf(tarball, file)).length > 0);
    const said = Array.isArray(manifest.sideEffects) ? manifest.sideEffects : [];
    expect(acting.map((file) => `./${file}`)).toEqual(said.filter((file) => file.startsWith("./dist/")));
  });

  it("takes a range of every dependency, and leaves effect to its host unless it is a program", () => {
    const all = { ...manifest.dependencies, ...manifest.peerDependencies };
    for (const [name, range] of Object.entries(all)) {
      expect(validRange(range), name).not.toBeNull();
      expect(range, name).not.toMatch(/^\d/);
    }
    expect(all.effect).toBe("^4.1.0");
    expect(Object.hasOwn(manifest.dependencies ?? {}, "effect")).toBe(manifest.bin !== undefined);
  });

  it("was tested with what it asks for", () => {
    const inPlace = JSON.parse(readFileSync(`${root}${folder}/package.json`, "utf8")) as Manifest;
    for (const [name, range] of Object.entries(inPlace.peerDependencies ?? {})) {
      const used = inPlace.devDependencies?.[name];
      expect(used, name).toBeDefined();
      expect(satisfies(used ?? "", range), `${name} ${used} in ${range}`).toBe(true);
    }
  });

  it("says where it comes from, and which Node it needs", () => {
    expect(manifest.engines).toEqual({ node: ">=22.19" });
    expect(manifest.license).toBe("MIT");
    expect(manifest.description.length).toBeGreaterThan(20);
    expect(manifest.repository?.url).toMatch(/^git\+https:\/\/.*\.git$/);
    expect(folder).toMatch(/^packages\//);
    expect(manifest.publishConfig).toMatchObject({ access: "public", provenance: true });
  });

  it("has a README that says what it is, how to install it, and shows an example", () => {
    const readme = textOf(tarball, "README.md");
    expect(readme.startsWith(`# ${manifest.name}\n`)).toBe(true);
    expect(readme).toMatch(new RegExp(`npm install (-g |-D )?([^\n]* )?${manifest.name}\\b`));
    expect(readme).toMatch(/```(ts|sh)\n/);
  });
});
