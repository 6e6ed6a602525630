import type { Rule } from "./rule.ts";
import type { Scanner } from "./scanner.ts";

type Parts = readonly [Rule, ...ReadonlyArray<Rule>];

/** Several rules that must all be met: `all of (>= 14 total 2022..2026; >= 24 in 2026)`. */
export interface AllOf {
  readonly _tag: "AllOf";
  readonly rules: Parts;
}

/** Several rules of which one must be met: `any of (…; …)`. */
export interface AnyOf {
  readonly _tag: "AnyOf";
  readonly rules: Parts;
}

/** `all of (…; …)`. */
export const printParts = ({ _tag, rules }: AllOf | AnyOf, print: (rule: Rule) => string): string =>
  `${_tag === "AllOf" ? "all" : "any"} of (${rules.map(print).join("; ")})`;

/** Reads what follows the word `all` or `any`. */
export const readParts = (
  scanner: Scanner,
  _tag: "AllOf" | "AnyOf",
  read: (scanner: Scanner) => Rule,
): AllOf | AnyOf => {
  if (!scanner.skip("of")) return scanner.fail("of");
  if (!scanner.skip("(")) return scanner.fail("open");
  const rules: [Rule, ...Array<Rule>] = [read(scanner)];
  while (scanner.skip(";")) rules.push(read(scanner));
  return scanner.skip(")") ? { _tag, rules } : scanner.fail("close");
};
