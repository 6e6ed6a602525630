import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import * as SchemaIssue from "effect/SchemaIssue";
import type { Command } from "../register/command.ts";
import type { Event } from "../register/event.ts";
import type { Path } from "../register/rejection.ts";
import type { Text } from "../vocabulary/language.ts";
import { CommandSchema, commandSchemas } from "./commands.ts";
import { EventSchema, eventSchemas } from "./events.ts";
import { inBothLanguages, ofLeaf } from "./messages.ts";

/** A field of a document from outside that does not fit. */
export interface Misfit {
  readonly _tag: "Misfit";
  readonly path: Path;
  readonly problem: Text;
}

const options = { errors: "all", onExcessProperty: "error" } as const;
const toIssues = SchemaIssue.makeFormatterStandardSchemaV1({ leafHook: ofLeaf });

/** What does not fit, of a schema's own error: each with its path and what to do about it, in Dutch and English. */
export const misfitsOf = (error: Schema.SchemaError): ReadonlyArray<Misfit> =>
  toIssues(error.issue).issues.map((issue) => ({
    _tag: "Misfit",
    path: (issue.path ?? []).map((key) => {
      const name = typeof key === "object" ? key.key : key;
      return typeof name === "symbol" ? String(name) : name;
    }),
    problem: inBothLanguages(issue.message),
  }));

const decoder = <A>(schema: Schema.Codec<A, unknown>) => {
  const decode = Schema.decodeUnknownResult(schema, options);
  return (input: unknown): Result.Result<A, ReadonlyArray<Misfit>> => Result.mapError(decode(input), misfitsOf);
};

/** Decodes by the member that the tag names, so that a misfit is about that member's fields and not about all members. */
const byTag = <A>(
  tagField: "_tag" | "type",
  members: Readonly<Record<string, unknown>>,
  any: Schema.Codec<A, unknown>,
) => {
  const decoders = new Map(
    Object.entries(members).map(([tag, schema]) => [tag, decoder(schema as Schema.Codec<A, unknown>)] as const),
  );
  const fallback = decoder(any);
  return (input: unknown): Result.Result<A, ReadonlyArray<Misfit>> => {
    const tag = typeof input === "object" && input !== null ? (input as Record<string, unknown>)[tagField] : undefined;
    const decode = typeof tag === "string" ? decoders.get(tag) : undefined;
    if (decode !== undefined) return decode(input);
    if (typeof input !== "object" || input === null) return fallback(input);
    const known = Object.keys(members).join(", ");
    const said = typeof tag === "string" ? `“${tag}”` : typeof tag;
    const problem = { en: `${said} is not one of ${known}`, nl: `${said} is niet een van ${known}` };
    return Result.fail([{ _tag: "Misfit", path: [tagField], problem }]);
  };
};

/**
 * A command from outside: JSON, a form, a caller without types. All misfits come at once; fields that a command does not
 * have are misfits too.
 *
 * @example
 * ```ts
 * import { decodeCommand } from "@meetlat/core/codec";
 * import * as Result from "effect/Result";
 *
 * const outcome = decodeCommand({ _tag: "CloseProgramme", programme: "a b", on: "2021-02-30" });
 * console.assert(Result.isFailure(outcome) && outcome.failure.length === 2);
 * ```
 */
export const decodeCommand = byTag<Command>("_tag", commandSchemas, CommandSchema);

/** An event from outside, in its place in the log. All misfits come at once. */
export const decodeEvent = byTag<Event>("type", eventSchemas, EventSchema);
