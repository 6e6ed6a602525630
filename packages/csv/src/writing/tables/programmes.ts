import { cellsOf, maybe, provenanceCells, type RowsOf, rowOf } from "../writing.ts";

/** programmes.csv: a row when a programme is established, and one when it is closed. */
export const programmeRows: RowsOf<"ProgrammeEstablished" | "ProgrammeClosed"> = (event, order, writing) => {
  const { notation } = writing;
  const known = provenanceCells(event, writing);
  if (event.type === "ProgrammeClosed") {
    const { programme, on } = event.data;
    return [
      rowOf("programmes", order, cellsOf({ programme, closed_on: notation.day(on), ...known }), { isLater: true }),
    ];
  }
  const { programme, title, parent, from, to } = event.data;
  const cells = cellsOf({
    programme,
    title: notation.text(title),
    parent,
    from: maybe(from, notation.day),
    to: maybe(to, notation.day),
    ...known,
  });
  return [rowOf("programmes", order, cells)];
};

/** objectives.csv: a row when an objective is stated, and one when it is dropped. */
export const objectiveRows: RowsOf<"ObjectiveStated" | "ObjectiveDropped"> = (event, order, writing) => {
  const { text } = writing.notation;
  const known = provenanceCells(event, writing);
  const { objective, programme } = event.data;
  if (event.type === "ObjectiveStated") {
    return [rowOf("objectives", order, cellsOf({ objective, programme, text: text(event.data.text), ...known }))];
  }
  const cells = cellsOf({ objective, programme, status: "dropped", note: text(event.data.why), ...known });
  return [rowOf("objectives", order, cells, { isLater: true })];
};
