import { gzipSync } from "node:zlib";
import { readTables, streamTables, type TableSource } from "@meetlat/csv";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unpacked } from "../src/unpack.ts";
import { cut, cuts } from "./any-pieces.ts";

const content = `indicator,period,value\n${Array.from({ length: 3_000 }, (_, i) => `people,${1000 + i},${i * 7919}`).join("\n")}\n`;

/** Texts after each other, packed without ever being held together. */
const gzipped = async (texts: ReadonlyArray<string>): Promise<Uint8Array> => {
  const stream = Stream.toReadableStream(Stream.fromIterable(texts, { chunkSize: 1 }))
    .pipeThrough(new TextEncoderStream())
    .pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

const packed = new Uint8Array(gzipSync(content));

const source = (bytes: Uint8Array, shares: ReadonlyArray<number> = [0.5]): TableSource => ({
  name: "measurements.csv.gz",
  bytes: Stream.fromIterable(cut(bytes, shares), { chunkSize: 1 }),
});

const failed = async (bytes: Uint8Array, limits = {}) => {
  const read = await Effect.runPromise(Effect.result(streamTables([source(bytes)], { limits })));
  return Result.isFailure(read) ? read.failure.errors : [];
};

describe("a packed table", () => {
  it("gives what it gives unpacked, in both passes", async () => {
    const plain = readTables([{ name: "measurements.csv", content: new TextEncoder().encode(content) }]);
    const rows =
      Result.isSuccess(plain) && plain.success.commands[0]?._tag === "RecordMeasurements"
        ? plain.success.commands[0].rows
        : [];
    expect(rows).toHaveLength(3_000);
    await fc.assert(
      fc.asyncProperty(
        cuts.filter(({ length }) => length > 0),
        async (shares) => {
          const tables = await Effect.runPromise(streamTables([source(packed, shares)]));
          const commands = await Effect.runPromise(Stream.runCollect(tables.commands));
          expect(tables.rows).toBe(3_000);
          expect(commands.flatMap((command) => ("rows" in command ? command.rows : []))).toEqual(rows);
        },
      ),
      { numRuns: 20 },
    );
  });

  it("that is damaged, cut off or no gzip at all is refused", async () => {
    const damaged = packed.map((byte, i) => (i === Math.floor(packed.length / 2) ? byte ^ 255 : byte));
    for (const bytes of [damaged, packed.slice(0, -20), new TextEncoder().encode(content), new Uint8Array(0)]) {
      const errors = await failed(bytes);
      expect(errors.map(({ file }) => file)).toContain("measurements.csv.gz");
      expect(errors.map(({ problem }) => problem.en).join()).toContain("cannot be unpacked");
    }
  });

  it("that becomes too many times larger is refused", async () => {
    const bomb = await gzipped([
      "indicator,period,value\n",
      ...Array.from({ length: 10 }, () => "\n".repeat(1_000_000)),
    ]);
    const errors = await failed(bomb);
    expect(errors.map(({ problem }) => problem.en)).toEqual([
      "The file becomes more than 200 times larger when it is unpacked",
    ]);
    expect(await failed(bomb, { unpackRatio: 2_000 })).toEqual([]);
  });

  it("is not read ahead of who takes what comes out of it", async () => {
    const noise = crypto.getRandomValues(new Uint8Array(60_000));
    const bytes = await gzipped(Array.from({ length: 40 }, (_, i) => String.fromCharCode(...noise.map((n) => n ^ i))));
    let taken = 0;
    const counted = Stream.map(Stream.fromIterable(cut(bytes, [0.2, 0.4, 0.6, 0.8]), { chunkSize: 1 }), (piece) => {
      taken++;
      return piece;
    });
    const first = unpacked(counted, 200).pipe(
      Stream.take(1),
      Stream.tap(() => Effect.sleep("200 millis")),
      Stream.runCollect,
    );
    expect(await Effect.runPromise(first)).toHaveLength(1);
    expect(taken).toBeLessThan(4);
  });

  it("that becomes larger than a file may be is refused", async () => {
    const errors = await failed(packed, { fileSize: 5_000 });
    expect(errors.map(({ mend }) => mend.en)).toEqual(["Divide it over several files, or raise the limit fileSize"]);
  });

  it("passes on what is wrong with its source", async () => {
    const gone: TableSource<"gone"> = {
      name: "measurements.csv.gz",
      bytes: Stream.concat(Stream.make(packed.slice(0, 100)), Stream.fail("gone" as const)),
    };
    expect(await Effect.runPromise(Effect.flip(streamTables([gone])))).toBe("gone");
  });

  it("is not taken for text where only whole files are read, and says what to do", () => {
    for (const encoding of ["utf-8", "windows-1252"] as const) {
      const read = readTables([{ name: "measurements.csv.gz", content: packed }], { encoding });
      expect(Result.isFailure(read) && read.failure.errors).toMatchObject([
        { line: 1, problem: { en: "The file is packed (gzip)" } },
      ]);
    }
  });
});
