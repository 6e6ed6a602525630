import type { Decider } from "@event-driven-io/emmett";
import { type Register, registerDecider, type Stamp } from "@meetlat/core";
import {
  fromEmmettCommand,
  fromEmmettEvent,
  orThrow,
  type RegisterCommand,
  type RegisterEvent,
  toEmmettEvent,
} from "./emmett-events.ts";

/**
 * Meetlat's decisions as Emmett's `Decider`. It throws `CommandRejected` for a command that is refused, and `NotOfMeetlat` for
 * a command or event that is none of Meetlat's.
 */
export const emmettDecider = (stamp: () => Stamp): Decider<Register, RegisterCommand, RegisterEvent> => {
  const { decide, evolve, initialState } = registerDecider(stamp);
  return {
    decide: (command, state) => decide(orThrow(fromEmmettCommand(command)), state).map(toEmmettEvent),
    evolve: (state, event) => evolve(state, orThrow(fromEmmettEvent(event))),
    initialState,
  };
};
