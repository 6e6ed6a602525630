/**
 * Meetlat's registers as JSON: events as NDJSON and CloudEvents 1.0, and reports that a UI builds on.
 *
 * @module
 */
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
