import type { Event } from "@meetlat/core";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NdjsonErrors, printEvent, printNdjson, type ReadNdjsonOptions, readNdjson } from "../../src/index.ts";
import { bytesOf, collected, cuts, outcome, piecesOf, someHistory } from "./given.ts";

const linesOf = (events: ReadonlyArray<Event>): ReadonlyArray<string> =>
  events.map((event) => Result.getOrThrow(printEvent(event)));

const read = (pieces: ReadonlyArray<Uint8Array>, options: ReadNdjsonOptions = {}) =>
  outcome(readNdjson(Stream.fromIterable(pieces), options));

const errorsOf = async (text: string | Uint8Array, options: ReadNdjsonOptions = {}) => {
  const found = await read([typeof text === "string" ? bytesOf(text) : text], options);
  if (Result.isSuccess(found)) return [];
  expect(found.failure).toBeInstanceOf(NdjsonErrors);
  return found.failure.errors.map(
    ({ line, column, path, problem }) => `${line}:${column} ${path.join(".")} ${problem.en}`,
  );
};

const event = (position: number, more: object = {}) =>
  JSON.stringify({
    position,
    type: "ProgrammeClosed",
    schemaVersion: 1,
    knownOn: "2021-07-01",
    recordedAt: "2021-07-01T12:00:00.000Z",
    data: { programme: "zorg", on: "2021-12-31" },
    actor: "controller-7",
    tags: ["programme:zorg"],
    id: `00000000-0000-7000-8000-${String(position).padStart(12, "0")}`,
    ...more,
  });

