import { isDecimal, printValue } from "@meetlat/core";
import * as Result from "effect/Result";
import { type Complaint, complaint } from "../cell-error.ts";
import { type Locale, MAX_NUMBER_LENGTH } from "../numbers.ts";
import { readValue } from "../values.ts";
import type { NumberNotation } from "./mapping.ts";

/** Writes a text from one notation in another, or says why that cannot be. */
export type Rewrite = (text: string) => Result.Result<string, Complaint>;

const spaces = "[ \\u00A0\\u2009\\u202F]";
const separators: Readonly<Record<string, string>> = { ".": "\\.", ",": ",", " ": spaces, "'": "['’]" };

const shownNumber = ({ decimal, thousands }: NumberNotation): string => `1${thousands ?? ""}234${decimal}5`;

const notThis = (notation: NumberNotation): Complaint =>
  complaint(
    {
      en: `is not a number in the notation of this file (${shownNumber(notation)})`,
      nl: `is geen getal in de notatie van dit bestand (${shownNumber(notation)})`,
    },
    {
      en: 'Correct the cell, or say in the mapping how numbers are written: "numbers": { "decimal": ",", "thousands": " " }',
      nl: 'Verbeter de cel, of zeg in de mapping hoe getallen zijn geschreven: "numbers": { "decimal": ",", "thousands": " " }',
    },
  );

/** A number in a notation of one's own, alone or as a bound (`>=1 200`), as a canonical one; words are left as they are. */
const toCanonical = (notation: NumberNotation): Rewrite => {
  const { decimal, thousands } = notation;
  const between = thousands === undefined ? null : (separators[thousands] ?? null);
  const whole = between === null ? "\\d+" : `\\d+|\\d{1,3}(?:${between}\\d{3})+`;
  const pattern = new RegExp(`^(>=|<=|~)?\\s*([-−–])?\\s*(${whole})(?:${separators[decimal]}(\\d+))?\\s*(%)?$`, "u");
  const complaintHere = notThis(notation);
  return (text) => {
    if (!/\d/.test(text)) return Result.succeed(text);
    const match = text.length > MAX_NUMBER_LENGTH ? null : pattern.exec(text);
    if (match === null) return Result.fail(complaintHere);
    const [, bound = "", negative, digits = "", fraction, percent = ""] = match;
    const number = `${negative === undefined ? "" : "-"}${digits.replace(/\D/g, "")}${fraction === undefined ? "" : `.${fraction}`}`;
    return isDecimal(number) ? Result.succeed(`${bound}${number}${percent}`) : Result.fail(complaintHere);
  };
};

const euros = complaint(
  {
    en: "has a €, which cannot be kept in a file whose notation differs from that of the other tables",
    nl: "heeft een €, en dat kan niet worden bewaard in een bestand met een andere notatie dan de andere tabellen",
  },
  { en: "Read all tables with --locale nl", nl: "Lees alle tabellen met --locale nl" },
);

/** In Dutch notation a comma stands where the canonical one has a dot, except between the ends of a range. */
const inDutch = (canonical: string): string => canonical.replace(/(\d)\.(\d)/g, "$1,$2");

/** A value as one notation writes it, as the other does. */
const between =
  (from: Locale, to: Locale): Rewrite =>
  (text) => {
    const read = readValue(text, from);
    // A dash is left for the table to understand: the document may say what it means.
    if (Result.isFailure(read)) return /^[-–—−]$/u.test(text) ? Result.succeed(text) : Result.fail(read.failure);
    const { value, mark } = read.success;
    if (mark === "€") return Result.fail(euros);
    const printed = `${printValue(value)}${mark ?? ""}`;
    return Result.succeed(to === "nl" && value._tag !== "Missing" ? inDutch(printed) : printed);
  };

const lettersAtEnd = /^(.*?)(\s?\p{L}+)$/su;

/** The same for an amount that may have letters behind it, such as the V or N of a deviation. */
export const beforeLetters =
  (rewrite: Rewrite): Rewrite =>
  (text) => {
    const match = text.length > MAX_NUMBER_LENGTH ? null : lettersAtEnd.exec(text);
    const [, amount, letters] = match ?? [];
    return amount === undefined || letters === undefined
      ? rewrite(text)
      : Result.map(rewrite(amount), (number) => `${number}${letters}`);
  };

/**
 * How the numbers of a file are written in the notation of the batch that it is read in; `null` when they are in that
 * notation already.
 */
export const rewriteNumbers = (from: Locale, own: NumberNotation | undefined, to: Locale): Rewrite | null => {
  if (own === undefined) return from === to ? null : between(from, to);
  const canonical = toCanonical(own);
  if (to === "canonical") return canonical;
  return (text) => Result.map(canonical(text), inDutch);
};
