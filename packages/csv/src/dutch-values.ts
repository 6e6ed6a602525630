import { compare, type MissingReason, missing, sign } from "@meetlat/core";
import * as Result from "effect/Result";
import { type Complaint, complaint } from "./cell-error.ts";
import { footnoteIn, MAX_NUMBER_LENGTH, type MarkedNumber, readDutchNumber } from "./numbers.ts";
import type { MarkedValue } from "./values.ts";
import { missingWords } from "./words.ts";

type Bound = "AtLeast" | "AtMost" | "About";

/** Words before a number that make it a bound or an approximation. */
const phrases: ReadonlyArray<readonly [Bound, ReadonlyArray<string>]> = [
  ["AtLeast", ["ruim", "meer dan", "minimaal", "ten minste", "tenminste", "minstens"]],
  ["AtMost", ["hoogstens", "ten hoogste", "maximaal", "minder dan"]],
  ["About", ["circa", "ca.", "ca", "ongeveer", "zo'n", "zo’n", "rond", "een kleine"]],
];

/** Signs that may stand against the number. */
const signs: ReadonlyArray<readonly [Bound, ReadonlyArray<string>]> = [
  ["AtLeast", [">=", "≥"]],
  ["AtMost", ["<=", "≤"]],
  ["About", ["~", "ca."]],
];

const bounded = (text: string): { readonly bound: Bound; readonly rest: string } | null => {
  const lower = text.toLowerCase();
  for (const [bound, words] of phrases) {
    const word = words.find((w) => lower.startsWith(`${w} `));
    if (word !== undefined) return { bound, rest: text.slice(word.length + 1) };
  }
  for (const [bound, words] of signs) {
    const word = words.find((w) => lower.startsWith(w));
    if (word !== undefined) return { bound, rest: text.slice(word.length).trimStart() };
  }
  return null;
};

const ends = (text: string): readonly [string, string] | null => {
  const match =
    /^tussen (.+) en (.+)$/i.exec(text) ??
    /^(.+?) (?:tot en met|t\/m|tot) (.+)$/i.exec(text) ??
    /^(.+?)\.\.(.+)$/.exec(text);
  return match === null ? null : [match[1]?.trim() ?? "", match[2]?.trim() ?? ""];
};

const noValue = complaint(
  { en: "is not a value in Dutch notation", nl: "is geen waarde in Nederlandse notatie" },
  {
    en: "Write a number (1.900 or 8,7), ruim 65, hoogstens 5, 170 tot 200, circa 25, or why it is missing: niet bekend, nvt, niet gemeten, niet geregistreerd, niet gepubliceerd, niet openbaar or onderdrukt",
    nl: "Schrijf een getal (1.900 of 8,7), ruim 65, hoogstens 5, 170 tot 200, circa 25, of waarom het ontbreekt: niet bekend, nvt, niet gemeten, niet geregistreerd, niet gepubliceerd, niet openbaar of onderdrukt",
  },
);

const reversed = complaint(
  { en: "is a range whose end is below its start", nl: "is een bereik waarvan het einde onder het begin ligt" },
  { en: "Put the lowest number first", nl: "Zet het laagste getal eerst" },
);

type Read = Result.Result<MarkedValue, Complaint>;

const range = (from: MarkedNumber, to: MarkedNumber): Read => {
  const mark = from.mark ?? to.mark;
  if (to.mark !== null && to.mark !== mark) return Result.fail(noValue);
  if (compare(from.value, to.value) > 0) return Result.fail(reversed);
  return Result.succeed({ value: { _tag: "Range", low: from.value, high: to.value }, mark });
};

const about = (text: string): Read => {
  const [point = "", tolerance, ...more] = text.split("±");
  const value = readDutchNumber(point.trim());
  if (Result.isFailure(value)) return Result.fail(value.failure);
  if (tolerance === undefined)
    return Result.map(value, ({ value, mark }) => ({ value: { _tag: "About", value }, mark }));
  const margin = readDutchNumber(tolerance.trim());
  if (Result.isFailure(margin)) return Result.fail(margin.failure);
  const mark = value.success.mark ?? margin.success.mark;
  if (more.length > 0 || sign(margin.success.value) < 0 || (margin.success.mark ?? mark) !== mark) {
    return Result.fail(noValue);
  }
  return Result.succeed({
    value: { _tag: "About", value: value.success.value, tolerance: margin.success.value },
    mark,
  });
};

const bound = (_tag: "AtLeast" | "AtMost", text: string): Read =>
  Result.map(readDutchNumber(text), ({ value, mark }) => ({
    value: _tag === "AtLeast" ? { _tag, low: value } : { _tag, high: value },
    mark,
  }));

const missingReason = (text: string): MissingReason | null => {
  const word = missingWords.read(text);
  return Result.isSuccess(word) ? word.success : null;
};

/** Reads a value as Dutch documents write it. */
export const readDutchValue = (written: string): Read => {
  if (written.length > MAX_NUMBER_LENGTH) return Result.fail(noValue);
  const text = written.replace(/\s+/gu, " ").trim();
  const number = readDutchNumber(text);
  if (Result.isSuccess(number)) {
    return Result.succeed({ value: { _tag: "Exact", value: number.success.value }, mark: number.success.mark });
  }
  const reason = missingReason(text);
  if (reason !== null) return Result.succeed({ value: missing(reason), mark: null });
  const found = bounded(text);
  if (found !== null) return found.bound === "About" ? about(found.rest) : bound(found.bound, found.rest);
  const [from, to] = ends(text) ?? [];
  if (from !== undefined && to !== undefined) {
    const low = readDutchNumber(from);
    if (Result.isFailure(low)) return Result.fail(low.failure);
    const high = readDutchNumber(to);
    return Result.isFailure(high) ? Result.fail(high.failure) : range(low.success, high.success);
  }
  // What looks like a number deserves the number's own complaint.
  return Result.fail(footnoteIn(text) ?? (/^[-−–€\s]*\d[\d.,\s]*%?$/u.test(text) ? number.failure : noValue));
};
