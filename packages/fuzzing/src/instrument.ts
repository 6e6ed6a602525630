import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { createInstrumenter } from "istanbul-lib-instrument";
import type { Target } from "./target.ts";

const VARIABLE = "__meetlatFuzzing__";
const entry = fileURLToPath(new URL("targets/index.ts", import.meta.url));
const folder = new URL("../.build/", import.meta.url);

/** Writes the targets with all of Meetlat that they use, in which every statement and branch counts how often it is passed. */
export const instrument = async (): Promise<URL> => {
  const bundle = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "es2024",
    conditions: ["@meetlat/source"],
    plugins: [
      {
        name: "only Meetlat",
        setup: ({ onResolve }) => {
          onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
            kind === "entry-point" || path.startsWith("@meetlat/") ? undefined : { path, external: true },
          );
        },
      },
    ],
  });
  const instrumenter = createInstrumenter({ esModules: true, coverageVariable: VARIABLE, compact: false });
  mkdirSync(folder, { recursive: true });
  const file = new URL("targets.mjs", folder);
  writeFileSync(file, instrumenter.instrumentSync(bundle.outputFiles[0]?.text ?? "", "targets.mjs"));
  return file;
};

/** Instrumented targets, and the counters that tell where an input came. */
export interface Instrumented {
  readonly targets: ReadonlyArray<Target>;
  readonly counters: Uint32Array;
}

interface Counts {
  s: Record<string, number> | Uint32Array;
  f: Record<string, number> | Uint32Array;
  b: Record<string, Array<number> | Uint32Array>;
}

/** Loads what {@link instrument} wrote, with all its counters side by side in one array. */
export const load = async (file: URL): Promise<Instrumented> => {
  const { targets }: { targets: ReadonlyArray<Target> } = await import(pathToFileURL(fileURLToPath(file)).href);
  const [counts] = Object.values((globalThis as unknown as Record<string, Record<string, Counts>>)[VARIABLE] ?? {});
  if (counts === undefined) throw new Error("the targets are not instrumented");
  const sizeOf = (some: object): number => Object.keys(some).length;
  const branches = Object.entries(counts.b);
  const total = sizeOf(counts.s) + sizeOf(counts.f) + branches.reduce((sum, [, ways]) => sum + ways.length, 0);
  const counters = new Uint32Array(total);
  let at = 0;
  const take = (size: number): Uint32Array => {
    at += size;
    return counters.subarray(at - size, at);
  };
  // The generated code counts by number, which an array of numbers does as well as an object does, and faster.
  counts.s = take(sizeOf(counts.s));
  counts.f = take(sizeOf(counts.f));
  for (const [branch, ways] of branches) counts.b[branch] = take(ways.length);
  return { targets, counters };
};
