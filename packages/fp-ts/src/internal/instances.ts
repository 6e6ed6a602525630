import type { Eq } from "fp-ts/lib/Eq.js";
import type { Ord } from "fp-ts/lib/Ord.js";
import type { Show } from "fp-ts/lib/Show.js";

export const eqBy = <A>(equals: (a: A, b: A) => boolean): Eq<A> => ({ equals: (a, b) => a === b || equals(a, b) });

export const ordBy = <A>(compare: (a: A, b: A) => number): Ord<A> => ({
  equals: (a, b) => a === b || compare(a, b) === 0,
  compare: (a, b) => {
    const order = compare(a, b);
    return order < 0 ? -1 : order > 0 ? 1 : 0;
  },
});

/** The order of texts by UTF-16 code units, which is that of `<`, whatever the locale. */
export const textOrd = <A extends string>(): Ord<A> => ordBy<A>((a, b) => (a < b ? -1 : a > b ? 1 : 0));

export const showBy = <A>(show: (a: A) => string): Show<A> => ({ show });

/** Texts that are shown as they are. */
export const textShow = <A extends string>(): Show<A> => showBy<A>((text) => text);
