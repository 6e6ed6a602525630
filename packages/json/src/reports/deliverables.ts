import type { DeliverableCheck, Question } from "@meetlat/core";
import { Day, identifierSchemas as ids, Period } from "@meetlat/core/codec";
import * as Schema from "effect/Schema";
import { field, list, maybe } from "./field.ts";
import { heading, questionOf } from "./question.ts";
import { DeliverableStatus, evidence, Reason } from "./words.ts";

const Delivered = Schema.Literals(["met", "notMet", "unknown"]).annotate({
  title: "DeliveryVerdict",
  description:
    'Was it delivered in time? Words for people: label("verdict", …) of @meetlat/core, in Dutch and English.',
});

const DeliverableRow = Schema.Struct({
  deliverable: field(ids.deliverable, "The deliverable."),
  title: field(Schema.String, "What it is called."),
  programme: field(ids.programme, "The programme that promised it."),
  firstDue: field(Period, "It was promised at first by the last day of this period."),
  due: field(Period, "It is promised now by the last day of this period."),
  rescheduled: field(
    Schema.Int.pipe(Schema.check(Schema.isGreaterThanOrEqualTo(0))),
    "How many times that last day moved.",
  ),
  status: maybe(DeliverableStatus, "What was reported last, about a day that has come; null when nothing was."),
  on: maybe(Day, "The day that the status is about."),
  verdictFirst: field(Delivered, "Held against what was promised first."),
  verdictNow: field(Delivered, "Held against what is promised now."),
  reasons: list(Reason, "Why either verdict is unknown, or that it was dropped."),
  evidence,
}).annotate({ title: "Deliverable", description: "Whether something promised by a date was delivered in time." });

/** What was delivered in time: `meetlat deliverables --format json`. */
export const DeliverablesReport = Schema.Struct({
  ...heading("meetlat-deliverables/1"),
  deliverables: list(DeliverableRow, "A row per deliverable, in the order in which they were planned."),
});
/** What was delivered in time. */
export interface DeliverablesReport extends Schema.Schema.Type<typeof DeliverablesReport> {}

/** The report of {@link DeliverableCheck}s, as `deliverableChecks` of core gives them. */
export const deliverablesReport = (rows: ReadonlyArray<DeliverableCheck>, question: Question): DeliverablesReport => ({
  schema: "meetlat-deliverables/1",
  ...questionOf(question),
  deliverables: rows.map((row) => ({
    deliverable: row.deliverable,
    title: row.title,
    programme: row.programme,
    firstDue: row.firstDue,
    due: row.due,
    rescheduled: row.rescheduled,
    status: row.status,
    on: row.on,
    verdictFirst: row.verdictFirst,
    verdictNow: row.verdictNow,
    reasons: row.reasons,
    evidence: row.evidence,
  })),
});
