import type { Monoid } from "fp-ts/lib/Monoid.js";

/** Lists without repetition, in the order in which each element was first said. */
export const unionMonoid = <A extends string>(): Monoid<ReadonlyArray<A>> => ({
  concat: (a, b) => (a.length === 0 ? b : b.length === 0 ? a : [...new Set([...a, ...b])]),
  empty: [],
});
