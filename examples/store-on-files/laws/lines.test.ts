import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Event } from "@meetlat/core";
import { codecLaws, events, routeLaws } from "@meetlat/testing";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { printLines, readLines } from "../src/event-lines.ts";

/** Any events, in the places that they would have in a file. */
const files = fc
  .tuple(fc.array(events, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 1000 }))
  .map(([list, first]): ReadonlyArray<Event> => list.map((event, i) => ({ ...event, position: first + i })));

/** A file: the position after which it is named, and what stands in it. */
interface File {
  readonly first: number;
  readonly text: string;
}

describe("events on lines", () => {
  const laws = codecLaws<ReadonlyArray<Event>, File>({
    values: files,
    encode: (list) => {
      const first = list[0]?.position ?? 1;
      return { first, text: printLines(list, first) };
    },
    decode: ({ first, text }) => readLines(text, first),
    damaged: ({ first, text }) =>
      fc
        .oneof(
          fc.nat(text.length).map((end) => text.slice(0, end)),
          fc.tuple(fc.nat(text.length), fc.string()).map(([at, more]) => text.slice(0, at) + more + text.slice(at)),
        )
        .map((damaged) => ({ first, text: damaged })),
  });
  for (const law of laws) test(law.name, law.run);
});

test("no change to a file goes unnoticed", () => {
  fc.assert(
    fc.property(files, fc.nat(), fc.nat(), fc.string(), (list, from, length, written) => {
      const first = list[0]?.position ?? 1;
      const text = printLines(list, first);
      const at = from % text.length;
      const damaged = text.slice(0, at) + written + text.slice(at + (length % (text.length - at)));
      assert.equal(Result.isSuccess(readLines(damaged, first)), damaged === text);
    }),
  );
});

describe("a register that travels as lines", () => {
  // Nothing is no commit, and has no file.
  const carry = async (log: ReadonlyArray<Event>) =>
    log.length === 0 ? [] : Result.getOrThrow(readLines(printLines(log, 1), 1));
  for (const law of routeLaws({ carry, runs: 20 })) test(law.name, law.run);
});
