/**
 * One organisation's log of events, folded; and decisions about commands.
 *
 * Nothing here changes a register that it is given: a register can be kept, shared and asked again.
 *
 * @module
 */

import type {
  BatchRejection,
  Command,
  Day,
  Decided,
  DecidedEach,
  Event,
  EventDraft,
  NewEvent,
  Query,
  Register,
  Rejection,
  Restated,
  Stamp,
} from "@meetlat/core";
import * as core from "@meetlat/core";
import type { Either } from "fp-ts/lib/Either.js";
import type { Endomorphism } from "fp-ts/lib/Endomorphism.js";
import type { ReadonlyNonEmptyArray } from "fp-ts/lib/ReadonlyNonEmptyArray.js";
import { fromResultOfAll } from "./internal/either.ts";

export type { Command, Decided, DecidedEach, Event, EventDraft, NewEvent, Register, Restated, Stamp };

/** How a command is to be understood, given what the register holds: as one or more others, in order. */
export type Restate = (
  register: Register,
  command: Command,
  stamp: Pick<Stamp, "recordedAt">,
) => ReadonlyArray<Restated>;

/** A register in which nothing has happened. */
export const empty: Register = core.emptyRegister();

/** Core's folds own their register and change it; what is folded here is a copy that nobody else has. */
const copyOf = (register: Register): Register => structuredClone(register);

/** Folds a log of events, in the order of their positions, into a register. */
export const fold = (events: Iterable<Event>): Register => core.fold(events);

/**
 * Folds more events into a register.
 *
 * The register is copied first, which takes longer than it took to fold it: give many events at once, or {@link fold} the
 * whole log.
 * It carries lists over to functions: `evolveAll` of two lists one after the other is the one function after the other.
 */
export const evolveAll =
  (events: Iterable<Event>): Endomorphism<Register> =>
  (register) =>
    core.fold(events, copyOf(register));

/** Folds one more event into a register, of which it makes a copy: for many events, {@link evolveAll} or {@link fold}. */
export const evolve = (event: Event): Endomorphism<Register> => evolveAll([event]);

/**
 * What a command would add: drafts of events (none, when the register says so already), or all that is wrong with it.
 *
 * A command that does not say from when its fact is known is taken to be known from `today`.
 *
 * @example
 * ```ts
 * import { Day, Identifier, Register, Rejection } from "@meetlat/fp-ts";
 * import * as E from "fp-ts/lib/Either.js";
 * import { pipe } from "fp-ts/lib/function.js";
 *
 * const programme = Identifier.literal<Identifier.ProgrammeId>("care");
 * const said = pipe(
 *   Register.empty,
 *   Register.decide({ _tag: "CloseProgramme", programme, on: Day.literal("2021-12-31") }),
 *   E.match((rejections) => rejections.map(Rejection.Show.show), () => []),
 * );
 * console.assert(said.length === 1);
 * ```
 */
export const decide =
  (command: Command, today?: Day) =>
  (register: Register): Either<ReadonlyNonEmptyArray<Rejection>, ReadonlyArray<EventDraft>> =>
    fromResultOfAll(core.decide(register, command, today ?? null));

/**
 * Decides on commands in order, each knowing what those before it add: all events, or everything that is wrong, with the
 * place of each command.
 *
 * It gives the same again when `newId` of the stamp does. The register is copied first, as by {@link evolveAll}.
 * `Environment.handle` needs neither: it is a task, with ids and a clock of its own, and folds what the commands depend on.
 */
export const decideAll =
  (commands: ReadonlyArray<Command>, stamp: Stamp) =>
  (register: Register): Either<ReadonlyNonEmptyArray<BatchRejection>, ReadonlyArray<NewEvent>> =>
    fromResultOfAll(core.decideAll(copyOf(register), commands, stamp));

/** As {@link decideAll}, with the register that the batch makes. */
export const decideAndFold =
  (commands: ReadonlyArray<Command>, stamp: Stamp) =>
  (register: Register): Either<ReadonlyNonEmptyArray<BatchRejection>, Decided> =>
    fromResultOfAll(core.decideAndFold(copyOf(register), commands, stamp));

/** As {@link decideAll}, with both what is accepted and what is refused. */
export const decideEach =
  (commands: ReadonlyArray<Command>, stamp: Stamp, restate?: Restate) =>
  (register: Register): DecidedEach =>
    core.decideEach(copyOf(register), commands, stamp, restate);

/** Facts that are given again with a later day, as the corrections and revisions that they are: for {@link decideEach}. */
export const givenAgain: Restate = core.givenAgain;

/** The query of the events on which the decision about a command depends: its dynamic consistency boundary. */
export const boundary = (command: Command): Query => core.boundary(command);

/** The boundary of a batch. */
export const boundaryOfAll = (commands: ReadonlyArray<Command>): Query => core.boundaryOfAll(commands);
