import { allEvents, type Event, emptyRegister, fold, type Register } from "@meetlat/core";
import type { EventStoreService } from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";

/**
 * Keeps a register in memory, and gives it up to the head of its store. Askers take turns, since a fold owns its register:
 * each folds on from the one before it, as it reads.
 *
 * When reading fails it rejects, and the next goes on after the last event that was folded. Only when folding throws, which
 * may leave an event half folded, does the next begin anew.
 */
export const keepingUp = (store: Pick<EventStoreService, "read">): (() => Promise<Register>) => {
  let register = emptyRegister();
  let turn: Promise<unknown> = Promise.resolve();

  const add = (events: Iterable<Event>): void => {
    try {
      register = fold(events, register);
    } catch (error) {
      register = emptyRegister();
      throw error;
    }
  };

  return () => {
    const next = turn.then(async () => {
      const events = store.read(allEvents, { after: register.position });
      await Effect.runPromise(Stream.runForEachArray(events, (some) => Effect.sync(() => add(some))));
      return register;
    });
    turn = next.catch(() => undefined);
    return next;
  };
};
