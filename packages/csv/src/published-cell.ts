import { type Published, type PublishedDirection, type PublishedNumber, parsePublished } from "@meetlat/core";
import * as Result from "effect/Result";
import { complaint } from "./cell-error.ts";
import { type Locale, MAX_NUMBER_LENGTH, readDutchNumber } from "./numbers.ts";
import type { CellReader } from "./row.ts";

/** Words before a number, as Dutch documents and Meetlat itself write them. */
const phrases: ReadonlyArray<readonly [PublishedNumber["_tag"], ReadonlyArray<string>]> = [
  ["AtLeast", ["ruim", "minimaal", "ten minste", "tenminste", "minstens", "at least"]],
  ["MoreThan", ["meer dan", "more than"]],
  ["LessThan", ["minder dan", "less than"]],
  ["AtMost", ["hoogstens", "ten hoogste", "maximaal", "at most"]],
  ["About", ["circa", "ca.", "ca", "ongeveer", "zo'n", "zo’n", "rond", "een kleine", "about"]],
  ["Rounded", ["afgerond", "rounded"]],
];

const directions: ReadonlyArray<readonly [PublishedDirection["_tag"], ReadonlyArray<string>]> = [
  ["Up", ["stijging", "toename", "up"]],
  ["Down", ["daling", "afname", "down"]],
  ["Same", ["gelijk", "gelijk gebleven", "same"]],
];

const nothingSaid = complaint(
  { en: "does not say what was published", nl: "zegt niet wat er is gepubliceerd" },
  {
    en: "Write a number (1.900 or 8,7), afgerond 1,4, circa 25, meer dan 600, minder dan 600, minstens 65, hoogstens 5, stijging, daling or gelijk",
    nl: "Schrijf een getal (1.900 of 8,7), afgerond 1,4, circa 25, meer dan 600, minder dan 600, minstens 65, hoogstens 5, stijging, daling of gelijk",
  },
);

const readDutch: CellReader<Published> = (written) => {
  if (written.length > MAX_NUMBER_LENGTH) return Result.fail(nothingSaid);
  const text = written.replace(/\s+/gu, " ").trim();
  const lower = text.toLowerCase();
  const direction = directions.find(([, words]) => words.includes(lower))?.[0];
  if (direction !== undefined) return Result.succeed({ _tag: direction });
  for (const [_tag, words] of phrases) {
    const word = words.find((w) => lower.startsWith(`${w} `));
    if (word === undefined) continue;
    return Result.map(readDutchNumber(text.slice(word.length + 1)), ({ value }) => ({ _tag, value }));
  }
  const number = text.replace(/^= ?/u, "");
  return /\d/.test(number) && !/\p{L}/u.test(number)
    ? Result.map(readDutchNumber(number), ({ value }) => ({ _tag: "Exactly", value }))
    : Result.fail(nothingSaid);
};

const readCanonical: CellReader<Published> = (text) => parsePublished(text.replace(/(?<=\d)\s*%$/u, ""));

/**
 * Reads what a document says of a result: canonical as core does, or with Dutch words and numbers. A `%` or `€` with the
 * number is read over, since a claim says by its formula what it counts.
 */
export const publishedIn = (locale: Locale): CellReader<Published> => (locale === "nl" ? readDutch : readCanonical);
