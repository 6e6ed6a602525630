import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as NodeServices from "@effect/platform-node/NodeServices";
import type { Event } from "@meetlat/core";
import { readFolder, writeFolder, writeTables } from "@meetlat/csv";
import { commandLists, eventsOf } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { restamped } from "./writing/round-trip.ts";

const run = <A, E>(effect: Effect.Effect<A, E, NodeServices.NodeServices>) =>
  Effect.runPromise(Effect.result(Effect.provide(effect, NodeServices.layer)));

const events: ReadonlyArray<Event> = restamped(
  eventsOf(fc.sample(commandLists, { numRuns: 1, seed: 3 })[0] ?? [], ["2020-01-01" as never]),
);
const log = Stream.fromIterable(events);

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "meetlat-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const problemOf = (result: Result.Result<unknown, unknown>): string =>
  Result.isFailure(result) && result.failure instanceof Error ? result.failure.message : "";

describe("a folder of tables", () => {
  it("is written with its metadata, and holds what writeTables gives", async () => {
    const written = await run(writeFolder(folder, log));
    const tables = Result.getOrThrow(writeTables(events));
    expect(Result.getOrThrow(written)).toEqual({
      events: events.length,
      files: readdirSync(folder).sort(byKind(tables)),
    });
    for (const { name, content } of tables) expect(readFileSync(join(folder, name), "utf8")).toBe(content);
    const read = Result.getOrThrow(await run(readFolder(folder)));
    expect(read.tables.map(({ file }) => file)).toEqual(tables.map(({ name }) => name));
  });

  it("is not overwritten, unless asked", async () => {
    await run(writeFolder(folder, log));
    writeFileSync(join(folder, "indicators.csv"), "mine");
    expect(problemOf(await run(writeFolder(folder, log)))).toMatch(
      /holds .*indicators\.csv.* already\. Choose another/u,
    );
    expect(readFileSync(join(folder, "indicators.csv"), "utf8")).toBe("mine");
    expect(Result.isSuccess(await run(writeFolder(folder, log, { overwrite: true })))).toBe(true);
    expect(readFileSync(join(folder, "indicators.csv"), "utf8")).not.toBe("mine");
  });

  it("is refused where other tables would be read along", async () => {
    writeFileSync(join(folder, "measurements-2019.csv"), "mine");
    const refused = await run(writeFolder(folder, log, { overwrite: true }));
    expect(problemOf(refused)).toContain("holds measurements-2019.csv too");
    expect(readdirSync(folder)).toEqual(["measurements-2019.csv"]);
  });

  it("is left as it was when the register cannot be read to its end, or cannot be held", async () => {
    let times = 0;
    const failing = Stream.suspend(() => {
      times++;
      return times === 1 ? log : Stream.concat(Stream.take(log, 3), Stream.fail("lost"));
    });
    expect(await run(writeFolder(folder, failing))).toEqual(Result.fail("lost"));
    expect(readdirSync(folder)).toEqual([]);
    const [first] = events;
    const broken = {
      ...first,
      type: "ObjectiveStated",
      data: { objective: "o", programme: "p", text: "a\0" },
    } as Event;
    expect(problemOf(await run(writeFolder(folder, Stream.fromIterable([broken]))))).toContain("holds a NUL character");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("leaves out what is recorded while it is written", async () => {
    let times = 0;
    const growing = Stream.suspend(() => {
      times++;
      return Stream.fromIterable(times === 1 ? events.slice(0, 4) : events);
    });
    expect(Result.getOrThrow(await run(writeFolder(folder, growing))).events).toBe(4);
    const tables = Result.getOrThrow(writeTables(events.slice(0, 4)));
    expect(readdirSync(folder).filter((name) => name.endsWith(".csv"))).toEqual(tables.map(({ name }) => name).sort());
  });
});

/** Tables in their order, then the rest by name. */
const byKind = (tables: ReadonlyArray<{ readonly name: string }>) => {
  const at = (name: string) => {
    const found = tables.findIndex((table) => table.name === name);
    return found < 0 ? tables.length : found;
  };
  return (a: string, b: string) => at(a) - at(b) || (a < b ? -1 : 1);
};
