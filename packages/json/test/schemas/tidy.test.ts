import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonSchema } from "../../src/index.ts";
import { isRecord } from "../../src/schemas/json-schema.ts";
import { tidy, withoutDoubles } from "../../src/schemas/tidy.ts";
import { runs } from "../runs.ts";
import { schemas, values } from "./random-schemas.ts";

const compile = (schema: JsonSchema): ValidateFunction =>
  new Ajv2020({ strict: false, logger: false, meta: false, validateSchema: false }).compile(schema);

const tidied = (schema: JsonSchema): JsonSchema => {
  const result = tidy(schema);
  if (!isRecord(result)) throw new Error("No schema");
  return result;
};

describe("a schema that was made tidy", () => {
  it("takes what it took, and refuses what it refused", () => {
    let changed = 0;
    fc.assert(
      fc.property(schemas, fc.array(values, { minLength: 20, maxLength: 40 }), (schema, some) => {
        const after = tidied(schema);
        if (JSON.stringify(after) !== JSON.stringify(schema)) changed += 1;
        const [before, now] = [compile(schema), compile(after)];
        for (const value of some) expect(now(value), JSON.stringify({ value, schema, after })).toBe(before(value));
        expect(tidied(after)).toEqual(after);
      }),
      { numRuns: runs(300) },
    );
    expect(changed).toBeGreaterThan(runs(50));
  });

  it("lets a field speak louder than what it holds", () => {
    expect(tidy({ allOf: [{ $ref: "#/$defs/Day" }, { description: "The day." }] })).toEqual({
      description: "The day.",
      $ref: "#/$defs/Day",
    });
    expect(
      tidy({
        type: "string",
        title: "T",
        allOf: [{ title: "U", pattern: "a" }, { pattern: "b" }, { allOf: [{ pattern: "c" }] }],
      }),
    ).toEqual({ title: "T", type: "string", pattern: "a", allOf: [{ pattern: "b" }, { pattern: "c" }] });
  });

  it("keeps two words apart that cannot both be", () => {
    expect(tidy({ enum: ["a"], allOf: [{ const: "b" }] })).toEqual({ enum: ["a"], const: "b" });
    expect(tidy({ enum: ["a"] })).toEqual({ const: "a" });
  });

  it("has every definition once, under its title", () => {
    const list = (of: string) => ({ title: "List", type: "array", items: { $ref: `#/$defs/${of}` } });
    expect(
      withoutDoubles({
        schema: {
          properties: { a: { $ref: "#/$defs/List_1" }, b: { $ref: "#/$defs/Alias" }, c: { $ref: "#/$defs/Other_1" } },
        },
        definitions: {
          List: list("Alias"),
          List_1: list("List"),
          Alias: { $ref: "#/$defs/List_1" },
          Other: { title: "Other", type: "string" },
          Other_1: { title: "Other", type: "number" },
        },
      }),
    ).toEqual({
      schema: {
        properties: { a: { $ref: "#/$defs/List" }, b: { $ref: "#/$defs/List" }, c: { $ref: "#/$defs/Other_1" } },
      },
      definitions: {
        List: list("List"),
        Other: { title: "Other", type: "string" },
        Other_1: { title: "Other", type: "number" },
      },
    });
  });
});
