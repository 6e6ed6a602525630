import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import type { Event } from "../register/event.ts";
import { allEvents } from "../register/query.ts";
import { emptyRegister, fold, type Register } from "../register/register.ts";
import type { EventStoreService } from "../store/event-store.ts";

/** Gives the register, up to its head, to a function, and promises what that answers. The function may not wait for anything. */
export type Ask = <A>(answer: (register: Register) => A) => Promise<A>;

/**
 * Asks a register that stays in memory. Questions take turns, since a fold owns its register: each folds on from the one
 * before it, as it reads, and is answered within its turn.
 *
 * When reading fails the question rejects, and the next one goes on after the last event that was folded. Only when folding
 * throws, which may leave an event half folded, does the next one begin anew.
 *
 * @example
 * ```ts
 * import { targetChecks, type Day } from "@meetlat/core";
 * import { askingOf } from "@meetlat/core/promise";
 * import { inMemoryEventStore } from "@meetlat/core/store";
 * import * as Effect from "effect/Effect";
 *
 * const ask = askingOf(Effect.runSync(inMemoryEventStore));
 * const checks = await ask((register) => targetChecks(register, { asOf: "2021-07-01" as Day }));
 * console.assert(checks.length === 0);
 * ```
 */
export const askingOf = (store: Pick<EventStoreService, "read">): Ask => {
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

  return (answer) => {
    const answered = turn.then(async () => {
      const events = store.read(allEvents, { after: register.position });
      await Effect.runPromise(Stream.runForEachArray(events, (some) => Effect.sync(() => add(some))));
      return answer(register);
    });
    turn = answered.catch(() => undefined);
    return answered;
  };
};
