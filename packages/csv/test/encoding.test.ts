import { describeCellError, readTables } from "@meetlat/csv";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Encoding } from "../src/encoding/encoding.ts";
import { fileDecoder } from "../src/encoding/file-decoder.ts";
import { lineCount } from "../src/encoding/line-count.ts";

const units = (text: string, isLittle: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), isLittle);
  return bytes;
};

const encode: Readonly<Record<Encoding, (text: string) => Uint8Array>> = {
  "utf-8": (text) => new TextEncoder().encode(text),
  "utf-16le": (text) => units(text, true),
  "utf-16be": (text) => units(text, false),
  "windows-1252": (text) => Uint8Array.from(text, (c) => (c === "€" ? 0x80 : c === "Ž" ? 0x8e : c.charCodeAt(0))),
};
const all: ReadonlyArray<Encoding> = ["utf-8", "utf-16le", "utf-16be", "windows-1252"];
const unicode = all.filter((encoding) => encoding !== "windows-1252");

/** Decodes bytes in pieces of these lengths, then the rest. */
const decode = (bytes: Uint8Array, cuts: ReadonlyArray<number>, asked?: Encoding) => {
  const decoder = fileDecoder(asked);
  let text = "";
  let start = 0;
  const buffer = new Uint8Array(Math.max(1, bytes.length));
  for (const length of [...cuts, bytes.length]) {
    // One buffer for all pieces, as who reads a file may do it.
    const piece = bytes.subarray(start, start + length);
    buffer.fill(0);
    buffer.set(piece);
    const read = decoder.push(buffer.subarray(0, piece.length));
    text += read.text;
    if (read.problem !== undefined) return { text, problem: read.problem };
    start += piece.length;
  }
  const rest = decoder.end();
  return { ...rest, text: text + rest.text };
};

const latin = fc.string({ unit: fc.constantFrom("a", "é", "ÿ", "€", "Ž", ",", "\n", "\r", '"', "\u00A0") });
const anyText = fc.string({ unit: fc.constantFrom("a", "é", "€", "😀", "\uFEFF", "中", "\n", "\r", "\0", "ÿ") });
const cuts = fc.array(fc.nat({ max: 5 }), { maxLength: 40 });

describe("text in pieces", () => {
  it("is the same however the bytes are cut, in every encoding", () => {
    fc.assert(
      fc.property(anyText, cuts, fc.constantFrom(...unicode), fc.boolean(), (text, at, encoding, isMarked) => {
        // Text that begins with a byte order mark of its own loses it, as a file would.
        const whole = isMarked ? `\uFEFF${text}` : text.replace(/^\uFEFF+/, "");
        const bytes = encode[encoding](whole);
        fc.pre(isMarked || bytes.length < 2 || encoding === "utf-8" || !/^[\0ÿ]/.test(whole));
        expect(decode(bytes, at, encoding)).toEqual({ text: isMarked ? text : whole });
      }),
    );
    fc.assert(
      fc.property(latin, cuts, (text, at) => {
        fc.pre(!text.startsWith("ÿ"));
        expect(decode(encode["windows-1252"](text), at, "windows-1252")).toEqual({ text });
      }),
    );
  });

  it("ends in the same place, with the same problem, however the bytes are cut", () => {
    const bytes = fc.array(fc.constantFrom(0x61, 0x0a, 0x0d, 0xc3, 0xa9, 0xf0, 0x9f, 0x98, 0x80, 0x81, 0xed, 0xff), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(bytes, cuts, fc.constantFrom(...all), (given, at, encoding) => {
        const file = Uint8Array.from(given);
        expect(decode(file, at, encoding)).toEqual(decode(file, [], encoding));
      }),
      { numRuns: 500 },
    );
  });

  it("has the lines that the text as a whole has", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom("a", "\n", "\r") })), (pieces) => {
        const count = lineCount();
        for (const piece of pieces) count.add(piece);
        expect(count.line()).toBe(pieces.join("").split(/\r\n|\r|\n/).length);
      }),
    );
  });
});

const header = "objective,programme,text";
const read = (content: Uint8Array, encoding?: Encoding) =>
  readTables([{ name: "objectives.csv", content }], encoding === undefined ? {} : { encoding });
const refusal = (content: Uint8Array, encoding?: Encoding) => {
  const batch = read(content, encoding);
  return Result.isFailure(batch) ? batch.failure.map((error) => describeCellError(error, "en")) : [];
};

describe("a file", () => {
  it("gives the same batch in every encoding", () => {
    const text = fc
      .array(fc.string({ unit: fc.constantFrom("a", "é", "€", " "), minLength: 1 }), { minLength: 1, maxLength: 5 })
      .map((texts) => `${header}\n${texts.map((one, i) => `o${i},p,x${one}`).join("\r\n")}`);
    fc.assert(
      fc.property(text, fc.boolean(), (content, isMarked) => {
        const batches = all.map((encoding) => {
          const marked = isMarked && encoding !== "windows-1252" ? `\uFEFF${content}` : content;
          const batch = read(encode[encoding](marked), isMarked && encoding !== "windows-1252" ? undefined : encoding);
          return Result.isSuccess(batch) ? batch.success.commands : batch.failure;
        });
        for (const batch of batches) expect(batch).toEqual(batches[0]);
        expect(batches[0]).toHaveLength(content.split("\n").length - 1);
      }),
    );
  });

  it("that says it is in another encoding than asked is refused, with the way out", () => {
    const marked = (encoding: Encoding) => encode[encoding](`\uFEFF${header}\no,p,t`);
    for (const is of unicode) {
      for (const asked of all.filter((one) => one !== is)) {
        const [line] = refusal(marked(is), asked);
        expect(line, `${is} as ${asked}`).toContain(`is ${is.toUpperCase()}, and it is read as ${asked.toUpperCase()}`);
        expect(line).toContain(`--encoding ${is}`);
      }
      expect(refusal(marked(is), is)).toEqual([]);
      expect(refusal(marked(is))).toEqual([]);
    }
    expect(refusal(Uint8Array.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]))[0]).toContain("UTF-32");
  });

  it("in UTF-16 without a mark is refused as UTF-8, and read when asked", () => {
    expect(refusal(units(`${header}\no,p,é`, true))[0]).toMatch(/objectives\.csv:1 .*NUL|utf-16le/);
    expect(refusal(units(`${header}\no,p,é`, true), "utf-16le")).toEqual([]);
  });

  it("that ends within a character is refused with the line", () => {
    const bytes = units(`${header}\no,p,t`, true);
    expect(refusal(bytes.subarray(0, bytes.length - 1), "utf-16le")).toEqual([
      expect.stringContaining("objectives.csv:2: The file ends within a character"),
    ]);
    expect(refusal(new TextEncoder().encode(`${header}\no,p,é`).subarray(0, -1))[0]).toContain(
      "objectives.csv:2 “0xC3”",
    );
  });

  it("with half a character is refused with line and column, as bytes and as text", () => {
    const text = `${header}\no,p,x\n"o2\n",p,t\ud800t`;
    const half = "objectives.csv:3 text “t\ud800t”: holds half a character";
    expect(refusal(units(text, true), "utf-16le")).toEqual([expect.stringContaining(half)]);
    const batch = readTables([{ name: "objectives.csv", content: text }]);
    expect(Result.isFailure(batch) && batch.failure).toMatchObject([{ line: 3, column: "text" }]);
  });
});
