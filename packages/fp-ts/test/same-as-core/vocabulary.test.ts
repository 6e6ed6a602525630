import * as core from "@meetlat/core";
import { days, decimals, formulas, periods, publications, rules, values } from "@meetlat/testing";
import * as fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { describe, expect, it } from "vitest";
import {
  Budget,
  Day,
  Decimal,
  Formula,
  Identifier,
  Instant,
  Period,
  Published,
  Rule,
  Unit,
  Value,
} from "../../src/index.ts";
import { runs } from "../runs.ts";
import { asEither } from "./as-either.ts";

const numRuns = runs(60);

/** Garbage, and notations with a character changed. */
const texts: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc
    .tuple(
      fc.oneof(
        decimals,
        days,
        periods,
        values().map(core.printValue),
        rules.map(core.printRule),
        formulas.map(core.printFormula),
        publications.map(core.printPublished),
        fc.constantFrom("4b", "visits-2018", "2021-07-01T09:30:00.000Z", "kEUR"),
      ),
      fc.nat(60),
      fc.constantFrom("", "", "x", " ", "9", "-", "."),
    )
    .map(([text, at, put]) => (put === "" ? text : `${text.slice(0, at)}${put}${text.slice(at + 1)}`)),
);

describe("what is read and printed", () => {
  it("is what core reads, with the same reasons when it cannot", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(Decimal.parse(text)).toEqual(asEither(core.parseDecimal(text)));
        expect(Day.parse(text)).toEqual(asEither(core.parseDay(text)));
        expect(Instant.parse(text)).toEqual(asEither(core.parseInstant(text)));
        expect(Period.parse(text)).toEqual(asEither(core.parsePeriod(text)));
        expect(Unit.parse(text)).toEqual(asEither(core.parseUnit(text)));
        expect(Value.parse(text)).toEqual(asEither(core.parseValue(text)));
        expect(Identifier.parse(text)).toEqual(asEither(core.parseIdentifier(text)));
        expect(Rule.parse(text)).toEqual(asEither(core.parseRule(text)));
        expect(Formula.parse(text)).toEqual(asEither(core.parseFormula(text)));
        expect(Published.parse(text)).toEqual(asEither(core.parsePublished(text)));
      }),
      { numRuns: runs(400) },
    );
  });

  it("is printed as core prints it", () => {
    fc.assert(
      fc.property(rules, formulas, values(), publications, (rule, formula, value, published) => {
        expect(Rule.print(rule)).toBe(core.printRule(rule));
        expect(Formula.print(formula)).toBe(core.printFormula(formula));
        expect(Value.print(value)).toBe(core.printValue(value));
        expect(Published.print(published)).toBe(core.printPublished(published));
      }),
      { numRuns },
    );
  });
});

describe("arithmetic, with what it is done by first", () => {
  it("refuses a number of decimals that is no whole number from 0", () => {
    const [three, hundred] = [Decimal.literal("3"), Decimal.literal("100")];
    for (const n of [-1, 0.5, 1.5, Number.NaN]) {
      const refused = new RangeError(`decimals is ${n}: give a whole number from 0`);
      expect(() => Decimal.quotient(three, n)(hundred)).toThrow(refused);
      expect(() => Decimal.percentage(three, n)(hundred)).toThrow(refused);
      expect(() => Decimal.round(n)(hundred)).toThrow(refused);
    }
  });

  it("gives what core gives", () => {
    fc.assert(
      fc.property(decimals, decimals, fc.nat(6), (a, b, n) => {
        expect(Decimal.add(b)(a)).toBe(core.add(a, b));
        expect(Decimal.subtract(b)(a)).toBe(core.subtract(a, b));
        expect(Decimal.multiply(b)(a)).toBe(core.multiply(a, b));
        expect(Decimal.quotient(b, n)(a)).toEqual(O.fromNullable(core.quotient(a, b, n)));
        expect(Decimal.percentage(b)(a)).toEqual(O.fromNullable(core.percentage(a, b)));
        expect(Decimal.percentage(b, n)(a)).toEqual(O.fromNullable(core.percentage(a, b, n)));
        expect(Decimal.round(n)(a)).toBe(core.roundFraction(core.fractionOf(a), n));
        expect(Budget.reconcile([a, b])(a)).toEqual(core.reconcile(a, [a, b]));
      }),
      { numRuns: runs(200) },
    );
  });

  it("of periods gives what core gives", () => {
    fc.assert(
      fc.property(periods, periods, days, (p, q, asOf) => {
        expect(Period.contains(q)(p)).toBe(core.periodContains(p, q));
        expect(Period.hasEnded(asOf)(p)).toBe(core.periodHasEnded(p, asOf));
        expect(Period.hasBegun(asOf)(p)).toBe(core.periodHasBegun(p, asOf));
        expect(Period.step(p)).toEqual(O.fromNullable(core.periodStep(p)));
        expect(Period.divide("quarter", asOf)(p)).toEqual(O.fromNullable(core.dividePeriod(p, "quarter", asOf)));
        expect(Period.divide("year")(p)).toEqual(O.fromNullable(core.dividePeriod(p, "year", null)));
        expect(Period.lastDay(p)).toEqual(O.fromNullable(core.periodBounds(p).last));
      }),
      { numRuns: runs(200) },
    );
  });
});
