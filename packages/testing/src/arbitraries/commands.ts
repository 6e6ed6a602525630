import {
  type AreaId,
  type AreaSetId,
  type Command,
  type DeliverableId,
  type DocumentId,
  definitionChangePolicies,
  deliverableStatuses,
  type IndicatorId,
  indicatorClasses,
  type LineId,
  natures,
  type ObjectiveId,
  type Period,
  type ProgrammeId,
  type Provenance,
  polarities,
  sides,
  type TargetId,
  type ThemeId,
  targetClasses,
  type Unit,
} from "@meetlat/core";
import * as fc from "fast-check";
import { formulas, publications } from "./formulas.ts";
import { rules } from "./rules.ts";
import { closedPeriods, days, flagLists, periods, smallDecimals, values } from "./vocabulary.ts";

// Few names, so that commands meet each other: correct what was recorded, revise what was set.
const documents = fc.constantFrom("begroting", "jaarstukken") as fc.Arbitrary<DocumentId>;
const programmes = fc.constantFrom("zorg", "zorg-ouderen", "jeugd") as fc.Arbitrary<ProgrammeId>;
const objectives = fc.constantFrom("minder-eenzaam", "vaker-thuis") as fc.Arbitrary<ObjectiveId>;
const indicators = fc.constantFrom(
  "eenzaamheid",
  "eenzaamheid",
  "eenzaamheid",
  "eenzaamheid",
  "bezoeken",
  "uitkeringen",
) as fc.Arbitrary<IndicatorId>;
const targets = fc.constantFrom("4a", "4b", "7") as fc.Arbitrary<TargetId>;
const areas = fc.constantFrom("noord", "noord", "noord", "noord", "noord", "zuid", "NL") as fc.Arbitrary<AreaId>;
const sets = fc.constantFrom("gebieden", "wijken") as fc.Arbitrary<AreaSetId>;
const lines = fc.constantFrom("baten", "lasten", "inkoop") as fc.Arbitrary<LineId>;
const units = fc.constantFrom("%", "personen") as fc.Arbitrary<Unit>;
const years = fc.constantFrom("2018", "2019", "2020") as fc.Arbitrary<Period>;
const measuredPeriods = fc.oneof({ weight: 9, arbitrary: years }, closedPeriods);
const text = fc.constantFrom("a", "b");
const deliverables = fc.constantFrom("telefoon", "wijkteams", "loket") as fc.Arbitrary<DeliverableId>;
const dues = fc.oneof({ weight: 4, arbitrary: years }, periods);

/** A record with any of the fields left out. */
const partial = <T extends Record<string, unknown>>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;

const provenance: fc.Arbitrary<Provenance> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  partial({ knownOn: days, source: documents.map((document) => ({ document })), decidedBy: fc.constant("raad") }),
) as fc.Arbitrary<Provenance>;

const tagged = <Tag extends Command["_tag"]>(
  _tag: Tag,
  required: Record<string, fc.Arbitrary<unknown>>,
  optional: Record<string, fc.Arbitrary<unknown>> = {},
): fc.Arbitrary<Command> =>
  fc
    .tuple(fc.record(required), fc.record(optional, { requiredKeys: [] }), provenance)
    .map(([a, b, p]) => ({ _tag, ...a, ...b, ...p }) as unknown as Command);

const row = {
  indicator: indicators,
  period: measuredPeriods,
  value: values(smallDecimals),
};
const rowOptions = {
  area: areas,
  flags: flagLists,
  collectedIn: years,
  countsFor: years,
  note: text,
};

const measurementRows = fc.array(
  fc
    .tuple(fc.record(row), fc.record(rowOptions, { requiredKeys: [] }), provenance)
    .map(([a, b, p]) => ({ ...a, ...b, ...p })),
  { minLength: 1, maxLength: 4 },
);

const uniqueLines = <T extends Record<string, fc.Arbitrary<unknown>>>(more: T) =>
  fc.uniqueArray(fc.record({ line: lines, ...more }), { maxLength: 3, selector: (l) => (l as { line: string }).line });
const uniqueBalances = <T extends Record<string, fc.Arbitrary<unknown>>>(more: T) =>
  fc.uniqueArray(fc.record({ balance: fc.constantFrom("balance", "balanceBeforeReserves"), ...more }), {
    maxLength: 1,
    selector: (b) => (b as { balance: string }).balance,
  });

const budget = { programme: programmes, period: years };

