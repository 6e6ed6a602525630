import * as Result from "effect/Result";
import { type Day, dayOf } from "../vocabulary/day.ts";
import { areaBoundary, decideArea } from "./areas.ts";
import { budgetBoundary, decideBudget } from "./budgets.ts";
import { claimBoundary, decideClaim } from "./claims.ts";
import type { Command } from "./command.ts";
import { decideDeliverable, deliverableBoundary } from "./deliverables.ts";
import { decideDocument, documentBoundary } from "./documents.ts";
import { type Draft, type Stamp, stampDraft } from "./envelope.ts";
import type { Event, EventDraft, NewEvent } from "./event.ts";
import { decideForecast, forecastBoundary } from "./forecasts.ts";
import type { givenAgain } from "./given-again.ts";
import { decideIndicator, indicatorBoundary } from "./indicators.ts";
import { decideMeasurement, measurementBoundary } from "./measurements.ts";
import { decideProgramme, programmeBoundary } from "./programmes.ts";
import { type Query, union } from "./query.ts";
import { evolve, type Register } from "./register.ts";
import type { Rejection, Rejections } from "./rejection.ts";
import { decideTarget, targetBoundary } from "./targets.ts";
import { decideVerdictExplanation, verdictExplanationBoundary } from "./verdict-explanations.ts";

/**
 * What a command would add to a register: drafts of events, or all that is wrong with it.
 *
 * An empty list is a success: the register says so already. The register is never changed. Deciding on the events of
 * {@link boundary} alone gives the same outcome as deciding on the whole log.
 *
 * A command that does not say from when its fact is known is taken to be known from `today`, and is held against what was
 * known then; against all that is known when no day is given.
 */
export const decide = (
  register: Register,
  command: Command,
  today: Day | null = null,
): Result.Result<ReadonlyArray<EventDraft>, Rejections> => {
  switch (command._tag) {
    case "RegisterDocument":
      return decideDocument(register, command);
    case "DefineAreaSet":
    case "ReviseAreaSet":
      return decideArea(register, command, today);
    case "EstablishProgramme":
    case "CloseProgramme":
    case "StateObjective":
    case "DropObjective":
      return decideProgramme(register, command);
    case "DefineIndicator":
    case "RedefineIndicator":
    case "RetireIndicator":
      return decideIndicator(register, command);
    case "RecordMeasurement":
    case "RecordMeasurements":
    case "CorrectMeasurement":
    case "RetractMeasurement":
    case "AssessSignificance":
      return decideMeasurement(register, command, today);
    case "SetTarget":
    case "ReviseTarget":
    case "WithdrawTarget":
      return decideTarget(register, command, today);
    case "ExplainVerdict":
      return decideVerdictExplanation(register, command, today);
    case "AdoptBudget":
    case "AmendBudget":
    case "RecordActuals":
    case "ExplainDeviation":
      return decideBudget(register, command, today);
    case "PlanDeliverable":
    case "RescheduleDeliverable":
    case "ReportDeliverable":
      return decideDeliverable(register, command, today);
    case "RecordForecast":
      return decideForecast(register, command, today);
    case "RecordClaim":
      return decideClaim(register, command);
  }
};

/** The query of the events on which the decision about a command depends: its dynamic consistency boundary. */
export const boundary = (command: Command): Query => {
  switch (command._tag) {
    case "RegisterDocument":
      return documentBoundary(command);
    case "DefineAreaSet":
    case "ReviseAreaSet":
      return areaBoundary(command);
    case "EstablishProgramme":
    case "CloseProgramme":
    case "StateObjective":
    case "DropObjective":
      return programmeBoundary(command);
    case "DefineIndicator":
    case "RedefineIndicator":
    case "RetireIndicator":
      return indicatorBoundary(command);
    case "RecordMeasurement":
    case "RecordMeasurements":
    case "CorrectMeasurement":
    case "RetractMeasurement":
    case "AssessSignificance":
      return measurementBoundary(command);
    case "SetTarget":
    case "ReviseTarget":
    case "WithdrawTarget":
      return targetBoundary(command);
    case "ExplainVerdict":
      return verdictExplanationBoundary(command);
    case "AdoptBudget":
    case "AmendBudget":
    case "RecordActuals":
    case "ExplainDeviation":
      return budgetBoundary(command);
    case "PlanDeliverable":
    case "RescheduleDeliverable":
    case "ReportDeliverable":
      return deliverableBoundary(command);
    case "RecordForecast":
      return forecastBoundary(command);
    case "RecordClaim":
      return claimBoundary(command);
  }
};

/** The boundary of a batch. */
export const boundaryOfAll = (commands: ReadonlyArray<Command>): Query => union(commands.map(boundary));

/** A rejection within a batch, with the place of its command. */
export interface BatchRejection {
  readonly command: number;
  readonly rejection: Rejection;
}

/**
 * Decides on commands in order, each knowing what those before it add: all events, or everything that is wrong. A command
 * that is refused adds nothing, and the rest is still looked at, so that all errors come at once.
 *
 * **Gotchas**
 *
 * The register is used up, as by {@link evolve}: it is folded on with the events of the batch, which get the positions
 * that they would have if nothing else were appended.
 */
export const decideAll = (
  register: Register,
  commands: ReadonlyArray<Command>,
  stamp: Stamp,
): Result.Result<ReadonlyArray<NewEvent>, ReadonlyArray<BatchRejection>> =>
  Result.map(decideAndFold(register, commands, stamp), ({ events }) => events);

/** The events of a batch, and the register with them folded in, as if nothing else were appended. */
export interface Decided {
  readonly events: ReadonlyArray<NewEvent>;
  readonly register: Register;
}

/** As {@link decideAll}, with the register that the batch makes: for a register that lives in memory only. */
export const decideAndFold = (
  register: Register,
  commands: ReadonlyArray<Command>,
  stamp: Stamp,
): Result.Result<Decided, ReadonlyArray<BatchRejection>> => {
  const { rejections, ...decided } = decideEach(register, commands, stamp);
  return rejections.length > 0 ? Result.fail(rejections) : Result.succeed(decided);
};

/** What a batch would add, and what of it is refused. */
export interface DecidedEach extends Decided {
  readonly rejections: ReadonlyArray<BatchRejection>;
}

const asGiven: typeof givenAgain = (_, command) => [{ command, pathOf: (path) => path }];

/**
 * As {@link decideAll}, with both what is accepted and what is refused: for a batch that is decided in parts, of which the
 * later parts must see what the earlier ones add even when all of it will be undone. The register is used up.
 *
 * With {@link givenAgain} as `restate`, facts that are given again with a later day become corrections and revisions.
 */
export const decideEach = (
  register: Register,
  commands: ReadonlyArray<Command>,
  stamp: Stamp,
  restate: typeof givenAgain = asGiven,
): DecidedEach => {
  const today = dayOf(stamp.recordedAt);
  let state = register;
  const events: Array<NewEvent> = [];
  const rejections: Array<BatchRejection> = [];
  commands.forEach((given, i) => {
    for (const { command, pathOf } of restate(state, given, stamp)) {
      const outcome = decide(state, command, today);
      if (Result.isFailure(outcome)) {
        for (const rejection of outcome.failure) {
          rejections.push({ command: i, rejection: { ...rejection, path: pathOf(rejection.path) } });
        }
        continue;
      }
      for (const draft of outcome.success) {
        const event = stampDraft(draft as Draft<string, unknown>, stamp) as NewEvent;
        events.push(event);
        state = evolve(state, { ...event, position: state.position + 1 } as Event);
      }
    }
  });
  return { events, register: state, rejections };
};
