import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guardText, isDangerous, restoreText } from "../src/text-cell.ts";
import { trickyTexts, wildTexts } from "./writing/wild-texts.ts";

describe("a text in a cell", () => {
  it("comes back to the letter, also through the space that reading takes away", () => {
    fc.assert(
      fc.property(wildTexts, (text) => {
        expect(restoreText(guardText(text).trim())).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it("is never blank, and never begins with what a spreadsheet would run", () => {
    fc.assert(
      fc.property(wildTexts, (text) => {
        expect(guardText(text).trim()).not.toBe("");
        expect(isDangerous(guardText(text))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it("is read as it stands, where no apostrophe precedes a sign", () => {
    fc.assert(
      fc.property(wildTexts, (text) => {
        fc.pre(!/^'+[=+\-@\t\r\n＝＋－＠﹦﹢﹣﹫]/u.test(text));
        expect(restoreText(text)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["'s-Gravenland", "'s-Gravenland"],
    ["=1+1", "'=1+1"],
    ["'=1+1", "''=1+1"],
    ["＝1+1", "'＝1+1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["-513", "'-513"],
    [" around ", '\'=" around "'],
    ["", '\'=""'],
    ['="x"', '\'="="x""'],
  ])("%j is written as %j", (text, cell) => {
    expect(guardText(text)).toBe(cell);
    expect(restoreText(cell)).toBe(text);
  });

  it("is tried with all that is known to be tricky", () => {
    for (const text of trickyTexts) expect(restoreText(guardText(text))).toBe(text);
  });
});
