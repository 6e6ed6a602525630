/**
 * Meetlat's registers as JSON: events as NDJSON and CloudEvents 1.0, and reports that a UI builds on.
 *
 * @module
 */

export { CLOUD_EVENT_BATCH_TYPE, CLOUD_EVENT_TYPE, type CloudEvent } from "./cloud-events/cloud-event.ts";
export { fromCloudEvent } from "./cloud-events/from-cloud-event.ts";
export { readCloudEvent, readCloudEvents } from "./cloud-events/read-cloud-events.ts";
export {
  CloudEventOptionInvalid,
  type CloudEventOptions,
  describeCloudEventOption,
  printCloudEvents,
  type ToCloudEventError,
  toCloudEvent,
} from "./cloud-events/to-cloud-event.ts";
export { describeGzipError, type GunzipLimits, GzipError, type GzipProblem, gunzip, gzip } from "./events/gzip.ts";
export { NdjsonErrors, printNdjson, type ReadNdjsonOptions, readNdjson } from "./events/ndjson.ts";
export { EventUnprintable, printEvent } from "./events/print-event.ts";
export { type ReadEventOptions, readEvent } from "./events/read-event.ts";
export { CheckReport, CheckRow, checkReport, checkRow } from "./reports/check.ts";
export { ClaimsReport, claimsReport } from "./reports/claims.ts";
export { DeliverablesReport, deliverablesReport } from "./reports/deliverables.ts";
export { DeviationsReport, deviationsReport } from "./reports/deviations.ts";
export { ExplainReport, type ExplanationPart, explainReport } from "./reports/explain.ts";
export { HistoryReport, historyReport, type TargetStory } from "./reports/history.ts";
export {
  decodeReport,
  encodeReport,
  MAX_MISFITS,
  type Report,
  reportSchemas,
  type UnfitReport,
} from "./reports/report.ts";
export { SeriesReport, seriesReport } from "./reports/series.ts";
export type { JsonSchema } from "./schemas/json-schema.ts";
export { jsonSchemas } from "./schemas/json-schemas.ts";
export { type SchemaDocument, type SchemaKind, schemaId } from "./schemas/schema-document.ts";
export { type Complaint, describeJsonError, type JsonError, type JsonErrors } from "./strict/json-error.ts";
export { type JsonLimits, readJson } from "./strict/read-json.ts";
