import type { DeliverableEvent, DeliverableReported } from "@meetlat/core";
import * as Equal from "effect/Equal";

const provenanceOf = ({ knownOn, decidedBy, source }: DeliverableEvent) => ({ knownOn, decidedBy, source });

/** Whether the only note of the row can be what both say: a promise has none, another date has the same. */
const sharesNote = (before: DeliverableEvent, { data }: DeliverableReported): boolean =>
  before.type === "DeliverablePlanned"
    ? before.data.note === undefined
    : before.type === "DeliverableRescheduled" && before.data.why === data.note;

/**
 * Whether a report stands in the same row of deliverables.csv as the date before it, since both were said in the same
 * breath. A row that repeats the status of the last report (`said`) would be read as another date only.
 */
export const mayShareRow = (
  before: DeliverableEvent | undefined,
  said: DeliverableReported | undefined,
  event: DeliverableEvent,
): boolean =>
  before !== undefined &&
  event.type === "DeliverableReported" &&
  sharesNote(before, event) &&
  (said === undefined || said.data.status !== event.data.status || said.data.on !== event.data.on) &&
  Equal.equals(provenanceOf(before), provenanceOf(event));
