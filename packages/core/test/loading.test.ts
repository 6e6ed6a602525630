import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The modules that an import loads, by address. */
const loadedBy = (specifier: string): ReadonlyArray<string> => {
  const script = `
    import { registerHooks } from "node:module";
    const loaded = [];
    registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
    await import(${JSON.stringify(specifier)});
    process.stdout.write(JSON.stringify(loaded));`;
  const { stdout } = spawnSync(
    process.execPath,
    ["--conditions=@meetlat/source", "--input-type=module", "--eval", script],
    { cwd: root, encoding: "utf8" },
  );
  return JSON.parse(stdout);
};

const schema = /\/effect\/.*\/Schema(?:AST|Parser)?\.js$/;

describe("the entries of core", () => {
  it("load Schema for the codec only, so that a page that only asks stays light", () => {
    const main = loadedBy("@meetlat/core");
    expect(main.length).toBeGreaterThan(50);
    expect(main.filter((url) => schema.test(url))).toEqual([]);
    expect(loadedBy("@meetlat/core/codec").some((url) => schema.test(url))).toBe(true);
  });
});
