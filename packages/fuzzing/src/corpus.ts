import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const fileOf = (target: string): URL => new URL(`../corpus/${target}.json`, import.meta.url);

/** The inputs that earlier runs kept for a target. */
export const readCorpus = (target: string): ReadonlyArray<string> =>
  existsSync(fileOf(target)) ? JSON.parse(readFileSync(fileOf(target), "utf8")) : [];

/** Keeps inputs for later runs, an input a line: the shortest first, so that longer ones that come nowhere else are dropped next time. */
export const writeCorpus = (target: string, inputs: ReadonlyArray<string>): void => {
  mkdirSync(new URL("../corpus/", import.meta.url), { recursive: true });
  const lines = [...new Set(inputs)]
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
    .map((input) => `  ${JSON.stringify(input)}`);
  writeFileSync(fileOf(target), `[\n${lines.join(",\n")}\n]\n`);
};
