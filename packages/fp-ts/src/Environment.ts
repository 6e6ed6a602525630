/**
 * Programs over a register: what they need from outside, and the tasks that record and ask.
 *
 * @module
 */
import type { Command, Day, Event, Register, SequencePosition } from "@meetlat/core";
import * as core from "@meetlat/core";
import type { IO } from "fp-ts/lib/IO.js";
import type { Reader } from "fp-ts/lib/Reader.js";
import type { ReaderTaskEither } from "fp-ts/lib/ReaderTaskEither.js";
import { type EventStore, readWith } from "./EventStore.ts";
import { left, right } from "./internal/either.ts";
import { handleIn } from "./internal/handle.ts";
import { momentOf } from "./internal/stamp.ts";
import type { EnvironmentUnusable, HandleError, ReadError } from "./StoreError.ts";

/** Where events are kept. */
export interface HasStore {
  readonly store: EventStore;
}

/** What the time is: `Date.create` of fp-ts does. */
export interface HasClock {
  readonly now: IO<Date>;
}

/** What a program needs from outside. */
export interface Environment extends HasStore, HasClock {
  /** Makes a UUID in lower case, of version 7 by preference: `v7` of the package `uuid`. */
  readonly newId: IO<string>;
  /** An opaque id of who records: no personal data. */
  readonly actor: string;
  /** What all that is recorded belongs to. */
  readonly correlationId?: string;
  /** What it came of. */
  readonly causationId?: string;
}

/** What was recorded: the events in their places, and the position after which a reader sees them all. */
export interface Handled {
  readonly events: ReadonlyArray<Event>;
  readonly position: SequencePosition;
}

/**
 * Records commands, all or none: reads the events on which they depend, decides, and appends on condition that nothing they
 * depend on has come since. When something has, it reads that too and decides again.
 *
 * One command or a batch. Commands that add nothing append nothing, and any command may be sent twice.
 *
 * @example
 * ```ts
 * import { Environment, EventStore, Identifier } from "@meetlat/fp-ts";
 * import * as D from "fp-ts/lib/Date.js";
 * import { v7 } from "uuid";
 *
 * const programme = Identifier.literal<Identifier.ProgrammeId>("care");
 * const record = Environment.handle({ _tag: "EstablishProgramme", programme, title: "Care" });
 * const outcome = await record({ store: EventStore.inMemory(), now: D.create, newId: () => v7(), actor: "controller-7" })();
 * console.assert(outcome._tag === "Right" && outcome.right.position === 1);
 * ```
 */
export const handle =
  (commands: Command | ReadonlyArray<Command>): ReaderTaskEither<Environment, HandleError, Handled> =>
  (environment) =>
    handleIn(commands, environment);

/** The register as it stands, or stood at a position. Events are folded as they come. */
export const readRegister = (at?: SequencePosition): ReaderTaskEither<HasStore, ReadError, Register> => {
  const read = readWith(core.allEvents, at === undefined ? {} : { upTo: at })(core.emptyRegister, core.evolve);
  return ({ store }) => read(store);
};

/**
 * Asks something of the register as it stands: any question of `Projection`, or any other function of a register.
 *
 * Each time it reads the log. What belongs together is asked together, as one `Reader`, and is then about the same position.
 *
 * @example
 * ```ts
 * import { Day, Environment, EventStore, Projection } from "@meetlat/fp-ts";
 * import * as R from "fp-ts/lib/Reader.js";
 * import { pipe } from "fp-ts/lib/function.js";
 *
 * const question = { asOf: Day.literal("2021-07-01") };
 * const overview = pipe(
 *   R.Do,
 *   R.apS("checks", Projection.targetChecks(question)),
 *   R.apS("claims", Projection.claimChecks(question)),
 * );
 * const answer = await Environment.ask(overview)({ store: EventStore.inMemory() })();
 * console.assert(answer._tag === "Right" && answer.right.checks.length === 0);
 * ```
 */
export const ask = <A>(question: Reader<Register, A>): ReaderTaskEither<HasStore, ReadError, A> => {
  const read = readRegister();
  return (environment) => async () => {
    const register = await read(environment)();
    return register._tag === "Left" ? register : right(question(register.right));
  };
};

/** The day that it is, in UTC, by the environment's clock: for `asOf`. */
export const today: ReaderTaskEither<HasClock, EnvironmentUnusable, Day> =
  ({ now }) =>
  async () => {
    const moment = momentOf(now);
    return moment._tag === "Left" ? left(moment.left) : right(core.dayOf(moment.right));
  };
