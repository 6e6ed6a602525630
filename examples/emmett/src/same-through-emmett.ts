import { DeciderCommandHandler, type EventStore } from "@event-driven-io/emmett";
import {
  type Command,
  CommandRejected,
  deviations,
  type Event,
  fold,
  type NewEvent,
  period,
  type Question,
  type Register,
  type Stamp,
  targetChecks,
} from "@meetlat/core";
import {
  CommandsRejected,
  handle,
  inMemoryEventStore,
  EventStore as MeetlatStore,
  readRegister,
} from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import { fromEmmettEvent, orThrow, toEmmettCommand } from "./emmett-events.ts";
import { emmettDecider } from "./register-decider.ts";

/** What two registers are compared by: what was refused, and what is answered. */
export interface Answers {
  readonly refused: ReadonlyArray<string>;
  readonly events: ReadonlyArray<NewEvent>;
  readonly checks: unknown;
  readonly deviations: unknown;
}

const answersOf = (register: Register, question: Question): Pick<Answers, "checks" | "deviations"> => ({
  checks: targetChecks(register, question),
  deviations: deviations(register, period("2020"), question),
});

/** Commands, one after the other, through Emmett: its handler, its store, our decider. */
export const throughEmmett = async (
  store: EventStore,
  stream: string,
  commands: ReadonlyArray<Command>,
  stamp: (command: number) => Stamp,
  question: Question,
): Promise<Answers> => {
  const refused: Array<string> = [];
  for (const [i, command] of commands.entries()) {
    try {
      await DeciderCommandHandler(emmettDecider(() => stamp(i)))(store, stream, toEmmettCommand(command));
    } catch (error) {
      if (!(error instanceof CommandRejected)) throw error;
      refused.push(`${i}: ${error.message}`);
    }
  }
  const { events } = await store.readStream(stream);
  const own = events.map((event) => orThrow(fromEmmettEvent(event as never)));
  const register = fold(own.map((event, i) => ({ ...event, position: i + 1 }) as Event));
  return { refused, events: own, ...answersOf(register, question) };
};

/** The same commands through Meetlat: its `handle`, its store in memory. */
export const throughMeetlat = (
  commands: ReadonlyArray<Command>,
  stamp: (command: number) => Stamp,
  question: Question,
): Promise<Answers> =>
  Effect.runPromise(
    Effect.gen(function* () {
      const refused: Array<string> = [];
      const events: Array<NewEvent> = [];
      for (const [i, command] of commands.entries()) {
        const outcome = yield* Effect.result(handle(command, stamp(i)));
        if (outcome._tag === "Success") {
          for (const { position: _, ...event } of outcome.success.events) events.push(event as NewEvent);
        } else if (outcome.failure instanceof CommandsRejected) {
          refused.push(`${i}: ${outcome.failure.message}`);
        } else return yield* outcome.failure;
      }
      return { refused, events, ...answersOf(yield* readRegister(), question) };
    }).pipe(Effect.provideServiceEffect(MeetlatStore, inMemoryEventStore)),
  );
