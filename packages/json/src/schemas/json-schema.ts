/** A schema of JSON Schema 2020-12 that is an object: every one but `true` and `false`. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** Whether a value is an object with keys, and no list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Keywords that hold one schema. */
const withOne = new Set(["items", "additionalProperties", "not"]);
/** Keywords that hold a list of schemas. */
const withList = new Set(["anyOf", "oneOf", "allOf", "prefixItems"]);
/** Keywords that hold schemas by name. */
const withNames = new Set(["properties", "$defs"]);

const mapValues = (record: unknown, change: (value: unknown) => unknown): unknown =>
  isRecord(record) ? Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)])) : record;

/** The schema with every schema directly within it changed. */
export const mapWithin = (schema: JsonSchema, change: (schema: unknown) => unknown): JsonSchema =>
  Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (withOne.has(keyword)) return [keyword, change(value)];
      if (withList.has(keyword) && Array.isArray(value)) return [keyword, value.map(change)];
      return [keyword, withNames.has(keyword) ? mapValues(value, change) : value];
    }),
  );

/** Whether two JSON values are the same; the order of keys does not matter. */
export const sameJson = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
};