/** Any command, by kind. Every kind of command has an entry. */
export const commandsByTag: { readonly [Tag in Command["_tag"]]: fc.Arbitrary<Command> } = {
  RegisterDocument: tagged(
    "RegisterDocument",
    { document: documents, kind: fc.constantFrom("budget", "accounts"), title: text },
    { publishedOn: days, year: fc.constantFrom(2018, 2019), unitMultiplier: fc.constantFrom(1, 1000) },
  ),
  DefineAreaSet: tagged(
    "DefineAreaSet",
    { set: sets, areas: fc.array(fc.record({ area: areas, title: text }), { maxLength: 3 }) },
    { title: text },
  ),
  ReviseAreaSet: tagged("ReviseAreaSet", {
    set: sets,
    areas: fc.array(fc.record({ area: areas, title: text }), { maxLength: 3 }),
    why: text,
  }),
  EstablishProgramme: tagged(
    "EstablishProgramme",
    { programme: programmes, title: text },
    { parent: programmes, from: days, to: days },
  ),
  CloseProgramme: tagged("CloseProgramme", { programme: programmes, on: days }),
  StateObjective: tagged("StateObjective", { objective: objectives, programme: programmes, text }),
  DropObjective: tagged("DropObjective", { objective: objectives, why: text }),
  DefineIndicator: tagged(
    "DefineIndicator",
    {
      indicator: indicators,
      title: text,
      unit: units,
      polarity: fc.constantFrom(...polarities),
      nature: fc.constantFrom(...natures),
      class: fc.constantFrom(...indicatorClasses),
    },
    { programme: programmes, monitor: text, numerator: indicators, denominator: indicators },
  ),
  RedefineIndicator: tagged(
    "RedefineIndicator",
    { indicator: indicators, from: days, comparable: fc.boolean(), why: text },
    { unit: units, factor: smallDecimals, definition: text },
  ),
  RetireIndicator: tagged("RetireIndicator", { indicator: indicators, from: days, why: text }),
  RecordMeasurement: tagged("RecordMeasurement", row, rowOptions),
  RecordMeasurements: measurementRows.map((rows) => ({ _tag: "RecordMeasurements", rows }) as unknown as Command),
  CorrectMeasurement: tagged("CorrectMeasurement", row, { ...rowOptions, why: text }),
  RetractMeasurement: tagged(
    "RetractMeasurement",
    { indicator: indicators, period: measuredPeriods, why: text },
    { area: areas },
  ),
  AssessSignificance: tagged(
    "AssessSignificance",
    { indicator: indicators, period: years, significant: fc.boolean() },
    { area: areas, method: text },
  ),
  SetTarget: tagged(
    "SetTarget",
    { target: targets, indicator: indicators, rule: rules, class: fc.constantFrom(...targetClasses) },
    {
      area: areas,
      title: text,
      programme: programmes,
      baseline: values(smallDecimals).map((value) => ({ value })),
      onDefinitionChange: fc.constantFrom(...definitionChangePolicies),
      ambiguity: text,
    },
  ),
  ReviseTarget: tagged(
    "ReviseTarget",
    { target: targets },
    { rule: rules, baseline: fc.option(values(smallDecimals).map((value) => ({ value }))), why: text },
  ),
  WithdrawTarget: tagged("WithdrawTarget", { target: targets, why: text }),
  ExplainVerdict: tagged("ExplainVerdict", { target: targets, text }, { period: measuredPeriods }),
  AdoptBudget: tagged(
    "AdoptBudget",
    {
      ...budget,
      version: fc.constantFrom("original", "notStated"),
      lines: uniqueLines({ title: text, side: fc.constantFrom(...sides), amount: smallDecimals }),
      balances: uniqueBalances({ title: text, amount: smallDecimals }),
    },
    { unit: units },
  ),
  AmendBudget: tagged("AmendBudget", {
    ...budget,
    instrument: text,
    mode: fc.constantFrom("deltas", "restated"),
    lines: uniqueLines({ amount: smallDecimals }),
    balances: uniqueBalances({ amount: smallDecimals }),
  }),
  RecordActuals: tagged(
    "RecordActuals",
    {
      ...budget,
      lines: uniqueLines({ amount: smallDecimals }),
      balances: uniqueBalances({ amount: smallDecimals, publishedDeviation: smallDecimals }),
    },
    { why: text },
  ),
  ExplainDeviation: tagged("ExplainDeviation", {
    ...budget,
    themes: fc.uniqueArray(
      fc.record({
        theme: fc.constantFrom("welzijn", "jeugd") as fc.Arbitrary<ThemeId>,
        title: text,
        income: smallDecimals,
        expense: smallDecimals,
        reserves: smallDecimals,
      }),
      { maxLength: 2, selector: (theme) => theme.theme },
    ),
  }),
  PlanDeliverable: tagged(
    "PlanDeliverable",
    { deliverable: deliverables, programme: programmes, title: text, due: dues },
    { note: text },
  ),
  RescheduleDeliverable: tagged("RescheduleDeliverable", { deliverable: deliverables, due: dues }, { why: text }),
  ReportDeliverable: tagged(
    "ReportDeliverable",
    { deliverable: deliverables, status: fc.constantFrom(...deliverableStatuses), on: days },
    { note: text },
  ),
  RecordForecast: tagged(
    "RecordForecast",
    { indicator: indicators, period: measuredPeriods, value: values(smallDecimals) },
    { area: areas, note: text },
  ),
  RecordClaim: tagged(
    "RecordClaim",
    { claim: fc.constantFrom("c1", "c2", "c3"), text, formula: formulas, published: publications },
    { note: text },
  ),
};

/** Any command. */
export const commands: fc.Arbitrary<Command> = fc.oneof(...Object.values(commandsByTag));
