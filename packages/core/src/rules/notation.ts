import * as Result from "effect/Result";
import type { Unreadable } from "../vocabulary/unreadable.ts";
import { printEachPeriod, readEachPeriod } from "./each-period.ts";
import { printLevel, readLevel } from "./level.ts";
import { printPath, readPath } from "./path.ts";
import type { Rule } from "./rule.ts";
import { type Scanner, scan } from "./scanner.ts";
import { printTrend } from "./trend.ts";

const readRule = (scanner: Scanner): Rule => {
  if (scanner.skip("trend")) return { _tag: "Trend" };
  if (scanner.skip("path")) return readPath(scanner);
  if (!/^[<>]/.test(scanner.peek())) return scanner.fail("rule");
  const comparator = scanner.comparator();
  const threshold = scanner.threshold();
  return scanner.skip("each")
    ? readEachPeriod(scanner, comparator, threshold)
    : readLevel(scanner, comparator, threshold);
};

/**
 * Reads a rule as people write it in a table. {@link printRule} writes it back, and `parseRule(printRule(rule))` equals
 * `rule` for every rule.
 *
 * @example
 * ```ts
 * import { parseRule, printRule } from "@meetlat/core";
 * import * as Result from "effect/Result";
 *
 * const rule = Result.getOrThrow(parseRule(">= 80  each year 2019..2021"));
 * console.assert(rule._tag === "EachPeriod");
 * console.assert(printRule(rule) === ">= 80 each year 2019..2021");
 * ```
 */
export const parseRule = (text: string): Result.Result<Rule, Unreadable> => {
  const read = scan(text, readRule);
  return read._tag === "Unreadable" ? Result.fail(read) : Result.succeed(read);
};

/** The notation of a rule. */
export const printRule = (rule: Rule): string => {
  switch (rule._tag) {
    case "Level":
      return printLevel(rule);
    case "Path":
      return printPath(rule);
    case "EachPeriod":
      return printEachPeriod(rule);
    case "Trend":
      return printTrend();
  }
};
