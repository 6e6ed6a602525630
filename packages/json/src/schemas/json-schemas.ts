import type { EventType } from "@meetlat/core";
import { commandSchemas, eventSchemasByVersion } from "@meetlat/core/codec";
import type * as Schema from "effect/Schema";
import { reportSchemas } from "../reports/report.ts";
import { commandDescriptions } from "./command-descriptions.ts";
import { eventDescriptions } from "./event-descriptions.ts";
import { isRecord } from "./json-schema.ts";
import { type SchemaDocument, schemaDocument } from "./schema-document.ts";

const entriesOf = <Key extends string, Value>(record: Readonly<Record<Key, Value>>): ReadonlyArray<[Key, Value]> =>
  Object.entries(record) as unknown as ReadonlyArray<[Key, Value]>;

/** What stands in a schema for a field that has one value only. */
const constantOf = ({ schema }: SchemaDocument, field: string): unknown => {
  const { properties } = schema;
  const of = isRecord(properties) ? properties[field] : undefined;
  return isRecord(of) ? of.const : undefined;
};

/** A schema whose version stands in the schema itself. */
const versioned = (make: (version: number) => SchemaDocument, versionOf: (made: SchemaDocument) => unknown) => {
  const first = make(1);
  const version = Number(versionOf(first));
  return Number.isInteger(version) && version > 1 ? make(version) : first;
};

const eventDocuments = (): ReadonlyArray<SchemaDocument> =>
  entriesOf<EventType, ReadonlyArray<Schema.Top>>(eventSchemasByVersion).flatMap(([name, versions]) =>
    versions.map((schema, i) =>
      schemaDocument({ kind: "events", name, version: i + 1 }, eventDescriptions[name], schema, "error"),
    ),
  );

/** Commands are asked and not kept; a version is told apart here, when one must ask something else under the same name. */
const COMMAND_VERSION = 1;

const commandDocuments = (): ReadonlyArray<SchemaDocument> =>
  entriesOf<keyof typeof commandSchemas, Schema.Top>(commandSchemas).map(([name, schema]) =>
    schemaDocument({ kind: "commands", name, version: COMMAND_VERSION }, commandDescriptions[name], schema, "error"),
  );

const reportDescriptions: Readonly<Record<keyof typeof reportSchemas, string>> = {
  CheckReport: "Which targets are met, with the reasons.",
  ClaimsReport: "Whether sentences with numbers agree with the register.",
  DeliverablesReport: "What was delivered in time, as first promised and as promised now.",
  DeviationsReport:
    "How far the accounts are from the budget, in whose favour, and whether the printed figures add up.",
  ExplainReport: "Why a verdict is what it is: the steps that led to it, with the events behind each.",
  HistoryReport: "What a target was, who changed it and why, and when the verdict on it changed.",
  SeriesReport: "An indicator in one area through time, with what can and cannot be compared.",
};

const reportDocuments = (): ReadonlyArray<SchemaDocument> =>
  entriesOf<keyof typeof reportSchemas, Schema.Top>(reportSchemas).map(([name, schema]) =>
    versioned(
      // A reader passes over fields that it does not know, so that a report may gain some.
      (version) => schemaDocument({ kind: "reports", name, version }, reportDescriptions[name], schema, "ignore"),
      (made) => /\/(\d+)$/.exec(String(constantOf(made, "schema")))?.[1],
    ),
  );

/**
 * The JSON Schema (2020-12) of every version of every event, of every command and every report, each on its own.
 *
 * **Details**
 *
 * A schema says what a text looks like as far as JSON Schema can: whatever it refuses, the decoders of
 * `@meetlat/core/codec` refuse too; what they refuse besides it (a range whose lowest number stands last) is told in its
 * descriptions. They are made anew at every call.
 *
 * @example
 * ```ts
 * import { jsonSchemas } from "@meetlat/json";
 *
 * const found = jsonSchemas().find(({ name, version }) => name === "MeasurementRecorded" && version === 1);
 * console.assert(found?.schema["$id"] === "urn:meetlat:schema:events:MeasurementRecorded:v1");
 * ```
 */
export const jsonSchemas = (): ReadonlyArray<SchemaDocument> => [
  ...eventDocuments(),
  ...commandDocuments(),
  ...reportDocuments(),
];
