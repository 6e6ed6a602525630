import { describe, expect, it } from "vitest";
import { jsonSchemas } from "../../src/index.ts";
import { isRecord } from "../../src/schemas/json-schema.ts";

const documents = jsonSchemas();

/** Every schema within a schema, with the way to it. */
const within = (schema: unknown, path: string): ReadonlyArray<readonly [string, Readonly<Record<string, unknown>>]> => {
  if (Array.isArray(schema)) return schema.flatMap((one, i) => within(one, `${path}/${i}`));
  if (!isRecord(schema)) return [];
  return [[path, schema], ...Object.entries(schema).flatMap(([key, one]) => within(one, `${path}/${key}`))];
};

const everything = documents.flatMap(({ name, schema }) => within(schema, name));

describe("every schema", () => {
  it("has an id of its own, a title and a description", () => {
    expect(new Set(documents.map(({ schema }) => schema.$id)).size).toBe(documents.length);
    for (const { schema } of documents) {
      expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
      expect(schema.title).toMatch(/^\w+$/);
      expect(schema.description).toMatch(/\.$/);
    }
  });

  it("says of every field what it means", () => {
    const silent = everything.flatMap(([path, { properties }]) =>
      isRecord(properties)
        ? Object.entries(properties).flatMap(([name, field]) =>
            isRecord(field) && typeof field.description === "string" ? [] : [`${path}.${name}`],
          )
        : [],
    );
    expect(silent).toEqual([]);
  });

  it("refers to nothing outside itself, and defines nothing that it does not use", () => {
    for (const { schema } of documents) {
      const defined = isRecord(schema.$defs) ? Object.keys(schema.$defs) : [];
      const used = new Set(within(schema, "").flatMap(([, { $ref }]) => (typeof $ref === "string" ? [$ref] : [])));
      expect([...used].sort()).toEqual(defined.map((name) => `#/$defs/${name}`).sort());
      expect(
        defined.every((name) => /^[A-Z][A-Za-z]*$/.test(name)),
        String(defined),
      ).toBe(true);
    }
  });

  it("refuses fields that the decoder refuses, and welcomes those that a reader passes over", () => {
    for (const { kind, schema } of documents) {
      for (const [path, { type, additionalProperties }] of within(schema, "")) {
        if (type === "object") expect(additionalProperties, path).toBe(kind === "reports" ? undefined : false);
      }
    }
  });
});
