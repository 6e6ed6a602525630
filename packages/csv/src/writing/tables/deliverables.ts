import { mayShareRow } from "../shared-row.ts";
import { cellsOf, type EventOf, maybe, provenanceCells, type RowsOf, rowOf, type Writing } from "../writing.ts";

type Reported = EventOf<"DeliverableReported">;

const reportCells = ({ data }: Reported, { notation }: Writing) => ({
  status: data.status,
  on: notation.day(data.on),
  note: maybe(data.note, notation.text),
});

/** deliverables.csv: what was promised by a date, then what became of it; a report may stand with the promise. */
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
  if (event.type === "DeliverableReported" && last !== undefined) {
    const before = last.event;
    if (before.type === "DeliverablePlanned" && mayShareRow(before, event)) {
      const cells = cellsOf(reportCells(event, writing));
      Object.assign(last.cells, cells);
      return [{ ...rowOf("deliverables", order, cells), isJoined: true }];
    }
  }
  const planned = writing.planned.get(deliverable);
  const common = {
    deliverable,
    programme: planned?.programme,
    title: maybe(planned?.title, text),
    ...provenanceCells(event, writing),
  };
  const said =
    event.type === "DeliverableReported"
      ? reportCells(event, writing)
      : { due: event.data.due, note: maybe(event.data.why, text) };
  return [
    rowOf("deliverables", order, cellsOf({ ...common, ...said }), {
      isLater: true,
      group: deliverable,
      day: event.knownOn,
    }),
  ];
};
