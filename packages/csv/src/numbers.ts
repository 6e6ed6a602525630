import { type Decimal, isDecimal, parseDecimal } from "@meetlat/core";
import * as Result from "effect/Result";
import { type Complaint, complaint } from "./cell-error.ts";

/** How numbers are written: `1900` and `8.7` (canonical), or `1.900` and `8,7` (nl). The caller says which. */
export type Locale = "canonical" | "nl";

/** What may stand with a number and says in what it is. */
export type Mark = "%" | "€";

/** A number with the mark that stood with it. */
export interface MarkedNumber {
  readonly value: Decimal;
  readonly mark: Mark | null;
}

/** No number is longer; keeps the patterns below fast on any text. */
export const MAX_NUMBER_LENGTH = 200;

const footnote = /[*†‡¹²³⁰⁴-⁹]+$|\d\s*\(?\d\)$/u;

const footnoteComplaint = complaint(
  { en: "carries a footnote mark", nl: "heeft een voetnootteken" },
  {
    en: "Take the mark away, and put what it says in the note column",
    nl: "Haal het teken weg, en zet wat de voetnoot zegt in de kolom note",
  },
);

/** The complaint about a footnote mark, when the text ends with one. */
export const footnoteIn = (text: string): Complaint | null =>
  text.length <= MAX_NUMBER_LENGTH && /\d/.test(text) && footnote.test(text) ? footnoteComplaint : null;

const noDutchNumber = complaint(
  { en: "is not a number in Dutch notation", nl: "is geen getal in Nederlandse notatie" },
  {
    en: "Write it like 1900, 1.900, 8,7, -513 or 1.234,5: a comma for decimals, dots between thousands or nothing",
    nl: "Schrijf het als 1900, 1.900, 8,7, -513 of 1.234,5: een komma voor decimalen, punten tussen duizendtallen of niets",
  },
);

const dotsComplaint = (digits: string): Complaint =>
  complaint(
    {
      en: "has a dot that does not stand between thousands, which a Dutch table does not know",
      nl: "heeft een punt die niet tussen duizendtallen staat, en dat kent een Nederlandse tabel niet",
    },
    /^\d+\.\d+$/.test(digits)
      ? {
          en: `Write ${digits.replace(".", ",")} for a decimal comma, or read the table without --locale nl`,
          nl: `Schrijf ${digits.replace(".", ",")} met een decimale komma, of lees de tabel zonder --locale nl`,
        }
      : noDutchNumber.mend,
  );

const shape = /^(€)?\s*([-−–])?\s*(€)?\s*(\d[\d.,]*)\s*(%)?$/u;
const plainOrGrouped = /^(?:\d+|\d{1,3}(?:\.\d{3})+)$/;
const minus = "-";

/** Reads a number in Dutch notation, with a `€` before it or a `%` after it. */
export const readDutchNumber = (text: string): Result.Result<MarkedNumber, Complaint> => {
  const match = text.length > MAX_NUMBER_LENGTH ? null : shape.exec(text);
  if (match === null) return Result.fail(footnoteIn(text) ?? noDutchNumber);
  const [, before, negative, after, digits = "", percent] = match;
  const euros = before !== undefined || after !== undefined;
  if ((before !== undefined && after !== undefined) || (euros && percent !== undefined))
    return Result.fail(noDutchNumber);
  const [whole = "", fraction, ...more] = digits.split(",");
  if (more.length > 0 || fraction === "" || (fraction !== undefined && !/^\d+$/.test(fraction))) {
    return Result.fail(noDutchNumber);
  }
  if (!plainOrGrouped.test(whole)) return Result.fail(dotsComplaint(digits));
  const canonical = `${negative === undefined ? "" : minus}${whole.replaceAll(".", "")}${fraction === undefined ? "" : `.${fraction}`}`;
  if (!isDecimal(canonical)) return Result.fail(whole.includes(".") ? dotsComplaint(digits) : noDutchNumber);
  return Result.succeed({ value: canonical, mark: euros ? "€" : percent === undefined ? null : "%" });
};

const percentComplaint = complaint(
  { en: "is a percentage where a plain number belongs", nl: "is een percentage waar een gewoon getal hoort" },
  { en: "Write it without %", nl: "Schrijf het zonder %" },
);

/**
 * Reads a plain number: canonical only as core does, Dutch also with a `€` before it. A percentage is none.
 *
 * @example
 * ```ts
 * import { readNumber } from "@meetlat/csv";
 * import * as Result from "effect/Result";
 *
 * console.assert(Result.getOrNull(readNumber("1.900", "nl")) === "1900");
 * console.assert(Result.getOrNull(readNumber("- 513", "nl")) === "-513");
 * console.assert(Result.isFailure(readNumber("8.7", "nl")));
 * ```
 */
export const readNumber = (text: string, locale: Locale): Result.Result<Decimal, Complaint> => {
  if (locale === "canonical") return Result.mapError(parseDecimal(text), (error) => footnoteIn(text) ?? error);
  const read = readDutchNumber(text);
  if (Result.isFailure(read)) return Result.fail(read.failure);
  return read.success.mark === "%" ? Result.fail(percentComplaint) : Result.succeed(read.success.value);
};
