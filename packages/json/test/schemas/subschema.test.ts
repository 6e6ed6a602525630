import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differences } from "../../schemas/subschema.ts";
import type { JsonSchema } from "../../src/index.ts";
import { runs } from "../runs.ts";
import { pairs, schemas, valueFor, values } from "./random-schemas.ts";

// The schemas are well-formed by construction; to compile the schema of schemas for each of them takes most of the time.
const compile = (schema: JsonSchema): ValidateFunction =>
  new Ajv2020({ strict: false, logger: false, meta: false, validateSchema: false }).compile(schema);

const numbers = fc.array(fc.nat(), { minLength: 60, maxLength: 200 });

const inTurn = (list: ReadonlyArray<number>): (() => number) => {
  let i = 0;
  return () => list[i++ % list.length] ?? 0;
};

describe("a comparison of schemas", () => {
  it("never says that one is within another when a value is valid under the one and not under the other", () => {
    let within = 0;
    let valid = 0;
    let apart = 0;
    fc.assert(
      fc.property(pairs, fc.array(values, { minLength: 20, maxLength: 40 }), numbers, ([narrow, wide], some, list) => {
        const found = differences({ narrow, wide, fieldsStay: false });
        const [isNarrow, isWide] = [compile(narrow), compile(wide)];
        const choose = inTurn(list);
        const tried = [...some, ...Array.from({ length: 20 }, () => valueFor(narrow, choose))];
        if (found.length > 0) {
          if (tried.some((value) => isNarrow(value) && !isWide(value))) apart += 1;
          return;
        }
        within += 1;
        for (const value of tried) {
          if (!isNarrow(value)) continue;
          valid += 1;
          expect(isWide(value), JSON.stringify({ value, narrow, wide })).toBe(true);
        }
      }),
      { numRuns: runs(600) },
    );
    expect(within).toBeGreaterThan(runs(60));
    expect(valid).toBeGreaterThan(runs(400));
    expect(apart).toBeGreaterThan(runs(60));
  });

  it("says that a schema is within itself, also where it refers to itself", () => {
    fc.assert(
      fc.property(schemas, (schema) => {
        expect(differences({ narrow: schema, wide: structuredClone(schema), fieldsStay: true })).toEqual([]);
      }),
      { numRuns: runs(500) },
    );
  });

  const within = (narrow: JsonSchema, wide: JsonSchema): ReadonlyArray<string> =>
    differences({ narrow, wide, fieldsStay: false }).map(({ path, what }) => `${path.join(".")} ${what._tag}`);

  it("tells branches apart by their words", () => {
    const tagged = (tag: string, more: object = {}) => ({
      type: "object",
      properties: { tag: { const: tag }, n: { type: "integer", ...more } },
      required: ["tag", "n"],
    });
    expect(within({ anyOf: [tagged("a"), tagged("b")] }, { anyOf: [tagged("b"), tagged("a"), tagged("c")] })).toEqual(
      [],
    );
    expect(
      within({ anyOf: [tagged("a"), tagged("b")] }, { anyOf: [tagged("b"), tagged("a", { minimum: 1 })] }),
    ).toEqual(["n Constraint"]);
  });

  it("knows integers between bounds, and lists within lists", () => {
    expect(within({ type: "integer", exclusiveMinimum: 0 }, { minimum: 1 })).toEqual([]);
    expect(within({ type: "number", exclusiveMinimum: 0 }, { minimum: 1 })).toEqual([" Constraint"]);
    expect(within({ enum: [1, 2] }, { maximum: 2, type: "integer" })).toEqual([]);
    expect(within({ enum: ["ab", "ba"] }, { pattern: "^[ab]{2}$" })).toEqual([]);
    expect(within({ type: "array", maxItems: 1, items: { const: 1 } }, { prefixItems: [{ type: "integer" }] })).toEqual(
      [],
    );
  });

  it("does not go round in circles, and follows recursion", () => {
    const tree = (leaf: object): JsonSchema => ({
      $ref: "#/$defs/Tree",
      $defs: {
        Tree: { anyOf: [leaf, { type: "array", items: { $ref: "#/$defs/Tree" } }] },
      },
    });
    expect(within(tree({ type: "integer" }), tree({ type: "number" }))).toEqual([]);
    expect(within(tree({ type: "number" }), tree({ type: "integer" }))).not.toEqual([]);
    const field = { properties: { a: { $ref: "#/$defs/T" } } };
    const doubling = {
      $ref: "#/$defs/T",
      $defs: { T: { type: "object", allOf: [field, { ...field, minProperties: 0 }] } },
    };
    expect(within(doubling, { $ref: "#/$defs/T", $defs: { T: { type: "object", ...field } } })).toEqual([]);
    const circle = { $ref: "#/$defs/A", $defs: { A: { $ref: "#/$defs/B" }, B: { $ref: "#/$defs/A" } } };
    expect(within({ type: "string" }, circle)).toEqual([" Unsure"]);
  });

  it("refuses what it does not know", () => {
    expect(within({ type: "string" }, { type: "string", not: {} })).toEqual([" Unsure"]);
    expect(within({ type: "object" }, { if: {}, else: false })).toEqual([" Unsure", " Unsure"]);
    expect(within({ type: "string" }, { $ref: "https://example.org/other" })).toEqual([" Unsure"]);
  });
});
