import { type Decimal, isDecimal } from "../vocabulary/decimal.ts";
import { type AreaId, type AreaSetId, isIdentifier } from "../vocabulary/identifier.ts";
import { isPeriod, type Period, periodBounds } from "../vocabulary/period.ts";
import { stopAt, untilStop } from "../vocabulary/stop.ts";
import type { Unreadable } from "../vocabulary/unreadable.ts";
import { type Comparator, comparators } from "./comparator.ts";

/** What may stand at a place in a rule, in words for a person. */
const expectations = {
  rule: {
    en: "a rule, such as “<= 24 in 2018”, “>= 80 each year 2019..2021”, “decrease by 3 points in 2021” or “trend”",
    nl: "een regel, zoals “<= 24 in 2018”, “>= 80 each year 2019..2021”, “decrease by 3 points in 2021” of “trend”",
  },
  comparator: { en: "<=, >=, < or >", nl: "<=, >=, < of >" },
  decimal: {
    en: "a number such as 1900 or 8.8, or ? when it is not known",
    nl: "een getal zoals 1900 of 8.8, of ? als het niet bekend is",
  },
  period: { en: "a period such as 2018 or 2018-Q3", nl: "een periode zoals 2018 of 2018-Q3" },
  closedPeriod: { en: "a period with an end", nl: "een periode met een einde" },
  in: { en: "the word “in” and a period", nl: "het woord “in” en een periode" },
  inOrEach: {
    en: "“in” and a period, “each year” and a term, “average per year” and a term, or “total” and a term",
    nl: "“in” en een periode, “each year” en een termijn, “average per year” en een termijn, of “total” en een termijn",
  },
  step: { en: "year, half, quarter or month", nl: "year, half, quarter of month" },
  wholeTerm: {
    en: "a term that consists of whole such steps, such as 2019..2021",
    nl: "een termijn die uit hele stappen bestaat, zoals 2019..2021",
  },
  laterPeriod: { en: "a period after the one before it", nl: "een periode na de vorige" },
  number: { en: "a number such as 1900 or 8.8", nl: "een getal zoals 1900 of 8.8" },
  notLess: {
    en: "a number that is not less than the one before it",
    nl: "een getal dat niet kleiner is dan het vorige",
  },
  count: {
    en: "a number of areas such as 10, or a share such as 80 %",
    nl: "een aantal gebieden zoals 10, of een aandeel zoals 80 %",
  },
  share: { en: "a share of at most 100 %", nl: "een aandeel van hoogstens 100 %" },
  identifier: { en: "the name of an area or a set of areas", nl: "de naam van een gebied of een gebiedsindeling" },
  and: { en: "the word “and”", nl: "het woord “and”" },
  of: { en: "the word “of”", nl: "het woord “of”" },
  per: { en: "the word “per” and year, half, quarter or month", nl: "het woord “per” en year, half, quarter of month" },
  area: { en: "the words “area of” and a set", nl: "de woorden “area of” en een gebiedsindeling" },
  areas: { en: "the words “areas of” and a set", nl: "de woorden “areas of” en een gebiedsindeling" },
  least: { en: "the word “least” and a number", nl: "het woord “least” en een getal" },
  byOrIn: { en: "“by” and an amount, or “in” and a period", nl: "“by” en een hoeveelheid, of “in” en een periode" },
  colon: { en: "a colon and the rule for each area", nl: "een dubbele punt en de regel per gebied" },
  open: {
    en: "a parenthesis and rules separated by semicolons",
    nl: "een haakje en regels, gescheiden door puntkomma's",
  },
  close: {
    en: "a semicolon and another rule, or a closing parenthesis",
    nl: "een puntkomma en nog een regel, of een sluithaakje",
  },
  shallower: {
    en: "a simpler rule: rules stand too deep within rules",
    nl: "een eenvoudiger regel: de regels staan te diep in elkaar",
  },
  end: { en: "the end of the rule", nl: "het einde van de regel" },
} as const;

