import {
  claimChecks,
  day,
  dayOf,
  decide,
  decideAll,
  deliverableChecks,
  type Event,
  emptyRegister,
  evolve,
  fold,
  type Question,
  targetChecks,
} from "@meetlat/core";
import { decodeCommand, decodeEvent } from "@meetlat/core/codec";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CityHistory, cityHistories, counter, printCommand } from "../../src/index.ts";

const asOf = day("2022-07-01");
const later: Question = { asOf };

describe("the history of a city", () => {
  it("holds commands that were each accepted in their turn, with the events that they gave", () => {
    let commands = 0;
    fc.assert(
      fc.property(cityHistories(), (city) => {
        const newId = counter();
        let register = emptyRegister();
        for (const { command, recordedAt, events } of city.steps) {
          const [{ correlationId, causationId } = {} as Event] = events;
          const besides = { ...(correlationId && { correlationId }), ...(causationId && { causationId }) };
          const stamp = { recordedAt, actor: "controller-7", newId, ...besides };
          const decided = Result.getOrThrow(decideAll(fold(city.events.slice(0, register.position)), [command], stamp));
          expect(decided.length).toBeGreaterThan(0);
          expect(events).toEqual(decided.map((event, i) => ({ ...event, position: register.position + 1 + i })));
          register = events.reduce(evolve, register);
          commands += 1;
        }
        expect(register.position).toBe(city.events.length);
      }),
    );
    expect(commands).toBeGreaterThan(500);
  });

  it("is said in commands and events that fit their schemas", () => {
    fc.assert(
      fc.property(cityHistories({ mistakes: 20 }), (city) => {
        for (const { command } of city.steps) expect(Result.getOrThrow(decodeCommand(command))).toEqual(command);
        for (const event of city.events) expect(Result.getOrThrow(decodeEvent(event))).toEqual(event);
      }),
    );
  });

  it("tells of mistakes only when they are asked for, and why they were refused", () => {
    let refused = 0;
    let accepted = 0;
    fc.assert(fc.property(cityHistories(), (city) => city.steps.every(({ rejections }) => rejections.length === 0)));
    fc.assert(
      fc.property(cityHistories({ mistakes: 30 }), (city) => {
        let register = emptyRegister();
        for (const { command, recordedAt, events, rejections } of city.steps) {
          const outcome = decide(register, command, dayOf(recordedAt));
          expect(Result.isFailure(outcome)).toBe(rejections.length > 0);
          if (Result.isFailure(outcome)) expect(rejections).toEqual(outcome.failure);
          expect(events.length === 0).toBe(rejections.length > 0);
          register = events.reduce(evolve, register);
          if (rejections.length > 0) refused += 1;
          else accepted += 1;
        }
      }),
    );
    expect(refused).toBeGreaterThan(100);
    expect(accepted).toBeGreaterThan(refused);
  });

  it("runs on three clocks that differ", () => {
    const clocks = { before: 0, same: 0, after: 0 };
    fc.assert(
      fc.property(cityHistories(), (city) => {
        const recorded = city.steps.map(({ recordedAt }) => recordedAt);
        expect(recorded).toEqual([...new Set(recorded)].sort());
        for (const { knownOn, recordedAt } of city.events) {
          const on = dayOf(recordedAt);
          clocks[knownOn < on ? "before" : knownOn === on ? "same" : "after"] += 1;
        }
      }),
    );
    for (const [clock, events] of Object.entries(clocks)) expect(events, clock).toBeGreaterThan(50);
  });

  it("is printed with a line per command, from which no two commands read the same", () => {
    const printed = new Map<string, string>();
    fc.assert(
      fc.property(cityHistories({ mistakes: 10, minIntents: 1 }), (city) => {
        if (city.steps.length > 0) expect(String(city).split("\n")).toHaveLength(city.steps.length);
        for (const { command } of city.steps) {
          const line = printCommand(command);
          const data = JSON.stringify(command);
          expect(printed.get(line) ?? data).toBe(data);
          printed.set(line, data);
        }
      }),
    );
    expect(printed.size).toBeGreaterThan(300);
  });
});

/** The history to which a property that fails shrinks. */
const smallest = (holds: (city: CityHistory) => boolean, seed: number): CityHistory => {
  const details = fc.check(fc.property(cityHistories(), holds), { seed, numRuns: 2000 });
  const [city] = details.counterexample ?? [];
  if (city === undefined) throw new Error("The property did not fail");
  return city;
};

describe("a counterexample", () => {
  const failing: ReadonlyArray<readonly [what: string, most: number, holds: (city: CityHistory) => boolean]> = [
    ["no target is missed", 4, (city) => targetChecks(city.register, later).every((c) => c.verdict !== "notMet")],
    [
      "no change is insignificant",
      8,
      (c) => targetChecks(c.register, later).every(({ reasons }) => !reasons.includes("notSignificant")),
    ],
    [
      "no claim is contradicted",
      4,
      (c) => claimChecks(c.register, later).every((one) => one.status !== "contradicted"),
    ],
    ["nothing is late", 4, (c) => deliverableChecks(c.register, later).every((one) => one.verdictNow !== "notMet")],
    ["nothing is taken back", 3, (c) => c.events.every(({ type }) => type !== "MeasurementRetracted")],
    [
      "no target in an area is met",
      5,
      (c) => targetChecks(c.register, later).every((one) => one.verdict !== "met" || one.area === "whole"),
    ],
  ];

  for (const [what, most, holds] of failing) {
    it(`to “${what}” takes at most ${most} commands`, () => {
      for (const seed of [1, 2, 3]) {
        const city = smallest(holds, seed);
        expect(city.steps.length, String(city)).toBeLessThanOrEqual(most);
        expect(holds(city)).toBe(false);
      }
    });
  }

  it("is shown as a script", () => {
    const property = fc.property(cityHistories(), (city) =>
      city.events.every(({ type }) => type !== "TargetWithdrawn"),
    );
    expect(() => fc.assert(property, { seed: 1, numRuns: 2000 })).toThrow(
      /\n\d{4}-\d{2}-\d{2} {2}define indicator (\S+), .*\n.*set target \1-1, .*\n.*withdraw target \1-1, /,
    );
  });
});
