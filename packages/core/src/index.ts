/**
 * Promises, measurements and budgets as immutable events; verdicts and deviations with their reasons.
 *
 * Everything here is synchronous and pure, and loads neither Effect's runtime nor its Schema. The event store and `handle`
 * are in `@meetlat/core/store`, codecs in `@meetlat/core/codec`, and a façade of promises in `@meetlat/core/promise`.
 *
 * @module
 */

export type { Amounts } from "./projections/amounts.ts";
export type { BalanceDeviation, Deviation, LineDeviation } from "./projections/budget-rows.ts";
export type { ThemeDeviation } from "./projections/budget-themes.ts";
export { type ClaimCheck, type ClaimFilter, claimChecks } from "./projections/claims.ts";
export type {
  CountCell,
  CountDimension,
  CountTable,
  CountTotal,
  DisclosureProblem,
  DisclosureProblemTag,
} from "./projections/count-table.ts";
export { type DeliverableCheck, type DeliverableFilter, deliverableChecks } from "./projections/deliverables.ts";
export {
  type BudgetWarning,
  budgetWarnings,
  type DeviationFilter,
  type Deviations,
  deviations,
  type Reconciliation,
} from "./projections/deviations.ts";
export {
  type DisclosedPoint,
  type DisclosedSeries,
  type DividedArea,
  disclosedSeries,
  type PublishedCounts,
} from "./projections/disclosed-series.ts";
export { type DisclosurePolicy, disclose, smallCountsPolicy } from "./projections/disclosure.ts";
export { type ForecastPoint, forecastsFor } from "./projections/forecasts.ts";
export { evaluateFormula, type FormulaResult, type Operand, type OperandOf } from "./projections/formula-result.ts";
export type { FractionInterval } from "./projections/fraction-interval.ts";
export {
  type TargetChange,
  type TargetHistoryEntry,
  targetChanges,
  targetHistory,
  type VerdictHistoryEntry,
  verdictHistory,
} from "./projections/history.ts";
export { ABOUT_SHARE, holdPublished } from "./projections/published-result.ts";
export type { Question } from "./projections/question.ts";
export {
  type Consistency,
  consistencies,
  type Reconciled,
  type ReconciledColumn,
  type ReconciliationCheck,
  type ReconciliationKind,
  reconcile,
  reconciledColumns,
  reconciliationKinds,
  roundingTolerance,
} from "./projections/reconciliation.ts";
export {
  type BenchmarkPoint,
  type Movement,
  movements,
  type Series,
  type SeriesPoint,
  series,
} from "./projections/series.ts";
export {
  type CheckFilter,
  checkTarget,
  type ExplainedCheck,
  explainTarget,
  type TargetCheck,
  targetChecks,
} from "./projections/target-checks.ts";
export type {
  AreaCommand,
  AreaData,
  AreaEvent,
  AreaSetData,
  AreaSetDefined,
  AreaSetRevised,
  AreaSetRevisedData,
  AreaSetVersion,
  Areas,
  DefineAreaSet,
  ReviseAreaSet,
} from "./register/areas.ts";
export type {
  ActualBalance,
  ActualLine,
  ActualsRecorded,
  ActualsRecordedData,
  AdoptBudget,
  AdoptedLine,
  AmendBudget,
  Budget,
  BudgetAdopted,
  BudgetAdoptedData,
  BudgetAmended,
  BudgetAmendedData,
  BudgetCommand,
  BudgetEvent,
  BudgetRef,
  Budgets,
  BudgetVersion,
  DeviationExplained,
  DeviationExplainedData,
  ExplainDeviation,
  ExplainedTheme,
  LineAmount,
  PrintedBalance,
  RecordActuals,
} from "./register/budgets.ts";
export type {
  Claim,
  ClaimCommand,
  ClaimData,
  ClaimEvent,
  ClaimRecorded,
  Claims,
  RecordClaim,
} from "./register/claims.ts";
export { type Command, factsIn } from "./register/command.ts";
export {
  type BatchRejection,
  boundary,
  boundaryOfAll,
  type Decided,
  type DecidedEach,
  decide,
  decideAll,
  decideAndFold,
  decideEach,
} from "./register/decide.ts";
export { CommandRejected, type Decider, registerDecider } from "./register/decider.ts";
export type {
  Deliverable,
  DeliverableCommand,
  DeliverableData,
  DeliverableEvent,
  DeliverablePlanned,
  DeliverableReport,
  DeliverableReported,
  DeliverableReportedData,
  DeliverableRescheduled,
  DeliverableRescheduledData,
  DeliverableStanding,
  Deliverables,
  DeliverableVersion,
  PlanDeliverable,
  ReportDeliverable,
  RescheduleDeliverable,
} from "./register/deliverables.ts";
export {
  type DocumentCommand,
  type DocumentData,
  type DocumentEvent,
  type DocumentKind,
  type DocumentRegistered,
  type Documents,
  documentKinds,
  type RegisterDocument,
} from "./register/documents.ts";
export {
  type Draft,
  type Provenance,
  type Recorded,
  type Sequenced,
  type Source,
  type Stamp,
  stampDraft,
} from "./register/envelope.ts";
export type { Event, EventDraft, EventType, NewEvent } from "./register/event.ts";
export type {
  Forecast,
  ForecastCommand,
  ForecastData,
  ForecastEvent,
  ForecastRecorded,
  Forecasts,
  ForecastsByPeriod,
  ForecastVersion,
  RecordForecast,
} from "./register/forecasts.ts";
export { givenAgain, type Restated } from "./register/given-again.ts";
export type {
  DefineIndicator,
  Indicator,
  IndicatorCommand,
  IndicatorData,
  IndicatorDefined,
  IndicatorEvent,
  IndicatorRedefined,
  IndicatorRedefinedData,
  IndicatorRetired,
  IndicatorRetiredData,
  Indicators,
  RedefineIndicator,
  Redefinition,
  RetireIndicator,
} from "./register/indicators.ts";
export { indicatorTag } from "./register/indicators.ts";
export type {
  Assessment,
  AssessSignificance,
  Cell,
  CellRef,
  CellsByPeriod,
  CorrectMeasurement,
  MeasurementCommand,
  MeasurementCorrected,
  MeasurementCorrectedData,
  MeasurementData,
  MeasurementEvent,
  MeasurementRecorded,
  MeasurementRetracted,
  MeasurementRetractedData,
  MeasurementRow,
  Measurements,
  MeasurementVersion,
  RecordMeasurement,
  RecordMeasurements,
  RetractMeasurement,
  SignificanceAssessed,
  SignificanceAssessedData,
} from "./register/measurements.ts";
export type {
  CloseProgramme,
  DropObjective,
  EstablishProgramme,
  Objective,
  ObjectiveData,
  ObjectiveDropped,
  ObjectiveDroppedData,
  ObjectiveStated,
  Programme,
  ProgrammeClosed,
  ProgrammeClosedData,
  ProgrammeCommand,
  ProgrammeData,
  ProgrammeEstablished,
  ProgrammeEvent,
  Programmes,
  StateObjective,
} from "./register/programmes.ts";
export {
  type AppendCondition,
  allEvents,
  matcherOf,
  matches,
  type Query,
  type QueryItem,
  type SequencePosition,
  type Tag,
  type Taggable,
} from "./register/query.ts";
export { emptyRegister, evolve, fold, type Register } from "./register/register.ts";
export {
  describeRejection,
  type Path,
  type Rejection,
  type Rejections,
  type RejectionTag,
  rejectionTags,
} from "./register/rejection.ts";
export { type RowsByCell, rowsByCell } from "./register/repeated-rows.ts";
export type {
  Baseline,
  ReviseTarget,
  SetTarget,
  Target,
  TargetCommand,
  TargetData,
  TargetEvent,
  TargetRevised,
  TargetRevisedData,
  TargetSet,
  TargetStanding,
  Targets,
  TargetVersion,
  TargetWithdrawn,
  TargetWithdrawnData,
  WithdrawTarget,
} from "./register/targets.ts";
export type {
  ExplainVerdict,
  VerdictExplained,
  VerdictExplainedData,
  VerdictExplanation,
  VerdictExplanationCommand,
  VerdictExplanationEvent,
  VerdictExplanations,
} from "./register/verdict-explanations.ts";
export type { Moment, Version } from "./register/versions.ts";
export type { AllOf, AnyOf } from "./rules/all-of-any-of.ts";
export type { Asked, Bound, Ground, Requirement, Requirements } from "./rules/asked.ts";
export { ATTAINMENT_DECIMALS, attainment } from "./rules/attainment.ts";
export type { Average } from "./rules/average.ts";
export { type Band, type BandPolicy, bandLabel, bandOf, bandsOf, rekenkamerRotterdam } from "./rules/band.ts";
export type { Benchmark } from "./rules/benchmark.ts";
export type { Between } from "./rules/between.ts";
export { type Change, type ChangeMeasure, levelAfter } from "./rules/change.ts";
export {
  type Comparator,
  comparators,
  compareInterval,
  compareIntervals,
  favourableGap,
  holds,
} from "./rules/comparator.ts";
export type { Direction } from "./rules/direction.ts";
export type { EachPeriod } from "./rules/each-period.ts";
export { evaluate, evaluateAll } from "./rules/evaluate.ts";
export type { Evaluation, EvaluationContext, Evidence, Observation, TargetAsSet } from "./rules/evaluation.ts";
export type { EveryArea, Quantifier } from "./rules/every-area.ts";
export { type Explanation, explain } from "./rules/explain.ts";
export { anyVerdict, atLeastVerdict, everyVerdict } from "./rules/kleene.ts";
export type { Level } from "./rules/level.ts";
export { parseRule, printRule } from "./rules/notation.ts";
export type { Path as PathRule, PathStep } from "./rules/path.ts";
export {
  type CompoundRule,
  fitsUnit,
  isSoundRule,
  type Rule,
  requirementsOf,
  rulesWithin,
  type SimpleRule,
} from "./rules/rule.ts";
export { type Step as ExplainedStep, type StepNumber, stepNames } from "./rules/steps.ts";
export type { Total } from "./rules/total.ts";
export type { Trend } from "./rules/trend.ts";
export {
  type BalanceKind,
  balanceKinds,
  deviationAsPrinted,
  effectOnBalance,
  type Favourability,
  favourabilities,
  favourability,
  type Side,
  type SignConvention,
  sides,
  signConventions,
} from "./vocabulary/budget-words.ts";
export {
  type ClaimCaution,
  type ClaimReason,
  type ClaimStatus,
  type ClaimUnknown,
  claimCautions,
  claimReasons,
  claimStatuses,
  claimUnknowns,
} from "./vocabulary/claim-words.ts";
export {
  type Day,
  day,
  dayAfter,
  dayOf,
  type Instant,
  isDay,
  isInstant,
  parseDay,
  parseInstant,
} from "./vocabulary/day.ts";
export {
  absolute,
  add,
  compare,
  type Decimal,
  decimal,
  equals,
  isDecimal,
  MAX_DECIMAL_DIGITS,
  multiply,
  negate,
  parseDecimal,
  percentage,
  quotient,
  sign,
  subtract,
  sum,
  ZERO,
} from "./vocabulary/decimal.ts";
export { type DeliverableStatus, deliverableStatuses } from "./vocabulary/deliverable-words.ts";
export {
  type BudgetColumn,
  type BudgetOperand,
  budgetColumns,
  type Comparison,
  type ComparisonFunction,
  comparisonFunctions,
  type Formula,
  type FormulaNumber,
  type FormulaOperator,
  type FormulaReference,
  formulaOperators,
  type MeasuredOperand,
  type Operation,
  referencesIn,
  type SumOf,
  type ThemeOperand,
} from "./vocabulary/formula.ts";
export {
  isSoundFormula,
  MAX_FORMULA_DEPTH,
  MAX_FORMULA_LENGTH,
  parseFormula,
  printFormula,
} from "./vocabulary/formula-notation.ts";
export { type Fraction, fractionOf, type Rounding, roundFraction } from "./vocabulary/fraction.ts";
export {
  type AreaId,
  type AreaSetId,
  type ClaimId,
  type DeliverableId,
  type DocumentId,
  type EventId,
  type Identifier,
  type IndicatorId,
  isEventId,
  isIdentifier,
  type LineId,
  MAX_IDENTIFIER_LENGTH,
  type ObjectiveId,
  type ProgrammeId,
  parseIdentifier,
  type TargetId,
  type ThemeId,
  WHOLE,
} from "./vocabulary/identifier.ts";
export {
  type Flag,
  flags,
  type IndicatorClass,
  indicatorClasses,
  type Nature,
  natures,
  type Polarity,
  polarities,
} from "./vocabulary/indicator-words.ts";
export { type Labelled, label } from "./vocabulary/labels.ts";
export type { Language, Text } from "./vocabulary/language.ts";
export {
  type Bounds,
  comparePeriods,
  type DivisionStep,
  dividePeriod,
  isPeriod,
  type Period,
  parsePeriod,
  period,
  periodBounds,
  periodContains,
  periodHasBegun,
  periodHasEnded,
  periodKey,
  periodStep,
  type Step,
  samePeriod,
} from "./vocabulary/period.ts";
export {
  type Published,
  type PublishedDirection,
  type PublishedNumber,
  parsePublished,
  printPublished,
  publishedDirections,
  publishedNumbers,
} from "./vocabulary/published.ts";
export {
  type DefinitionChangePolicy,
  definitionChangePolicies,
  type Reason,
  reasons,
  type Stage,
  stages,
  type TargetClass,
  targetClasses,
  type Verdict,
  verdicts,
} from "./vocabulary/target-words.ts";
export {
  convert,
  differenceUnit,
  isUnit,
  POINTS,
  parseUnit,
  type Unit,
  type UnitFactor,
  unit,
  unitsAreSuspect,
} from "./vocabulary/unit.ts";
export { describeUnreadable, type Readable, type Unreadable } from "./vocabulary/unreadable.ts";
export {
  type About,
  type AtLeast,
  type AtMost,
  type Exact,
  exact,
  type Interval,
  intervalOf,
  type Missing,
  type MissingReason,
  missing,
  missingReasons,
  parseValue,
  pointOf,
  printValue,
  type Range,
  sameValue,
  type Value,
} from "./vocabulary/value.ts";
export { writeDecimal, writeShare, writeSigned, writeValue } from "./vocabulary/written.ts";
