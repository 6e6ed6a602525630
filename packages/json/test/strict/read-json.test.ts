import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeJsonError, type JsonLimits, readJson } from "../../src/index.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const errorsOf = (input: string | Uint8Array, limits: JsonLimits = {}) => {
  const read = readJson(input, limits);
  return Result.isFailure(read) ? read.failure.errors : [];
};

/** What is said of a text: the place, the path and the problem. */
const said = (input: string | Uint8Array, limits: JsonLimits = {}) =>
  errorsOf(input, limits).map(({ line, column, path, problem }) => `${line}:${column} ${path.join(".")} ${problem.en}`);

const parsed = (text: string): Result.Result<unknown, unknown> => Result.try(() => JSON.parse(text));

// Values that any reader takes for the same: no number that is not kept, no half characters, no names that are refused.
const kept = fc.jsonValue({ stringUnit: "grapheme", noUnicodeString: false } as never).filter((value) => {
  const text = JSON.stringify(value);
  return !/__proto__|constructor|\\u0000|\\ud[89a-f]/i.test(text);
});
/** White space as people and programs leave it. */
const spaced = fc.tuple(kept, fc.constantFrom<string | number>("", 1, "\t", "  ")).map(([value, space]) => ({
  value,
  text: JSON.stringify(value, null, space),
}));

describe("strict JSON", () => {
  it("gives the value that JSON.parse gives", () => {
    fc.assert(
      fc.property(spaced, ({ value, text }) => {
        expect(readJson(text)).toEqual(Result.succeed(JSON.parse(text)));
        expect(readJson(bytes(`\uFEFF${text}`))).toEqual(Result.succeed(JSON.parse(text)));
        expect(JSON.stringify(Result.getOrThrow(readJson(text)))).toBe(JSON.stringify(value));
      }),
      { numRuns: 500 },
    );
  });

  // Texts that are nearly JSON: a value with a piece taken out, put in or repeated.
  const pieces = fc.constantFrom(
    ...'{}[]",:\\u0e+-.1 \n\t/bfx\u0000\u00A0\u2028\uFEFF',
    "true",
    "nul",
    "\\ud83d",
    "01",
    "1e5",
    "\\u00e9",
    "'",
    "//",
  );
  const mangled = fc
    .tuple(spaced, fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.option(pieces)), { minLength: 1, maxLength: 3 }))
    .map(([{ text }, changes]) =>
      changes.reduce((now, [where, out, piece]) => {
        const at = where % (now.length + 1);
        return `${now.slice(0, at)}${piece ?? ""}${now.slice(at + out)}`;
      }, text),
    );

  it("refuses whatever JSON.parse refuses, and says where", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          mangled,
          fc.string({ unit: "binary" }),
          fc.array(pieces).map((all) => all.join("")),
        ),
        (text) => {
          const strict = readJson(text);
          const lax = parsed(text.startsWith("\uFEFF") ? text.slice(1) : text);
          if (Result.isFailure(lax)) expect(Result.isFailure(strict)).toBe(true);
          if (Result.isSuccess(strict)) expect(strict).toEqual(lax);
          for (const { line, column } of errorsOf(text)) {
            const lines = text.split(/\r\n|\r|\n/);
            expect(line).toBeLessThanOrEqual(lines.length);
            expect(column).toBeLessThanOrEqual([...(lines[line - 1] ?? "")].length + 1);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("refuses more than JSON.parse only for a reason that it names", () => {
    const reasons = /stands there twice|cannot be the name|half a character|NUL|would be kept as|larger than a number/;
    fc.assert(
      fc.property(mangled, (text) => {
        if (text.startsWith("\uFEFF") || Result.isFailure(parsed(text))) return;
        for (const { problem } of errorsOf(text)) expect(problem.en).toMatch(reasons);
      }),
      { numRuns: 2000 },
    );
  });

  it("takes bytes for the text that they stand for", () => {
    fc.assert(
      fc.property(mangled, (text) => {
        if (!text.isWellFormed()) return;
        expect(readJson(bytes(text))).toEqual(readJson(text));
      }),
    );
  });
});

