import { type Identifier, isIdentifier } from "@meetlat/core";
import * as fc from "fast-check";

const awkward = fc.constantFrom(
  "",
  " ",
  "a\nb",
  "a\r\nb",
  'a "quoted" text',
  "semi;colon, comma\tand tab",
  "=1+1",
  "\uFEFFa",
  "één café",
  "e\u0301",
  "👩‍👩‍👧 samen",
  "null",
  "  spaces around  ",
);

/** Texts as people write them, and what goes wrong in files: line breaks, quotes, formulas of spreadsheets, marks, emoji. */
export const texts: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: fc.lorem({ maxCount: 4 }) },
  { weight: 1, arbitrary: awkward },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
);

/** Texts that say something. */
export const sayings: fc.Arbitrary<string> = texts.filter((text) => text.trim() !== "");

const anyIdentifiers: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,14}$/) },
  { weight: 2, arbitrary: fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]{0,10}$/u) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("4b", "Charlois", "Noord-Limburg", "één", "whole", "x".repeat(100), "__proto__0"),
  },
);

/** Anything that can be an identifier, in any script, of any length. */
export const identifiers = <Id extends Identifier>(): fc.Arbitrary<Id> =>
  anyIdentifiers.map((text) => text.normalize("NFC")).filter(isIdentifier) as fc.Arbitrary<string> as fc.Arbitrary<Id>;
