/**
 * Meetlat's registers as JSON: events as NDJSON and CloudEvents 1.0, and reports that a UI builds on.
 *
 * @module
 */
export { type Complaint, describeJsonError, type JsonError, type JsonErrors } from "./strict/json-error.ts";
export { type JsonLimits, readJson } from "./strict/read-json.ts";
