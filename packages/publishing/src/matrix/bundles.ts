import { join } from "node:path";
import { build as esbuild } from "esbuild";
import { build as vite } from "vite";
import type { Project } from "./project.ts";

export interface Bundle {
  readonly script: string;
  /** What it still imports from elsewhere: nothing, if it is to run in a browser. */
  readonly imports: ReadonlyArray<string>;
}

/** A browser bundle of a program. Whatever a bundler warns of is an error. */
export const bundlers: Readonly<Record<string, (project: Project, program: string) => Promise<Bundle>>> = {
  esbuild: async ({ folder }, program) => {
    const { outputFiles, metafile, warnings } = await esbuild({
      entryPoints: [join(folder, "programs", program)],
      absWorkingDir: folder,
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2024",
      platform: "browser",
      write: false,
      metafile: true,
      logLevel: "silent",
    });
    if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join("\n"));
    const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path));
    return { script: outputFiles.map(({ text }) => text).join("\n"), imports };
  },
  Vite: async ({ folder }, program) => {
    const built = await vite({
      root: folder,
      configFile: false,
      logLevel: "silent",
      build: {
        write: false,
        target: "es2024",
        rolldownOptions: {
          input: join(folder, "programs", program),
          onLog: (_level, { message }) => {
            throw new Error(message);
          },
        },
      },
    });
    const outputs = Array.isArray(built) ? built : [built];
    const chunks = outputs.flatMap((one) => ("output" in one ? one.output : [])).filter((one) => one.type === "chunk");
    return {
      script: chunks.map(({ code }) => code).join("\n"),
      imports: chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]),
    };
  },
};
