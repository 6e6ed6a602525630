import { isRecord, type JsonSchema, mapWithin, sameJson } from "./json-schema.ts";

/** What a schema says to people, and not to validators. */
const annotations = new Set(["title", "description", "examples"]);

/** Keywords that mean the same beside any others, so that they may move between a schema and its `allOf`. */
const movable = new Set([
  ...annotations,
  "$ref",
  "type",
  "enum",
  "const",
  "format",
  "pattern",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "anyOf",
]);

/** One member of an `allOf` taken into the schema itself, as far as that goes; what is left of it stays behind. */
const takeIn = (schema: JsonSchema, member: JsonSchema): { readonly schema: JsonSchema; readonly left: JsonSchema } => {
  const { allOf: inner = [], ...keywords } = member;
  const constraints = Object.keys(keywords).filter((keyword) => !annotations.has(keyword));
  const fits = constraints.every((keyword) => movable.has(keyword) && !Object.hasOwn(schema, keyword));
  // A member that only says something is about the field, and speaks louder than what the field holds says of itself.
  const speaks = (keyword: string) =>
    annotations.has(keyword) && (constraints.length === 0 || !Object.hasOwn(schema, keyword));
  const moved = Object.entries(keywords).filter(([keyword]) => speaks(keyword) || (fits && !annotations.has(keyword)));
  const stays = Object.entries(keywords).filter(([keyword]) => !fits && !annotations.has(keyword));
  return {
    schema: { ...schema, ...Object.fromEntries(moved) },
    left: { ...Object.fromEntries(stays), ...(Array.isArray(inner) && inner.length > 0 ? { allOf: inner } : {}) },
  };
};

const withoutAllOf = ({ allOf, ...schema }: JsonSchema): JsonSchema => {
  if (!Array.isArray(allOf)) return schema;
  const stays: Array<unknown> = [];
  let own: JsonSchema = schema;
  for (const member of allOf) {
    if (!isRecord(member)) {
      stays.push(member);
      continue;
    }
    const taken = takeIn(own, member);
    own = taken.schema;
    const { allOf: inner, ...left } = taken.left;
    if (Object.keys(left).length > 0) stays.push(left);
    if (Array.isArray(inner)) stays.push(...inner);
  }
  return stays.length === 0 ? own : { ...own, allOf: stays };
};

/** A list whose first items are as all others needs no word about the first. */
const withoutPrefix = ({ prefixItems, ...schema }: JsonSchema): JsonSchema => {
  if (!Array.isArray(prefixItems)) return schema;
  return prefixItems.every((item) => sameJson(item, schema.items)) ? schema : { prefixItems, ...schema };
};

/** More fields are welcome unless a schema says that they are not. */
const withoutWelcome = ({ additionalProperties, ...schema }: JsonSchema): JsonSchema =>
  additionalProperties === undefined || additionalProperties === true ? schema : { ...schema, additionalProperties };

/** One word of which there is no other is that word. */
const withConst = ({ enum: words, ...schema }: JsonSchema): JsonSchema => {
  if (!Array.isArray(words)) return schema;
  return words.length === 1 && !Object.hasOwn(schema, "const")
    ? { ...schema, const: words[0] }
    : { ...schema, enum: words };
};

/** The same schema, said in fewer words and in one order: names first, then constraints. */
export const tidy = (schema: unknown): unknown => {
  if (!isRecord(schema)) return schema;
  const shorter = [withoutAllOf, withoutPrefix, withoutWelcome, withConst].reduce(
    (one, shorten) => shorten(one),
    mapWithin(schema, tidy),
  );
  const { title, description, $ref, type, ...rest } = shorter;
  const first = { title, description, $ref, type };
  return { ...Object.fromEntries(Object.entries(first).filter(([, value]) => value !== undefined)), ...rest };
};

const refPrefix = "#/$defs/";

const withRefs = (schema: JsonSchema, rename: (name: string) => string): JsonSchema => {
  const { $ref } = schema;
  const within = mapWithin(schema, (inner) => (isRecord(inner) ? withRefs(inner, rename) : inner));
  return typeof $ref === "string" && $ref.startsWith(refPrefix)
    ? { ...within, $ref: `${refPrefix}${rename($ref.slice(refPrefix.length))}` }
    : within;
};

/** A schema, and what it refers to by name. */
export interface WithDefinitions {
  readonly schema: JsonSchema;
  readonly definitions: Readonly<Record<string, JsonSchema>>;
}

/** Definitions that say the same under another name than their title, each once and under its title. */
export const withoutDoubles = ({ schema, definitions }: WithDefinitions): WithDefinitions => {
  const named = (name: string): JsonSchema => definitions[name] ?? {};
  /** The definition that this one repeats or only refers to, if it does; else itself. */
  const original = (name: string): string => {
    const { title, $ref, ...more } = named(name);
    const other = Object.keys(more).length === 0 && typeof $ref === "string" ? $ref.slice(refPrefix.length) : title;
    return typeof other === "string" && Object.hasOwn(definitions, other) ? other : name;
  };
  const names = Object.keys(definitions);
  let doubles = new Set(names.filter((name) => original(name) !== name));
  const rename = (name: string): string => (doubles.has(name) ? rename(original(name)) : name);
  // Definitions may refer to each other in a ring: take all for doubles, and drop those that prove to differ.
  for (;;) {
    const really = [...doubles].filter(
      (name) =>
        Object.hasOwn(named(name), "$ref") ||
        sameJson(withRefs(named(name), rename), withRefs(named(original(name)), rename)),
    );
    if (really.length === doubles.size) break;
    doubles = new Set(really);
  }
  const kept = names.filter((name) => !doubles.has(name)).sort();
  return {
    schema: withRefs(schema, rename),
    definitions: Object.fromEntries(kept.map((name) => [name, withRefs(named(name), rename)])),
  };
};
