import { mayShareRow } from "../shared-row.ts";
import { cellsOf, type EventOf, maybe, provenanceCells, type RowsOf, rowOf, type Writing } from "../writing.ts";

type Reported = EventOf<"DeliverableReported">;

const reportCells = ({ data }: Reported, { notation }: Writing) => ({
  status: data.status,
  on: notation.day(data.on),
  note: maybe(data.note, notation.text),
});

/** deliverables.csv: what was promised by a date, then what became of it; a report may stand with the date. */
export const deliverableRows: RowsOf<"DeliverablePlanned" | "DeliverableRescheduled" | "DeliverableReported"> = (
  event,
  order,
  writing,
) => {
  const { text } = writing.notation;
  const { deliverable } = event.data;
  const last = writing.lastRow.get(deliverable);
  writing.lastRow.delete(deliverable);
  if (event.type === "DeliverablePlanned") {
    writing.planned.set(deliverable, event.data);
    const { programme, title, due, note } = event.data;
    const known = provenanceCells(event, writing);
    const cells = cellsOf({ deliverable, programme, title: text(title), due, note: maybe(note, text), ...known });
    writing.lastRow.set(deliverable, { event, cells });
    return [rowOf("deliverables", order, cells, { group: deliverable })];
  }
  const planned = writing.planned.get(deliverable);
  const place = { isLater: true, group: deliverable, day: event.knownOn };
  const common = {
    deliverable,
    programme: planned?.programme,
    title: maybe(planned?.title, text),
    ...provenanceCells(event, writing),
  };
  if (event.type === "DeliverableRescheduled") {
    const cells = cellsOf({ ...common, due: event.data.due, note: maybe(event.data.why, text) });
    writing.lastRow.set(deliverable, { event, cells });
    return [rowOf("deliverables", order, cells, place)];
  }
  const shares = mayShareRow(last?.event, writing.reported.get(deliverable), event);
  writing.reported.set(deliverable, event);
  const report = cellsOf(reportCells(event, writing));
  if (!shares || last === undefined) return [rowOf("deliverables", order, { ...cellsOf(common), ...report }, place)];
  Object.assign(last.cells, report);
  return [{ ...rowOf("deliverables", order, report), isJoined: true }];
};
