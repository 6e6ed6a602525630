import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { currentSnapshots } from "../src/api/snapshots.ts";

const snapshots = await currentSnapshots();

describe.each(snapshots)("the public API of $name", ({ folder, files }) => {
  it("has a snapshot of every entry point, and of nothing else", () => {
    expect(existsSync(folder) ? readdirSync(folder).sort() : []).toEqual([...files.keys()].sort());
  });

  it.each([...files])("is what %s says (`npm run api` writes it anew, for a reviewer to see)", (name, text) => {
    expect(text).toBe(readFileSync(join(folder, name), "utf8"));
  });
});

it("a function that changes its signature changes the snapshot", () => {
  const core = snapshots.find(({ name }) => name === "@meetlat/core")?.files.get("index.api.md");
  expect(core).toContain("export const parseRule: (text: string) => Result.Result<Rule, Unreadable>;");
});
