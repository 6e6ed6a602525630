import type { AreaEvent } from "./areas.ts";
import type { BudgetEvent } from "./budgets.ts";
import type { ClaimEvent } from "./claims.ts";
import type { DeliverableEvent } from "./deliverables.ts";
import type { DocumentEvent } from "./documents.ts";
import type { ForecastEvent } from "./forecasts.ts";
import type { IndicatorEvent } from "./indicators.ts";
import type { MeasurementEvent } from "./measurements.ts";
import type { ProgrammeEvent } from "./programmes.ts";
import type { TargetEvent } from "./targets.ts";

/**
 * A fact in its place in the register's log.
 *
 * Stored events: names and fields are the storage format, changed only by a new version.
 */
export type Event =
  | DocumentEvent
  | AreaEvent
  | ProgrammeEvent
  | IndicatorEvent
  | MeasurementEvent
  | TargetEvent
  | BudgetEvent
  | DeliverableEvent
  | ForecastEvent
  | ClaimEvent;

type WithoutPosition<E> = E extends Event ? Omit<E, "position"> : never;
type AsDraft<E> = E extends Event
  ? Omit<
      E,
      "id" | "schemaVersion" | "position" | "recordedAt" | "knownOn" | "actor" | "correlationId" | "causationId"
    > & {
      readonly knownOn?: E["knownOn"];
    }
  : never;

/** An event that has not been appended yet: all but its position. */
export type NewEvent = WithoutPosition<Event>;

/** A decision's outcome: a fact without id, time or position. */
export type EventDraft = AsDraft<Event>;

/** The name of an event. */
export type EventType = Event["type"];
