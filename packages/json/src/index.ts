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
export { type Complaint, describeJsonError, type JsonError, type JsonErrors } from "./strict/json-error.ts";
export { type JsonLimits, readJson } from "./strict/read-json.ts";
