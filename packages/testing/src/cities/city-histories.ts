import * as fc from "fast-check";
import { budgetIntents } from "./budget-intents.ts";
import { type DocumentName, documents, maybe } from "./catalogue.ts";
import type { CityHistory } from "./city-history.ts";
import { claimIntents } from "./claim-intents.ts";
import { definitionIntents } from "./definition-intents.ts";
import { deliverableIntents } from "./deliverable-intents.ts";
import type { Intent, Move, Telling } from "./intent.ts";
import { live } from "./live.ts";
import { measurementIntents } from "./measurement-intents.ts";
import { mistakes } from "./mistakes.ts";
import { targetIntents } from "./target-intents.ts";

/** What a history may be like. */
export interface CityOptions {
  /** At most so many things that the city wants to record; each takes one command or a few. 30 when absent. */
  readonly maxIntents?: number;
  /** At least so many; none when absent. */
  readonly minIntents?: number;
  /** How many in a hundred of what is asked are mistakes, which are refused; none when absent. */
  readonly mistakes?: number;
}

const intents: fc.Arbitrary<Intent> = fc.oneof(
  { weight: 12, arbitrary: measurementIntents },
  { weight: 12, arbitrary: targetIntents },
  { weight: 3, arbitrary: definitionIntents },
  { weight: 3, arbitrary: deliverableIntents },
  { weight: 4, arbitrary: budgetIntents },
  { weight: 3, arbitrary: claimIntents },
);

const orNull = <A>(arbitrary: fc.Arbitrary<A>, oneIn: number): fc.Arbitrary<A | null> =>
  maybe(arbitrary, oneIn).map((value) => value ?? null);

const tellings: fc.Arbitrary<Telling> = fc.record({
  // Published before it was recorded, or to be published after it.
  known: orNull(fc.constantFrom(-30, 30, -200, 120), 3),
  document: orNull(fc.constantFrom(...(Object.keys(documents) as ReadonlyArray<DocumentName>)), 5),
  decidedBy: orNull(fc.constantFrom("council", "college"), 6),
});

const days = fc.constantFrom(0, 0, 1, 7, 30, 60, 120);

const untold: Telling = { known: null, document: null, decidedBy: null };

/**
 * What a city could have recorded, from the beginning: documents, districts, programmes, indicators, numbers and their
 * corrections, promises of every kind, forecasts, deliverables, budgets, and what it says about them.
 *
 * **Details**
 *
 * Every command was accepted in its turn, by the register as it was by then; with `mistakes`, a share was refused, and
 * stands in the history with all that is wrong with it. The three clocks differ: facts are recorded in order of time, about
 * periods before and after, and some counted as known before they were recorded or do so later.
 *
 * It shrinks to few commands with plain names and round numbers, and fast-check prints it as a script, a line per command.
 *
 * @example
 * ```ts
 * import { day, targetChecks } from "@meetlat/core";
 * import { cityHistories } from "@meetlat/testing";
 * import * as fc from "fast-check";
 *
 * // A target without a rule that asks for a number is never met.
 * fc.assert(
 *   fc.property(cityHistories(), (city) =>
 *     targetChecks(city.register, { asOf: day("2022-01-01") }).every((check) => check.rule !== "trend" || check.verdict !== "met"),
 *   ),
 * );
 * ```
 */
export const cityHistories = (options: CityOptions = {}): fc.Arbitrary<CityHistory> => {
  const { maxIntents = 30, minIntents = 0, mistakes: share = 0 } = options;
  const meant = fc.record<Move>({ days, intent: intents, telling: tellings, mistaken: fc.constant(false) });
  const mistaken = fc.record<Move>({
    days,
    intent: mistakes,
    telling: fc.constant(untold),
    mistaken: fc.constant(true),
  });
  const moves = fc.oneof({ weight: 100 - share, arbitrary: meant }, { weight: share, arbitrary: mistaken });
  // Small histories and small numbers are in here of themselves; a bias towards them would leave little to happen.
  return fc.noBias(fc.array(moves, { minLength: minIntents, maxLength: maxIntents, size: "max" })).map(live);
};
