import * as Schema from "effect/Schema";
import type { Command } from "../register/command.ts";
import { BaselineOrNull, facts, provenance } from "./facts.ts";
import type { Plain } from "./plain.ts";
import { RuleSchema } from "./rules.ts";
import { ids, NonEmptyText, Period, Unit, words } from "./vocabulary.ts";

const maybe = Schema.optionalKey;

const cellRef = { indicator: ids.indicator, area: maybe(ids.area), period: Period } as const;
const row = {
  ...facts.MeasurementRecorded,
  area: maybe(ids.area),
  unit: maybe(Unit),
  flags: maybe(Schema.Array(words.flag)),
} as const;

/** The schema of every command, by name. */
export const commandSchemas = {
  RegisterDocument: Schema.TaggedStruct("RegisterDocument", { ...facts.DocumentRegistered, ...provenance }),
  DefineAreaSet: Schema.TaggedStruct("DefineAreaSet", { ...facts.AreaSetDefined, ...provenance }),
  ReviseAreaSet: Schema.TaggedStruct("ReviseAreaSet", { ...facts.AreaSetRevised, ...provenance }),
  EstablishProgramme: Schema.TaggedStruct("EstablishProgramme", { ...facts.ProgrammeEstablished, ...provenance }),
  CloseProgramme: Schema.TaggedStruct("CloseProgramme", { ...facts.ProgrammeClosed, ...provenance }),
  StateObjective: Schema.TaggedStruct("StateObjective", { ...facts.ObjectiveStated, ...provenance }),
  DropObjective: Schema.TaggedStruct("DropObjective", { objective: ids.objective, why: NonEmptyText, ...provenance }),
  DefineIndicator: Schema.TaggedStruct("DefineIndicator", { ...facts.IndicatorDefined, ...provenance }),
  RedefineIndicator: Schema.TaggedStruct("RedefineIndicator", { ...facts.IndicatorRedefined, ...provenance }),
  RetireIndicator: Schema.TaggedStruct("RetireIndicator", { ...facts.IndicatorRetired, ...provenance }),
  RecordMeasurement: Schema.TaggedStruct("RecordMeasurement", { ...row, ...provenance }),
  RecordMeasurements: Schema.TaggedStruct("RecordMeasurements", {
    rows: Schema.Array(Schema.Struct({ ...row, ...provenance })),
  }),
  CorrectMeasurement: Schema.TaggedStruct("CorrectMeasurement", { ...row, why: maybe(Schema.String), ...provenance }),
  RetractMeasurement: Schema.TaggedStruct("RetractMeasurement", { ...cellRef, why: NonEmptyText, ...provenance }),
  AssessSignificance: Schema.TaggedStruct("AssessSignificance", {
    ...cellRef,
    significant: Schema.Boolean,
    method: maybe(Schema.String),
    ...provenance,
  }),
  SetTarget: Schema.TaggedStruct("SetTarget", {
    ...facts.TargetSet,
    area: maybe(ids.area),
    onDefinitionChange: maybe(words.definitionChangePolicy),
    ...provenance,
  }),
  ReviseTarget: Schema.TaggedStruct("ReviseTarget", {
    target: ids.target,
    rule: maybe(RuleSchema),
    baseline: maybe(BaselineOrNull),
    why: maybe(Schema.String),
    ...provenance,
  }),
  WithdrawTarget: Schema.TaggedStruct("WithdrawTarget", { target: ids.target, why: NonEmptyText, ...provenance }),
  AdoptBudget: Schema.TaggedStruct("AdoptBudget", { ...facts.BudgetAdopted, ...provenance }),
  AmendBudget: Schema.TaggedStruct("AmendBudget", { ...facts.BudgetAmended, ...provenance }),
  RecordActuals: Schema.TaggedStruct("RecordActuals", { ...facts.ActualsRecorded, ...provenance }),
  ExplainDeviation: Schema.TaggedStruct("ExplainDeviation", { ...facts.DeviationExplained, ...provenance }),
  PlanDeliverable: Schema.TaggedStruct("PlanDeliverable", { ...facts.DeliverablePlanned, ...provenance }),
  RescheduleDeliverable: Schema.TaggedStruct("RescheduleDeliverable", {
    ...facts.DeliverableRescheduled,
    ...provenance,
  }),
  ReportDeliverable: Schema.TaggedStruct("ReportDeliverable", { ...facts.DeliverableReported, ...provenance }),
  RecordForecast: Schema.TaggedStruct("RecordForecast", {
    ...facts.ForecastRecorded,
    area: maybe(ids.area),
    ...provenance,
  }),
  RecordClaim: Schema.TaggedStruct("RecordClaim", { ...facts.ClaimRecorded, ...provenance }),
} as const satisfies { readonly [Tag in Command["_tag"]]: Schema.Top };

/** Any command. */
export const CommandSchema: Schema.Codec<Command, Plain<Command>> = Schema.Union(Object.values(commandSchemas));
