import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Picks numbers, and one of a list, in an order that its seed decides. */
export interface Dice {
  readonly below: (limit: number) => number;
  readonly one: <A>(list: ReadonlyArray<A>) => A | undefined;
}

/** Dice of a seed. */
export const dice = (seed: number): Dice => {
  const generator = xoroshiro128plus(seed);
  const below = (limit: number): number => (limit <= 1 ? 0 : uniformInt(generator, 0, limit - 1));
  return { below, one: (list) => list[below(list.length)] };
};

/** What an input may not grow beyond. */
export const MAX_INPUT = 4096;

/** Characters at which readers are known to stumble. */
const odd = [..."\0\t\n\r \"'%+,-./0123456789:;<=>@[\\]_{}~ÿ\u00A0\u0661\u2212\u2028\uD800\uDC00\uFEFF\uFF10"];

type Change = (input: string, dice: Dice, words: ReadonlyArray<string>, other: string) => string;

const put = (input: string, at: number, text: string, instead = 0): string =>
  input.slice(0, at) + text + input.slice(at + instead);

const changes: ReadonlyArray<Change> = [
  (input, { below, one }) => put(input, below(input.length + 1), one(odd) ?? ""),
  (input, { below, one }) => put(input, below(input.length), one(odd) ?? "", 1),
  (input, { below, one }, words) => put(input, below(input.length + 1), one(words) ?? ""),
  (input, { below, one }, words) => put(input, below(input.length + 1), one(words) ?? "", below(8)),
  (input, { below }) => put(input, below(input.length), "", 1 + below(8)),
  (input, { below }) => {
    const at = below(input.length);
    return put(input, at, input.slice(at, at + 1 + below(32)));
  },
  (input, { below }) => {
    const at = below(input.length);
    return put(input, below(input.length + 1), input.slice(at, at + 1 + below(32)));
  },
  (input, { below }) => {
    const at = below(input.length);
    const code = input.charCodeAt(at);
    return Number.isNaN(code) ? input : put(input, at, String.fromCharCode(code ^ (1 << below(8))), 1);
  },
  (input, { below }, _, other) => input.slice(0, below(input.length + 1)) + other.slice(below(other.length + 1)),
  (input, { below }) => input.replace(/\d+/u, (digits) => (below(2) === 0 ? `${digits}${digits}` : String(below(100)))),
];

/** An input somewhat changed: with a few of many small changes, words of the target among them, or crossed with another. */
export const mutate = (input: string, dice: Dice, words: ReadonlyArray<string>, other: string): string => {
  let mutated = input;
  const times = 1 << dice.below(4);
  for (let i = 0; i < times; i++) mutated = (dice.one(changes) ?? changes[0])?.(mutated, dice, words, other) ?? mutated;
  return mutated.slice(0, MAX_INPUT);
};
