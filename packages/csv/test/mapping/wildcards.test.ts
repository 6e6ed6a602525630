import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openTexts } from "../../src/mapping/wildcards.ts";

describe("the open places of a pattern", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "-") });

  it("and its fixed parts make up the text again", () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        text,
        fc.constantFrom(0, 1),
        (parts, given, least) => {
          const found = openTexts(parts, given, least);
          if (found === null) return;
          expect(found).toHaveLength(parts.length - 1);
          expect(parts.map((part, i) => part + (found[i] ?? "")).join("")).toBe(given);
          for (const one of found) expect(one.length).toBeGreaterThanOrEqual(least);
        },
      ),
    );
  });

  it("are found in any text that is made of them", () => {
    const open = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1 });
    fc.assert(
      fc.property(fc.array(open, { minLength: 1, maxLength: 4 }), (texts) => {
        const parts = ["[", ...texts.slice(1).map(() => " / "), "]"];
        expect(openTexts(parts, `[${texts.join(" / ")}]`, 1)).toEqual(texts);
      }),
    );
    expect(openTexts(["a", "b", ""], "axxbyy", 0)).toEqual(["xx", "yy"]);
    expect(openTexts(["ab", "ba"], "aba", 0)).toBeNull();
    expect(openTexts(["ab"], "ab", 0)).toEqual([]);
  });

  it("are looked for in time that does not grow with the number of places", () => {
    const parts = Array.from({ length: 60 }, () => "a");
    expect(openTexts([...parts, "x"], "a".repeat(100_000), 1)).toBeNull();
  });
});
