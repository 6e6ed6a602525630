import { expect, it } from "vitest";
import { fuzz } from "../src/engine.ts";
import { dice, MAX_INPUT, mutate } from "../src/mutate.ts";
import { must, type Target } from "../src/target.ts";

const SECRET = "meetlat";

/** A reader that goes astray at one text of seven letters, and counts how far an input comes on the way there. */
const hidden = (counters: Uint32Array, isGuided: boolean): Target => ({
  name: "hidden",
  seeds: ["m"],
  words: [..."abcdefghijklmnopqrstuvwxyz"],
  read: (input) => {
    for (let i = 0; i < SECRET.length; i++) {
      if (input[i] !== SECRET[i]) return;
      if (isGuided) counters[i] = (counters[i] ?? 0) + 1;
    }
    must(false, "found");
  },
});

const search = (isGuided: boolean) => {
  const counters = new Uint32Array(SECRET.length);
  return fuzz(hidden(counters, isGuided), {
    counters,
    seed: 7,
    corpus: [],
    goesOn: ({ tried, findings }) => tried < 400_000 && findings.length === 0,
    before: () => undefined,
  });
};

it("finds what only one text leads to, led by where inputs come, and shrinks it to that text", () => {
  const { findings, passed } = search(true);
  expect(findings).toEqual([{ input: SECRET, problem: "Astray: found" }]);
  expect(passed).toBe(SECRET.length);
});

it("does not find it without being led", () => {
  expect(search(false).findings).toEqual([]);
});

it("tries the same inputs for the same seed, and none that is too long", () => {
  const inputs = (seed: number) => {
    const random = dice(seed);
    const long = "0123456789".repeat(400);
    return Array.from({ length: 200 }, () => mutate(long, random, ["word"], long));
  };
  expect(inputs(3)).toEqual(inputs(3));
  expect(inputs(4)).not.toEqual(inputs(3));
  expect(Math.max(...inputs(3).map(({ length }) => length))).toBeLessThanOrEqual(MAX_INPUT);
});
