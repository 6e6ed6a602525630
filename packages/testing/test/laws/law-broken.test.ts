import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codecLaws, LawBroken } from "../../src/index.ts";

describe("a law that is broken says what was found and what should have been", () => {
  it("of numbers that JSON does not know", () => {
    const { message } = new LawBroken("the revision", { revision: 2n }, { revision: 3n });
    expect(message).toBe('the revision\nfound:    {"revision":2n}\nexpected: {"revision":3n}');
    expect(new LawBroken("it", Number.NaN, -0).message).toBe("it\nfound:    Number.NaN\nexpected: -0");
  });

  it("of what holds itself", () => {
    const cyclic: { name: string; self?: unknown } = { name: "a" };
    cyclic.self = cyclic;
    expect(new LawBroken("it", cyclic, undefined).message).toBe(
      'it\nfound:    {"name":"a","self":[cyclic]}\nexpected: undefined',
    );
  });

  it("of texts as they are, and of bytes as text", () => {
    const { message } = new LawBroken("it", "one\ntwo", new TextEncoder().encode("three"));
    expect(message).toBe("it\nfound:    one\ntwo\nexpected: 5 bytes: three");
  });

  it("when a codec loses a revision", async () => {
    const laws = codecLaws({
      values: fc.bigInt({ min: 0n, max: 9n }).map((revision) => ({ revision })),
      encode: ({ revision }) => String(revision),
      decode: (text) => Result.succeed({ revision: BigInt(text) + 1n }),
    });
    const outcomes = await Promise.all(
      laws.map(async ({ run }) => {
        try {
          await run();
          return "";
        } catch (error) {
          return String((error as Error).cause ?? error);
        }
      }),
    );
    expect(outcomes.join("\n")).toMatch(/found: {4}\{"revision":\d+n\}/);
    expect(outcomes.join("\n")).not.toContain("serialize");
  });
});
