import type { EventId, Instant } from "@meetlat/core";
import { decodeCommand } from "@meetlat/core/codec";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import { v7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openKeptRegister } from "../src/kept-register.ts";
import { listen } from "../src/server.ts";
import { createService } from "../src/service.ts";
import { indicator } from "./facts.ts";
import { onEveryPlace } from "./places.ts";
import { type Running, run } from "./running.ts";

const COUNT = 20_000;
const areas = Array.from({ length: 200 }, (_, i) => `area-${i}`);

onEveryPlace((place) => {
  let running: Running;
  beforeAll(async () => {
    const set = { _tag: "DefineAreaSet", set: "all", areas: areas.map((area) => ({ area, title: area })) };
    const rows = Array.from({ length: COUNT }, (_, i) => ({
      indicator: "benefits",
      area: areas[i % areas.length],
      period: String(1900 + Math.trunc(i / areas.length)),
      value: { _tag: "Exact", value: String(i) },
    }));
    const commands = [set, indicator, { _tag: "RecordMeasurements", rows }];
    const kept = await openKeptRegister(place().store, "streaming");
    const recorded = await kept.record(
      commands.map((command) => Result.getOrThrow(decodeCommand(command))),
      { recordedAt: "2021-07-01T12:00:00.000Z" as Instant, actor: "test", newId: () => v7() as EventId },
    );
    Result.getOrThrow(recorded);
    await kept.close();
    running = await run(place().store, "streaming");
  }, 120_000);
  afterAll(() => running?.stop());

  it("gives a register of any size, whole and in order", async () => {
    const answer = await fetch(`${running.url}/events`);
    let expected = 1;
    let rest = "";
    let chunks = 0;
    for await (const text of (answer.body as ReadableStream<Uint8Array>).pipeThrough(
      new TextDecoderStream() as never,
    )) {
      chunks += 1;
      const lines = `${rest}${text}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        expect(JSON.parse(line).position).toBe(expected);
        expected += 1;
      }
    }
    expect([rest, expected]).toEqual(["", COUNT + 3]);
    expect(chunks).toBeGreaterThan(10);
  });

  it("stops reading when whoever asked goes away", async () => {
    const kept = await openKeptRegister(place().store, "streaming");
    let bytes = 0;
    const service = createService({
      register: {
        ...kept,
        stream: (range, write) =>
          kept.stream(range, write).pipeThrough(
            new TransformStream<Uint8Array, Uint8Array>({
              transform: (chunk, controller) => {
                bytes += chunk.length;
                controller.enqueue(chunk);
              },
            }),
          ),
      },
      now: () => new Date(),
      newId: () => {
        throw new Error("not asked here");
      },
      actorOf: () => null,
      release: "r1",
      source: "urn:x",
    });
    const server = await listen(service, { port: 0, hostname: "127.0.0.1" });
    const whole = (await (await fetch(`${server.url}/events`)).arrayBuffer()).byteLength;
    expect(bytes).toBe(whole);

    bytes = 0;
    const leaving = new AbortController();
    const answer = await fetch(`${server.url}/events`, { signal: leaving.signal });
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    leaving.abort();
    // Nobody is left, so that the server can close at once.
    expect(await server.close(30_000)).toBe(true);
    expect(bytes).toBeLessThan(whole);
    await kept.close();
  });

  it("cuts an answer off wherever reading breaks, so that nobody takes a part for the whole", async () => {
    const kept = await openKeptRegister(place().store, "streaming");
    const failures: Array<unknown> = [];
    const broke = new Error("the disk broke");
    let after = 0;
    const service = createService({
      register: {
        ...kept,
        stream: (range, write) =>
          kept.stream(range, (events) => write(Stream.concat(Stream.take(events, after), Stream.fail(broke)))),
      },
      now: () => new Date(),
      newId: () => {
        throw new Error("not asked here");
      },
      actorOf: () => null,
      release: "r1",
      source: "urn:x",
      onFailure: (error) => failures.push(error),
    });
    const server = await listen(service, { port: 0, hostname: "127.0.0.1" });
    for (after of [0, 1, 1_000, 1_001, 5_000, COUNT]) {
      for (const accept of ["application/x-ndjson", "application/cloudevents-batch+json"]) {
        const found = await fetch(`${server.url}/events`, { headers: { accept } })
          .then(async (answer) => ({ status: answer.status, text: await answer.text() }))
          .catch(() => null);
        // Cut off, or a failure from the beginning: never a part that looks whole, and never what the failure was.
        expect([after, accept, found?.status ?? 500]).toEqual([after, accept, 500]);
        expect(found?.text ?? "").not.toContain(broke.message);
      }
    }
    expect(failures).toEqual(Array.from({ length: 12 }, () => broke));
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    expect(await server.close(30_000)).toBe(true);
    await kept.close();
  });
});
