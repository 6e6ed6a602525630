import type { Command, EventType } from "@meetlat/core";
import * as fc from "fast-check";
import { facts, provenance } from "./facts.ts";
import { records } from "./records.ts";
import { calendarDays } from "./vocabulary.ts";

type Fields = Readonly<Record<string, fc.Arbitrary<unknown>>>;

const about = { knownOn: calendarDays, ...provenance };

const without = (fields: Fields, names: ReadonlyArray<string>): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

/** The fields of a command: those of its fact, without what the register adds, and with some that may be left out. */
const fieldsOf = (type: EventType, { adds = [], mayLack = [] }: Said = {}) => {
  const fact: { readonly required: Fields; readonly optional?: Fields } = facts[type];
  const required = without(fact.required, [...adds, ...mayLack]);
  const lacking = Object.fromEntries(Object.entries(fact.required).filter(([name]) => mayLack.includes(name)));
  return { required, optional: { ...fact.optional, ...lacking, ...about } };
};

interface Said {
  readonly adds?: ReadonlyArray<string>;
  readonly mayLack?: ReadonlyArray<string>;
}

const saying = <Tag extends Command["_tag"]>(
  tag: Tag,
  type: EventType,
  said: Said = {},
): fc.Arbitrary<Extract<Command, { _tag: Tag }>> => {
  const { required, optional } = fieldsOf(type, said);
  return records({ _tag: fc.constant(tag), ...required }, optional) as unknown as fc.Arbitrary<
    Extract<Command, { _tag: Tag }>
  >;
};

const row: Said = { mayLack: ["area", "unit", "flags"] };
const rows = fieldsOf("MeasurementRecorded", row);

/**
 * Commands by kind: all that their schemas allow, of any name and in any text. Hardly any would be accepted; `cityHistories`
 * gives commands that are.
 *
 * @example
 * ```ts
 * import { decodeCommand } from "@meetlat/core/codec";
 * import { anyCommandsByTag } from "@meetlat/testing";
 * import * as Result from "effect/Result";
 * import * as fc from "fast-check";
 *
 * const fits = fc.property(anyCommandsByTag.AdoptBudget, (command) => Result.isSuccess(decodeCommand(command)));
 * fc.assert(fits, { numRuns: 20 });
 * ```
 */
export const anyCommandsByTag: { readonly [Tag in Command["_tag"]]: fc.Arbitrary<Extract<Command, { _tag: Tag }>> } = {
  RegisterDocument: saying("RegisterDocument", "DocumentRegistered"),
  DefineAreaSet: saying("DefineAreaSet", "AreaSetDefined"),
  ReviseAreaSet: saying("ReviseAreaSet", "AreaSetRevised"),
  EstablishProgramme: saying("EstablishProgramme", "ProgrammeEstablished"),
  CloseProgramme: saying("CloseProgramme", "ProgrammeClosed"),
  StateObjective: saying("StateObjective", "ObjectiveStated"),
  DropObjective: saying("DropObjective", "ObjectiveDropped", { adds: ["programme"] }),
  DefineIndicator: saying("DefineIndicator", "IndicatorDefined"),
  RedefineIndicator: saying("RedefineIndicator", "IndicatorRedefined"),
  RetireIndicator: saying("RetireIndicator", "IndicatorRetired"),
  RecordMeasurement: saying("RecordMeasurement", "MeasurementRecorded", row),
  RecordMeasurements: records({
    _tag: fc.constant("RecordMeasurements"),
    rows: fc.array(records(rows.required, rows.optional), { maxLength: 4 }),
  }) as unknown as fc.Arbitrary<Extract<Command, { _tag: "RecordMeasurements" }>>,
  CorrectMeasurement: saying("CorrectMeasurement", "MeasurementCorrected", row),
  RetractMeasurement: saying("RetractMeasurement", "MeasurementRetracted", { mayLack: ["area"] }),
  AssessSignificance: saying("AssessSignificance", "SignificanceAssessed", { mayLack: ["area"] }),
  SetTarget: saying("SetTarget", "TargetSet", { mayLack: ["area", "onDefinitionChange"] }),
  ReviseTarget: saying("ReviseTarget", "TargetRevised", { adds: ["indicator"] }),
  WithdrawTarget: saying("WithdrawTarget", "TargetWithdrawn", { adds: ["indicator"] }),
  ExplainVerdict: saying("ExplainVerdict", "VerdictExplained", { adds: ["indicator"] }),
  AdoptBudget: saying("AdoptBudget", "BudgetAdopted"),
  AmendBudget: saying("AmendBudget", "BudgetAmended"),
  RecordActuals: saying("RecordActuals", "ActualsRecorded"),
  ExplainDeviation: saying("ExplainDeviation", "DeviationExplained"),
  PlanDeliverable: saying("PlanDeliverable", "DeliverablePlanned"),
  RescheduleDeliverable: saying("RescheduleDeliverable", "DeliverableRescheduled"),
  ReportDeliverable: saying("ReportDeliverable", "DeliverableReported"),
  RecordForecast: saying("RecordForecast", "ForecastRecorded", { mayLack: ["area"] }),
  RecordClaim: saying("RecordClaim", "ClaimRecorded"),
};

/** Any command: see {@link anyCommandsByTag}. */
export const anyCommands: fc.Arbitrary<Command> = fc.oneof(...Object.values(anyCommandsByTag));
