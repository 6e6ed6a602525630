import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import * as SchemaIssue from "effect/SchemaIssue";
import type { Path } from "../register/rejection.ts";
import type { Text } from "../vocabulary/language.ts";
import { inBothLanguages, ofLeaf } from "./messages.ts";

/** A field of a document from outside that does not fit. */
export interface Misfit {
  readonly _tag: "Misfit";
  readonly path: Path;
  readonly problem: Text;
}

/** Makes a {@link Misfit}. */
export const misfit = (path: Path, problem: Text): Misfit => ({ _tag: "Misfit", path, problem });

const options = { errors: "all", onExcessProperty: "error" } as const;
const toIssues = SchemaIssue.makeFormatterStandardSchemaV1({ leafHook: ofLeaf });

/** What does not fit, of a schema's own error: each with its path and what to do about it, in Dutch and English. */
export const misfitsOf = (error: Schema.SchemaError): ReadonlyArray<Misfit> =>
  toIssues(error.issue).issues.map((issue) =>
    misfit(
      (issue.path ?? []).map((key) => {
        const name = typeof key === "object" ? key.key : key;
        return typeof name === "symbol" ? String(name) : name;
      }),
      inBothLanguages(issue.message),
    ),
  );

/** Decodes by a schema: all misfits at once, fields that it does not have among them. */
export const decoder = <A>(schema: Schema.Codec<A, unknown>) => {
  const decode = Schema.decodeUnknownResult(schema, options);
  return (input: unknown): Result.Result<A, ReadonlyArray<Misfit>> => Result.mapError(decode(input), misfitsOf);
};

/** What was found, as short as a message wants it. */
export const shown = (found: unknown): string => {
  const text =
    typeof found === "string"
      ? `"${found}"`
      : Array.isArray(found)
        ? "[…]"
        : found === null
          ? "null"
          : typeof found === "object"
            ? "{…}"
            : String(found);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};

type Decode<A> = (input: unknown) => Result.Result<A, ReadonlyArray<Misfit>>;

/** Decodes by the member that the tag names, so that a misfit is about that member's fields and not about all members. */
export const byTag =
  <A>(tagField: "_tag" | "type", members: ReadonlyMap<string, Decode<A>>): Decode<A> =>
  (input) => {
    if (typeof input !== "object" || input === null || Array.isArray(input)) {
      return Result.fail([misfit([], { en: "write an object", nl: "schrijf een object" })]);
    }
    const tag = (input as Record<string, unknown>)[tagField];
    const decode = typeof tag === "string" ? members.get(tag) : undefined;
    if (decode !== undefined) return decode(input);
    const said = typeof tag === "string" ? `“${tag.length > 40 ? `${tag.slice(0, 40)}…` : tag}”` : shown(tag);
    const known = [...members.keys()].join(", ");
    if (tag === undefined) {
      return Result.fail([
        misfit([tagField], { en: `is missing: write one of ${known}`, nl: `ontbreekt: schrijf een van ${known}` }),
      ]);
    }
    return Result.fail([
      misfit([tagField], { en: `${said} is not one of ${known}`, nl: `${said} is niet een van ${known}` }),
    ]);
  };
