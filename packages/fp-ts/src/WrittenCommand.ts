/**
 * Commands as people write them: plain texts, with values (`24`, `>=65`) and rules (`<= 24 in 2018`) in their notation.
 *
 * @module
 */
import type { Command, Language, Path, Unreadable } from "@meetlat/core";
import { describeUnreadable } from "@meetlat/core";
import { decodeCommand, type Misfit } from "@meetlat/core/codec";
import type { WrittenCommand } from "@meetlat/core/promise";
import { readWritten } from "@meetlat/core/promise";
import type { Either } from "fp-ts/lib/Either.js";
import type { ReadonlyNonEmptyArray } from "fp-ts/lib/ReadonlyNonEmptyArray.js";
import { describe as describeMisfit } from "./Codec.ts";
import { fromResultOfAll, left } from "./internal/either.ts";

export type { WrittenCommand };

/** A field whose text could not be read. */
export interface UnreadableField {
  readonly _tag: "UnreadableField";
  readonly path: Path;
  readonly error: Unreadable;
}

/** A field of a written command that is wrong. */
export type FieldError = UnreadableField | Misfit;

const isFields = (input: unknown): input is Record<string, unknown> =>
  typeof input === "object" && input !== null && !Array.isArray(input);

const startsWith = (path: Path, start: Path): boolean => start.every((key, i) => key === path[i]);

/** Reads a written command from outside (a form, a row of a table), or tells of every field that is wrong. */
export const decode = (input: unknown): Either<ReadonlyNonEmptyArray<FieldError>, Command> => {
  if (!isFields(input)) return fromResultOfAll(decodeCommand(input));
  const { command, errors } = readWritten(input);
  const decoded = fromResultOfAll(decodeCommand(command));
  const unreadable = errors.map(({ path, error }): FieldError => ({ _tag: "UnreadableField", path, error }));
  const [first, ...more] = unreadable;
  if (first === undefined || decoded._tag === "Right") return decoded;
  // What could not be read is still a text, which does not fit either: that is said once.
  const others = decoded.left.filter(({ path }) => !errors.some((one) => startsWith(path, one.path)));
  return left([first, ...more, ...others]);
};

/**
 * Reads a written command, or tells of every field that is wrong.
 *
 * @example
 * ```ts
 * import { WrittenCommand } from "@meetlat/fp-ts";
 * import * as E from "fp-ts/lib/Either.js";
 * import { pipe } from "fp-ts/lib/function.js";
 * import * as RNEA from "fp-ts/lib/ReadonlyNonEmptyArray.js";
 *
 * const read = pipe(
 *   WrittenCommand.parse({ _tag: "SetTarget", target: "4 b", indicator: "benefits", rule: "at most 24", class: "ambition" }),
 *   E.mapLeft(RNEA.map(WrittenCommand.describe("en"))),
 * );
 * console.assert(E.isLeft(read) && read.left.length === 2 && read.left[0].startsWith("rule: “at most 24”"));
 * ```
 */
export const parse: (command: WrittenCommand) => Either<ReadonlyNonEmptyArray<FieldError>, Command> = decode;

/** One sentence for a person: the field, what is wrong and how to mend it. */
export const describe =
  (language: Language) =>
  (error: FieldError): string =>
    error._tag === "Misfit"
      ? describeMisfit(language)(error)
      : `${error.path.join(".")}: ${describeUnreadable(error.error, language)}`;
