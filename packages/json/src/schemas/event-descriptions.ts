import type { EventType } from "@meetlat/core";

/** What every event says, in one sentence. */
export const eventDescriptions: Readonly<Record<EventType, string>> = {
  DocumentRegistered: "A document was registered, so that facts can name it as their source.",
  AreaSetDefined: "A set of areas was defined; it is frozen, so that what is said of it stays true.",
  AreaSetRevised: "A set of areas came to hold other areas; the set as it was stays in the log.",
  ProgrammeEstablished: "A programme was established: a coherent set of activities for intended effects.",
  ProgrammeClosed: "A programme was closed on a day.",
  ObjectiveStated: "An objective of a programme was stated: an intended effect.",
  ObjectiveDropped: "An objective was given up.",
  IndicatorDefined: "An indicator was defined: a measure with its unit, nature and polarity.",
  IndicatorRedefined:
    "The definition of an indicator changed from a day on; comparable with what was before it, or a break in its series.",
  IndicatorRetired: "An indicator is measured no more, from a day on.",
  MeasurementRecorded: "A value was observed of an indicator in an area over a period.",
  MeasurementCorrected: "What was observed of an indicator in an area over a period proved to be something else.",
  MeasurementRetracted: "A measurement was taken back, without another in its place.",
  SignificanceAssessed: "It was assessed whether a measurement differs from the baseline by more than chance.",
  TargetSet: "A target was set: a rule over one indicator in one area.",
  TargetRevised: "The rule of a target, its baseline, or both were replaced.",
  TargetWithdrawn: "A target was taken back.",
  VerdictExplained:
    "The body itself said something about an outcome. It stands beside the verdict and never changes it.",
  BudgetAdopted: "A budget of a programme over a period was adopted.",
  BudgetAmended: "An adopted budget was amended.",
  ActualsRecorded: "What was spent and received over a period became known.",
  DeviationExplained: "A document explained the deviation from the budget by themes.",
  DeliverablePlanned: "Something was promised by a date.",
  DeliverableRescheduled: "What was promised is promised by another date.",
  DeliverableReported:
    "It was reported how far something promised is. A later report takes the place of an earlier one.",
  ForecastRecorded: "A value is expected of an indicator. It is no promise and never gets a verdict.",
  ClaimRecorded: "A document said a sentence with a number, which can be held against the register.",
};
