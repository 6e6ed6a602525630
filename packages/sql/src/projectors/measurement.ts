import {
  type MeasurementCorrected,
  type MeasurementRecorded,
  type MeasurementRetracted,
  periodBounds,
  periodKey,
  type Query,
  type Value,
} from "@meetlat/core";
import * as Effect from "effect/Effect";
import { selectEvents } from "../select.ts";
import type { Projector } from "./projector.ts";
import { type Columns, insertRows, type Row, type Table } from "./rows.ts";

/** How many positions of the log one step, and so one transaction, looks at. */
const BATCH = 5_000;

const columns = {
  indicator: "text",
  area: "text",
  span: "text",
  period: "text",
  first_day: "day",
  last_day: "day",
  value_kind: "text",
  value: "text",
  low: "text",
  high: "text",
  tolerance: "text",
  number: "number",
  low_number: "number",
  high_number: "number",
  missing_reason: "text",
  unit: "text",
  flags: "text",
  coverage: "text",
  known_on: "day",
  recorded_at: "instant",
  source_document: "text",
  source_locator: "text",
  position: "bigint",
} satisfies Columns;

const table: Table = { name: "measurement_row", columns, key: ["indicator", "area", "span"] };

type CellEvent = MeasurementRecorded | MeasurementCorrected | MeasurementRetracted;

const query: Query = { items: [{ types: ["MeasurementRecorded", "MeasurementCorrected", "MeasurementRetracted"] }] };

const valueColumns = (value: Value): Row => {
  switch (value._tag) {
    case "Exact":
      return { value_kind: "exact", value: value.value, number: value.value };
    case "AtLeast":
      return { value_kind: "atLeast", low: value.low, low_number: value.low };
    case "AtMost":
      return { value_kind: "atMost", high: value.high, high_number: value.high };
    case "Range":
      return {
        value_kind: "between",
        low: value.low,
        low_number: value.low,
        high: value.high,
        high_number: value.high,
      };
    case "About":
      return {
        value_kind: "about",
        value: value.value,
        number: value.value,
        tolerance: value.tolerance ?? null,
      };
    case "Missing":
      return { value_kind: "missing", missing_reason: value.reason };
  }
};

const rowOf = (event: CellEvent): Row => {
  const { indicator, area, period } = event.data;
  const { first, last } = periodBounds(period);
  const said: Row =
    event.type === "MeasurementRetracted"
      ? { value_kind: "retracted", flags: "" }
      : {
          ...valueColumns(event.data.value),
          unit: event.data.unit,
          flags: event.data.flags.join(" "),
          coverage: event.data.coverage ?? null,
        };
  return {
    indicator,
    area,
    span: periodKey(period),
    period,
    first_day: first,
    last_day: last,
    ...said,
    known_on: event.knownOn,
    recorded_at: event.recordedAt,
    source_document: event.source?.document ?? null,
    source_locator: event.source?.locator ?? null,
    position: event.position,
  };
};

/** Of each cell the version that counts: one statement cannot write a row twice. */
const currentRows = (events: ReadonlyArray<CellEvent>): ReadonlyArray<Row> => {
  const current = new Map<string, CellEvent>();
  for (const event of events) {
    const { indicator, area, period } = event.data;
    const key = `${indicator}/${area}/${periodKey(period)}`;
    const known = current.get(key);
    if (known === undefined || event.knownOn >= known.knownOn) current.set(key, event);
  }
  return [...current.values()].map(rowOf);
};

/** One row for each cell: what was said of it by the version that counts. */
export const measurementProjector: Projector = {
  name: "measurement",
  table,
  version: 1,
  dated: false,
  next: (place, from, until) => {
    const { sql, register } = place;
    const to = Math.min(until.position, from.position + BATCH);
    const events = selectEvents(sql, register, query, { after: from.position, upTo: to }, BATCH);
    return Effect.map(events, (found) => {
      const rows = currentRows(found as ReadonlyArray<CellEvent>);
      const changes = Object.keys(columns).map((name) => `${name} = excluded.${name}`);
      const conflict = sql`
        ON CONFLICT (register, generation, indicator, area, span) DO UPDATE SET ${sql.literal(changes.join(", "))}
        WHERE (excluded.known_on, excluded.position) > (r.known_on, r.position)`;
      return { to, rows: rows.length, write: insertRows(place, table, rows, conflict) };
    });
  },
};
