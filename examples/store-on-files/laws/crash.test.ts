import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { allEvents } from "@meetlat/core";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { fileEventStore } from "../src/file-event-store.ts";

const folder = mkdtempSync(join(tmpdir(), "store-on-files-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const ROUNDS = 6;
const WRITERS = 2;

/** Starts a writer, and kills it some time after its first word; what it told of by then. */
const killed = async (millis: number): Promise<ReadonlyArray<string>> => {
  const writer = spawn(process.execPath, [fileURLToPath(new URL("./writer.ts", import.meta.url)), folder, "crashes"]);
  let told = "";
  writer.stdout.setEncoding("utf8").on("data", (text: string) => {
    told += text;
  });
  let complaint = "";
  writer.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint += text;
  });
  const closed = once(writer, "close");
  await Promise.race([once(writer.stdout, "data"), closed]);
  await setTimeout(millis);
  writer.kill("SIGKILL");
  await closed;
  assert.equal(writer.signalCode, "SIGKILL", complaint);
  // The last line may have been cut off.
  return told.split("\n").slice(0, -1);
};

test("writers that are killed at any moment lose nothing that was acknowledged, and leave nothing half", {
  timeout: 120_000,
}, async () => {
  const acknowledged: Array<string> = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const told = await Promise.all(Array.from({ length: WRITERS }, (_, i) => killed(7 * round + 11 * i)));
    acknowledged.push(...told.flat());
  }
  const store = await Effect.runPromise(fileEventStore(folder, "crashes"));
  const events = await Effect.runPromise(Stream.runCollect(store.read(allEvents)));

  assert.deepEqual(
    events.map(({ position }) => position),
    events.map((_, i) => i + 1),
  );
  const batches = Map.groupBy(events, ({ correlationId }) => correlationId);
  for (const batch of batches.values()) assert.equal(batch.length, 3);
  const kept = new Set([...batches].map(([id, batch]) => `${batch.at(-1)?.position} ${id}`));
  assert.deepEqual(
    acknowledged.filter((line) => !kept.has(line)),
    [],
  );
  assert.ok(acknowledged.length >= ROUNDS * WRITERS);
});
