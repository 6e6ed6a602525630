import * as Data from "effect/Data";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import type { Command } from "../register/command.ts";
import { type BatchRejection, boundaryOfAll, decideAll } from "../register/decide.ts";
import type { Stamp } from "../register/envelope.ts";
import type { Event } from "../register/event.ts";
import { allEvents, type SequencePosition } from "../register/query.ts";
import { emptyRegister, evolve, fold } from "../register/register.ts";
import { describeRejection } from "../register/rejection.ts";
import { type AppendError, EventStore } from "./event-store.ts";

/** Nothing was recorded: all that is wrong with the commands. */
export class CommandsRejected extends Data.TaggedError("CommandsRejected")<{
  readonly rejections: ReadonlyArray<BatchRejection>;
  /** How many there are, where not all of them are listed; absent when they are. */
  readonly total?: number;
}> {
  override get message(): string {
    const listed = this.rejections.map(({ rejection }) => describeRejection(rejection, "en"));
    const more = (this.total ?? listed.length) - listed.length;
    return [...listed, ...(more > 0 ? [`… and ${more} more`] : [])].join("\n");
  }
}

/** What was recorded: the events in their places, and the position after which a reader sees them all. */
export interface Handled {
  readonly events: ReadonlyArray<Event>;
  readonly position: SequencePosition;
}

/** How often a decision is taken again when others keep writing to the same boundary. */
const MAX_ATTEMPTS = 50;

/**
 * Records commands, all or none: reads the events on which they depend, decides, and appends on condition that nothing
 * they depend on has come since. When something has, it reads that too and decides again.
 *
 * **Details**
 *
 * One command or a batch, in which each command knows what those before it add. Commands that add nothing append nothing.
 * Any command may be sent twice: the second time adds nothing, or is refused with the reason.
 */
export const handle = (
  commands: Command | ReadonlyArray<Command>,
  stamp: Stamp,
): Effect.Effect<Handled, CommandsRejected | AppendError, EventStore> => {
  const batch: ReadonlyArray<Command> = "_tag" in commands ? [commands] : commands;
  const query = boundaryOfAll(batch);

  const attempt = (
    store: EventStore["Service"],
    seen: ReadonlyArray<Event>,
    after: SequencePosition,
    attemptsLeft: number,
  ): ReturnType<typeof handle> =>
    Effect.gen(function* () {
      // The head first: whatever comes between the two reads is then caught by the condition.
      const head = yield* store.head;
      const events = [...seen, ...(yield* Stream.runCollect(store.read(query, { after })))];
      const decision = decideAll(fold(events), batch, stamp);
      if (Result.isFailure(decision)) return yield* new CommandsRejected({ rejections: decision.failure });
      const added = decision.success;
      if (added.length === 0) return { events: [], position: head };
      const seenUpTo = Math.max(head, events.at(-1)?.position ?? 0);
      return yield* store.append(added, { failIfEventsMatch: query, after: seenUpTo }).pipe(
        Effect.map((position): Handled => ({ events: place(added, position), position })),
        Effect.catchTag("AppendConditionFailed", (error) =>
          attemptsLeft > 1 ? attempt(store, events, seenUpTo, attemptsLeft - 1) : Effect.fail(error),
        ),
      );
    });

  return Effect.flatMap(EventStore, (store) => attempt(store, [], 0, MAX_ATTEMPTS));
};

const place = (events: ReadonlyArray<Omit<Event, "position">>, last: SequencePosition): ReadonlyArray<Event> =>
  events.map((event, i) => ({ ...event, position: last - events.length + 1 + i }) as Event);

/** Reads a register as it stands, or stood at a position. Events are folded as they come, so the log need not fit in memory. */
export const readRegister = Effect.fnUntraced(function* (at?: SequencePosition) {
  const store = yield* EventStore;
  const events = store.read(allEvents, at === undefined ? {} : { upTo: at });
  return yield* Stream.runFold(events, emptyRegister, evolve);
});
