import * as Result from "effect/Result";
import type { Plain } from "../codec/plain.ts";
import type { Command } from "../register/command.ts";
import type { Path } from "../register/rejection.ts";
import { parseRule } from "../rules/notation.ts";
import type { Rule } from "../rules/rule.ts";
import type { Formula } from "../vocabulary/formula.ts";
import { parseFormula } from "../vocabulary/formula-notation.ts";
import { type Published, parsePublished } from "../vocabulary/published.ts";
import type { Unreadable } from "../vocabulary/unreadable.ts";
import { parseValue, type Value } from "../vocabulary/value.ts";

/** A command as people write it: plain texts, with values (`24`, `>=65`) and rules (`<= 24 in 2018`) in their notation. */
export type Written<A> = A extends Value
  ? string | Plain<A>
  : A extends Rule | Formula | Published
    ? string | Plain<A>
    : A extends object
      ? A extends string
        ? string
        : { readonly [K in keyof A]: Written<A[K]> }
      : A;

/** What a command of this name is given, without its name. */
export type CommandInput<Tag extends Command["_tag"]> = Written<Omit<Extract<Command, { readonly _tag: Tag }>, "_tag">>;

/** A command with its name, for a list of them. */
export type WrittenCommand = {
  [Tag in Command["_tag"]]: { readonly _tag: Tag } & CommandInput<Tag>;
}[Command["_tag"]];

/** A text that could not be read, and the field in which it stands. */
export interface UnreadableField {
  readonly path: Path;
  readonly error: Unreadable;
}

type Fields = Record<string, unknown>;

/** Whether something from outside has fields. */
export const isFields = (input: unknown): input is Fields =>
  typeof input === "object" && input !== null && !Array.isArray(input);

/**
 * Replaces values, rules, formulas and what was published, where they are in their notation, by their data; everything else
 * is left for the schema to judge. Every text that cannot be read is told, with the field in which it stands.
 *
 * @example
 * ```ts
 * import { readWritten } from "@meetlat/core/promise";
 *
 * const { command, errors } = readWritten({ _tag: "ReviseTarget", target: "4b", rule: "<= 1638 in 2020" });
 * console.assert(errors.length === 0 && typeof command.rule === "object");
 * ```
 */
export const readWritten = (
  input: Fields,
): { readonly command: Fields; readonly errors: ReadonlyArray<UnreadableField> } => {
  const errors: Array<UnreadableField> = [];

  const read = <A>(text: unknown, parse: (text: string) => Result.Result<A, Unreadable>, path: Path): unknown => {
    if (typeof text !== "string") return text;
    const outcome = parse(text);
    if (Result.isSuccess(outcome)) return outcome.success;
    errors.push({ path, error: outcome.failure });
    return text;
  };

  const readFields = (fields: Fields, path: Path): Fields => {
    const result: Fields = { ...fields };
    if ("value" in fields) result.value = read(fields.value, parseValue, [...path, "value"]);
    if ("rule" in fields) result.rule = read(fields.rule, parseRule, [...path, "rule"]);
    if ("formula" in fields) result.formula = read(fields.formula, parseFormula, [...path, "formula"]);
    if ("published" in fields) result.published = read(fields.published, parsePublished, [...path, "published"]);
    if (isFields(fields.baseline)) result.baseline = readFields(fields.baseline, [...path, "baseline"]);
    if (Array.isArray(fields.rows)) {
      result.rows = fields.rows.map((row, i) => (isFields(row) ? readFields(row, [...path, "rows", i]) : row));
    }
    return result;
  };

  return { command: readFields(input, []), errors };
};
