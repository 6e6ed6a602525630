import * as core from "@meetlat/core";
import { decimals, smallDecimals, values } from "@meetlat/testing";
import * as fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import * as O from "fp-ts/lib/Option.js";
import { describe, expect, it } from "vitest";
import {
  Band,
  Budget,
  Day,
  Decimal,
  Disclosure,
  Identifier,
  Instant,
  Label,
  Period,
  Unit,
  Value,
} from "../src/index.ts";
import { runs } from "./runs.ts";

const numRuns = runs(200);
const verdicts = fc.constantFrom(...core.verdicts);
const maybe = fc.option(smallDecimals, { nil: null });

describe("what may not be there", () => {
  it("is an option where core has null", () => {
    const units = fc.constantFrom("%", "points", "EUR", "kEUR", "MEUR").map(core.unit);
    const sides = fc.constantFrom(...core.sides, ...core.balanceKinds);
    const conventions = fc.constantFrom(...core.signConventions);
    const favour = fc.option(fc.constantFrom(...core.favourabilities), { nil: undefined });
    fc.assert(
      fc.property(
        values(),
        smallDecimals,
        units,
        units,
        sides,
        conventions,
        favour,
        (value, n, a, b, side, how, whose) => {
          expect(Value.interval(value)).toEqual(O.fromNullable(core.intervalOf(value)));
          expect(Value.point(value)).toEqual(O.fromNullable(core.pointOf(value)));
          expect(Unit.convert(a, b)(n)).toEqual(O.fromNullable(core.convert(n, a, b)));
          expect(Budget.deviationAsPrinted(how, side, whose)(n)).toEqual(
            O.fromNullable(core.deviationAsPrinted(how, side, n, whose ?? null)),
          );
          expect(Budget.effectOnBalance(side)(n)).toBe(core.effectOnBalance(side, n));
        },
      ),
      { numRuns },
    );
  });

  it("is none for a verdict without a band, a band without a name, and a way without a length", () => {
    fc.assert(
      fc.property(verdicts, maybe, maybe, smallDecimals, (verdict, attained, baseline, target) => {
        expect(Band.of(Band.rekenkamerRotterdam, attained)(verdict)).toEqual(
          O.fromNullable(core.bandOf(core.rekenkamerRotterdam, verdict, attained)),
        );
        expect(Band.attainment("<=", target, baseline)(attained ?? core.ZERO)).toEqual(
          O.fromNullable(core.attainment(attained ?? core.ZERO, "<=", target, baseline)),
        );
      }),
      { numRuns },
    );
    expect(Band.label("nl")("bijnaGehaald")).toEqual(O.some("bijna gehaald"));
    expect(Band.label("nl")("elders")).toEqual(O.none);
    expect(Band.all(Band.rekenkamerRotterdam).map(({ id }) => id)).toContain("gehaald");
  });

  it("is none for a date that is no moment of the calendar", () => {
    expect(Instant.fromDate(new Date("2021-07-01T09:30:00Z"))).toEqual(O.some("2021-07-01T09:30:00.000Z"));
    for (const time of [Number.NaN, 8.64e15, -8.64e15]) expect(Instant.fromDate(new Date(time))).toEqual(O.none);
  });
});

describe("a value by its kind", () => {
  it("is matched by all that it says", () => {
    const printed = Value.match({
      exact: (value) => `${value}`,
      atLeast: (low) => `>=${low}`,
      atMost: (high) => `<=${high}`,
      range: (low, high) => `${low}..${high}`,
      about: (value, tolerance) => `~${value}${O.isSome(tolerance) ? `±${tolerance.value}` : ""}`,
      missing: (reason) => reason,
    });
    fc.assert(
      fc.property(values(), (value) => {
        expect(printed(value)).toBe(Value.print(value));
      }),
      { numRuns },
    );
  });
});

describe("a literal", () => {
  it("is what is written, or a mistake in the program", () => {
    const literals = [
      [Decimal.literal, "8.70", "8,7"],
      [Day.literal, "2021-07-01", "2021-02-29"],
      [Period.literal, "2018-Q3", "2021..2018"],
      [Unit.literal, "kEUR", " "],
      [Identifier.literal, "4b", "4b / 2018"],
    ] as const;
    for (const [literal, right, wrong] of literals) {
      expect(literal(right)).toBe(right);
      expect(() => literal(wrong)).toThrow(RangeError);
    }
  });
});

describe("words and written numbers", () => {
  it("are those of core, in both languages", () => {
    for (const language of ["en", "nl"] as const) {
      for (const reason of core.reasons) {
        expect(Label.getShow("reason", language).show(reason)).toBe(core.label("reason", reason, language));
      }
      fc.assert(
        fc.property(decimals, values(), (n, value) => {
          expect(Decimal.getShow(language).show(n)).toBe(core.writeDecimal(n, language));
          expect(Decimal.getShowSigned(language).show(n)).toBe(core.writeSigned(n, language));
          expect(Value.getShow(language).show(value)).toBe(core.writeValue(value, language));
        }),
        { numRuns },
      );
    }
  });
});

describe("counts to be published", () => {
  const table = (south: string): Disclosure.CountTable => ({
    dimensions: [{ name: "area", totals: [{ total: "city", parts: ["north", "south", "west"] }] }],
    cells: [
      ["city", "40"],
      ["north", "3"],
      ["south", south],
      ["west", "25"],
    ].map(([at = "", n = ""]) => ({ at: [at], value: Value.exact(Decimal.literal(n)) })),
  });

  it("are suppressed as core suppresses them, or all that is wrong is told", () => {
    const published = Disclosure.disclose(Disclosure.smallCountsPolicy)(table("12"));
    expect(E.map((one: Disclosure.CountTable) => one.cells.map(({ value }) => Value.print(value)))(published)).toEqual(
      E.right(["40", "suppressed", "suppressed", "25"]),
    );
    expect(Disclosure.disclose(Disclosure.smallCountsPolicy)(table("13"))).toMatchObject({
      left: [{ _tag: "doesNotAddUp" }],
    });
  });
});
