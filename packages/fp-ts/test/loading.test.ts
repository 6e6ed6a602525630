import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const packageRoot = fileURLToPath(new URL("..", import.meta.url));

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
    { cwd: packageRoot, encoding: "utf8" },
  );
  return JSON.parse(stdout);
};

const schema = /\/effect\/.*\/Schema(?:AST|Parser)?\.js$/;
const runtime = /\/effect\/.*\/(?:Effect|Stream)\.js$/;

describe("a module", () => {
  it.each(["Decimal", "Rule", "Register", "Projection"])(
    "%s loads neither Schema nor the runtime of Effect",
    (name) => {
      const loaded = loadedBy(`@meetlat/fp-ts/${name}`);
      expect(loaded.length).toBeGreaterThan(10);
      expect(loaded.filter((url) => schema.test(url) || runtime.test(url))).toEqual([]);
    },
  );

  it("that decodes loads Schema, and one that keeps events the runtime, so that this test can see them", () => {
    expect(loadedBy("@meetlat/fp-ts/Codec").some((url) => schema.test(url))).toBe(true);
    expect(loadedBy("@meetlat/fp-ts/EventStore").some((url) => runtime.test(url))).toBe(true);
  });

  it("loads nothing of fp-ts, of which only types are used", () => {
    expect(loadedBy("@meetlat/fp-ts").filter((url) => url.includes("/fp-ts/lib/"))).toEqual([]);
  });
});

describe("the whole program of the guide", () => {
  it("imports nothing of Effect, nor of core", () => {
    const guide = readFileSync(new URL("../../../docs/guides/fp-ts.md", import.meta.url), "utf8");
    const [, program = ""] = /## A whole program[\s\S]*?```ts\n([\s\S]*?)```/.exec(guide) ?? [];
    const imported = [...program.matchAll(/from "([^"]+)"/g)].map(([, specifier]) => specifier);
    expect(imported.length).toBeGreaterThan(5);
    expect(imported.filter((name) => !/^(?:@meetlat\/fp-ts$|fp-ts\/lib\/|uuid$)/.test(name ?? ""))).toEqual([]);
  });
});
