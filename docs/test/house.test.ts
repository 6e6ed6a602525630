import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What the project's own lint rules say of imports, file by file. */
const lint = (imports: ReadonlyArray<readonly [file: string, from: string]>): ReadonlyArray<string> => {
  const folder = mkdtempSync(join(tmpdir(), "meetlat-house-"));
  try {
    const config = JSON.parse(readFileSync(join(root, "biome.json"), "utf8"));
    writeFileSync(join(folder, "biome.json"), JSON.stringify({ ...config, vcs: { enabled: false } }));
    imports.forEach(([file, from], i) => {
      const path = join(folder, file.replace("*", `x${i}`));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `import { x } from "${from}";\n\nexport const y = x;\n`);
    });
    const run = spawnSync(join(root, "node_modules", ".bin", "biome"), ["lint", "--reporter=json", folder], {
      cwd: folder,
      encoding: "utf8",
    });
    const { diagnostics }: { diagnostics: ReadonlyArray<{ category: string; location: { path: unknown } }> } =
      JSON.parse(run.stdout);
    const refused = diagnostics.filter(({ category }) => /noRestrictedImports|noNodejsModules/.test(category));
    const paths = refused.map(({ location }) => JSON.stringify(location.path));
    return imports.flatMap(([file, from], i) =>
      paths.some((path) => path.includes(file.replace("*", `x${i}`))) ? [`${file} ← ${from}`] : [],
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const core = (room: string) => `packages/core/src/${room}/*.ts`;

describe("the house", () => {
  const forbidden = [
    [core("vocabulary"), "../rules/rule.ts"],
    [core("vocabulary"), "../register/event.ts"],
    [core("rules"), "../register/event.ts"],
    [core("rules"), "../projections/series.ts"],
    [core("register"), "../projections/series.ts"],
    [core("register"), "../store/handle.ts"],
    [core("projections"), "../store/handle.ts"],
    [core("projections"), "../codec/decode.ts"],
    [core("store"), "../projections/series.ts"],
    [core("store"), "../codec/decode.ts"],
    [core("rules"), "node:fs"],
    ["packages/csv/src/*.ts", "@meetlat/cli"],
    ["packages/csv/src/*.ts", "@meetlat/sql"],
    ["packages/json/src/*.ts", "@meetlat/csv"],
    ["packages/json/src/*.ts", "@meetlat/sql"],
    ["packages/fp-ts/src/*.ts", "effect"],
    ["packages/fp-ts/src/*.ts", "@meetlat/sql"],
    ["packages/fp-ts/src/*.ts", "fp-ts/Either"],
    ["packages/cli/src/*.ts", "effect"],
    ["packages/testing/src/arbitraries/*.ts", "../cities/live.ts"],
    ["packages/testing/src/cities/*.ts", "../laws/law.ts"],
    ["packages/testing/src/cities/*.ts", "@meetlat/csv"],
    ["packages/publishing/src/*.ts", "@meetlat/core"],
  ] as const;
  const allowed = [
    [core("rules"), "../vocabulary/day.ts"],
    [core("register"), "../vocabulary/day.ts"],
    [core("register"), "../rules/rule.ts"],
    [core("register"), "./query.ts"],
    [core("projections"), "../register/event.ts"],
    [core("store"), "../register/event.ts"],
    [core("codec"), "../register/event.ts"],
    [core("promise"), "../store/handle.ts"],
    ["packages/csv/src/*.ts", "@meetlat/core"],
    ["packages/testing/src/cities/*.ts", "../arbitraries/questions.ts"],
    ["packages/testing/src/laws/*.ts", "../cities/live.ts"],
    ["packages/json/src/*.ts", "@meetlat/core"],
    ["packages/fp-ts/src/*.ts", "@meetlat/core"],
    ["packages/fp-ts/src/*.ts", "fp-ts/lib/Either.js"],
    ["packages/fp-ts/src/*.ts", "effect/Result"],
    ["packages/cli/src/*.ts", "@meetlat/csv"],
    ["packages/cli/src/*.ts", "effect/Effect"],
  ] as const;

  it("has rooms that import one way only, and a lint rule that keeps them so", { timeout: 30_000 }, () => {
    expect(lint([...forbidden, ...allowed])).toEqual(forbidden.map(([file, from]) => `${file} ← ${from}`));
  });
});
