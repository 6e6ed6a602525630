/**
 * Specifications for any test runner, arbitraries of Meetlat's values, commands, events and histories for fast-check, and
 * laws that event stores, codecs, routes, read models and registers can be held to.
 *
 * @module
 */
export { anyCommands, anyCommandsByTag } from "./arbitraries/any-commands.ts";
export { commandLists } from "./arbitraries/command-lists.ts";
export { commands, commandsByTag } from "./arbitraries/commands.ts";
export { events, eventsByType, newEvents, newEventsByType } from "./arbitraries/events.ts";
export { anyFormulas, anyRules } from "./arbitraries/facts.ts";
export { formulas, formulasOver, publications, references } from "./arbitraries/formulas.ts";
export { counter, eventsOf, histories, stampAt } from "./arbitraries/histories.ts";
export { queriesOver } from "./arbitraries/queries.ts";
export { questions, questionsOver } from "./arbitraries/questions.ts";
export { type RuleNames, rules, rulesByTag, rulesOver, simpleRules } from "./arbitraries/rules.ts";
export { identifiers, sayings, texts } from "./arbitraries/texts.ts";
export {
  calendarDays,
  closedPeriods,
  days,
  decimals,
  flagLists,
  instants,
  periods,
  smallDecimals,
  steps,
  units,
  values,
} from "./arbitraries/vocabulary.ts";
export { type CityOptions, cityHistories } from "./cities/city-histories.ts";
export { CityHistory, type CityStep } from "./cities/city-history.ts";
export { printCommand } from "./cities/print-command.ts";
export { registers } from "./cities/registers.ts";
export { type CodecUnderTest, codecLaws } from "./laws/codec-laws.ts";
export { eventStoreLaws } from "./laws/event-store-laws.ts";
export type { Law } from "./laws/law.ts";
export { LawBroken } from "./laws/law-broken.ts";
export { type ReadModel, type ReadModelUnderTest, readModelLaws } from "./laws/read-model-laws.ts";
export {
  type RecordingOutcome,
  type RecordingRegister,
  type RegisterUnderTest,
  registerLaws,
} from "./laws/register-laws.ts";
export { type RouteUnderTest, routeLaws } from "./laws/route-laws.ts";
export type { StoreUnderTest } from "./laws/store-under-test.ts";
export type {
  Answers,
  AskedOn,
  ExpectedCheck,
  ExpectedClaim,
  ExpectedDeliverable,
  ExpectedDeviation,
} from "./specification/asked.ts";
export type { Fact, WrittenEvent } from "./specification/facts.ts";
export {
  type ExpectedEvent,
  type ExpectedRejection,
  type Given,
  given,
  givenOn,
  type Recorded,
  type When,
} from "./specification/given.ts";
export { SpecificationBroken } from "./specification/specification-broken.ts";
export { commandOf } from "./written-command.ts";
