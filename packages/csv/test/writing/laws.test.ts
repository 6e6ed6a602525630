import type { Event, Question } from "@meetlat/core";
import { days, histories } from "@meetlat/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answersOf, contentOf, imported, registerOf, restamped, tablesOf, verdictsOf } from "./round-trip.ts";
import {
  areaHistories,
  assessedHistories,
  deliveredHistories,
  redefinedHistories,
  tightHistories,
} from "./tight-histories.ts";
import { wildTexts } from "./wild-texts.ts";

const locales = fc.constantFrom("canonical" as const, "nl" as const);

/** What somebody may ask, now or of an earlier day. The place in the log is that of the import. */
const questions: fc.Arbitrary<Question> = fc.record({ asOf: days, knownAt: fc.option(days, { nil: null }) });

const textFields = new Set([
  "title",
  "text",
  "note",
  "why",
  "method",
  "instrument",
  "definition",
  "monitor",
  "ambiguity",
]);

/** The history with other words in the places of its two: the same ones in the same places. */
const inWords = (value: unknown, words: ReadonlyMap<string, string>, key = ""): unknown => {
  if (typeof value === "string") return textFields.has(key) ? (words.get(value) ?? value) : value;
  if (Array.isArray(value)) return value.map((one) => inWords(one, words, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inWords(one, words, name)]));
};

const wordedHistories: fc.Arbitrary<ReadonlyArray<Event>> = fc
  .tuple(
    fc.oneof(histories, tightHistories, redefinedHistories, assessedHistories, deliveredHistories, areaHistories),
    fc.uniqueArray(wildTexts, { minLength: 3, maxLength: 3 }),
  )
  .map(([events, [a = "a", b = "b", raad = "raad"]]) => {
    const words = new Map([
      ["a", a],
      ["b", b],
    ]);
    return events.map((event): Event => {
      const data = inWords(event.data, words);
      const own = event.source === undefined ? {} : { source: { ...event.source, locator: b } };
      const decidedBy = event.decidedBy === undefined ? {} : { decidedBy: raad };
      return { ...event, data, ...own, ...decidedBy } as Event;
    });
  });

/** The day on which nothing more becomes known. */
const lastDay: Question = { asOf: "2026-01-01" as never, knownAt: null };

/**
 * The import of an export is the same register: the same facts, those about the same thing in the same order, so that every
 * question of any day gets the same answer. Left out is what the tables leave to the import: ids, positions, when each fact
 * was recorded, by whom, and in which batch. Facts have ids that follow from what they say here, so that evidence is
 * compared too.
 */
describe("a register written as tables and read again", () => {
  it("holds the same facts", () => {
    fc.assert(
      fc.property(wordedHistories, locales, (history, locale) => {
        const events = restamped(history);
        const again = imported(tablesOf(events, locale), locale);
        expect(again.events.map(contentOf).sort()).toEqual(events.map(contentOf).sort());
      }),
      { numRuns: 300 },
    );
  });

  it("answers every question the same, to the byte", () => {
    fc.assert(
      fc.property(wordedHistories, locales, fc.array(questions, { maxLength: 2 }), (history, locale, asked) => {
        const events = restamped(history);
        const before = registerOf(events);
        const { register } = imported(tablesOf(events, locale), locale);
        for (const question of [lastDay, ...asked]) {
          expect(JSON.stringify(answersOf(register, question))).toBe(JSON.stringify(answersOf(before, question)));
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it("tells the same history of every verdict", () => {
    fc.assert(
      fc.property(fc.oneof(redefinedHistories, assessedHistories), locales, (history, locale) => {
        const events = restamped(history);
        const { register } = imported(tablesOf(events, locale), locale);
        expect(verdictsOf(register, lastDay)).toEqual(verdictsOf(registerOf(events), lastDay));
      }),
      { numRuns: 100 },
    );
  });

  it("is written as the same files again", () => {
    fc.assert(
      fc.property(wordedHistories, locales, (history, locale) => {
        const tables = tablesOf(restamped(history), locale);
        expect(tablesOf(imported(tables, locale).events, locale)).toEqual(tables);
      }),
      { numRuns: 200 },
    );
  });
});
