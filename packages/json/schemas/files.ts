import type { SchemaDocument, SchemaKind } from "../src/index.ts";
import { isRecord, type JsonSchema } from "../src/schemas/json-schema.ts";

/** Files by their path within the folder of schemas, such as `events/TargetSet.v1.json`. */
export type Files = ReadonlyMap<string, string>;

/** Where a schema stands. */
export const pathOf = ({ kind, name, version }: Pick<SchemaDocument, "kind" | "name" | "version">): string =>
  `${kind}/${name}.v${version}.json`;

/** A schema as it stands in its file. */
export const fileOf = (schema: JsonSchema): string => `${JSON.stringify(schema, null, 2)}\n`;

const isKind = (kind: string | undefined): kind is SchemaKind =>
  kind === "events" || kind === "commands" || kind === "reports";

/** The schema in a file, if it is one. */
export const readFile = (path: string, text: string): SchemaDocument | null => {
  const [, kind, name, version] = /^(\w+)\/(\w+)\.v(\d+)\.json$/.exec(path) ?? [];
  if (!isKind(kind) || name === undefined) return null;
  try {
    const schema: unknown = JSON.parse(text);
    return isRecord(schema) ? { kind, name, version: Number(version), schema } : null;
  } catch {
    return null;
  }
};
