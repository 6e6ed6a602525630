import { type AreaId, periodKey, WHOLE } from "@meetlat/core";
import { complaint } from "../../cell-error.ts";
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
  const common = { indicator, area: areaCell(area), period, ...provenanceCells(event, writing, "published_on") };
  if (event.type === "MeasurementRetracted") {
    const cells = cellsOf({ ...common, value: "retracted", note: text(event.data.why) });
    return [rowOf("measurements", order, cells, { isLater: true, day: event.knownOn })];
  }
  const { data } = event;
  if (new Set(data.flags).size < data.flags.length) writing.refuse(event, "flags", flagTwice);
  const cells = cellsOf({
    ...common,
    value: value(data.value),
    unit: text(data.unit),
    flags: data.flags.length === 0 ? undefined : data.flags.join(" "),
    coverage: data.coverage,
    collected_in: data.collectedIn,
    counts_for: data.countsFor,
    note: maybe(data.note, text),
    why: event.type === "MeasurementCorrected" ? maybe(event.data.why, text) : undefined,
  });
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
