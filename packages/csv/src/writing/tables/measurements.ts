import { type AreaId, periodKey, WHOLE } from "@meetlat/core";
import { complaint } from "../../cell-error.ts";
import type { Cells } from "../table-row.ts";
import { cellsOf, maybe, provenanceCells, type RowsOf, rowOf } from "../writing.ts";

/** The whole territory is not named. */
export const areaCell = (area: AreaId): string | undefined => (area === WHOLE ? undefined : area);

const flagTwice = complaint(
  { en: "A flag stands here twice", nl: "Een vlag staat hier twee keer" },
  {
    en: "Tables hold each flag once: correct the measurement",
    nl: "Tabellen bevatten elke vlag één keer: corrigeer de meting",
  },
);

/** measurements.csv: numbers first, then what was said of them again. */
export const measurementRows: RowsOf<"MeasurementRecorded" | "MeasurementCorrected" | "MeasurementRetracted"> = (
  event,
  order,
  writing,
) => {
  const { text, value } = writing.notation;
  const { indicator, area, period } = event.data;
  const known = provenanceCells(event, writing, "published_on");
  if (event.type === "MeasurementRetracted") {
    const said = { indicator, area: areaCell(area), period, value: "retracted", note: text(event.data.why), ...known };
    return [rowOf("measurements", order, cellsOf(said), { isLater: true, day: event.knownOn })];
  }
  const { data } = event;
  const { flags, coverage, collectedIn, countsFor, note } = data;
  // One by one rather than by spreading, which counts in a million rows.
  const cells: Cells = { indicator, period, value: value(data.value), unit: text(data.unit) };
  if (area !== WHOLE) cells.area = area;
  if (flags.length > 0) cells.flags = flags.join(" ");
  if (coverage !== undefined) cells.coverage = coverage;
  if (collectedIn !== undefined) cells.collected_in = collectedIn;
  if (countsFor !== undefined) cells.counts_for = countsFor;
  if (note !== undefined) cells.note = text(note);
  if (event.type === "MeasurementCorrected" && event.data.why !== undefined) cells.why = text(event.data.why);
  Object.assign(cells, known);
  if (flags.length > 1 && new Set(flags).size < flags.length) writing.refuse(event, "flags", flagTwice);
  return [rowOf("measurements", order, cells, order.isAgain ? { isLater: true, day: event.knownOn } : {})];
};

/** significance.csv. */
export const significanceRows: RowsOf<"SignificanceAssessed"> = (event, order, writing) => {
  const { indicator, area, period, significant, method } = event.data;
  const cells = cellsOf({
    indicator,
    area: areaCell(area),
    period,
    significant: significant ? "yes" : "no",
    method: maybe(method, writing.notation.text),
    ...provenanceCells(event, writing),
  });
  return [
    rowOf("significance", order, cells, { group: `${indicator} ${area} ${periodKey(period)}`, day: event.knownOn }),
  ];
};

/** forecasts.csv. */
export const forecastRows: RowsOf<"ForecastRecorded"> = (event, order, writing) => {
  const { indicator, area, period, value, note } = event.data;
  const cells = cellsOf({
    indicator,
    area: areaCell(area),
    period,
    value: writing.notation.value(value),
    note: maybe(note, writing.notation.text),
    ...provenanceCells(event, writing),
  });
  return [rowOf("forecasts", order, cells, { group: `${indicator} ${area} ${periodKey(period)}`, day: event.knownOn })];
};
