import { isRecord, type JsonSchema, sameJson } from "../src/schemas/json-schema.ts";

/** Every reference that stands anywhere in a schema. */
export const referencesIn = (schema: unknown): ReadonlyArray<string> => {
  if (Array.isArray(schema)) return schema.flatMap(referencesIn);
  if (!isRecord(schema)) return [];
  return Object.entries(schema).flatMap(([keyword, value]) =>
    keyword === "$ref" && typeof value === "string" ? [value] : referencesIn(value),
  );
};

const prefix = "#/$defs/";

/** The references to definitions that say the same in both documents, also in all that they refer to. */
export const sameDefinitions = (a: JsonSchema, b: JsonSchema): ReadonlySet<string> => {
  const [inA, inB] = [a.$defs, b.$defs];
  if (!isRecord(inA) || !isRecord(inB)) return new Set();
  let same = new Set(
    Object.keys(inA)
      .filter((name) => Object.hasOwn(inB, name) && sameJson(inA[name], inB[name]))
      .map((name) => prefix + name),
  );
  // What refers to something that differs, differs.
  for (;;) {
    const left = [...same].filter((one) =>
      referencesIn(inA[one.slice(prefix.length)]).every((reference) => same.has(reference)),
    );
    if (left.length === same.size) return same;
    same = new Set(left);
  }
};
