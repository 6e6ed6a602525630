import { cellsOf, maybe, provenanceCells, type RowsOf, rowOf } from "../writing.ts";

/** areas.csv: a row per area of a set. */
export const areaRows: RowsOf<"AreaSetDefined" | "AreaSetRevised"> = (event, order, writing) => {
  const { text } = writing.notation;
  const { set, title, areas } = event.data;
  const isLater = event.type === "AreaSetRevised";
  const place = { isLater, group: set, day: isLater ? event.knownOn : "" };
  return areas.map((area) =>
    rowOf(
      "areas",
      order,
      cellsOf({
        set,
        area: area.area,
        title: text(area.title),
        set_title: maybe(title, text),
        note: event.type === "AreaSetRevised" ? text(event.data.why) : undefined,
        ...provenanceCells(event, writing),
      }),
      place,
    ),
  );
};
