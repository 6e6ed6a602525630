import { compare, type Decimal, decimal, sign } from "../vocabulary/decimal.ts";
import type { AreaSetId } from "../vocabulary/identifier.ts";
import type { Rule } from "./rule.ts";
import type { Scanner } from "./scanner.ts";

/** In how many areas the inner rule has to be met: all, at least so many, or at least a share in percents. */
export type Quantifier =
  | { readonly _tag: "All" }
  | { readonly _tag: "AtLeast"; readonly count: number }
  | { readonly _tag: "AtLeastShare"; readonly percent: Decimal };

/**
 * The same rule in the areas of a set: `every area of gebieden: >= 5 in 2022`, `at least 10 areas of gebieden: …`,
 * `at least 80 % of areas of gebieden: …`.
 */
export interface EveryArea {
  readonly _tag: "EveryArea";
  readonly set: AreaSetId;
  readonly quantifier: Quantifier;
  readonly rule: Rule;
}

/** `every area of gebieden: >= 5 in 2022`. */
export const printEveryArea = ({ set, quantifier, rule }: EveryArea, print: (rule: Rule) => string): string => {
  switch (quantifier._tag) {
    case "All":
      return `every area of ${set}: ${print(rule)}`;
    case "AtLeast":
      return `at least ${quantifier.count} areas of ${set}: ${print(rule)}`;
    case "AtLeastShare":
      return `at least ${quantifier.percent} % of areas of ${set}: ${print(rule)}`;
  }
};

const readInner = (scanner: Scanner, quantifier: Quantifier, read: (scanner: Scanner) => Rule): EveryArea => {
  if (!scanner.skip("of")) return scanner.fail("of");
  const set = scanner.areaSet();
  if (!scanner.skip(":")) return scanner.fail("colon");
  return { _tag: "EveryArea", set, quantifier, rule: read(scanner) };
};

/** Reads what follows the word `every`. */
export const readEveryArea = (scanner: Scanner, read: (scanner: Scanner) => Rule): EveryArea => {
  if (!scanner.skip("area")) return scanner.fail("area");
  return readInner(scanner, { _tag: "All" }, read);
};

/** Reads what follows the word `at`. */
export const readAtLeast = (scanner: Scanner, read: (scanner: Scanner) => Rule): EveryArea => {
  if (!scanner.skip("least")) return scanner.fail("least");
  const amount = scanner.decimal((n) => sign(n) > 0, "count");
  if (scanner.skip("%")) {
    if (compare(amount, decimal("100")) > 0) return scanner.fail("share");
    if (!scanner.skip("of")) return scanner.fail("of");
    if (!scanner.skip("areas")) return scanner.fail("areas");
    return readInner(scanner, { _tag: "AtLeastShare", percent: amount }, read);
  }
  if (!/^\d{1,6}$/.test(amount)) return scanner.fail("areas");
  if (!scanner.skip("areas")) return scanner.fail("areas");
  return readInner(scanner, { _tag: "AtLeast", count: Number(amount) }, read);
};
