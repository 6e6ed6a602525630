import {
  type AreaId,
  type IndicatorId,
  parseIdentifier,
  parsePeriod,
  periodKey,
  type RecordForecast,
  WHOLE,
} from "@meetlat/core";
import { markComplaint } from "../marks.ts";
import { present } from "../present.ts";
import { type Located, placeOf, provenance, type Reading, type TableReader } from "../reading.ts";
import { duplicateOf, inOrder } from "../repeats.ts";
import { anyText, optional, type Row, refuse, required } from "../row.ts";
import { readValue } from "../values.ts";

interface Read {
  readonly row: Row;
  readonly command: RecordForecast;
  readonly knownOn: RecordForecast["knownOn"];
}

const commandsOf = (rows: ReadonlyArray<Read>, { broken }: Reading): ReadonlyArray<Located> => {
  const { ordered, duplicates } = inOrder(rows);
  // Dates may come from the documents: without those, nothing can be said of the order.
  if (broken.has("documents")) return [];
  for (const { row, first } of duplicates) refuse(row.row, "period", duplicateOf(placeOf(first.row), "known_on"));
  return ordered.map(({ row, command }) => ({ command, origin: { place: placeOf(row) } }));
};

/** forecasts.csv: what is expected, and not promised. The same period again, known later, takes its place. */
export const forecastReader = (reading: Reading): TableReader => {
  const forecasts = new Map<string, Array<Read>>();
  const { locale, units, broken } = reading;
  return {
    row: (row) => {
      const indicator = required(row, "indicator", parseIdentifier<IndicatorId>);
      const area = optional(row, "area", parseIdentifier<AreaId>);
      const period = required(row, "period", parsePeriod);
      const written = required(row, "value", (text) => readValue(text, locale));
      const note = optional(row, "note", anyText);
      const known = provenance(row, reading, "known_on");
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
      const read: Read = { row, command, knownOn: known.knownOn };
      const key = `${indicator} ${area ?? WHOLE} ${periodKey(period)}`;
      const rows = forecasts.get(key);
      if (rows === undefined) forecasts.set(key, [read]);
      else rows.push(read);
    },
    finish: () => [...forecasts.values()].flatMap((rows) => commandsOf(rows, reading)),
  };
};
