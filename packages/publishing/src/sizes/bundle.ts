import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build as esbuild } from "esbuild";
import { rollup } from "rollup";
import { build as vite } from "vite";

/** The program of that name in `sizes/`. */
const programOf = (name: string): string => fileURLToPath(new URL(`../../sizes/${name}.js`, import.meta.url));

/** What is left in a bundle of one file of a package. */
export interface Part {
  /** `@meetlat/core` */
  readonly package: string;
  /** `dist/rules/notation.js` */
  readonly file: string;
  readonly bytes: number;
}

export interface Bundle {
  readonly code: Uint8Array;
  readonly parts: ReadonlyArray<Part>;
}

/** Bundles a program with esbuild, for a browser and minified, from the packed packages. */
export const bundle = async (packedFolder: string, name: string): Promise<Bundle> => {
  const { outputFiles, metafile } = await esbuild({
    entryPoints: [programOf(name)],
    nodePaths: [join(packedFolder, "node_modules")],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2024",
    platform: "browser",
    metafile: true,
    write: false,
    logLevel: "error",
  });
  const parts = Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .flatMap(([path, { bytesInOutput }]) => {
      const found = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\/(.*)/.exec(path);
      if (found === null || bytesInOutput === 0) return [];
      return { package: found[1] ?? "", file: found[2] ?? "", bytes: bytesInOutput };
    });
  return { code: outputFiles[0]?.contents ?? new Uint8Array(), parts };
};

/** The same with the bundlers that many pages are built with, as text. */
export const otherBundlers: Readonly<Record<string, (packedFolder: string, name: string) => Promise<string>>> = {
  Vite: async (packedFolder, name) => {
    const built = await vite({
      root: packedFolder,
      configFile: false,
      logLevel: "error",
      resolve: { alias: { "@meetlat": join(packedFolder, "node_modules", "@meetlat") } },
      build: {
        write: false,
        target: "es2024",
        rolldownOptions: { input: programOf(name), preserveEntrySignatures: "strict" },
      },
    });
    const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ("output" in one ? one.output : []));
    return outputs.map((one) => (one.type === "chunk" ? one.code : "")).join("");
  },
  Rollup: async (packedFolder, name) => {
    const built = await rollup({
      input: programOf(name),
      plugins: [
        {
          name: "packed-packages",
          resolveId: (specifier, importer) =>
            specifier.startsWith(".") || importer === undefined
              ? null
              : {
                  id: createRequire(specifier.startsWith("@meetlat/") ? `${packedFolder}/` : importer).resolve(
                    specifier,
                  ),
                  // As the packages say themselves: `sideEffects: false`.
                  moduleSideEffects: false,
                },
        },
      ],
    });
    const { output } = await built.generate({ format: "esm" });
    return output.map((one) => (one.type === "chunk" ? one.code : "")).join("");
  },
};
