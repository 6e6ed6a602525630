import { type Decimal, isDecimal } from "./decimal.ts";
import { type Identifier, isIdentifier } from "./identifier.ts";
import type { Text } from "./language.ts";
import { isPeriod, type Period, periodBounds } from "./period.ts";
import { stopAt, untilStop } from "./stop.ts";
import type { Unreadable } from "./unreadable.ts";

/** What may stand at a place in a formula, in words for a person. */
const expectations = {
  operand: {
    en: "a number (1900 or 8.8), a measurement (indicator[2020] or indicator@area[2020]), a function such as sum(…) or actual(…), or a parenthesis; put spaces around a minus",
    nl: "een getal (1900 of 8.8), een meting (indicator[2020] of indicator@gebied[2020]), een functie zoals sum(…) of actual(…), of een haakje; zet spaties om een minteken",
  },
  period: {
    en: "a period with an end between square brackets, such as [2020]",
    nl: "een periode met een einde tussen vierkante haken, zoals [2020]",
  },
  reference: {
    en: "a period between square brackets, such as [2020]; put spaces around a minus",
    nl: "een periode tussen vierkante haken, zoals [2020]; zet spaties om een minteken",
  },
  identifier: {
    en: "a name of letters, digits, “.”, “_” and “-”",
    nl: "een naam van letters, cijfers, “.”, “_” en “-”",
  },
  function: {
    en: "one of the functions sum, change, percentChange, percent, oneIn, original, amended, actual, deviation, effect or theme",
    nl: "een van de functies sum, change, percentChange, percent, oneIn, original, amended, actual, deviation, effect of theme",
  },
  slash: { en: "a slash and a budget line or theme", nl: "een schuine streep en een begrotingspost of thema" },
  comma: { en: "a comma and a second formula", nl: "een komma en een tweede formule" },
  commaOrClose: {
    en: "a comma and another formula, or a closing parenthesis",
    nl: "een komma en nog een formule, of een sluithaakje",
  },
  close: { en: "a closing parenthesis", nl: "een sluithaakje" },
  shallower: {
    en: "a simpler formula: too many steps stand within each other; sum(…) adds any number of terms",
    nl: "een eenvoudiger formule: te veel stappen staan in elkaar; sum(…) telt elk aantal termen op",
  },
  end: {
    en: "an operator (+, -, *, /) or the end of the formula",
    nl: "een bewerking (+, -, *, /) of het einde van de formule",
  },
} as const satisfies Record<string, Text>;

/** A key of the catalogue of what may be expected. */
export type FormulaExpectation = keyof typeof expectations;

const notation = { readAs: "formula", isNot: { en: "is not a formula", nl: "is geen formule" } } as const;

const tokenPattern = /\s*([\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*|[^\s])/uy;
const negativePattern = /\s*(-[\p{N}][\p{L}\p{N}\p{M}._-]*)/uy;
const referencePattern = /\s*([[@])/uy;
const periodPattern = /\s*\[([^\]]*)\]/uy;

/** Walks through the text of a formula, token by token. */
export interface FormulaScanner {
  /** The next token without taking it: a name, a number or a sign; empty at the end. */
  readonly peek: () => string;
  /** Takes the next token. */
  readonly take: () => string;
  /** Takes the next token when it is this one. */
  readonly skip: (token: string) => boolean;
  /** Takes a number, which may be negative; `null` when none stands here. */
  readonly number: () => Decimal | null;
  readonly identifier: <Id extends Identifier>() => Id;
  /** A period with an end, between square brackets. */
  readonly period: () => Period;
  /** Stops at the next token: the text is no formula. */
  readonly fail: (expected: FormulaExpectation) => never;
}

const open = (text: string): FormulaScanner => {
  let at = 0;
  let token = "";
  let tokenAt = 0;

  const match = (pattern: RegExp, from: number): string | null => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.[1] ?? null;
  };
  const look = (from: number): void => {
    token = match(tokenPattern, from) ?? "";
    at = token === "" ? text.length : tokenPattern.lastIndex;
    tokenAt = at - token.length;
  };
  look(0);

  const take = (): string => {
    const taken = token;
    look(at);
    return taken;
  };

  const fail = (expected: FormulaExpectation): never => stopAt(notation, text, token, tokenAt, expectations[expected]);

  return {
    peek: () => token,
    take,
    skip: (wanted) => {
      if (token !== wanted) return false;
      take();
      return true;
    },
    number: () => {
      const isNegative = token === "-";
      const word = isNegative ? match(negativePattern, tokenAt) : token;
      // `12[2020]` is a measurement of an indicator that is called 12.
      if (word === null || !isDecimal(word) || match(referencePattern, tokenAt + word.length) !== null) return null;
      look(tokenAt + word.length);
      return word;
    },
    identifier: <Id extends Identifier>() => (isIdentifier(token) ? (take() as Id) : fail("identifier")),
    period: () => {
      if (token !== "[") return fail("reference");
      const inside = match(periodPattern, tokenAt)?.trim();
      if (inside === undefined || !isPeriod(inside) || periodBounds(inside).last === null) return fail("period");
      look(periodPattern.lastIndex);
      return inside;
    },
    fail,
  };
};

/** Runs a reader over a whole text; what it stops at becomes a value. */
export const scanFormula = <A>(text: string, read: (scanner: FormulaScanner) => A): A | Unreadable =>
  untilStop(() => {
    const scanner = open(text);
    const result = read(scanner);
    if (scanner.peek() !== "") scanner.fail("end");
    return result;
  });
