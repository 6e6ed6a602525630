import {
  type BalanceKind,
  type Decimal,
  deviationAsPrinted,
  type Favourability,
  type Side,
  type SignConvention,
  sign,
} from "@meetlat/core";
import * as Result from "effect/Result";
import { type Complaint, complaint } from "./cell-error.ts";
import { type Locale, MAX_NUMBER_LENGTH, readNumber } from "./numbers.ts";
import type { CellReader } from "./row.ts";
import { favourWords } from "./words.ts";

const noFavour: Complaint = complaint(
  { en: "does not say in whose favour it is", nl: "zegt niet in wiens voordeel het is" },
  { en: "Write V or N behind the amount", nl: "Schrijf V of N achter het bedrag" },
);

const signed: Complaint = complaint(
  {
    en: "has a sign, where its document prints amounts without a sign",
    nl: "heeft een teken, terwijl het document bedragen zonder teken geeft",
  },
  {
    en: "Write the amount without a sign and V or N behind it, or correct sign_convention in documents.csv",
    nl: "Schrijf het bedrag zonder teken en V of N erachter, of verbeter sign_convention in documents.csv",
  },
);

const surplusFavour: Complaint = complaint(
  {
    en: "says in whose favour it is, where its document prints signs",
    nl: "zegt in wiens voordeel het is, terwijl het document tekens geeft",
  },
  {
    en: "Write the amount with its sign only, or give sign_convention absolute in documents.csv",
    nl: "Schrijf alleen het bedrag met zijn teken, of geef sign_convention absolute in documents.csv",
  },
);

const lettersAtEnd = /^(.*?)\s?(\p{L}+)$/u;

const split = (text: string): { readonly amount: string; readonly favour: Favourability | null } => {
  const match = text.length > MAX_NUMBER_LENGTH ? null : lettersAtEnd.exec(text.replace(/\s+/gu, " "));
  const favour = match === null ? null : favourWords.read(match[2] ?? "");
  return match === null || favour === null || Result.isFailure(favour)
    ? { amount: text, favour: null }
    : { amount: (match[1] ?? "").trim(), favour: favour.success };
};

/**
 * Reads a printed deviation, in the sign convention of its document, as actual − budget. A document that declares none
 * is read as actual − budget, which is what these columns mean.
 */
export const deviationIn =
  (locale: Locale, convention: SignConvention | undefined, side: Side | BalanceKind): CellReader<Decimal> =>
  (text) => {
    const { amount, favour } = split(text);
    const read = readNumber(amount, locale);
    if (Result.isFailure(read)) return read;
    const kind = convention ?? "actualMinusBudget";
    if (kind !== "absolute" && favour !== null) return Result.fail(surplusFavour);
    if (kind === "absolute" && sign(read.success) < 0) return Result.fail(signed);
    const deviation = deviationAsPrinted(kind, side, read.success, favour);
    return deviation === null ? Result.fail(noFavour) : Result.succeed(deviation);
  };
