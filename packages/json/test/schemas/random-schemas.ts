import * as fc from "fast-check";
import { isRecord, type JsonSchema, mapWithin } from "../../src/schemas/json-schema.ts";

// Few words and small numbers, so that schemas and values often meet.
const words = ["", "a", "b", "ab", "7"];
const names = ["a", "b", "c"];
const numbers = fc.constantFrom(-1, 0, 1, 2, 1.5);
const counts = fc.integer({ min: 0, max: 3 });
const scalars = fc.oneof(fc.constantFrom<unknown>(...words), numbers, fc.constantFrom(null, true, false));

const optional = <T>(model: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;

const kinds = fc.constantFrom("null", "boolean", "object", "array", "string", "integer", "number");
const leaves: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<unknown>(true, {}) },
  { weight: 4, arbitrary: kinds.map((type) => ({ type })) },
  { weight: 1, arbitrary: fc.uniqueArray(kinds, { minLength: 1, maxLength: 3 }).map((type) => ({ type })) },
  { weight: 2, arbitrary: scalars.map((value) => ({ const: value })) },
  { weight: 2, arbitrary: fc.uniqueArray(scalars, { minLength: 1, maxLength: 4 }).map((list) => ({ enum: list })) },
  {
    weight: 2,
    arbitrary: optional({
      minLength: counts,
      maxLength: counts,
      pattern: fc.constantFrom("^[ab]*$", "a", "^[0-9]+$"),
    }).map((rest) => ({ type: "string", ...rest })),
  },
  {
    weight: 2,
    arbitrary: optional({
      minimum: numbers,
      maximum: numbers,
      exclusiveMinimum: numbers,
      exclusiveMaximum: numbers,
    }).chain((rest) => fc.constantFrom("integer", "number").map((type) => ({ type, ...rest }))),
  },
);

/** Any schema of the keywords that are compared; what it refers to is defined beside it. */
const { any } = fc.letrec<{ any: unknown; field: unknown }>((tie) => ({
  // References stand in fields and items only: a schema that refers to itself at once says nothing.
  field: fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaves, tie("any"), fc.constant({ $ref: "#/$defs/T" })),
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaves,
    fc
      .record({
        properties: fc.dictionary(fc.constantFrom(...names), tie("field"), { maxKeys: 3 }),
        required: fc.subarray(names),
        more: optional({
          additionalProperties: fc.oneof(fc.constant(false), tie("field")),
          type: fc.constant("object"),
        }),
      })
      .map(({ more, ...rest }) => ({ ...rest, ...more })),
    optional({
      type: fc.constant("array"),
      items: tie("field"),
      prefixItems: fc.array(tie("field"), { minLength: 1, maxLength: 2 }),
      minItems: counts,
      maxItems: counts,
    }),
    fc.array(tie("any"), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
    fc.array(tie("any"), { minLength: 1, maxLength: 2 }).map((oneOf) => ({ oneOf })),
    fc.array(tie("any"), { minLength: 1, maxLength: 2 }).map((allOf) => ({ allOf })),
  ),
}));

const asDocument = ([schema, definition]: readonly [unknown, unknown]): JsonSchema => ({
  ...(isRecord(schema) ? schema : { not: schema === true ? { not: {} } : {} }),
  $defs: { T: definition },
});

/** Any schema as a document of its own. */
export const schemas: fc.Arbitrary<JsonSchema> = fc.tuple(any, any).map(asDocument);

const sizeOf = (schema: unknown): number => {
  let size = 1;
  if (isRecord(schema)) {
    mapWithin(schema, (inner) => {
      size += sizeOf(inner);
      return inner;
    });
  }
  return size;
};

/** The schema with the n-th schema within it changed. */
const changeAt = (schema: unknown, n: number, change: (schema: unknown) => unknown): unknown => {
  let left = n;
  const walk = (one: unknown): unknown => {
    if (left === 0) {
      left = -1;
      return change(one);
    }
    left -= 1;
    return isRecord(one) ? mapWithin(one, walk) : one;
  };
  return walk(schema);
};

const withoutKeyword = (schema: unknown, n: number): unknown => {
  if (!isRecord(schema)) return schema;
  const keywords = Object.keys(schema).filter((keyword) => keyword !== "$defs");
  const dropped = keywords[n % Math.max(1, keywords.length)];
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== dropped));
};

/** A schema and another that is much like it, or not. */
export const pairs: fc.Arbitrary<readonly [JsonSchema, JsonSchema]> = fc
  .tuple(schemas, schemas, fc.nat(), fc.nat(), any)
  .chain(([one, other, n, m, replacement]) => {
    const at = n % sizeOf(one);
    const changed = (change: (schema: unknown) => unknown): JsonSchema => {
      const result = changeAt(one, at, change);
      return isRecord(result) ? { $defs: one.$defs, ...result } : one;
    };
    const looser = changed((schema) => withoutKeyword(schema, m));
    const wider = changed((schema) => (isRecord(schema) ? { anyOf: [replacement, schema], $defs: one.$defs } : true));
    const replaced = changed(() => replacement);
    return fc.constantFrom<readonly [JsonSchema, JsonSchema]>(
      [one, looser],
      [looser, one],
      [one, wider],
      [one, replaced],
      [one, other],
    );
  });

/** Any value of the few words and names. */
export const { values } = fc.letrec<{ values: unknown }>((tie) => ({
  values: fc.oneof(
    { maxDepth: 3 },
    scalars,
    fc.dictionary(fc.constantFrom(...names, "d"), tie("values"), { maxKeys: 3 }),
    fc.array(tie("values"), { maxLength: 3 }),
  ),
}));

/** A value that a schema asks for, more or less: branches and values are chosen by the numbers given, in turn. */
export const valueFor = (root: JsonSchema, choose: () => number): unknown => {
  const walk = (schema: unknown, depth: number): unknown => {
    if (!isRecord(schema) || depth > 6) return words[choose() % words.length];
    const { $ref, anyOf, oneOf, allOf } = schema;
    if (typeof $ref === "string") return walk(isRecord(root.$defs) ? root.$defs.T : {}, depth + 1);
    const branches = [anyOf, oneOf, allOf].find((list) => Array.isArray(list) && list.length > 0);
    if (Array.isArray(branches)) return walk(branches[choose() % branches.length], depth + 1);
    if (Object.hasOwn(schema, "const")) return schema.const;
    if (Array.isArray(schema.enum)) return schema.enum[choose() % schema.enum.length];
    const types = Array.isArray(schema.type) ? schema.type : [schema.type];
    const type = types[choose() % types.length];
    if (type === "array" || schema.items !== undefined || schema.prefixItems !== undefined) {
      const first = Array.isArray(schema.prefixItems) ? schema.prefixItems : [];
      const length = Math.max(Number(schema.minItems ?? 0), choose() % 3);
      return Array.from({ length }, (_, i) => walk(i < first.length ? first[i] : schema.items, depth + 1));
    }
    if (type === "object" || isRecord(schema.properties)) {
      const properties = isRecord(schema.properties) ? schema.properties : {};
      const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
      const chosen = names.filter((name) => required.includes(name) || choose() % 2 === 0);
      return Object.fromEntries(
        chosen.map((name) => [name, walk(properties[name] ?? schema.additionalProperties, depth + 1)]),
      );
    }
    if (type === "null") return null;
    if (type === "boolean") return choose() % 2 === 0;
    if (type === "integer") return (choose() % 5) - 1;
    if (type === "number") return ((choose() % 9) - 2) / 2;
    return words[choose() % words.length];
  };
  return walk(root, 0);
};
