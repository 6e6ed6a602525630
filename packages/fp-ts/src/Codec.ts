/**
 * Commands and events from outside: JSON, a form, a caller without types.
 *
 * @module
 */
import type { Command, Event, Language } from "@meetlat/core";
import type { Misfit, RawEvent, StoredEvent } from "@meetlat/core/codec";
import * as codec from "@meetlat/core/codec";
import type { Either } from "fp-ts/lib/Either.js";
import type { ReadonlyNonEmptyArray } from "fp-ts/lib/ReadonlyNonEmptyArray.js";
import { fromResultOfAll } from "./internal/either.ts";

export type { Misfit, RawEvent, StoredEvent };

/**
 * A command from outside, or every field that does not fit. Fields that a command does not have are misfits too.
 *
 * @example
 * ```ts
 * import { Codec } from "@meetlat/fp-ts";
 * import * as E from "fp-ts/lib/Either.js";
 *
 * const read = Codec.decodeCommand({ _tag: "CloseProgramme", programme: "a b", on: "2021-02-30" });
 * console.assert(E.isLeft(read) && read.left.map((misfit) => misfit.path.join(".")).join() === "programme,on");
 * ```
 */
export const decodeCommand = (input: unknown): Either<ReadonlyNonEmptyArray<Misfit>, Command> =>
  fromResultOfAll(codec.decodeCommand(input));

/** An event from outside, in its place in the log; one of an older version is read as the latest. */
export const decodeEvent = (input: unknown): Either<ReadonlyNonEmptyArray<Misfit>, Event> =>
  fromResultOfAll(codec.decodeEvent(input));

/** As {@link decodeEvent}, with the event as it was appended beside it: what a copy or a comparison is made of. */
export const decodeStoredEvent = (input: unknown): Either<ReadonlyNonEmptyArray<Misfit>, StoredEvent> =>
  fromResultOfAll(codec.decodeStoredEvent(input));

/** The field, and what to do about it. */
export const describe =
  (language: Language) =>
  ({ path, problem }: Misfit): string =>
    `${path.length === 0 ? "" : `${path.join(".")}: `}${problem[language]}`;
