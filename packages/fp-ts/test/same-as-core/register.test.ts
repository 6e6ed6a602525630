import type { Event } from "@meetlat/core";
import * as core from "@meetlat/core";
import * as codec from "@meetlat/core/codec";
import { commandLists, commands, counter, days, histories, stampAt } from "@meetlat/testing";
import * as fc from "fast-check";
import * as Endo from "fp-ts/lib/Endomorphism.js";
import * as RA from "fp-ts/lib/ReadonlyArray.js";
import { describe, expect, it } from "vitest";
import { Codec, type Day, Register } from "../../src/index.ts";
import { runs } from "../runs.ts";
import { asEither } from "./as-either.ts";

const numRuns = runs(60);

const day = "2021-07-01" as Day.Day;

describe("decisions", () => {
  it("about one command are those of core: the same drafts, the same rejections", () => {
    fc.assert(
      fc.property(histories, commands, fc.option(days, { nil: undefined }), (events, command, today) => {
        expect(Register.decide(command, today)(Register.fold(events))).toEqual(
          asEither(core.decide(core.fold(events), command, today ?? null)),
        );
        expect(Register.boundary(command)).toEqual(core.boundary(command));
      }),
      { numRuns: runs(300) },
    );
  });

  it("about a batch are those of core: the same events, the same rejections, the same register", () => {
    fc.assert(
      fc.property(histories, commandLists, (events, batch) => {
        const register = Register.fold(events);
        const stamp = () => stampAt(day, counter(1000));
        expect(Register.decideAll(batch, stamp())(register)).toEqual(
          asEither(core.decideAll(core.fold(events), batch, stamp())),
        );
        expect(Register.decideAndFold(batch, stamp())(register)).toEqual(
          asEither(core.decideAndFold(core.fold(events), batch, stamp())),
        );
        expect(Register.decideEach(batch, stamp(), Register.givenAgain)(register)).toEqual(
          core.decideEach(core.fold(events), batch, stamp(), core.givenAgain),
        );
        expect(Register.boundaryOfAll(batch)).toEqual(core.boundaryOfAll(batch));
      }),
      { numRuns },
    );
  });

  it("are both refused and taken, here", () => {
    const stamp = stampAt(day);
    const outcomes = fc
      .sample(fc.tuple(histories, commands), { numRuns: 300, seed: 1 })
      .map(([events, command]) => Register.decideAll([command], stamp)(Register.fold(events))._tag);
    expect(new Set(outcomes)).toEqual(new Set(["Left", "Right"]));
  });

  it("leave the register that they are given as it was, and evolving does too", () => {
    fc.assert(
      fc.property(histories, commandLists, (events, batch) => {
        const half = Math.floor(events.length / 2);
        const [before, after] = [events.slice(0, half), events.slice(half)];
        const register = Register.fold(before);
        Register.decideAll(batch, stampAt(day))(register);
        Register.decideAndFold(batch, stampAt(day))(register);
        Register.decideEach(batch, stampAt(day))(register);
        Register.evolveAll(after)(register);
        for (const event of after.slice(0, 1)) Register.evolve(event)(register);
        expect(register).toEqual(core.fold(before));
        expect(Register.empty).toEqual(core.emptyRegister());
      }),
      { numRuns },
    );
  });
});

describe("folding", () => {
  it("in two parts gives what folding at once gives, and what core's fold gives", () => {
    fc.assert(
      fc.property(histories, fc.nat(20), (events, n) => {
        const whole = core.fold(events);
        expect(Register.fold(events)).toEqual(whole);
        expect(Register.evolveAll(events.slice(n))(Register.fold(events.slice(0, n)))).toEqual(whole);
      }),
      { numRuns },
    );
  });

  it("carries lists of events over to fp-ts' monoid of endomorphisms", () => {
    const one = RA.foldMap(Endo.getMonoid<Register.Register>())((event: Event) => Register.evolve(event));
    fc.assert(
      fc.property(histories, (events) => {
        const few = events.slice(0, 6);
        expect(one(few)(Register.empty)).toEqual(Register.evolveAll(few)(Register.empty));
      }),
      { numRuns: runs(30) },
    );
  });
});

describe("what comes from outside", () => {
  const damaged = (json: object): fc.Arbitrary<unknown> =>
    fc.oneof(
      fc.constant(json),
      fc
        .tuple(fc.constantFrom(...Object.keys(json)), fc.constantFrom(1, null, "", "nonsense", []))
        .map(([key, value]) => ({ ...json, [key]: value })),
      fc.constantFrom<unknown>({ ...json, surplus: 1 }, null, "text", {}),
    );

  it("is decoded as core decodes it, with all misfits", () => {
    fc.assert(
      fc.property(commands.chain(damaged), (input) => {
        expect(Codec.decodeCommand(input)).toEqual(asEither(codec.decodeCommand(input)));
      }),
      { numRuns: runs(200) },
    );
    const anEvent = histories
      .filter((events) => events.length > 0)
      .chain((events) => fc.constantFrom(...events))
      .chain(damaged);
    fc.assert(
      fc.property(anEvent, (input) => {
        expect(Codec.decodeEvent(input)).toEqual(asEither(codec.decodeEvent(input)));
        expect(Codec.decodeStoredEvent(input)).toEqual(asEither(codec.decodeStoredEvent(input)));
      }),
      { numRuns: runs(200) },
    );
  });
});
