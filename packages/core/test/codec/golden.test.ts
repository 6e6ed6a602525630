import { readdirSync, readFileSync } from "node:fs";
import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { sequenced } from "../../src/codec/events.ts";
import { decodeStoredEvent, type Misfit } from "../../src/codec/index.ts";
import { lineages } from "../../src/codec/lineages.ts";
import { choicesOf } from "./coverage.ts";

// Events as they were written by the version in the name of the folder. They are never changed and never taken away: a
// register that holds them must be readable for ever. A new version of a type gets a folder of its own, and its older
// files get one beside them, `<Type>.read.json`, with what these events are read as from then on.

const folder = new URL("./golden/", import.meta.url);
const fileOf = (version: number, name: string): URL => new URL(`v${version}/${name}`, folder);
const read = (file: URL): ReadonlyArray<unknown> => JSON.parse(readFileSync(file, "utf8"));

const versions = Object.entries(lineages).flatMap(([type, { latest, versions }]) =>
  versions.map(({ data }, i) => ({ type, data, version: i + 1, latest: latest as number })),
);

const reasons = (misfits: ReadonlyArray<Misfit>) => misfits.map(({ path, problem }) => [path, problem.en]);

describe.each(versions)("$type, version $version", ({ type, version, latest }) => {
  const events = read(fileOf(version, `${type}.json`));

  it("is read, and kept beside what it is read as", () => {
    expect(events.length).toBeGreaterThan(1);
    const expected = version === latest ? events : read(fileOf(version, `${type}.read.json`));
    events.forEach((raw, i) => {
      const stored = Result.getOrThrowWith(
        decodeStoredEvent(raw),
        (misfits) => new Error(JSON.stringify(reasons(misfits))),
      );
      expect(stored.event).toEqual(expected[i]);
      expect(stored.raw).toBe(raw);
      expect(raw).toMatchObject({ type, schemaVersion: version });
    });
  });
});

describe("the golden events", () => {
  it("show every kind of value, rule and formula, every word, and every field that may be absent both ways", () => {
    const choices = choicesOf(
      Object.fromEntries(
        versions.map(({ type, version, data }) => [`${type} v${version}`, sequenced(type, version, data).ast]),
      ),
    );
    for (const { type, version } of versions) {
      for (const event of read(fileOf(version, `${type}.json`))) choices.see(`${type} v${version}`, event);
    }
    expect(choices.unseen()).toEqual([]);
  });

  it("are of types that there are", () => {
    const known = new Set(versions.map(({ type, version }) => `v${version}/${type}.json`));
    const found = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((path) => path.replaceAll("\\", "/"))
      .filter((path) => /\/[A-Z]\w*\.json$/.test(path));
    expect(found.filter((path) => !known.has(path))).toEqual([]);
    expect(found.length).toBe(known.size);
  });
});
