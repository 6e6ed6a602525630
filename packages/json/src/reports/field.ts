import * as Schema from "effect/Schema";

/** A field of a report, with what it says: the description stands in the JSON Schema too. */
export const field = <S extends Schema.Top>(schema: S, description: string): S["Rebuild"] =>
  schema.pipe(Schema.annotateKey({ description }));

/** A field that is `null` where there is nothing to say. */
export const maybe = <S extends Schema.Top>(schema: S, description: string): Schema.NullOr<S>["Rebuild"] =>
  field(Schema.NullOr(schema), description);

/** A list, in the order in which the report's projection gives it; empty where there is nothing. */
export const list = <S extends Schema.Top>(schema: S, description: string): Schema.$Array<S>["Rebuild"] =>
  field(Schema.Array(schema), description);
