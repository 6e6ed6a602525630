import * as Equal from "effect/Equal";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandLists } from "../../../testing/src/arbitraries/command-lists.ts";
import { commands, commandsByTag } from "../../../testing/src/arbitraries/commands.ts";
import { counter, eventsOf, histories, stampAt } from "../../../testing/src/arbitraries/histories.ts";
import {
  boundary,
  type Command,
  type Day,
  decide,
  decideAll,
  type Event,
  emptyRegister,
  fold,
  matches,
} from "../../src/index.ts";
import { runs } from "../arbitraries/runs.ts";

const today = "2024-12-31" as Day;

describe("folding", () => {
  it("gives the same register in one go or in parts", () => {
    fc.assert(
      fc.property(histories, fc.nat(), (events, n) => {
        const cut = events.length === 0 ? 0 : n % (events.length + 1);
        const parts = fold(events.slice(cut), fold(events.slice(0, cut)));
        expect(Equal.equals(parts, fold(events))).toBe(true);
        expect(parts.position).toBe(events.length);
      }),
    );
  });
});

describe("deciding", () => {
  it("never changes its register", () => {
    fc.assert(
      fc.property(histories, commands, (events, command) => {
        const register = fold(events);
        const before = structuredClone(register);
        decide(register, command);
        expect(register).toEqual(before);
      }),
    );
  });

  it("adds nothing when the same fact is given twice", () => {
    let applied = 0;
    fc.assert(
      fc.property(histories, commands, (events, command) => {
        const first = decideAll(fold(events), [command], stampAt(today, counter(10_000)));
        fc.pre(Result.isSuccess(first));
        applied += 1;
        const after = [...events, ...first.success.map((e, i) => ({ ...e, position: events.length + 1 + i }) as Event)];
        const again = decide(fold(after), command, today);
        expect(again).toStrictEqual(Result.succeed([]));
      }),
    );
    expect(applied).toBeGreaterThan(20);
  });

  for (const [tag, arbitrary] of Object.entries(commandsByTag)) {
    it(`is local for ${tag}: the events of its boundary decide as the whole log does`, () => {
      fc.assert(
        fc.property(histories, arbitrary, (events, command: Command) => {
          const query = boundary(command);
          const whole = decide(fold(events), command, today);
          const local = decide(fold(events.filter((event) => matches(query, event))), command, today);
          expect(local).toStrictEqual(whole);
        }),
        { numRuns: runs(250) },
      );
      // Enough of what this was held against is not refused.
      const pairs = fc.sample(fc.tuple(histories, arbitrary), { seed: 1, numRuns: runs(250) });
      const accepted = pairs.filter(([events, command]) => Result.isSuccess(decide(fold(events), command, today)));
      expect(accepted.length).toBeGreaterThanOrEqual(runs(5));
    });
  }

  it("decides a batch as it decides its commands one by one", () => {
    fc.assert(
      fc.property(commandLists, (list) => {
        const oneByOne = eventsOf(list, [today]);
        const accepted = decideAll(emptyRegister(), list, stampAt(today));
        if (Result.isSuccess(accepted)) {
          expect(accepted.success.map((e) => [e.type, e.data])).toStrictEqual(oneByOne.map((e) => [e.type, e.data]));
        } else {
          const refused = new Set(accepted.failure.map((r) => r.command));
          const rest = decideAll(
            emptyRegister(),
            list.filter((_, i) => !refused.has(i)),
            stampAt(today),
          );
          expect(Result.isSuccess(rest)).toBe(true);
        }
      }),
    );
  });

  it("names the field and the way to mend it in every rejection, in both languages", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(histories, commands, (events, command) => {
        const outcome = decide(fold(events), command);
        if (Result.isSuccess(outcome)) return;
        for (const { _tag, path, problem, mend } of outcome.failure) {
          seen.add(_tag);
          expect(path.length).toBeGreaterThan(0);
          for (const text of [problem.en, problem.nl, mend.en, mend.nl]) expect(text).toMatch(/\S{2}/);
          let at: unknown = command;
          for (const key of path.slice(0, -1)) at = (at as Record<string | number, unknown>)[key];
          expect(typeof at).toBe("object");
        }
      }),
      { numRuns: runs(500) },
    );
    expect(seen.size).toBeGreaterThan(8);
  });
});
