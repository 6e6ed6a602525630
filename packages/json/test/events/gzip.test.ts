import { gunzipSync, gzipSync } from "node:zlib";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeGzipError, type GunzipLimits, GzipError, gunzip, gzip } from "../../src/index.ts";
import { bytesOf, collected, cuts, outcome, piecesOf } from "./given.ts";

const problemOf = async (bytes: Uint8Array, limits: GunzipLimits = {}) => {
  const found = await Effect.runPromise(Effect.result(Stream.runDrain(gunzip(Stream.make(bytes), limits))));
  return Result.isFailure(found) ? found.failure.problem : null;
};

describe("gzip", () => {
  it("gives back what went in, however it is cut, and so does any other gzip", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), cuts, async (bytes, at) => {
        const packed = await collected(gzip(Stream.fromIterable(piecesOf(bytes, at))));
        expect(new Uint8Array(gunzipSync(packed))).toEqual(bytes);
        expect(await collected(gunzip(Stream.fromIterable(piecesOf(packed, at))))).toEqual(bytes);
        expect(await collected(gunzip(Stream.make(new Uint8Array(gzipSync(bytes)))))).toEqual(bytes);
      }),
      { numRuns: 60 },
    );
  });

  it("says that bytes are damaged when their end is missing, wherever it was cut", async () => {
    const packed = new Uint8Array(gzipSync(bytesOf("a register of some events\n".repeat(40))));
    for (let length = 1; length < packed.length; length++) {
      expect(await problemOf(packed.slice(0, length))).toBe("damaged");
    }
    expect(await problemOf(packed)).toBe(null);
  });

  it("says so when a byte is another, something follows, or it is no gzip at all", async () => {
    const packed = new Uint8Array(gzipSync(bytesOf("a register of some events\n".repeat(40))));
    for (let at = 0; at < packed.length; at++) {
      // Time, flags and system of the header say nothing of the content.
      if (at >= 3 && at < 10) continue;
      const other = packed.slice();
      other[at] = (packed[at] ?? 0) ^ 0x55;
      expect(await problemOf(other), `byte ${at}`).toBe("damaged");
    }
    expect(await problemOf(new Uint8Array([...packed, 1, 2, 3]))).toBe("damaged");
    expect(await problemOf(bytesOf('{"position":1}'))).toBe("damaged");
    expect(await problemOf(new Uint8Array())).toBe("damaged");
    expect(describeGzipError(new GzipError({ problem: "damaged" }), "nl")).toContain("beschadigd");
  });

  it("stops a file that is made to fill a machine, long before it does", async () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(200_000_000)));
    expect(bomb.length).toBeLessThan(300_000);
    let given = 0;
    const counted = Stream.map(gunzip(Stream.fromIterable(piecesOf(bomb, [1000, 2000, 3000]))), (chunk) => {
      given += chunk.length;
      return chunk;
    });
    const found = await Effect.runPromise(Effect.result(Stream.runDrain(counted)));
    expect(Result.isFailure(found) && found.failure.problem).toBe("suspicious");
    expect(given).toBeLessThan(80_000_000);
    expect(await problemOf(bomb, { maxRatio: 2000, maxSize: 1_000_000 })).toBe("tooLarge");
    expect(await problemOf(bomb, { maxRatio: 2000 })).toBe(null);
    // What is small harms nobody, however much it grew.
    expect(await problemOf(new Uint8Array(gzipSync(new Uint8Array(10_000_000))))).toBe(null);
  });

  it("gives the failure of what is read, as it is", async () => {
    const packed = new Uint8Array(gzipSync(bytesOf("x".repeat(1000))));
    const failing = Stream.concat(Stream.make(packed.slice(0, 12)), Stream.fail("the disk" as const));
    expect(await outcome(gunzip(failing))).toEqual(Result.fail("the disk"));
    expect(await outcome(gzip(failing))).toEqual(Result.fail("the disk"));
  });

  it("goes no faster than it is taken", async () => {
    let given = 0;
    const endless = Stream.fromIterable(
      (function* () {
        for (;;) {
          given += 1;
          yield crypto.getRandomValues(new Uint8Array(50_000));
        }
      })(),
      { chunkSize: 1 },
    );
    await Effect.runPromise(Stream.runDrain(Stream.take(gzip(endless), 3)));
    expect(given).toBeLessThan(100);
  });
});