describe("a register as NDJSON", () => {
  it("comes back as it was, however the bytes are cut", async () => {
    await fc.assert(
      fc.asyncProperty(someHistory, cuts, async (events, at) => {
        const bytes = await collected(printNdjson(Stream.fromIterable(events)));
        expect(new TextDecoder().decode(bytes)).toBe(
          linesOf(events)
            .map((line) => `${line}\n`)
            .join(""),
        );
        const back = await read(piecesOf(bytes, at));
        expect(back).toEqual(Result.succeed(events.map((one) => ({ event: one, raw: one }))));
      }),
      { numRuns: 50 },
    );
  });

  it("is read the same with either line end, blank lines, a byte order mark, and a last line without an end", async () => {
    await fc.assert(
      fc.asyncProperty(
        someHistory,
        cuts,
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        fc.boolean(),
        fc.nat(20),
        async (events, at, end, hasMark, hasEnd, blank) => {
          const lines = [...linesOf(events)];
          lines.splice(blank % (lines.length + 1), 0, "", " \t");
          const text = `${hasMark ? "\uFEFF" : ""}${lines.join(end)}${hasEnd ? end : ""}`;
          const back = await read(piecesOf(bytesOf(text), at));
          expect(Result.getOrThrow(back).map(({ raw }) => raw)).toEqual(events);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("gives the same errors, however the bytes are cut", async () => {
    const damage = fc.tuple(fc.nat(), fc.constantFrom(0x22, 0xff, 0x0a, 0x7b, 0x00, 0xc3));
    await fc.assert(
      fc.asyncProperty(
        someHistory,
        cuts,
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        async (events, at, damages) => {
          const bytes = bytesOf(linesOf(events).join("\n"));
          for (const [where, byte] of damages) bytes[where % bytes.length] = byte;
          const whole = await read([bytes]);
          expect(await read(piecesOf(bytes, at))).toEqual(whole);
          expect(await read([...bytes].slice(0, 20_000).map((byte) => new Uint8Array([byte])))).toEqual(
            bytes.length <= 20_000 ? whole : expect.anything(),
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  it("keeps every text that a register can hold", async () => {
    const texts = [
      "a\u0000b",
      "line\nend\r\n",
      "\u2028\u2029\u0085",
      "\uFEFF",
      '"\\',
      "é e\u0301 🏠",
      "__proto__",
      "\u007f",
    ];
    const events = texts.map((note, i) => JSON.parse(event(i + 1, { decidedBy: note })) as Event);
    const bytes = await collected(printNdjson(Stream.fromIterable(events)));
    expect(Result.getOrThrow(await read([bytes])).map(({ raw }) => raw)).toEqual(events);
    expect(new TextDecoder().decode(bytes).split("\n")).toHaveLength(texts.length + 1);
  });

  it("may be empty", async () => {
    for (const text of ["", "\n", "\uFEFF", "\r\n\r\n"])
      expect(await read([bytesOf(text)])).toEqual(Result.succeed([]));
  });
});

describe("what is wrong with it", () => {
  it("is told line by line, all at once", async () => {
    const text = [event(1), "{", event(3, { actor: "" }), "\uFEFF", `${event(5)}x`].join("\n");
    expect(await errorsOf(text)).toEqual([
      "2:2  The text ends before the JSON does",
      "3:175 actor write something",
      "4:1  A byte order mark stands in the middle, as where two files were put together",
      `5:${event(5).length + 1}  Something follows after the end of the JSON`,
    ]);
  });

  it("is kept up to a number, and counted", async () => {
    const found = await read([bytesOf("nonsense\n".repeat(2_500))]);
    expect(Result.isFailure(found) && [found.failure.errors.length, found.failure.total]).toEqual([100, 2_500]);
    if (Result.isFailure(found)) expect(found.failure.message.split("\n").at(-1)).toBe("And 2400 more.");
    expect(await errorsOf("a\nb\nc\n", { maxErrors: 2 })).toHaveLength(2);
  });

  it("is a position that does not follow the one before it", async () => {
    const told = (found: number, expected: number) =>
      `position is ${found}, where ${expected} should stand: positions go up by one from event to event`;
    expect(await errorsOf([event(1), event(3), event(4)].join("\n"))).toEqual([`2:1 ${told(3, 2)}`]);
    expect(await errorsOf([event(1), event(1)].join("\n"))).toEqual([`2:1 ${told(1, 2)}`]);
    expect(await errorsOf(event(2))).toEqual([`1:1 ${told(2, 1)}`]);
    expect(await errorsOf([event(7), event(8)].join("\n"), { first: 7 })).toEqual([]);
    // What follows a line that cannot be read may be right.
    expect(await errorsOf([event(1), "{}", event(3), event(5)].join("\n"))).toEqual([
      expect.stringMatching(/^2:1 type is missing: write one of DocumentRegistered, /),
      `4:1 ${told(5, 4)}`,
    ]);
  });

  it("is a line or file that is too long, which is never held", async () => {
    const long = event(2, { actor: "x".repeat(400) });
    const limit = { maxLine: long.length - 1 };
    expect(await errorsOf([event(1), long, event(3)].join("\n"), limit)).toEqual([
      `2:1  The text is longer than ${long.length - 1} bytes`,
    ]);
    for (const end of ["", "\n", "\r\n"])
      expect(await errorsOf(`${event(1)}\n${long}${end}`, { maxLine: long.length })).toEqual([]);
    expect(await errorsOf(`\uFEFF${event(1)}`, { maxLine: event(1).length })).toEqual([]);
    expect(await errorsOf(`${event(1)}\n${event(2)}`, { maxSize: 300 })).toEqual([
      "1:1  The text is longer than 300 bytes",
    ]);

    // A line without end, ten thousand times as long as is allowed: a gigabyte. What is not held goes when it is swept up.
    let taken = 0;
    const endless = Stream.fromIterable(
      (function* () {
        for (; taken < 10_000; taken++) yield new Uint8Array(100_000).fill(0x61);
      })(),
    );
    const before = process.memoryUsage().arrayBuffers;
    const found = await outcome(readNdjson(endless, { maxLine: 100_000 }));
    expect(Result.isFailure(found) && found.failure.total).toBe(1);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(500_000_000);
    expect(taken).toBe(10_000);
  });

  it("is the failure of what is read, as it is", async () => {
    const failing = Stream.concat(Stream.make(bytesOf(`${event(1)}\n`)), Stream.fail("the disk" as const));
    expect(await outcome(readNdjson(failing))).toEqual(Result.fail("the disk"));
    expect(await outcome(printNdjson(Stream.fail("the store" as const)))).toEqual(Result.fail("the store"));
  });
});

describe("reading", () => {
  it("goes no faster than the events are taken", async () => {
    let given = 0;
    const endless = Stream.fromIterable(
      (function* () {
        for (;;) {
          given += 1;
          yield bytesOf(`${event(given)}\n`);
        }
      })(),
      { chunkSize: 1 },
    );
    const three = await outcome(Stream.take(readNdjson(endless), 3));
    expect(Result.getOrThrow(three).map(({ event: one }) => one.position)).toEqual([1, 2, 3]);
    expect(given).toBeLessThan(20);
  });

  it("begins anew each time that the stream is run", async () => {
    const stream = readNdjson(Stream.make(bytesOf(`${event(1)}\n${event(2)}\n`)));
    const both = Effect.all([Stream.runCollect(stream), Stream.runCollect(stream)]);
    const [one, other] = await Effect.runPromise(both);
    expect(other).toEqual(one);
    expect(one).toHaveLength(2);
  });
});
