import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimals, periods, values } from "../../../testing/src/arbitraries/vocabulary.ts";
import { patterns } from "../../src/codec/patterns.ts";
import {
  isDay,
  isDecimal,
  isEventId,
  isIdentifier,
  isInstant,
  isPeriod,
  isUnit,
  MAX_DECIMAL_DIGITS,
  missingReasons,
  parsePublished,
  printValue,
} from "../../src/index.ts";
import { runs } from "../arbitraries/runs.ts";

const matches = (pattern: string): ((text: string) => boolean) => {
  const form = new RegExp(pattern, "u");
  return (text) => form.test(text);
};

const pad = (n: number, width: number): string => String(n).padStart(width, "0");

/** Texts of the letters that stand in a form, so that nearly right ones are many. */
const textsOf = (letters: string, maxLength = 14) =>
  fc.array(fc.constantFrom(...letters), { maxLength }).map((list) => list.join(""));

const numbers = fc.oneof(textsOf("-0123.9", 8), decimals, textsOf("01.", 130));
const dates = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
  .map(([year, month, day]) => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);

describe("a pattern", () => {
  it("takes just the days that exist", () => {
    const matchesDay = matches(patterns.day);
    const apart: Array<string> = [];
    for (let year = 0; year < 10_000; year++) {
      for (const day of [
        "01-31",
        "01-32",
        "02-28",
        "02-29",
        "02-30",
        "04-30",
        "04-31",
        "06-31",
        "12-31",
        "13-01",
        "00-01",
        "10-00",
      ]) {
        const text = `${pad(year, 4)}-${day}`;
        if (matchesDay(text) !== isDay(text)) apart.push(text);
      }
    }
    expect(apart).toEqual([]);
  });

  const held: ReadonlyArray<
    readonly [string, fc.Arbitrary<string>, (text: string) => boolean, (text: string) => boolean]
  > = [
    ["day", fc.oneof(dates, textsOf("0129-")), matches(patterns.day), isDay],
    [
      "instant",
      fc.tuple(dates, textsOf("0123456789:.TZ", 14)).map(([day, time]) => `${day}T${time}`),
      matches(patterns.instant),
      isInstant,
    ],
    [
      "decimal",
      numbers,
      (text) => matches(patterns.decimal)(text) && matches(patterns.decimalDigits(MAX_DECIMAL_DIGITS))(text),
      isDecimal,
    ],
    ["unit", fc.string({ unit: "grapheme", maxLength: 45 }), matches(patterns.unit), isUnit],
    ["event id", fc.oneof(fc.uuid(), textsOf("0af-G", 40)), matches(patterns.eventId), isEventId],
    [
      "text that says something",
      fc.oneof(textsOf(" \t\n\u00a0\ufeff\u2028\u200b"), fc.string()),
      matches(patterns.saysSomething),
      (t) => t.trim() !== "",
    ],
    [
      "publication",
      fc
        .tuple(
          fc.constantFrom("", "rounded ", "about ", "more than ", "at  most ", "almost "),
          fc.oneof(numbers, fc.constant("up")),
        )
        .map((t) => t.join("")),
      (text) => matches(patterns.published)(text) && !/\d{61}/.test(text.replace(".", "")),
      (text) => parsePublished(text)._tag === "Success" && text === text.trim() && !text.includes("  "),
    ],
  ];

  it.each(held)("takes a text as %s just when it is read as one", (_, texts, pattern, is) => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(pattern(text)).toBe(is(text));
      }),
      { numRuns: runs(3000) },
    );
  });

  it("takes every period, and nothing that is none but for an end before the start", () => {
    const matchesPeriod = matches(patterns.period);
    const texts = fc.oneof(
      periods,
      textsOf("0129-HQ..", 24),
      fc.tuple(periods, dates).map((t) => t.join("..")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        if (isPeriod(text)) expect(matchesPeriod(text)).toBe(true);
        else if (matchesPeriod(text)) {
          const [from = "", to = ""] = text.split("..");
          expect(isPeriod(from) && isPeriod(to) && isPeriod(`${to}..${from}`)).toBe(true);
        }
      }),
      { numRuns: runs(3000) },
    );
  });

  it("takes every identifier, and nothing that is none but for its length or its composed form", () => {
    const matchesIdentifier = matches(patterns.identifier);
    fc.assert(
      fc.property(fc.oneof(textsOf("aé0._-/ \u0308"), fc.string({ unit: "grapheme" })), (text) => {
        expect(matchesIdentifier(text.normalize("NFC"))).toBe(isIdentifier(text.normalize("NFC")));
      }),
      { numRuns: runs(3000) },
    );
  });

  it("takes the notation of every value", () => {
    const matchesValue = matches(patterns.value(missingReasons));
    fc.assert(
      fc.property(values(), (value) => {
        expect(matchesValue(printValue(value))).toBe(true);
      }),
      { numRuns: runs(1000) },
    );
    for (const text of ["", "lost", "> 5", ">=", "5..", "~5±-1", "5±1", "1,5", "-0"])
      expect(matchesValue(text)).toBe(false);
  });

  it("is read in linear time, whatever is thrown at it", () => {
    const long = [
      "1".repeat(100_000),
      "a.".repeat(50_000),
      `${"0".repeat(100_000)}x`,
      "2020".repeat(25_000),
      "a".repeat(100_000),
    ];
    const all = [
      patterns.decimal,
      patterns.decimalDigits(MAX_DECIMAL_DIGITS),
      patterns.identifier,
      patterns.period,
      patterns.published,
      patterns.unit,
      patterns.value(missingReasons),
    ];
    // A pattern that tried every way would not come to an end.
    for (const pattern of all) for (const text of long) expect(matches(pattern)(`${text}!`)).toBe(false);
  });
});
