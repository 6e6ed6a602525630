import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CodecUnderTest, codecLaws } from "../../src/index.ts";

type Codec = CodecUnderTest<ReadonlyArray<string>, string>;

/** Lists of texts as JSON: a codec that keeps every law. */
const sound: Codec = {
  values: fc.array(fc.string({ unit: "binary" })),
  encode: (list) => JSON.stringify(list),
  decode: (text) => {
    try {
      const read: unknown = JSON.parse(text);
      return Array.isArray(read) && read.every((one) => typeof one === "string")
        ? Result.succeed(read)
        : Result.fail("not a list of texts");
    } catch {
      return Result.fail("not JSON");
    }
  },
  damaged: (text) =>
    fc.oneof(
      fc.nat(text.length).map((end) => text.slice(0, end)),
      fc.tuple(fc.nat(text.length), fc.string()).map(([at, more]) => text.slice(0, at) + more + text.slice(at)),
      fc.constant("[1]"),
    ),
};

let calls = 0;
const flaws: Readonly<Record<string, Partial<Codec>>> = {
  "loses what stands behind a NUL": { encode: (list) => JSON.stringify(list.map((one) => one.split("\0")[0])) },
  "loses the last of three": { encode: (list) => JSON.stringify(list.length === 3 ? list.slice(0, 2) : list) },
  "cannot read an empty list": {
    decode: (text) => (text === "[]" ? Result.fail("nothing") : (sound.decode(text) as Result.Result<Array<string>>)),
  },
  "writes it otherwise each time": {
    encode: (list) => {
      calls += 1;
      return `${JSON.stringify(list)}${" ".repeat(calls % 2)}`;
    },
  },
  "throws at what is not JSON": { decode: (text) => Result.succeed(JSON.parse(text)) },
  "reads what it cannot write": {
    encode: (list) => {
      if (list.some((one) => typeof one !== "string")) throw new Error("not a text");
      return JSON.stringify(list);
    },
    decode: (text) => Result.try(() => JSON.parse(text)),
  },
};

const isBroken = async (codec: Codec): Promise<boolean> => {
  for (const law of codecLaws(codec)) {
    const holds = await law.run().then(
      () => true,
      () => false,
    );
    if (!holds) return true;
  }
  return false;
};

describe("the laws of codecs", () => {
  for (const [name, flaw] of Object.entries(flaws)) {
    it(`are broken by one that ${name}`, async () => {
      expect(await isBroken({ ...sound, ...flaw, runs: 1000 })).toBe(true);
    });
  }

  it("hold for one that does none of that", async () => {
    expect(await isBroken({ ...sound, runs: 1000 })).toBe(false);
  });

  it("say what was found and what should have been", async () => {
    const [first] = codecLaws({ ...sound, encode: () => '["x"]' });
    await expect(first?.run()).rejects.toMatchObject({
      cause: { message: expect.stringMatching(/found: +\["x"\]\s+expected: +\[/) },
    });
  });

  it("compare bytes as bytes", async () => {
    const laws = codecLaws<string, Uint8Array>({
      values: fc.string({ unit: "grapheme" }),
      encode: (text) => new TextEncoder().encode(text),
      decode: (bytes) => Result.try(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes)),
      damaged: (bytes) => fc.nat(bytes.length).map((end) => bytes.slice(0, end)),
    });
    for (const law of laws) await law.run();
  });
});
