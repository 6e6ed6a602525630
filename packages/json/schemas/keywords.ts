import { type JsonSchema, sameJson } from "../src/schemas/json-schema.ts";
import { type Conjunction, kindsAllowed, kindsOf, valuesOf } from "./conjunction.ts";
import type { What } from "./difference.ts";

/** What says something to people, or names a schema, and refuses no value. */
const silent = new Set([
  "$schema",
  "$id",
  "$defs",
  "$comment",
  "title",
  "description",
  "default",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
]);

const numbersOf = (parts: ReadonlyArray<JsonSchema>, keyword: string): ReadonlyArray<number> =>
  parts.map((part) => part[keyword]).filter((value) => typeof value === "number");

/** The least that a keyword allows, and the most, as all parts together have it. */
const atLeast = (parts: ReadonlyArray<JsonSchema>, keyword: string): number =>
  Math.max(Number.NEGATIVE_INFINITY, ...numbersOf(parts, keyword));
const atMost = (parts: ReadonlyArray<JsonSchema>, keyword: string): number =>
  Math.min(Number.POSITIVE_INFINITY, ...numbersOf(parts, keyword));

const lengthOf = (text: string): number => [...text].length;

/** Whether a listed value meets a constraint that is about one kind of value only; values of other kinds meet it. */
const meets = (value: unknown, keyword: string, limit: unknown): boolean | null => {
  if (keyword === "pattern") {
    return typeof value !== "string" || (typeof limit === "string" && new RegExp(limit, "u").test(value));
  }
  if (typeof limit !== "number") return null;
  const text = typeof value === "string";
  const number = typeof value === "number";
  switch (keyword) {
    case "minLength":
      return !text || lengthOf(value) >= limit;
    case "maxLength":
      return !text || lengthOf(value) <= limit;
    case "minimum":
      return !number || value >= limit;
    case "maximum":
      return !number || value <= limit;
    case "exclusiveMinimum":
      return !number || value > limit;
    case "exclusiveMaximum":
      return !number || value < limit;
    default:
      return null;
  }
};

/** Whether all that is left of a conjunction surely meets a constraint, by what its parts say. */
const implied = (narrow: Conjunction, keyword: string, limit: unknown): boolean => {
  const { parts } = narrow;
  if (parts.some((part) => Object.hasOwn(part, keyword) && sameJson(part[keyword], limit))) return true;
  if (typeof limit !== "number") return false;
  const whole = !kindsOf(narrow).includes("fraction");
  switch (keyword) {
    case "minLength":
    case "minItems":
    case "minProperties":
      return limit <= 0 || atLeast(parts, keyword) >= limit;
    case "maxLength":
    case "maxItems":
    case "maxProperties":
      return atMost(parts, keyword) <= limit;
    case "minimum":
      return (
        atLeast(parts, "minimum") >= limit ||
        atLeast(parts, "exclusiveMinimum") >= limit ||
        (whole && Math.floor(atLeast(parts, "exclusiveMinimum")) + 1 >= limit)
      );
    case "maximum":
      return (
        atMost(parts, "maximum") <= limit ||
        atMost(parts, "exclusiveMaximum") <= limit ||
        (whole && Math.ceil(atMost(parts, "exclusiveMaximum")) - 1 <= limit)
      );
    case "exclusiveMinimum":
      return atLeast(parts, "exclusiveMinimum") >= limit || atLeast(parts, "minimum") > limit;
    case "exclusiveMaximum":
      return atMost(parts, "exclusiveMaximum") <= limit || atMost(parts, "maximum") < limit;
    default:
      return false;
  }
};

/** Which kind of values a constraint is about. */
const about = {
  pattern: ["string"],
  format: ["string"],
  minLength: ["string"],
  maxLength: ["string"],
  minimum: ["integer", "fraction"],
  maximum: ["integer", "fraction"],
  exclusiveMinimum: ["integer", "fraction"],
  exclusiveMaximum: ["integer", "fraction"],
  minItems: ["array"],
  maxItems: ["array"],
  minProperties: ["object"],
  maxProperties: ["object"],
} as const satisfies Readonly<Record<string, ReadonlyArray<string>>>;

const isConstraint = (keyword: string): keyword is keyof typeof about => Object.hasOwn(about, keyword);

const wordsProblem = (narrow: Conjunction, allowed: ReadonlyArray<unknown>): What | null => {
  const values = valuesOf(narrow);
  if (values === null) return { _tag: "AnyWord" };
  const words = values.filter((value) => !allowed.some((word) => sameJson(word, value)));
  return words.length === 0 ? null : { _tag: "Words", words };
};

/** Why not every value of a conjunction surely meets a keyword of another schema; `null` when every value does. */
export const keywordProblem = (narrow: Conjunction, keyword: string, value: unknown): What | null => {
  if (silent.has(keyword)) return null;
  if (keyword === "type") {
    const refused = kindsOf(narrow).filter((kind) => !kindsAllowed(value).includes(kind));
    return refused.length === 0 ? null : { _tag: "Kind", kinds: refused };
  }
  if (keyword === "const") return wordsProblem(narrow, [value]);
  if (keyword === "enum" && Array.isArray(value)) return wordsProblem(narrow, value);
  if (!isConstraint(keyword)) return { _tag: "Unsure", keyword };
  const possible = kindsOf(narrow);
  if (!about[keyword].some((kind) => possible.includes(kind)) || implied(narrow, keyword, value)) return null;
  const values = valuesOf(narrow);
  if (values?.every((one) => meets(one, keyword, value) === true) === true) return null;
  return { _tag: "Constraint", keyword, value };
};
