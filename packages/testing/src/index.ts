/**
 * Arbitraries of Meetlat's values, commands and histories for fast-check, and laws that any event store can be held to.
 *
 * @module
 */
export { commandLists, commands, commandsByTag } from "./arbitraries/commands.ts";
export { formulas, formulasOver, publications, references } from "./arbitraries/formulas.ts";
export { counter, eventsOf, histories, stampAt } from "./arbitraries/histories.ts";
export { queriesOver } from "./arbitraries/queries.ts";
export { questions } from "./arbitraries/questions.ts";
export { rules, simpleRules } from "./arbitraries/rules.ts";
export {
  closedPeriods,
  days,
  decimals,
  flagLists,
  periods,
  smallDecimals,
  steps,
  values,
} from "./arbitraries/vocabulary.ts";
export { type CityOptions, cityHistories } from "./cities/city-histories.ts";
export { CityHistory, type CityStep } from "./cities/city-history.ts";
export { printCommand } from "./cities/print-command.ts";
export { type CodecUnderTest, codecLaws } from "./laws/codec-laws.ts";
export { eventStoreLaws } from "./laws/event-store-laws.ts";
export type { Law } from "./laws/law.ts";
export { LawBroken } from "./laws/law-broken.ts";
export type { StoreUnderTest } from "./laws/store-under-test.ts";
export { commandOf, type WrittenCommand } from "./written-command.ts";
