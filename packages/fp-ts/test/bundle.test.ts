import { fileURLToPath } from "node:url";
import { runInThisContext } from "node:vm";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const packageRoot = fileURLToPath(new URL("..", import.meta.url));

/** The files of which something is in the bundle of a program. */
const bundled = async (program: string): Promise<ReadonlyArray<string>> => {
  const { metafile } = await build({
    stdin: { contents: program, resolveDir: packageRoot },
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["@meetlat/source"],
  });
  const [output] = Object.values(metafile.outputs);
  return Object.entries(output?.inputs ?? {}).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []));
};

const from = (files: ReadonlyArray<string>, pattern: RegExp): ReadonlyArray<string> =>
  files.filter((file) => pattern.test(file));

describe("a bundle", () => {
  it("holds nothing of fp-ts that the program does not import itself: only types are used", async () => {
    const files = await bundled('import * as meetlat from "@meetlat/fp-ts"; console.log(meetlat);');
    expect(from(files, /core\/src\//).length).toBeGreaterThan(50);
    expect(from(files, /\/fp-ts\/(?:lib|es6)\//)).toEqual([]);
  });

  it("of one module of the index leaves out the others", async () => {
    const files = await bundled('import { Rule } from "@meetlat/fp-ts"; console.log(Rule.parse("trend"));');
    expect(from(files, /rules\/notation\.ts$/)).toHaveLength(1);
    expect(from(files, /\/(?:codec|store|projections|register)\/|Schema|\/src\/(?:Decimal|Register)\.ts$/)).toEqual([]);
  });

  it("of one function leaves out the rest of its module", async () => {
    const files = await bundled('import * as Register from "@meetlat/fp-ts/Register"; console.log(Register.fold([]));');
    expect(from(files, /register\/register\.ts$/)).toHaveLength(1);
    expect(from(files, /register\/decide\.ts$|rules\/notation\.ts$/)).toEqual([]);
  });

  it("may hold another copy of fp-ts than the one that made a value, since both are plain data", async () => {
    const program = `
      import * as commonjs from "fp-ts/lib/Either.js";
      import * as es6 from "fp-ts/Either";
      import { Rule } from "@meetlat/fp-ts";
      const length = (text) => text.length;
      globalThis.outcome = commonjs.getOrElse(() => 0)(es6.map(length)(es6.map(Rule.print)(Rule.parse("trend"))));`;
    const files = await bundled(program);
    expect(from(files, /fp-ts\/lib\/Either\.js$|fp-ts\/es6\/Either\.js$/)).toHaveLength(2);
    const { outputFiles } = await build({
      stdin: { contents: program, resolveDir: packageRoot },
      bundle: true,
      write: false,
      platform: "node",
      mainFields: ["module", "main"],
      conditions: ["@meetlat/source"],
    });
    runInThisContext(outputFiles[0]?.text ?? "");
    expect((globalThis as { outcome?: number }).outcome).toBe(5);
  });
});