describe("what is refused", () => {
  it("is a name that an object has twice, however it is written, but not one that two objects have", () => {
    expect(said('{"a": 1,\n "b": [{"c": 1, "\\u0063": 2}], "a": 3}')).toEqual([
      "2:17 b.0.c “c” stands there twice",
      "2:32 a “a” stands there twice",
    ]);
    expect(said('[{"a": 1}, {"a": {"a": 2}}]')).toEqual([]);
  });

  it("is a name by which a program could reach all objects", () => {
    for (const name of ["__proto__", "constructor", "\\u005f_proto__", "__pr\\u006fto__"]) {
      const [error] = errorsOf(`{"x": {"${name}": {"admin": true}}}`);
      expect(error?.problem.en).toMatch(/“(__proto__|constructor)” cannot be the name of a field/);
      expect(error?.path.length).toBe(2);
    }
    expect(said('["__proto__", "constructor"]')).toEqual([]);
    expect(({} as Record<string, unknown>).admin).toBe(undefined);
  });

  it("is half a character, as it is or escaped, and not a whole one in any spelling", () => {
    for (const text of [
      '"\\ud800"',
      '"a\\ud83d\\u0041"',
      '"\\udc00\\ud800"',
      '"\ud800"',
      '"\udc00"',
      '"\\ud83d\\ud83d\\ude00"',
    ]) {
      expect(said(text)).toEqual(["1:1  A text holds half a character (a lone surrogate)"]);
    }
    for (const text of ['"😀"', '"\\ud83d\\ude00"', '"\\uD83D\\uDE00x"']) expect(said(text)).toEqual([]);
    expect(said('{"\\ud800": 1}')).toHaveLength(1);
  });

  it("is the character NUL, unless it is allowed as an escape", () => {
    expect(said('{"a": "x\\u0000"}')).toEqual(["1:7 a A text holds the character NUL"]);
    expect(readJson('"x\\u0000"', { allowNul: true })).toEqual(Result.succeed("x\u0000"));
    expect(said('"\u0000"', { allowNul: true })).toEqual(["1:2  A text holds the character NUL"]);
    expect(said("\u0000")).toEqual(["1:1  JSON cannot go on with U+0000 here"]);
  });

  it("is a number that would not be kept as it is written", () => {
    expect(said("[9007199254740993, 0.1234567890123456789, 1e400, -1e-400, 1e99999999999999999999]")).toEqual([
      "1:2 0 9007199254740993 would be kept as 9007199254740992",
      "1:20 1 0.1234567890123456789 would be kept as 0.12345678901234568",
      "1:43 2 1e400 is larger than a number in JSON can be kept",
      "1:50 3 -1e-400 would be kept as 0",
      "1:59 4 1e99999999999999999999 is larger than a number in JSON can be kept",
    ]);
    const fine =
      "[0, -0, 1.50, 1e2, 1E+2, 100e-2, 9007199254740991, 9007199254740992, 0.30000000000000004, 1e-7, 1e21, 5e-324, 0e999]";
    expect(said(fine)).toEqual([]);
  });

  it("keeps every number that a program of our kind can have written", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
        expect(readJson(String(n))).toEqual(Result.succeed(JSON.parse(String(n))));
      }),
    );
  });

  it("is what is not UTF-8, at the character where it stands", () => {
    const broken = (before: string, ...rest: ReadonlyArray<number>) => new Uint8Array([...bytes(before), ...rest]);
    const what = "A byte stands here that is not UTF-8 text";
    expect(said(broken('{"é":\n "ë', 0xff, 0x22, 0x7d))).toEqual([`2:4  ${what}`]);
    expect(said(broken('"', 0xed, 0xa0, 0x80, 0x22))).toEqual([`1:2  ${what}`]);
    expect(said(broken('"', 0xc0, 0x80, 0x22))).toEqual([`1:2  ${what}`]);
    expect(said(broken('"😀', 0xf0, 0x9f))).toEqual([`1:3  ${what}`]);
  });

  it("is a byte order mark in the middle, but not in a text", () => {
    const what = "A byte order mark stands in the middle, as where two files were put together";
    expect(said("\uFEFF[1]")).toEqual([]);
    expect(said("\uFEFF\uFEFF[1]")).toEqual([`1:1  ${what}`]);
    expect(said("[1,\n\uFEFF2]")).toEqual([`2:1 1 ${what}`]);
    expect(said("[1]\uFEFF")).toEqual([`1:4  ${what}`]);
    expect(said('["\uFEFF"]')).toEqual([]);
  });

  it("is what is too deep or too long, before it costs anything", () => {
    const deep = (n: number) => `${"[".repeat(n)}${"]".repeat(n)}`;
    expect(said(deep(128))).toEqual([]);
    expect(said(deep(129))[0]).toContain("more than 128 deep");
    expect(said(deep(4), { maxDepth: 3 })[0]).toContain("1:4 0.0.0 Lists and objects stand more than 3 deep");
    expect(said("[".repeat(3_000_000), { maxDepth: 1e9 })[0]).toContain("more than 1000 deep");
    expect(said('{"a":'.repeat(1_000_000))[0]).toContain("more than 128 deep");
    expect(said("[1, 2]", { maxSize: 5 })).toEqual(["1:1  The text is longer than 5 bytes"]);
    expect(said("[1,2]", { maxSize: 5 })).toEqual([]);
    expect(said(bytes('"é"'), { maxSize: 3 })).toHaveLength(1);
  });

  it("is all told at once, up to a number of errors, and counted", () => {
    const read = readJson(`[${Array.from({ length: 500 }, () => "1e999").join(",")}]`, { maxErrors: 3 });
    expect(Result.isFailure(read) && [read.failure.errors.length, read.failure.total]).toEqual([3, 500]);
  });

  it("takes time that grows as the text does", () => {
    const long = `[${'{"a":"b\\n","c":[1,2.5,null]},'.repeat(100_000)}0]`;
    const start = performance.now();
    expect(Result.isSuccess(readJson(long))).toBe(true);
    expect(said(`{${Array.from({ length: 100_000 }, (_, i) => `"k${i}":0`).join(",")},"k0":1}`)).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it("is said to a person in one line, in both languages, without what disturbs a terminal", () => {
    const [error] = errorsOf('{"data": {"\\u001b[31mx\\u202e": 1, "\\u001b[31mx\\u202e": 2}}');
    if (error === undefined) throw new Error("no error");
    const line = describeJsonError(error, "nl", "events.ndjson");
    expect(line).toContain("events.ndjson:1:");
    expect(line).toContain("staat er tweemaal. Houd alleen de bedoelde over");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there.
    expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  });
});
