import type { Command } from "@meetlat/core";

/** What every command asks, in a sentence or two. */
export const commandDescriptions: Readonly<Record<Command["_tag"], string>> = {
  RegisterDocument: "Registers a document, so that facts can name it as their source.",
  DefineAreaSet: "Defines a set of areas.",
  ReviseAreaSet: "Changes which areas a set holds; the set as it was stays in the log.",
  EstablishProgramme: "Establishes a programme.",
  CloseProgramme: "Closes a programme.",
  StateObjective: "States an objective of a programme.",
  DropObjective: "Gives up an objective.",
  DefineIndicator: "Defines an indicator.",
  RedefineIndicator: "Changes an indicator's definition from a day.",
  RetireIndicator: "Retires an indicator.",
  RecordMeasurement: "Records one measurement.",
  RecordMeasurements: "Records many measurements at once, all or none.",
  CorrectMeasurement: "Replaces a measurement by another, of the same indicator, area and period.",
  RetractMeasurement: "Takes a measurement back, without another in its place.",
  AssessSignificance: "Records whether a measurement differs from the baseline by more than chance.",
  SetTarget:
    "Sets a target. The area is the whole territory, and a changed definition blocks a verdict, unless said otherwise.",
  ReviseTarget: "Replaces the rule of a target, its baseline, or both.",
  WithdrawTarget: "Takes a target back.",
  ExplainVerdict:
    "Records what the body says about an outcome. A later explanation of the same outcome takes its place.",
  AdoptBudget: "Adopts a budget.",
  AmendBudget: "Amends an adopted budget.",
  RecordActuals: "Records what was spent and received.",
  ExplainDeviation: "Records how a document explains the deviation.",
  PlanDeliverable: "Plans a deliverable: promises it by a date.",
  RescheduleDeliverable: "Promises a deliverable by another date.",
  ReportDeliverable: "Reports how far a deliverable is. A later report takes the place of the one before it.",
  RecordForecast:
    "Records what is expected; for the whole territory unless said otherwise. A later one takes its place.",
  RecordClaim:
    "Records a claim. What its formula names must exist; whether there is a number is for the answer to say.",
};
