import * as Effect from "effect/Effect";
import * as Csv from "effect/encoding/Csv";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvProblem, type CsvRecord, csvParser } from "../src/csv-parser.ts";
import { digest } from "../src/digest.ts";
import type { Encoding } from "../src/encoding/encoding.ts";
import { fileDecoder } from "../src/encoding/file-decoder.ts";
import { cut, cuts } from "./any-pieces.ts";

/** Texts in which rows, quotes, delimiters and line breaks meet in every way, and now and then a long cell. */
const tableText = fc
  .array(
    fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom("a", "bc", '"', '""', ",", "\n", "\r", "\r\n", " ", "é", "\u{1F600}") },
      { weight: 1, arbitrary: fc.constant("x".repeat(40)) },
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

const split = (pieces: ReadonlyArray<string>, recordLength: number) => {
  const records: Array<CsvRecord & { readonly length: number }> = [];
  const problems: Array<CsvProblem> = [];
  const parser = csvParser({
    delimiter: ",",
    recordLength,
    onRecord: (record, length) => records.push({ ...record, length }),
    onProblem: (problem) => problems.push(problem),
  });
  for (const piece of pieces) parser.push(piece);
  parser.end();
  return { records, problems };
};

/** What Effect's own decoder makes of a text: all rows, or its first error. */
const reference = (text: string) =>
  Stream.make(text).pipe(
    Stream.pipeThroughChannel(Csv.decodeString<never>({})),
    Stream.runCollect,
    Effect.result,
    Effect.runSync,
  );

describe("splitting a text that comes in pieces", () => {
  it("gives the same rows and problems however it is cut", () => {
    fc.assert(
      fc.property(tableText, cuts, fc.integer({ min: 1, max: 60 }), (text, shares, recordLength) => {
        expect(split(cut(text, shares), recordLength)).toEqual(split([text], recordLength));
      }),
      { numRuns: 2_000 },
    );
  });

  it("gives the rows that Effect's decoder gives, and errors where that fails", () => {
    fc.assert(
      fc.property(tableText, (text) => {
        const expected = reference(text);
        const { records, problems } = split([text], 1_000_000);
        if (Result.isSuccess(expected)) {
          const rows = expected.success.filter((cells) => cells.length > 1 || cells[0] !== "");
          expect(problems).toEqual([]);
          expect(records.map(({ cells }) => cells)).toEqual(rows);
        } else {
          expect(problems[0]?.line).toBe(expected.failure.line);
          expect((problems[0]?.cell ?? 0) + 1).toBe(expected.failure.column);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("takes every row for what it is on its own, behind any row that cannot be split", () => {
    const bad = fc.constantFrom('x"y,1', '"x"y,1', `${"z".repeat(100)},1`);
    const rows = fc.array(fc.oneof(fc.constant("1,2"), bad, fc.constant('"a\n""b",3')), { maxLength: 30 });
    fc.assert(
      fc.property(rows, cuts, (lines, shares) => {
        const { records, problems } = split(cut(["a,b", ...lines].join("\n"), shares), 50);
        const sound = lines.filter((line) => line === "1,2" || line.startsWith('"a\n')).length;
        expect(records).toHaveLength(1 + sound);
        expect(problems).toHaveLength(lines.length - sound);
      }),
    );
  });

  it("takes time in proportion to the text, whatever quotes stand in it", { timeout: 60_000 }, () => {
    const size = 1_000_000;
    const hostile = [
      `a,b\n${'"'.repeat(size)}`,
      `a,b\n"${'""\n'.repeat(size / 3)}`,
      `a,b\n${'"open\n'.repeat(size / 6)}`,
      `a,b\n${'"x"""\n'.repeat(size / 6)}`,
      `a,b\n"${"\n".repeat(size)}`,
      `a,b\n${"x".repeat(size)}`,
      `a,b\n${'""'.repeat(size / 2)}`,
    ];
    const started = performance.now();
    for (const text of hostile)
      for (const step of [7, 100_000]) {
        const pieces: Array<string> = [];
        for (let at = 0; at < text.length; at += step) pieces.push(text.slice(at, at + step));
        split(pieces, 100_000);
      }
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

const decodeAll = (pieces: ReadonlyArray<Uint8Array>, encoding: Encoding) => {
  const decoding = fileDecoder(encoding);
  let text = "";
  for (const piece of pieces) {
    const decoded = decoding.push(piece);
    text += decoded.text;
    if (decoded.problem !== undefined) return { text, problem: decoded.problem };
  }
  const last = decoding.end();
  return { text: text + last.text, problem: last.problem };
};

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("bytes that come in pieces", () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 30 }),
    fc.string({ unit: "binary", maxLength: 20 }).map((text) => encoded(text.toWellFormed())),
    fc
      .array(
        fc.constantFrom([0xe2, 0x82, 0xac], [0xf0, 0x9f, 0x98, 0x80], [0xc3], [0xed, 0xa0, 0x80], [10], [13], [65]),
      )
      .map((parts) => Uint8Array.from(parts.flat())),
    fc.constantFrom(Uint8Array.from([0xef, 0xbb, 0xbf, 65]), Uint8Array.from([0x1f, 0x8b, 8])),
  );

  it.each(["utf-8", "windows-1252"] as const)("are the same text and the same error in %s, however cut", (encoding) => {
    fc.assert(
      fc.property(bytes, cuts, (all, shares) => {
        expect(decodeAll(cut(all, shares), encoding).problem).toEqual(decodeAll([all], encoding).problem);
        const whole = decodeAll([all], encoding);
        if (whole.problem === undefined) expect(decodeAll(cut(all, shares), encoding)).toEqual(whole);
      }),
      { numRuns: 2_000 },
    );
  });

  it("are decoded as the platform does, or refused where it refuses", () => {
    fc.assert(
      fc.property(bytes, cuts, (all, shares) => {
        const { text, problem } = decodeAll(cut(all, shares), "utf-8");
        let expected: string | null = null;
        try {
          expected = new TextDecoder("utf-8", { fatal: true }).decode(all);
        } catch {}
        expect(problem === undefined ? text : null).toBe(expected);
        if (problem !== undefined) expect(new TextDecoder().decode(all)).toContain(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it("have the line of the first bad byte, also where a line break was cut in two", () => {
    for (const shares of [[], [0.5], [0.25, 0.75]]) {
      const all = Uint8Array.from([...encoded("a\r\nb\rc\n\r\nd"), 0xff]);
      expect(decodeAll(cut(all, shares), "utf-8").problem?.line).toBe(5);
      expect(decodeAll(cut(Uint8Array.from([13, 10, 13, 0x81]), shares), "windows-1252").problem?.line).toBe(3);
    }
  });

  it("have the same digest, however cut, and another when one of them differs", () => {
    const digestOf = (pieces: ReadonlyArray<Uint8Array>): string => {
      const all = digest();
      for (const piece of pieces) all.add(piece);
      return all.digits();
    };
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), cuts, fc.nat(), (all, shares, at) => {
        expect(digestOf(cut(all, shares))).toBe(digestOf([all]));
        const other = all.map((byte, i) => (i === at % all.length ? byte ^ 1 : byte));
        expect(digestOf([other])).not.toBe(digestOf([all]));
      }),
    );
  });
});
