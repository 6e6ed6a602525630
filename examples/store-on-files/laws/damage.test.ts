import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { allEvents, type NewEvent } from "@meetlat/core";
import { newEvents } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import * as fc from "fast-check";
import { commit } from "../src/commit-files.ts";
import { fileEventStore } from "../src/file-event-store.ts";

const parent = mkdtempSync(join(tmpdir(), "store-on-files-"));
after(() => rmSync(parent, { recursive: true, force: true }));

const newFolder = (): string => mkdtempSync(join(parent, "registers-"));

/** Events as they are appended together, each with an id of its own. */
const batch = fc.sample(fc.uniqueArray(newEvents, { minLength: 3, maxLength: 3, selector: ({ id }) => id }), {
  numRuns: 1,
  seed: 2024,
})[0] as ReadonlyArray<NewEvent>;

const append = async (folder: string, register: string): Promise<string> => {
  const store = await Effect.runPromise(fileEventStore(folder, register));
  await Effect.runPromise(store.append(batch));
  const [file] = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ndjson"));
  return join(folder, file ?? "");
};

/** What a reader who opens the register anew is told. */
const reading = async (folder: string, register: string): Promise<string> => {
  const store = await Effect.runPromise(fileEventStore(folder, register));
  const read = Effect.map(Stream.runCollect(store.read(allEvents)), (events) => `${events.length} events`);
  return Effect.runPromise(Effect.catch(read, ({ _tag }) => Effect.succeed(_tag)));
};

const damages: Readonly<Record<string, (text: string) => string>> = {
  "is empty": () => "",
  "is an empty line": () => "\n",
  "lost its last event": (text) => `${text.trimEnd().split("\n").slice(0, -1).join("\n")}\n`,
  "lost all but its first line": (text) => `${text.split("\n")[0]}\n`,
  "ends within a line": (text) => text.slice(0, -20),
  "says another day": (text) => text.replace(/"knownOn":"\d{4}/, '"knownOn":"1999'),
};

for (const [what, damage] of Object.entries(damages)) {
  test(`a commit that ${what} is noticed`, { timeout: 10_000 }, async () => {
    const folder = newFolder();
    const file = await append(folder, "care");
    assert.equal(await reading(folder, "care"), "3 events");
    writeFileSync(file, damage(readFileSync(file, "utf8")));
    assert.equal(await reading(folder, "care"), "EventUnreadable");
  });
}

test("every register has a folder of its own, whatever it is called", async () => {
  const names = ["", ".", "..", "../elsewhere", "care", "CARE/2020"];
  const outside = newFolder();
  const folder = join(outside, "registers");
  for (const name of names) {
    const store = await Effect.runPromise(fileEventStore(folder, name));
    assert.equal(await Effect.runPromise(store.head), 0);
    await Effect.runPromise(store.append(batch));
  }
  const files = readdirSync(outside, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ndjson"));
  assert.deepEqual(new Set(files.map((file) => dirname(dirname(file)))), new Set(["registers"]));
  assert.equal(files.length, names.length);
});

test("a commit that cannot be written leaves nothing behind", async () => {
  const folder = newFolder();
  const full = async function* (): AsyncGenerator<string> {
    yield "the first of it";
    throw new Error("no space left on device");
  };
  await assert.rejects(commit(folder, 1, full() as unknown as string), /no space left/);
  assert.deepEqual(readdirSync(folder), []);
});
