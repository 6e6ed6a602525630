import * as Schema from "effect/Schema";
import type { Event, EventType } from "../register/event.ts";
import { facts } from "./facts.ts";
import { firstVersion, type LineageOf } from "./lineage.ts";

/**
 * Every version of every event's data.
 *
 * To change what a type of event says, keep its fields of today here as that version, add the new ones with
 * `.next(data, step)`, and raise the type's `schemaVersion`: until all three agree nothing compiles. What was appended is
 * never rewritten.
 */
export const lineages = {
  DocumentRegistered: firstVersion(Schema.Struct(facts.DocumentRegistered)),
  AreaSetDefined: firstVersion(Schema.Struct(facts.AreaSetDefined)),
  AreaSetRevised: firstVersion(Schema.Struct(facts.AreaSetRevised)),
  ProgrammeEstablished: firstVersion(Schema.Struct(facts.ProgrammeEstablished)),
  ProgrammeClosed: firstVersion(Schema.Struct(facts.ProgrammeClosed)),
  ObjectiveStated: firstVersion(Schema.Struct(facts.ObjectiveStated)),
  ObjectiveDropped: firstVersion(Schema.Struct(facts.ObjectiveDropped)),
  IndicatorDefined: firstVersion(Schema.Struct(facts.IndicatorDefined)),
  IndicatorRedefined: firstVersion(Schema.Struct(facts.IndicatorRedefined)),
  IndicatorRetired: firstVersion(Schema.Struct(facts.IndicatorRetired)),
  MeasurementRecorded: firstVersion(Schema.Struct(facts.MeasurementRecorded)),
  MeasurementCorrected: firstVersion(Schema.Struct(facts.MeasurementCorrected)),
  MeasurementRetracted: firstVersion(Schema.Struct(facts.MeasurementRetracted)),
  SignificanceAssessed: firstVersion(Schema.Struct(facts.SignificanceAssessed)),
  TargetSet: firstVersion(Schema.Struct(facts.TargetSet)),
  TargetRevised: firstVersion(Schema.Struct(facts.TargetRevised)),
  TargetWithdrawn: firstVersion(Schema.Struct(facts.TargetWithdrawn)),
  VerdictExplained: firstVersion(Schema.Struct(facts.VerdictExplained)),
  BudgetAdopted: firstVersion(Schema.Struct(facts.BudgetAdopted)),
  BudgetAmended: firstVersion(Schema.Struct(facts.BudgetAmended)),
  ActualsRecorded: firstVersion(Schema.Struct(facts.ActualsRecorded)),
  DeviationExplained: firstVersion(Schema.Struct(facts.DeviationExplained)),
  DeliverablePlanned: firstVersion(Schema.Struct(facts.DeliverablePlanned)),
  DeliverableRescheduled: firstVersion(Schema.Struct(facts.DeliverableRescheduled)),
  DeliverableReported: firstVersion(Schema.Struct(facts.DeliverableReported)),
  ForecastRecorded: firstVersion(Schema.Struct(facts.ForecastRecorded)),
  ClaimRecorded: firstVersion(Schema.Struct(facts.ClaimRecorded)),
} as const satisfies { readonly [Type in EventType]: LineageOf<Extract<Event, { type: Type }>> };
