import { cellsOf, maybe, provenanceCells, type RowsOf, rowOf } from "../writing.ts";

/** indicators.csv: ratios behind what they divide. */
export const indicatorRows: RowsOf<"IndicatorDefined"> = (event, order, writing) => {
  const { text } = writing.notation;
  const { data } = event;
  const cells = cellsOf({
    indicator: data.indicator,
    title: text(data.title),
    unit: text(data.unit),
    polarity: data.polarity,
    nature: data.nature,
    class: data.class,
    programme: data.programme,
    monitor: maybe(data.monitor, text),
    frequency: maybe(data.frequency, text),
    definition: maybe(data.definition, text),
    numerator: data.numerator,
    denominator: data.denominator,
    ...provenanceCells(event, writing),
  });
  return [rowOf("indicators", order, cells, { isLater: data.numerator !== undefined })];
};

/** redefinitions.csv. */
export const redefinitionRows: RowsOf<"IndicatorRedefined" | "IndicatorRetired"> = (event, order, writing) => {
  const { day, text, number } = writing.notation;
  const { indicator, from, why } = event.data;
  const common = { indicator, from: day(from), note: text(why), ...provenanceCells(event, writing) };
  if (event.type === "IndicatorRetired") {
    return [rowOf("redefinitions", order, cellsOf({ ...common, change: "retired" }), { isLater: true })];
  }
  const { comparable, title, definition, unit, factor } = event.data;
  const cells = cellsOf({
    ...common,
    change: comparable ? "comparable" : "broken",
    title: maybe(title, text),
    definition: maybe(definition, text),
    unit: maybe(unit, text),
    factor: maybe(factor, number),
  });
  return [rowOf("redefinitions", order, cells)];
};
