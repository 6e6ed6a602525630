import * as Result from "effect/Result";
import type { Unreadable } from "../vocabulary/unreadable.ts";
import { printParts, readParts } from "./all-of-any-of.ts";
import { printAverage, readAverage } from "./average.ts";
import { printBenchmark, readBenchmark } from "./benchmark.ts";
import { printBetween, readBetween } from "./between.ts";
import { printChange, readChange } from "./change.ts";
import { printDirection, readDirection } from "./direction.ts";
import { printEachPeriod, readEachPeriod } from "./each-period.ts";
import { printEveryArea, readAtLeast, readEveryArea } from "./every-area.ts";
import { printLevel, readLevel } from "./level.ts";
import { printPath, readPath } from "./path.ts";
import { MAX_RULE_DEPTH, type Rule } from "./rule.ts";
import { type Scanner, scan } from "./scanner.ts";
import { printTotal, readTotal } from "./total.ts";
import { printTrend } from "./trend.ts";

/** What follows a comparator: a number and how it is meant, or another area. */
const readCompared = (scanner: Scanner): Rule => {
  const comparator = scanner.comparator();
  if (scanner.skip("area")) return readBenchmark(scanner, comparator);
  const threshold = scanner.threshold();
  if (scanner.skip("each")) return readEachPeriod(scanner, comparator, threshold);
  if (scanner.skip("average")) return readAverage(scanner, comparator, threshold);
  if (scanner.skip("total")) return readTotal(scanner, comparator, threshold);
  return readLevel(scanner, comparator, threshold);
};

const readMoved = (scanner: Scanner, direction: "decrease" | "increase"): Rule => {
  if (scanner.skip("by")) return readChange(scanner, direction);
  return scanner.skip("in") ? readDirection(scanner, direction) : scanner.fail("byOrIn");
};

const readRule =
  (depth: number) =>
  (scanner: Scanner): Rule => {
    const inner = depth < MAX_RULE_DEPTH ? readRule(depth + 1) : () => scanner.fail("shallower");
    if (scanner.skip("trend")) return { _tag: "Trend" };
    if (scanner.skip("path")) return readPath(scanner);
    if (scanner.skip("between")) return readBetween(scanner);
    if (scanner.skip("every")) return readEveryArea(scanner, inner);
    if (scanner.skip("at")) return readAtLeast(scanner, inner);
    if (scanner.skip("all")) return readParts(scanner, "AllOf", inner);
    if (scanner.skip("any")) return readParts(scanner, "AnyOf", inner);
    for (const direction of ["decrease", "increase"] as const) {
      if (scanner.skip(direction)) return readMoved(scanner, direction);
    }
    return /^[<>]/.test(scanner.peek()) ? readCompared(scanner) : scanner.fail("rule");
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
  const read = scan(text, readRule(0));
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
    case "Change":
      return printChange(rule);
    case "Average":
      return printAverage(rule);
    case "Total":
      return printTotal(rule);
    case "Between":
      return printBetween(rule);
    case "Benchmark":
      return printBenchmark(rule);
    case "Direction":
      return printDirection(rule);
    case "EveryArea":
      return printEveryArea(rule, printRule);
    case "AllOf":
    case "AnyOf":
      return printParts(rule, printRule);
    case "Trend":
      return printTrend();
  }
};
