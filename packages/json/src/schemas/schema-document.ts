import * as Schema from "effect/Schema";
import type * as SchemaAST from "effect/SchemaAST";
import { withFieldDescriptions } from "./field-descriptions.ts";
import { isRecord, type JsonSchema } from "./json-schema.ts";
import { tidy, withoutDoubles } from "./tidy.ts";

/** What a schema is of. */
export type SchemaKind = "events" | "commands" | "reports";

/** A JSON Schema of Meetlat's own, on its own: it refers to nothing outside itself. */
export interface SchemaDocument {
  readonly kind: SchemaKind;
  readonly name: string;
  readonly version: number;
  readonly schema: JsonSchema;
}

const dialect = "https://json-schema.org/draft/2020-12/schema";

/** The id of a schema: a name that is the same everywhere, and no address. */
export const schemaId = (kind: SchemaKind, name: string, version: number): string =>
  `urn:meetlat:schema:${kind}:${name}:v${version}`;

/** The title of a schema is the name of its definition. */
const titleOf = (ast: SchemaAST.AST): string | undefined => {
  const title = (ast.checks?.at(-1)?.annotations ?? ast.annotations)?.title;
  return typeof title === "string" ? title : undefined;
};

/** A schema of Effect as a document of JSON Schema 2020-12. */
export const schemaDocument = (
  { kind, name, version }: Omit<SchemaDocument, "schema">,
  description: string,
  schema: Schema.Top,
  onExcessProperty: "error" | "ignore",
): SchemaDocument => {
  const generated = Schema.toJsonSchemaDocument(schema, {
    onExcessProperty,
    referencePolicy: ({ ast }) => (ast === schema.ast ? undefined : titleOf(ast)),
  });
  const tidied = (one: unknown): JsonSchema => {
    const result = tidy(one);
    return isRecord(result) ? result : {};
  };
  const { schema: root, definitions } = withoutDoubles({
    schema: tidied(generated.schema),
    definitions: Object.fromEntries(Object.entries(generated.definitions).map(([key, one]) => [key, tidied(one)])),
  });
  const document = withFieldDescriptions({ title: name, ...root, $defs: definitions }, name);
  return {
    kind,
    name,
    version,
    schema: {
      $schema: dialect,
      $id: schemaId(kind, name, version),
      title: name,
      description,
      ...(isRecord(document) ? document : {}),
    },
  };
};
