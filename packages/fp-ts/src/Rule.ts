/**
 * When is a target met? Rules as data, and the notation that people write in a table.
 *
 * @module
 */

import type { Rule, Unit, Unreadable } from "@meetlat/core";
import * as core from "@meetlat/core";
import type { Either } from "fp-ts/lib/Either.js";
import type * as Eq_ from "fp-ts/lib/Eq.js";
import type { Predicate } from "fp-ts/lib/Predicate.js";
import type * as Show_ from "fp-ts/lib/Show.js";
import { fromResult } from "./internal/either.ts";
import { eqBy, showBy } from "./internal/instances.ts";

export type { Rule };

/**
 * Reads a rule in its notation. What is wrong is told with its place in the text and how to mend it.
 *
 * @example
 * ```ts
 * import { Rule, Unreadable } from "@meetlat/fp-ts";
 * import * as E from "fp-ts/lib/Either.js";
 * import { pipe } from "fp-ts/lib/function.js";
 *
 * const shown = pipe(Rule.parse(">= 80  each year 2019..2021"), E.match(Unreadable.describe("en"), Rule.print));
 * console.assert(shown === ">= 80 each year 2019..2021");
 * ```
 */
export const parse = (text: string): Either<Unreadable, Rule> => fromResult(core.parseRule(text));

/** The notation of a rule. */
export const print = (rule: Rule): string => core.printRule(rule);

/** The rule itself and every rule within it. */
export const within = (rule: Rule): ReadonlyArray<Rule> => core.rulesWithin(rule);

/** Whether a rule that did not come from {@link parse} makes sense: periods in order, terms of whole steps, not too deep. */
export const isSound: Predicate<Rule> = core.isSoundRule;

/** Whether a rule's changes are said in a way that fits the unit: of percentages, points or percents and nothing else. */
export const fitsUnit =
  (unit: Unit): Predicate<Rule> =>
  (rule) =>
    core.fitsUnit(rule, unit);

/**
 * Whether two rules are written the same. Rules that ask the same in other words (`24.0` for `24`, `2018-H1` for
 * `2018-01..2018-06`) differ: a register takes the one for a revision of the other.
 */
export const Eq: Eq_.Eq<Rule> = eqBy((a, b) => core.printRule(a) === core.printRule(b));

/** The notation, which {@link parse} reads back. */
export const Show: Show_.Show<Rule> = showBy(core.printRule);
