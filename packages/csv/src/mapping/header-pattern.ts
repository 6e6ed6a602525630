import type { PeriodReader, ReadPeriod } from "./period-notation.ts";
import { openTexts } from "./wildcards.ts";

/** What a header says by a pattern. */
export interface HeaderMatch {
  readonly at: number;
  readonly period: ReadPeriod | null;
  /** The texts in the place of `{name}`. */
  readonly texts: ReadonlyMap<string, string>;
}

const placeholder = /\{([^{}]+)\}/g;

/** Whether a text is a pattern: whether something in braces stands in it. */
export const isPattern = (text: string): boolean => new RegExp(placeholder).test(text);

/** The names in the braces of a pattern, without `period`. */
export const namesIn = (pattern: string): ReadonlyArray<string> =>
  [...pattern.matchAll(placeholder)].map(([, name = ""]) => name.trim()).filter((name) => name !== "period");

/** The headers that a pattern fits: all of the header, with a period where `{period}` stands. */
export const matchHeaders = (
  pattern: string,
  names: ReadonlyArray<string>,
  readPeriod: PeriodReader,
): ReadonlyArray<HeaderMatch> => {
  const keys = [...pattern.matchAll(placeholder)].map(([, name = ""]) => name.trim());
  const literals = pattern.split(/\{[^{}]+\}/);
  return names.flatMap((name, at) => {
    const found = openTexts(literals, name, 1);
    if (found === null) return [];
    const texts = new Map<string, string>();
    let period: ReadPeriod | null = null;
    for (const [i, key] of keys.entries()) {
      const text = (found[i] ?? "").trim();
      if (key === "period") {
        period = readPeriod(text);
        if (period === null) return [];
      } else texts.set(key, text);
    }
    return [{ at, period, texts }];
  });
};
