import {
  type Day,
  type DeliverableCheck,
  type DeliverableId,
  deliverableChecks,
  type EventType,
  periodBounds,
} from "@meetlat/core";
import * as Effect from "effect/Effect";
import { foldOf, isEverything, lookAt, ofTypes } from "./changes.ts";
import { type Projector, unchanged } from "./projector.ts";
import { type Columns, deleteAllRows, deleteRows, insertRows, type Row, type Table } from "./rows.ts";

const columns = {
  deliverable: "text",
  title: "text",
  programme: "text",
  first_due: "text",
  first_due_day: "day",
  due: "text",
  due_day: "day",
  rescheduled: "bigint",
  status: "text",
  status_on: "day",
  verdict_first: "text",
  verdict_now: "text",
  reasons: "text",
} satisfies Columns;

const table: Table = { name: "deliverable_row", columns, key: ["deliverable"] };

const types: ReadonlyArray<EventType> = ["DeliverablePlanned", "DeliverableRescheduled", "DeliverableReported"];

const rowOf = (check: DeliverableCheck): Row => ({
  deliverable: check.deliverable,
  title: check.title,
  programme: check.programme,
  first_due: check.firstDue,
  first_due_day: periodBounds(check.firstDue).last,
  due: check.due,
  due_day: periodBounds(check.due).last,
  rescheduled: check.rescheduled,
  status: check.status,
  status_on: check.on,
  verdict_first: check.verdictFirst,
  verdict_now: check.verdictNow,
  reasons: check.reasons.join(" "),
});

/** One row for each deliverable: whether it was delivered in time. */
export const deliverableProjector: Projector = {
  name: "deliverable",
  table,
  version: 1,
  dated: true,
  next: (place, from, until) =>
    Effect.gen(function* () {
      const all = isEverything(from, until);
      const dirty = new Set<DeliverableId>();
      if (!all) {
        yield* lookAt(place, ofTypes(types), from, until, (event) => {
          if ("deliverable" in event.data) dirty.add(event.data.deliverable);
        });
        if (dirty.size === 0) return unchanged(until.position);
      }
      const register = yield* foldOf(place, ofTypes(types), until);
      const checks = deliverableChecks(register, { asOf: until.asOf as Day });
      const rows = checks.filter(({ deliverable }) => all || dirty.has(deliverable)).map(rowOf);
      const old = all
        ? deleteAllRows(place, table)
        : deleteRows(
            place,
            table,
            Array.from(dirty, (deliverable) => ({ deliverable })),
          );
      return {
        to: until.position,
        rows: rows.length,
        write: Effect.andThen(old, insertRows(place, table, rows)),
      };
    }),
};
