import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { runCommand } from "../run-command.ts";
import type { Project } from "./project.ts";

const { resolve } = createRequire(import.meta.url);

const compilers = {
  "TypeScript 5.9": join(dirname(resolve("typescript-5.9/package.json")), "bin", "tsc"),
  "TypeScript 7": join(dirname(resolve("typescript/package.json")), "bin", "tsc"),
};
export type Compiler = keyof typeof compilers;
export const compilerNames = Object.keys(compilers) as ReadonlyArray<Compiler>;

/** How a host resolves modules, and which of our programs it can then compile. */
const resolutions = {
  NodeNext: { module: "NodeNext", moduleResolution: "NodeNext", files: ["strict.ts", "required.cts"] },
  bundler: { module: "ESNext", moduleResolution: "bundler", files: ["strict.ts"] },
};
export type Resolution = keyof typeof resolutions;
export const resolutionNames = Object.keys(resolutions) as ReadonlyArray<Resolution>;

/** Compiles the typed programs of a project, every declaration that they reach included. */
export const checkTypes = async (
  { folder }: Project,
  compiler: Compiler,
  resolution: Resolution,
  exactOptionalPropertyTypes: boolean,
): Promise<void> => {
  const { files, ...how } = resolutions[resolution];
  const config = `tsconfig.${compiler.at(-1)}-${resolution}-${exactOptionalPropertyTypes}.json`;
  const compilerOptions = {
    ...how,
    target: "ES2024",
    lib: ["ES2024", "DOM"],
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    exactOptionalPropertyTypes,
  };
  writeFileSync(
    join(folder, config),
    JSON.stringify({ compilerOptions, files: files.map((name) => `programs/${name}`) }),
  );
  await runCommand(process.execPath, [compilers[compiler], "-p", config], { cwd: folder });
};
