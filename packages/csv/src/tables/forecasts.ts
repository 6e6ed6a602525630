import {
  type AreaId,
  type IndicatorId,
  parseIdentifier,
  parsePeriod,
  periodKey,
  type RecordForecast,
  WHOLE,
} from "@meetlat/core";
import { valueIn } from "../cells.ts";
import { latestOfEach } from "../latest-of-each.ts";
import { markComplaint } from "../marks.ts";
import { present } from "../present.ts";
import { provenance, type Reading, type TableReader } from "../reading.ts";
import { anyText, optional, refuse, required, versionOf } from "../row.ts";

/** forecasts.csv: what is expected, and not promised. The same period again, known later, takes its place. */
export const forecastReader = (reading: Reading): TableReader => {
  const forecasts = latestOfEach(reading, "period");
  const { locale, units, broken } = reading;
  const readValue = valueIn(locale);
  return {
    row: (row) => {
      const indicator = required(row, "indicator", parseIdentifier<IndicatorId>);
      const area = optional(row, "area", parseIdentifier<AreaId>);
      const period = required(row, "period", parsePeriod);
      const written = required(row, "value", readValue);
      const note = optional(row, "note", anyText);
      const known = provenance(row, reading);
      const version = versionOf(row);
      const unit = indicator === undefined ? undefined : units.get(indicator);
      const wrong = written === undefined || indicator === undefined ? null : markComplaint(written.mark, unit);
      if (wrong !== null && (unit !== undefined || !broken.has("indicators"))) refuse(row, "value", wrong);
      if (row.failed || indicator === undefined || period === undefined || written === undefined) return;
      const command: RecordForecast = {
        _tag: "RecordForecast",
        indicator,
        period,
        value: written.value,
        ...present({ area, note }),
        ...known,
      };
      const key = `${indicator} ${area ?? WHOLE} ${periodKey(period)}`;
      forecasts.add(key, { row, command, knownOn: known.knownOn, version });
    },
    finish: forecasts.commands,
  };
};
