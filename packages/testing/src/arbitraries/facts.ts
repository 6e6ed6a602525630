import {
  balanceKinds,
  budgetColumns,
  definitionChangePolicies,
  deliverableStatuses,
  documentKinds,
  type EventType,
  type Formula,
  type FormulaReference,
  indicatorClasses,
  isSoundFormula,
  missingReasons,
  natures,
  polarities,
  type Rule,
  sides,
  signConventions,
  targetClasses,
} from "@meetlat/core";
import * as fc from "fast-check";
import { formulasOver, publications } from "./formulas.ts";
import { records } from "./records.ts";
import { rulesOver } from "./rules.ts";
import { identifiers, sayings, texts } from "./texts.ts";
import { calendarDays, closedPeriods, decimals, flagLists, periods, units, values } from "./vocabulary.ts";

const id = identifiers();
const wide = rulesOver({ areas: identifiers(), sets: identifiers() });

/** Any rule, over areas and sets of any name. */
export const anyRules: fc.Arbitrary<Rule> = wide.any;

const anyReferences = fc.oneof(
  records({ _tag: fc.constant("Measured"), indicator: id, area: id, period: closedPeriods }),
  records({
    _tag: fc.constant("BudgetAmount"),
    column: fc.constantFrom(...budgetColumns),
    programme: id,
    item: fc.oneof(id, fc.constantFrom(...balanceKinds)),
    period: closedPeriods,
  }),
  records({ _tag: fc.constant("ThemeBalance"), programme: id, theme: id, period: closedPeriods }),
) as fc.Arbitrary<object> as fc.Arbitrary<FormulaReference>;

/** Any formula, over things of any name. */
export const anyFormulas: fc.Arbitrary<Formula> = formulasOver(anyReferences).filter(isSoundFormula);

const lists = (one: fc.Arbitrary<unknown>) => fc.array(one, { maxLength: 3 });
const oneOf = <A>(words: ReadonlyArray<A>): fc.Arbitrary<A> => fc.constantFrom(...words);

const cell = { indicator: id, area: id, period: periods };
const value = values();
const baselines = records({ value }, { period: periods });
const budget = { programme: id, period: periods };
const amount = { amount: decimals };
const published = { publishedDeviation: decimals };
const theme = { title: texts, income: decimals, expense: decimals, reserves: decimals };
const areaSet = { set: id, areas: lists(records({ area: id, title: texts })) };
const balance = oneOf(balanceKinds);

const measurement = { ...cell, value, unit: units, flags: flagLists };
const besides = { coverage: periods, collectedIn: periods, countsFor: periods, note: texts };

interface Fact {
  readonly required: Readonly<Record<string, fc.Arbitrary<unknown>>>;
  readonly optional?: Readonly<Record<string, fc.Arbitrary<unknown>>>;
}

/** What every type of event holds: the fields that it must have, and those that it may. Nothing in it need fit together. */
export const facts = {
  DocumentRegistered: {
    required: { document: id, kind: oneOf(documentKinds), title: texts },
    optional: {
      publishedOn: calendarDays,
      year: fc.integer({ min: 1900, max: 2100 }),
      unitMultiplier: oneOf([1, 1000, 1000000]),
      signConvention: oneOf(signConventions),
      dash: oneOf(missingReasons),
      blank: oneOf(missingReasons),
    },
  },
  AreaSetDefined: { required: areaSet, optional: { title: texts } },
  AreaSetRevised: { required: { ...areaSet, why: sayings }, optional: { title: texts } },
  ProgrammeEstablished: {
    required: { programme: id, title: texts },
    optional: { parent: id, from: calendarDays, to: calendarDays },
  },
  ProgrammeClosed: { required: { programme: id, on: calendarDays } },
  ObjectiveStated: { required: { objective: id, programme: id, text: texts } },
  ObjectiveDropped: { required: { objective: id, programme: id, why: sayings } },
  IndicatorDefined: {
    required: {
      indicator: id,
      title: texts,
      unit: units,
      polarity: oneOf(polarities),
      nature: oneOf(natures),
      class: oneOf(indicatorClasses),
    },
    optional: { programme: id, monitor: texts, frequency: texts, definition: texts, numerator: id, denominator: id },
  },
  IndicatorRedefined: {
    required: { indicator: id, from: calendarDays, comparable: fc.boolean(), why: sayings },
    optional: { title: texts, definition: texts, unit: units, factor: decimals },
  },
  IndicatorRetired: { required: { indicator: id, from: calendarDays, why: sayings } },
  MeasurementRecorded: { required: measurement, optional: besides },
  MeasurementCorrected: { required: measurement, optional: { ...besides, why: texts } },
  MeasurementRetracted: { required: { ...cell, why: sayings } },
  SignificanceAssessed: { required: { ...cell, significant: fc.boolean() }, optional: { method: texts } },
  TargetSet: {
    required: {
      target: id,
      indicator: id,
      area: id,
      rule: anyRules,
      class: oneOf(targetClasses),
      onDefinitionChange: oneOf(definitionChangePolicies),
    },
    optional: {
      title: texts,
      programme: id,
      baseline: baselines,
      minimumDetectableChange: decimals,
      ambiguity: texts,
      note: texts,
    },
  },
  TargetRevised: {
    required: { target: id, indicator: id },
    optional: { rule: anyRules, baseline: fc.option(baselines), why: texts },
  },
  TargetWithdrawn: { required: { target: id, indicator: id, why: sayings } },
  VerdictExplained: { required: { target: id, indicator: id, text: sayings }, optional: { period: periods } },
  BudgetAdopted: {
    required: {
      ...budget,
      version: oneOf(["original", "notStated"]),
      lines: lists(records({ line: id, title: texts, side: oneOf(sides), ...amount }, { parent: id })),
      balances: lists(records({ balance, title: texts, ...amount })),
    },
    optional: { unit: units },
  },
  BudgetAmended: {
    required: {
      ...budget,
      instrument: sayings,
      mode: oneOf(["deltas", "restated"]),
      lines: lists(records({ line: id, ...amount })),
      balances: lists(records({ balance, ...amount })),
    },
  },
  ActualsRecorded: {
    required: {
      ...budget,
      lines: lists(records({ line: id, ...amount }, published)),
      balances: lists(records({ balance, ...amount }, published)),
    },
    optional: { why: texts },
  },
  DeviationExplained: {
    required: {
      ...budget,
      themes: lists(records({ theme: id, ...theme }, { publishedBalance: decimals, text: texts })),
    },
    optional: { publishedTotals: records(theme, { publishedBalance: decimals }) },
  },
  DeliverablePlanned: {
    required: { deliverable: id, programme: id, title: texts, due: periods },
    optional: { note: texts },
  },
  DeliverableRescheduled: { required: { deliverable: id, due: periods }, optional: { why: texts } },
  DeliverableReported: {
    required: { deliverable: id, status: oneOf(deliverableStatuses), on: calendarDays },
    optional: { note: texts },
  },
  ForecastRecorded: { required: { ...cell, value }, optional: { note: texts } },
  ClaimRecorded: {
    required: { claim: id, text: sayings, formula: anyFormulas, published: publications },
    optional: { note: texts },
  },
} as const satisfies { readonly [Type in EventType]: Fact };

/** Where a fact was read, by whom it was decided. */
export const provenance = {
  source: records({ document: id }, { locator: texts }),
  decidedBy: texts,
} as const;
