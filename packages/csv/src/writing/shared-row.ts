import type { DeliverableEvent } from "@meetlat/core";
import * as Equal from "effect/Equal";

/**
 * Whether a report stands in the same row of deliverables.csv as the promise before it: both are said in the same breath,
 * and the row's only note is that of the report.
 */
export const mayShareRow = (before: DeliverableEvent | undefined, event: DeliverableEvent): boolean => {
  if (before === undefined || before.type !== "DeliverablePlanned" || event.type !== "DeliverableReported")
    return false;
  const { knownOn, decidedBy, source } = before;
  return (
    before.data.note === undefined &&
    Equal.equals(
      { knownOn, decidedBy, source },
      { knownOn: event.knownOn, decidedBy: event.decidedBy, source: event.source },
    )
  );
};
