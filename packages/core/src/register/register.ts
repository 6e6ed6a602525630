import { type Areas, evolveAreas } from "./areas.ts";
import { type Budgets, evolveBudgets } from "./budgets.ts";
import { type Claims, evolveClaims } from "./claims.ts";
import { type Deliverables, evolveDeliverables } from "./deliverables.ts";
import { type Documents, evolveDocuments } from "./documents.ts";
import type { Event } from "./event.ts";
import { evolveForecasts, type Forecasts } from "./forecasts.ts";
import { evolveIndicators, type Indicators } from "./indicators.ts";
import { evolveMeasurements, type Measurements } from "./measurements.ts";
import { evolveProgrammes, type Programmes } from "./programmes.ts";
import type { SequencePosition } from "./query.ts";
import { evolveTargets, type Targets } from "./targets.ts";

/**
 * One organisation's log of events, folded: everything that was said, with when it was known and by which event.
 *
 * It keeps every version, so that one fold answers for any day on which something was known and any position in the log.
 * It holds no methods; decisions and projections are functions of it.
 */
export interface Register
  extends Documents,
    Areas,
    Programmes,
    Indicators,
    Measurements,
    Targets,
    Budgets,
    Deliverables,
    Forecasts,
    Claims {
  /** The position of the last event folded; 0 before the first. */
  readonly position: SequencePosition;
}

/** A register in which nothing has happened. */
export const emptyRegister = (): Register => ({
  position: 0,
  documents: new Map(),
  areaSets: new Map(),
  areas: new Map(),
  programmes: new Map(),
  objectives: new Map(),
  indicators: new Map(),
  measurements: new Map(),
  targets: new Map(),
  budgets: new Map(),
  deliverables: new Map(),
  forecasts: new Map(),
  claims: new Map(),
});

/**
 * Adds an event to a register.
 *
 * **Gotchas**
 *
 * A fold owns its register: the one passed in is used up and must not be used again, only the one returned. That is what
 * makes folding a million events fast. Whoever needs the earlier state asks a projection with `at`, or folds anew.
 */
export const evolve = (register: Register, event: Event): Register => {
  switch (event.type) {
    case "DocumentRegistered":
      evolveDocuments(register, event);
      break;
    case "AreaSetDefined":
    case "AreaSetRevised":
      evolveAreas(register, event);
      break;
    case "ProgrammeEstablished":
    case "ProgrammeClosed":
    case "ObjectiveStated":
    case "ObjectiveDropped":
      evolveProgrammes(register, event);
      break;
    case "IndicatorDefined":
    case "IndicatorRedefined":
    case "IndicatorRetired":
      evolveIndicators(register, event);
      break;
    case "MeasurementRecorded":
    case "MeasurementCorrected":
    case "MeasurementRetracted":
    case "SignificanceAssessed":
      evolveMeasurements(register, event);
      break;
    case "TargetSet":
    case "TargetRevised":
    case "TargetWithdrawn":
      evolveTargets(register, event);
      break;
    case "BudgetAdopted":
    case "BudgetAmended":
    case "ActualsRecorded":
    case "DeviationExplained":
      evolveBudgets(register, event);
      break;
    case "DeliverablePlanned":
    case "DeliverableRescheduled":
    case "DeliverableReported":
      evolveDeliverables(register, event);
      break;
    case "ForecastRecorded":
      evolveForecasts(register, event);
      break;
    case "ClaimRecorded":
      evolveClaims(register, event);
  }
  (register as { position: SequencePosition }).position = event.position;
  return register;
};

/**
 * Folds events, in the order of their positions, into a register: a new one, or one that is continued and so used up.
 */
export const fold = (events: Iterable<Event>, register: Register = emptyRegister()): Register => {
  let folded = register;
  for (const event of events) folded = evolve(folded, event);
  return folded;
};
