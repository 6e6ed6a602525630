import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandLists, counter, days, stampAt } from "../../../testing/src/index.ts";
import { CommandRejected, decideEach, describeRejection, emptyRegister, registerDecider } from "../../src/index.ts";
import { runs } from "../arbitraries/runs.ts";

describe("the decider", () => {
  it("adds and refuses what a batch does that is decided in parts, and folds to the same register", () => {
    fc.assert(
      fc.property(commandLists, days, (commands, on) => {
        const expected = decideEach(emptyRegister(), commands, stampAt(on, counter()));

        const newId = counter();
        const { decide, evolve, initialState } = registerDecider(() => stampAt(on, newId));
        let state = initialState();
        const events: Array<unknown> = [];
        const refused: Array<unknown> = [];
        commands.forEach((command, i) => {
          try {
            const added = decide(command, state);
            events.push(...added);
            state = added.reduce((before, event) => evolve(before, event), state);
          } catch (error) {
            if (!(error instanceof CommandRejected)) throw error;
            refused.push(...error.rejections.map((rejection) => ({ command: i, rejection })));
          }
        });
        expect(events).toEqual(expected.events);
        expect(refused).toEqual(expected.rejections);
        expect(state).toEqual(expected.register);
      }),
      { numRuns: runs(100) },
    );
  });

  it("keeps the position of an event that has one", () => {
    const { decide, evolve, initialState } = registerDecider(() => stampAt("2021-07-01" as never, counter()));
    const command = { _tag: "RegisterDocument", document: "accounts", kind: "accounts", title: "Accounts" } as never;
    const [event] = decide(command, initialState());
    if (event === undefined) throw new Error("Nothing was decided");
    expect(evolve(initialState(), event).position).toBe(1);
    expect(evolve(initialState(), { ...event, position: 12 } as never).position).toBe(12);
  });

  it("throws all rejections, with a message for a person", () => {
    const { decide, initialState } = registerDecider(() => stampAt("2021-07-01" as never, counter()));
    const command = { _tag: "CloseProgramme", programme: "care", on: "2021-12-31" } as never;
    expect(() => decide(command, initialState())).toThrow(CommandRejected);
    try {
      decide(command, initialState());
    } catch (error) {
      if (!(error instanceof CommandRejected)) throw error;
      expect(error.rejections[0]._tag).toBe("unknownProgramme");
      expect(error.message).toBe(error.rejections.map((one) => describeRejection(one, "en")).join("\n"));
    }
  });
});
