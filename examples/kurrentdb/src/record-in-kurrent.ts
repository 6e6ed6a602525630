import { setTimeout } from "node:timers/promises";
import {
  type KurrentDBClient,
  NO_STREAM,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from "@kurrent/kurrentdb-client";
import {
  type Command,
  decideAll,
  describeRejection,
  type Event,
  emptyRegister,
  evolve,
  type NewEvent,
  type Register,
  type Stamp,
} from "@meetlat/core";
import type { FieldError } from "@meetlat/core/promise";
import * as Result from "effect/Result";
import { fromKurrentEvent, type RegisterEvent, toKurrentEvent } from "./kurrent-events.ts";

/** The part of the client that is used. */
export type Kurrent = Pick<KurrentDBClient, "appendToStream" | "readStream">;

/** How often a decision is taken again when others keep writing to the register. */
const MAX_ATTEMPTS = 50;

/** The longest pause between two attempts, in milliseconds. */
const MAX_PAUSE = 200;

/** Waits longer after each attempt, and not as long as others do, who would otherwise meet again. */
const pause = (attempt: number): Promise<void> => setTimeout(Math.random() * Math.min(MAX_PAUSE, 2 ** attempt));

/** The events of a register; none when its stream is not there yet. */
async function* readEvents(client: Kurrent, register: string): AsyncGenerator<Event> {
  try {
    for await (const { event } of client.readStream<RegisterEvent>(register)) {
      if (event === undefined) continue;
      const read = fromKurrentEvent(event);
      if (Result.isFailure(read)) {
        const problems = read.failure.map(({ path, problem }) => `${path.join(".")}: ${problem.en}`);
        throw new Error(`Revision ${event.revision} of ${register} is no event of Meetlat: ${problems.join("; ")}`);
      }
      yield read.success;
    }
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  }
}

/** A register as it stands in its stream. */
export const readRegister = async (client: Kurrent, register: string): Promise<Register> => {
  let state = emptyRegister();
  for await (const event of readEvents(client, register)) state = evolve(state, event);
  return state;
};

/** What was recorded, or all that is wrong with it. The path of an error begins with the place of its command, from 0. */
export type Recorded =
  | { readonly ok: true; readonly events: ReadonlyArray<NewEvent> }
  | { readonly ok: false; readonly errors: ReadonlyArray<FieldError> };

/**
 * Records commands in the stream of a register, all or none: reads it, decides, and appends at the revision that was read.
 * When others came first, it pauses, reads again and decides anew. The whole stream is the boundary, since KurrentDB has no other.
 */
export const recordInKurrent = async (
  client: Kurrent,
  register: string,
  commands: ReadonlyArray<Command>,
  stamp: Stamp,
): Promise<Recorded> => {
  for (let attempt = 1; ; attempt += 1) {
    const state = await readRegister(client, register);
    const revision = state.position;
    const decided = decideAll(state, commands, stamp);
    if (Result.isFailure(decided)) {
      const errors = decided.failure.map(
        ({ command, rejection }): FieldError => ({
          path: [command, ...rejection.path],
          message: describeRejection(rejection, "en"),
        }),
      );
      return { ok: false, errors };
    }
    if (decided.success.length === 0) return { ok: true, events: [] };
    try {
      await client.appendToStream<RegisterEvent>(register, decided.success.map(toKurrentEvent), {
        streamState: revision === 0 ? NO_STREAM : BigInt(revision - 1),
      });
      return { ok: true, events: decided.success };
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError) || attempt >= MAX_ATTEMPTS) throw error;
      await pause(attempt);
    }
  }
};
