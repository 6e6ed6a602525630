import { describe, expect, it } from "vitest";
import { standingFiles } from "../../schemas/folder.ts";
import { hold } from "../../schemas/held.ts";
import { jsonSchemas } from "../../src/index.ts";

describe("the schemas in docs/reference/schemas", () => {
  const standing = standingFiles();
  const { files, refusals } = hold(jsonSchemas(), standing);

  it("are compatible with what the code makes now", () => {
    expect(refusals.join("\n\n")).toBe("");
  });

  it("are what the code makes now: write them by `npm run schemas`", () => {
    expect([...standing.keys()].sort()).toEqual([...files.keys()].sort());
    expect([...files].filter(([path, text]) => standing.get(path) !== text).map(([path]) => path)).toEqual([]);
  });
});
