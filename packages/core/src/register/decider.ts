import * as Result from "effect/Result";
import { dayOf } from "../vocabulary/day.ts";
import type { Command } from "./command.ts";
import { decide } from "./decide.ts";
import { type Draft, type Stamp, stampDraft } from "./envelope.ts";
import type { Event, NewEvent } from "./event.ts";
import { emptyRegister, evolve, type Register } from "./register.ts";
import { describeRejection, type Rejections } from "./rejection.ts";

/** A command was refused: all that is wrong with it. Thrown by {@link Decider.decide}, and by nothing else in core. */
export class CommandRejected extends Error {
  override readonly name = "CommandRejected";
  readonly rejections: Rejections;

  constructor(rejections: Rejections) {
    super(rejections.map((one) => describeRejection(one, "en")).join("\n"));
    this.rejections = rejections;
  }
}

/** Decisions and their fold in the shape that many libraries take: Emmett's `Decider` is one. */
export interface Decider<Command, State, Event> {
  /** What a command adds: no events when the state says so already. Throws {@link CommandRejected}. */
  readonly decide: (command: Command, state: State) => Array<Event>;
  readonly evolve: (state: State, event: Event) => State;
  readonly initialState: () => State;
}

/**
 * Meetlat's decisions as a {@link Decider}, for those who keep events in a store of their own kind.
 *
 * **Details**
 *
 * Such libraries keep events as a decision gives them, so they are stamped here: `stamp` is asked at every decision for the
 * time, who acts, and ids. An event that has no position gets the one after the state's: one stream is one register.
 *
 * **Gotchas**
 *
 * A fold owns its state, as {@link evolve} says: every state begins with `initialState()`, and one that was folded on must
 * not be used again. What is read is decided on as a whole; a store with boundaries is asked for less (`handle` of
 * `@meetlat/core/store`).
 *
 * @example
 * ```ts
 * import { type Command, type EventId, type Instant, registerDecider } from "@meetlat/core";
 *
 * const { decide, evolve, initialState } = registerDecider(() => ({
 *   recordedAt: new Date().toISOString() as Instant,
 *   actor: "controller-7",
 *   newId: () => crypto.randomUUID() as EventId,
 * }));
 * const command = { _tag: "RegisterDocument", document: "accounts", kind: "accounts", title: "Accounts" } as unknown as Command;
 * const events = decide(command, initialState());
 * console.assert(events[0]?.type === "DocumentRegistered");
 * const state = events.reduce((before, event) => evolve(before, event), initialState());
 * console.assert(decide(command, state).length === 0);
 * ```
 */
export const registerDecider = (stamp: () => Stamp): Decider<Command, Register, NewEvent> => ({
  decide: (command, state) => {
    const stamped = stamp();
    const decided = decide(state, command, dayOf(stamped.recordedAt));
    if (Result.isFailure(decided)) throw new CommandRejected(decided.failure);
    return decided.success.map((draft) => stampDraft(draft as Draft<string, unknown>, stamped) as NewEvent);
  },
  evolve: (state, event) => evolve(state, { position: state.position + 1, ...event } as Event),
  initialState: emptyRegister,
});
