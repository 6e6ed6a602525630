/**
 * Meetlat's registers as JSON: events as NDJSON and CloudEvents 1.0, and reports that a UI builds on.
 *
 * @module
 */
export {};
