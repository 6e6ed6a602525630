import { isRecord, type JsonSchema, sameJson } from "../src/schemas/json-schema.ts";

/** The kinds of JSON values; a number is an integer or it is not. */
export const kinds = ["null", "boolean", "object", "array", "string", "integer", "fraction"] as const;
/** One of {@link kinds}. */
export type Kind = (typeof kinds)[number];

/**
 * A schema as a list of schemas that all hold, without `$ref` and `allOf` at the top; no list at all when nothing can be
 * valid.
 */
export interface Conjunction {
  readonly parts: ReadonlyArray<JsonSchema>;
  readonly never: boolean;
  /** Whether something was left out that could not be followed: the schema may be narrower than its parts. */
  readonly incomplete: boolean;
}

const nothing: Conjunction = { parts: [], never: true, incomplete: false };

/** A schema that says the same again adds nothing, and in a schema that refers to itself it would do so without end. */
const once = (parts: ReadonlyArray<JsonSchema>): ReadonlyArray<JsonSchema> => [
  ...new Map(parts.map((part) => [JSON.stringify(part), part])).values(),
];

const both = (a: Conjunction, b: Conjunction): Conjunction => ({
  parts: once([...a.parts, ...b.parts]),
  never: a.never || b.never,
  incomplete: a.incomplete || b.incomplete,
});

/** All of these hold. */
export const together = (conjunctions: ReadonlyArray<Conjunction>): Conjunction =>
  conjunctions.reduce(both, { parts: [], never: false, incomplete: false });

/** What a `$ref` within the same document refers to; `undefined` when it refers to something else. */
const referred = ($ref: unknown, root: JsonSchema): unknown => {
  if ($ref === "#") return root;
  if (typeof $ref !== "string" || !$ref.startsWith("#/")) return undefined;
  let at: unknown = root;
  for (const token of $ref.slice(2).split("/")) {
    const key = decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
    if (!isRecord(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
};

/** The schema as a list of schemas that all hold. */
export const conjunctionOf = (
  schema: unknown,
  root: JsonSchema,
  followed: ReadonlySet<unknown> = new Set(),
): Conjunction => {
  if (schema === false) return nothing;
  if (!isRecord(schema)) return { parts: [], never: false, incomplete: schema !== true };
  // An inner id gives references another base, and a definition that refers to itself says nothing.
  if (followed.has(schema) || (schema !== root && schema.$id !== undefined)) {
    return { parts: [], never: false, incomplete: true };
  }
  const inner = new Set(followed).add(schema);
  const { $ref, allOf, ...own } = schema;
  return together([
    { parts: [own], never: false, incomplete: false },
    ...($ref === undefined ? [] : [conjunctionOf(referred($ref, root), root, inner)]),
    ...(Array.isArray(allOf) ? allOf.map((one) => conjunctionOf(one, root, inner)) : []),
  ]);
};

const kindOf = (value: unknown): Kind => {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "fraction";
  if (typeof value === "boolean") return "boolean";
  return typeof value === "string" ? "string" : "object";
};

const kindsOfType = (type: unknown): ReadonlyArray<Kind> =>
  (Array.isArray(type) ? type : [type]).flatMap((one) =>
    one === "number" ? (["integer", "fraction"] as const) : kinds.filter((kind) => kind === one),
  );

const valuesOfPart = (part: JsonSchema): ReadonlyArray<unknown> | null => {
  if (Object.hasOwn(part, "const")) return [part.const];
  return Array.isArray(part.enum) ? part.enum : null;
};

/** The kinds that a valid value may be of. */
export const kindsOf = ({ parts }: Conjunction): ReadonlyArray<Kind> =>
  parts.reduce<ReadonlyArray<Kind>>((left, part) => {
    const listed = valuesOfPart(part);
    return left.filter(
      (kind) =>
        (part.type === undefined || kindsOfType(part.type).includes(kind)) &&
        (listed === null || listed.some((value) => kindOf(value) === kind)),
    );
  }, kinds);

/** The kinds that a keyword `type` allows. */
export const kindsAllowed = (type: unknown): ReadonlyArray<Kind> => kindsOfType(type);

/** All values that may be valid, where they are listed; `null` when there is no end to them. */
export const valuesOf = (conjunction: Conjunction): ReadonlyArray<unknown> | null => {
  const possible = kindsOf(conjunction);
  const lists = conjunction.parts.map(valuesOfPart).filter((list) => list !== null);
  const [first, ...others] = lists;
  if (first !== undefined) {
    return first.filter(
      (value) =>
        possible.includes(kindOf(value)) && others.every((list) => list.some((other) => sameJson(other, value))),
    );
  }
  const few: ReadonlyArray<Kind> = ["null", "boolean"];
  if (!possible.every((kind) => few.includes(kind))) return null;
  return [...(possible.includes("null") ? [null] : []), ...(possible.includes("boolean") ? [false, true] : [])];
};

/** Whether surely nothing is valid. */
export const isNever = (conjunction: Conjunction): boolean =>
  conjunction.never || kindsOf(conjunction).length === 0 || valuesOf(conjunction)?.length === 0;

/** Whether a schema offers branches. */
export const isChoice = (part: JsonSchema): boolean => Array.isArray(part.anyOf) || Array.isArray(part.oneOf);

/**
 * The conjunction as cases that together are all of it, each narrower; `null` when it cannot be taken apart. What `oneOf`
 * says besides `anyOf` is left out: the cases may be wider than the whole. Listed values are cases of their own `byValue`.
 */
export const casesOf = (
  conjunction: Conjunction,
  root: JsonSchema,
  byValue: boolean,
): ReadonlyArray<Conjunction> | null => {
  const at = conjunction.parts.findIndex(isChoice);
  const part = conjunction.parts[at];
  if (part !== undefined) {
    const keyword = Array.isArray(part.anyOf) ? "anyOf" : "oneOf";
    const { [keyword]: branches, ...left } = part;
    const rest: Conjunction = { ...conjunction, parts: conjunction.parts.with(at, left) };
    return Array.isArray(branches) ? branches.map((branch) => both(rest, conjunctionOf(branch, root))) : null;
  }
  const among = (more: JsonSchema): Conjunction => ({ ...conjunction, parts: [...conjunction.parts, more] });
  const possible = kindsOf(conjunction);
  const types = [...new Set(possible.map((kind) => (kind === "integer" || kind === "fraction" ? "number" : kind)))];
  if (types.length > 1) return types.map((type) => among({ type }));
  const values = byValue ? valuesOf(conjunction) : null;
  return values !== null && values.length > 1 ? values.map((value) => among({ const: value })) : null;
};
