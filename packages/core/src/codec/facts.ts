import * as Schema from "effect/Schema";
import { documentKinds } from "../register/documents.ts";
import { FormulaSchema, PublishedSchema } from "./claims.ts";
import { RuleSchema } from "./rules.ts";
import { Day, Decimal, ids, NonEmptyText, Period, Unit, ValueSchema, words } from "./vocabulary.ts";

const maybe = Schema.optionalKey;
const text = Schema.String;

/** Where a fact was read. */
export const SourceFields = { document: ids.document, locator: maybe(text) } as const;

/** What every command may say of its fact. */
export const provenance = {
  knownOn: maybe(Day),
  source: maybe(Schema.Struct(SourceFields)),
  decidedBy: maybe(text),
} as const;

const cell = { indicator: ids.indicator, area: ids.area, period: Period } as const;
const budget = { programme: ids.programme, period: Period } as const;
const area = Schema.Struct({ area: ids.area, title: text });
const amount = { amount: Decimal } as const;
const printed = { publishedDeviation: maybe(Decimal) } as const;
const theme = {
  title: text,
  income: Decimal,
  expense: Decimal,
  reserves: Decimal,
  publishedBalance: maybe(Decimal),
} as const;

const measurement = {
  ...cell,
  value: ValueSchema,
  unit: Unit,
  flags: Schema.Array(words.flag),
  coverage: maybe(Period),
  collectedIn: maybe(Period),
  countsFor: maybe(Period),
  note: maybe(text),
} as const;

const baseline = Schema.Struct({ value: ValueSchema, period: maybe(Period) });

const target = {
  target: ids.target,
  indicator: ids.indicator,
  area: ids.area,
  rule: RuleSchema,
  title: maybe(text),
  programme: maybe(ids.programme),
  class: words.targetClass,
  baseline: maybe(baseline),
  onDefinitionChange: words.definitionChangePolicy,
  minimumDetectableChange: maybe(Decimal),
  ambiguity: maybe(text),
  note: maybe(text),
} as const;

const areaSet = { set: ids.areaSet, title: maybe(text), areas: Schema.Array(area) } as const;

/** The fields of every event's data, by type. */
export const facts = {
  DocumentRegistered: {
    document: ids.document,
    kind: Schema.Literals(documentKinds),
    title: text,
    publishedOn: maybe(Day),
    year: maybe(Schema.Int),
    unitMultiplier: maybe(Schema.Literals([1, 1000, 1000000])),
    signConvention: maybe(words.signConvention),
    dash: maybe(words.missing),
    blank: maybe(words.missing),
  },
  AreaSetDefined: areaSet,
  AreaSetRevised: { ...areaSet, why: NonEmptyText },
  ProgrammeEstablished: {
    programme: ids.programme,
    title: text,
    parent: maybe(ids.programme),
    from: maybe(Day),
    to: maybe(Day),
  },
  ProgrammeClosed: { programme: ids.programme, on: Day },
  ObjectiveStated: { objective: ids.objective, programme: ids.programme, text },
  ObjectiveDropped: { objective: ids.objective, programme: ids.programme, why: NonEmptyText },
  IndicatorDefined: {
    indicator: ids.indicator,
    title: text,
    unit: Unit,
    polarity: words.polarity,
    nature: words.nature,
    class: words.indicatorClass,
    programme: maybe(ids.programme),
    monitor: maybe(text),
    frequency: maybe(text),
    definition: maybe(text),
    numerator: maybe(ids.indicator),
    denominator: maybe(ids.indicator),
  },
  IndicatorRedefined: {
    indicator: ids.indicator,
    from: Day,
    comparable: Schema.Boolean,
    why: NonEmptyText,
    title: maybe(text),
    definition: maybe(text),
    unit: maybe(Unit),
    factor: maybe(Decimal),
  },
  IndicatorRetired: { indicator: ids.indicator, from: Day, why: NonEmptyText },
  MeasurementRecorded: measurement,
  MeasurementCorrected: { ...measurement, why: maybe(text) },
  MeasurementRetracted: { ...cell, why: NonEmptyText },
  SignificanceAssessed: { ...cell, significant: Schema.Boolean, method: maybe(text) },
  TargetSet: target,
  TargetRevised: {
    target: ids.target,
    indicator: ids.indicator,
    rule: maybe(RuleSchema),
    baseline: maybe(Schema.NullOr(baseline)),
    why: maybe(text),
  },
  TargetWithdrawn: { target: ids.target, indicator: ids.indicator, why: NonEmptyText },
  BudgetAdopted: {
    ...budget,
    unit: maybe(Unit),
    version: Schema.Literals(["original", "notStated"]),
    lines: Schema.Array(
      Schema.Struct({ line: ids.line, title: text, side: words.side, parent: maybe(ids.line), ...amount }),
    ),
    balances: Schema.Array(Schema.Struct({ balance: words.balance, title: text, ...amount })),
  },
  BudgetAmended: {
    ...budget,
    instrument: NonEmptyText,
    mode: Schema.Literals(["deltas", "restated"]),
    lines: Schema.Array(Schema.Struct({ line: ids.line, ...amount })),
    balances: Schema.Array(Schema.Struct({ balance: words.balance, ...amount })),
  },
  ActualsRecorded: {
    ...budget,
    lines: Schema.Array(Schema.Struct({ line: ids.line, ...amount, ...printed })),
    balances: Schema.Array(Schema.Struct({ balance: words.balance, ...amount, ...printed })),
    why: maybe(text),
  },
  DeviationExplained: {
    ...budget,
    themes: Schema.Array(Schema.Struct({ theme: ids.theme, ...theme, text: maybe(text) })),
    publishedTotals: maybe(Schema.Struct(theme)),
  },
  DeliverablePlanned: {
    deliverable: ids.deliverable,
    programme: ids.programme,
    title: text,
    due: Period,
    note: maybe(text),
  },
  DeliverableRescheduled: { deliverable: ids.deliverable, due: Period, why: maybe(text) },
  DeliverableReported: {
    deliverable: ids.deliverable,
    status: words.deliverableStatus,
    on: Day,
    note: maybe(text),
  },
  ForecastRecorded: { ...cell, value: ValueSchema, note: maybe(text) },
  ClaimRecorded: {
    claim: ids.claim,
    text: NonEmptyText,
    formula: FormulaSchema,
    published: PublishedSchema,
    note: maybe(text),
  },
} as const;

/** A baseline that may also be taken away. */
export const BaselineOrNull = Schema.NullOr(baseline);
