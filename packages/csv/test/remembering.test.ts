import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complaint } from "../src/cell-error.ts";
import { detached } from "../src/detached.ts";
import { type CellReader, remembering } from "../src/row.ts";

const odd = complaint({ en: "is odd", nl: "is oneven" }, { en: "Double it", nl: "Verdubbel het" });

const counting = () => {
  let calls = 0;
  const read: CellReader<number> = (text) => {
    calls++;
    return Number(text) % 2 === 0 ? Result.succeed(Number(text)) : Result.fail(odd);
  };
  return { read, calls: () => calls };
};

describe("a reader that remembers", () => {
  it("says what the reader says, whatever it has seen before", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (numbers) => {
        const { read } = counting();
        const remember = remembering(read);
        for (const n of numbers) expect(remember(`${n}`)).toEqual(read(`${n}`));
      }),
    );
  });

  it("reads a text once that stands in many rows, also among very many others", () => {
    const { read, calls } = counting();
    const remember = remembering(read);
    for (let i = 0; i < 60_000; i++) remember(`${i % 3 === 0 ? 2 * i : 2 * (i % 100)}`);
    expect(calls()).toBeLessThan(20_000 + 200);
  });

  it("gives up where no text comes twice, and remembers a long text from one row to the next", () => {
    const { read, calls } = counting();
    const remember = remembering(read);
    for (let i = 0; i < 30_000; i++) remember(`${2 * i}`);
    expect(calls()).toBe(30_000);
    remember("4");
    expect(calls()).toBe(30_001);
    const long = `${"0".repeat(2_000_000)}8`;
    expect(remember(long)).toBe(remember(long));
  });
});

describe("a text with characters of its own", () => {
  it("is the same text, also with half a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.boolean(), (text, half) => {
        const whole = half ? `${text}\uD83D` : text;
        expect(detached(whole)).toBe(whole);
      }),
    );
  });
});
