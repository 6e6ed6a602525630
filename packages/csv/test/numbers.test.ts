import { type Decimal, isDecimal, parseDecimal, printValue } from "@meetlat/core";
import { type Locale, readNumber, readValue } from "@meetlat/csv";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

const number = (text: string, locale: Locale) => Result.getOrNull(readNumber(text, locale));
const value = (text: string, locale: Locale): string | null => {
  const read = readValue(text, locale);
  return Result.isSuccess(read) ? `${printValue(read.success.value)}${read.success.mark ?? ""}` : null;
};

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.nat(6))
  .map(([digits, scale]) => {
    const negative = digits < 0n;
    const text = (negative ? -digits : digits).toString().padStart(scale + 1, "0");
    const plain = scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
    return negative ? `-${plain}` : plain;
  })
  .filter(isDecimal);

/** A number as a Dutch document prints it. */
const printDutch = (decimal: Decimal, grouped: boolean): string => {
  const [whole = "", fraction] = decimal.split(".");
  const digits = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ".") : whole;
  return fraction === undefined ? digits : `${digits},${fraction}`;
};

describe("a number in Dutch notation", () => {
  it.each([
    ["1.900", "1900"],
    ["1900", "1900"],
    ["8,7", "8.7"],
    ["7,0", "7.0"],
    ["1.234,5", "1234.5"],
    ["1.234.567", "1234567"],
    ["- 513", "-513"],
    ["-\u00a0513", "-513"],
    ["−513", "-513"],
    ["-4.353", "-4353"],
    ["€ 1.900", "1900"],
    ["€ -5", "-5"],
    ["- € 5", "-5"],
    ["0", "0"],
    ["0,25", "0.25"],
  ])("reads %s as %s", (text, expected) => {
    expect(number(text, "nl")).toBe(expected);
  });

  it.each([
    "8.7",
    "1.90",
    "12.34.567",
    "0.190",
    "1,2,3",
    "1,234.5",
    "12a",
    "--5",
    "1e3",
    "8,",
    ",5",
    "007",
    "-0",
    "1 900",
    "+5",
    "",
    "€",
    "€ € 5",
    "8,7%",
    "42*",
  ])("refuses %s rather than guess", (text) => {
    expect(number(text, "nl")).toBeNull();
  });

  it("says how to write a decimal when a point stands where a comma belongs", () => {
    const read = readNumber("8.7", "nl");
    expect(Result.isFailure(read) && read.failure.mend.nl).toContain("8,7");
  });

  it("reads back every decimal that is printed the Dutch way", () => {
    fc.assert(
      fc.property(decimals, fc.boolean(), (decimal, grouped) => {
        expect(number(printDutch(decimal, grouped), "nl")).toBe(decimal);
      }),
    );
  });

  it("takes no more than a moment to refuse a very long text", () => {
    const started = performance.now();
    for (const text of ["€".padEnd(1_000_000, " "), "1".repeat(1_000_000), `${" ".repeat(500_000)}x`]) {
      expect(value(text, "nl")).toBeNull();
      expect(value(text, "canonical")).toBeNull();
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("a canonical number", () => {
  it("keeps 1.900 as one and nine tenths, and refuses Dutch notation", () => {
    expect(number("1.900", "canonical")).toBe("1.900");
    for (const text of ["1.900,5", "8,7", "- 513", "−513", "€ 5", "8.7%"]) expect(number(text, "canonical")).toBeNull();
  });

  it("is never accepted when core refuses it", () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0123456789.,-+ %€eE") }));
    fc.assert(
      fc.property(text, (written) => {
        expect(Result.isSuccess(readNumber(written, "canonical"))).toBe(Result.isSuccess(parseDecimal(written)));
      }),
    );
  });
});

describe("a value in Dutch notation", () => {
  it.each([
    ["8,7%", "8.7%"],
    ["8,7 %", "8.7%"],
    ["ruim 65", ">=65"],
    ["Ruim 65%", ">=65%"],
    ["meer dan 3.300", ">=3300"],
    ["minimaal 5", ">=5"],
    ["ten minste 5", ">=5"],
    [">= 65", ">=65"],
    ["≥65", ">=65"],
    ["hoogstens 5", "<=5"],
    ["maximaal 5", "<=5"],
    ["minder dan 5", "<=5"],
    ["<=5", "<=5"],
    ["≤ 5", "<=5"],
    ["circa 70", "~70"],
    ["ca. 70", "~70"],
    ["ca 70", "~70"],
    ["ongeveer 70", "~70"],
    ["zo'n 70", "~70"],
    ["rond 70", "~70"],
    ["een kleine 1500", "~1500"],
    ["~25", "~25"],
    ["~25±2", "~25±2"],
    ["170 tot 200", "170..200"],
    ["170..200", "170..200"],
    ["tussen 170 en 200", "170..200"],
    ["1.700 tot 2.000", "1700..2000"],
    ["10 tot 12%", "10..12%"],
    ["niet bekend", "unknown"],
    ["Onbekend", "unknown"],
    ["nvt", "notApplicable"],
    ["n.v.t.", "notApplicable"],
    ["niet van toepassing", "notApplicable"],
    ["niet gemeten", "notMeasured"],
    ["niet geregistreerd", "notRegistered"],
    ["niet gepubliceerd", "notPublished"],
    ["nog niet gepubliceerd", "notPublished"],
    ["niet bekendgemaakt", "notDisclosed"],
    ["niet openbaar", "notDisclosed"],
    ["onderdrukt", "suppressed"],
    ["notMeasured", "notMeasured"],
  ])("reads %s as %s", (text, expected) => {
    expect(value(text, "nl")).toBe(expected);
  });

  it.each([
    "ruim 8.7",
    "ruim circa 5",
    "ruim",
    "ruim65",
    ">65",
    "200 tot 170",
    "170-200",
    "veel",
    "~25±-2",
    "5% tot € 6",
  ])("refuses %s", (text) => {
    expect(value(text, "nl")).toBeNull();
  });

  it.each(["42%*", "1.900 1)", "42¹", "8,7†"])("asks to move the footnote mark of %s to the note column", (text) => {
    const read = readValue(text, "nl");
    expect(Result.isFailure(read) && read.failure.mend.en).toContain("note column");
  });
});

describe("a canonical value", () => {
  it.each([
    ["8.7", "8.7"],
    ["8.7%", "8.7%"],
    ["8.7 %", "8.7%"],
    [">=65%", ">=65%"],
    ["170..200", "170..200"],
    ["unknown", "unknown"],
  ])("reads %s as %s", (text, expected) => {
    expect(value(text, "canonical")).toBe(expected);
  });

  it.each(["8,7%", "ruim 65", "niet bekend", "unknown%", "8.7%%", "42%*"])("refuses %s", (text) => {
    expect(value(text, "canonical")).toBeNull();
  });
});