/** A key of the catalogue of what may be expected. */
export type Expectation = keyof typeof expectations;

const notation = { readAs: "rule", isNot: { en: "is not a rule", nl: "is geen regel" } } as const;

const hasEnd = (period: Period): boolean => periodBounds(period).last !== null;

const tokenPattern = /\s*([<>]=?|[,;:()?%]|[^\s,;:()<>?%]+)/y;

/** Walks through the text of a rule, token by token. */
export interface Scanner {
  /** The next token without taking it; empty at the end. */
  readonly peek: () => string;
  /** Takes the next token when it is `word`. */
  readonly skip: (word: string) => boolean;
  readonly comparator: () => Comparator;
  /** A decimal, or `null` for `?`. */
  readonly threshold: () => Decimal | null;
  readonly decimal: (accept?: (n: Decimal) => boolean, expected?: Expectation) => Decimal;
  readonly area: () => AreaId;
  readonly areaSet: () => AreaSetId;
  /** A period with an end; one that `accept` refuses stops here, with what was expected instead. */
  readonly period: (accept?: (period: Period) => boolean, expected?: Expectation) => Period;
  /** A period that may be without an end, when `accept` takes it. */
  readonly term: (accept: (period: Period) => boolean, expected: Expectation) => Period;
  /** Takes and returns the next token when it is one of `words`. */
  readonly oneOf: <const Words extends ReadonlyArray<string>>(words: Words, expected: Expectation) => Words[number];
  /** Stops here: the text is no rule. */
  readonly fail: (expected: Expectation) => never;
}

const open = (text: string): Scanner => {
  let at = 0;
  let token = "";
  let tokenAt = 0;

  const advance = (): void => {
    tokenPattern.lastIndex = at;
    const match = tokenPattern.exec(text);
    token = match?.[1] ?? "";
    tokenAt = match === null ? text.length : tokenPattern.lastIndex - token.length;
    at = match === null ? text.length : tokenPattern.lastIndex;
  };
  advance();

  const fail = (expected: Expectation): never => stopAt(notation, text, token, tokenAt, expectations[expected]);

  const oneOf = <const Words extends ReadonlyArray<string>>(words: Words, expected: Expectation): Words[number] => {
    if (!words.includes(token)) return fail(expected);
    const word = token;
    advance();
    return word;
  };

  const identifier = <Id extends AreaId | AreaSetId>(): Id => {
    const word = token;
    if (!isIdentifier(word)) return fail("identifier");
    advance();
    return word as Id;
  };

  return {
    peek: () => token,
    skip: (word) => {
      if (token !== word) return false;
      advance();
      return true;
    },
    comparator: () => oneOf(comparators, "comparator"),
    threshold: () => {
      const word = token;
      if (word !== "?" && !isDecimal(word)) return fail("decimal");
      advance();
      return word === "?" ? null : word;
    },
    period: (accept = () => true, expected = "closedPeriod") => {
      const word = token;
      if (!isPeriod(word)) return fail("period");
      if (!hasEnd(word)) return fail("closedPeriod");
      if (!accept(word)) return fail(expected);
      advance();
      return word;
    },
    term: (accept, expected) => {
      const word = token;
      if (!isPeriod(word)) return fail("period");
      if (!accept(word)) return fail(expected);
      advance();
      return word;
    },
    decimal: (accept = () => true, expected = "number") => {
      const word = token;
      if (!isDecimal(word)) return fail("number");
      if (!accept(word)) return fail(expected);
      advance();
      return word;
    },
    area: () => identifier<AreaId>(),
    areaSet: () => identifier<AreaSetId>(),
    oneOf,
    fail,
  };
};

/** Runs a reader over a whole text; what it stops at becomes a value. */
export const scan = <A>(text: string, read: (scanner: Scanner) => A): A | Unreadable =>
  untilStop(() => {
    const scanner = open(text);
    const result = read(scanner);
    if (scanner.peek() !== "") scanner.fail("end");
    return result;
  });
