import * as fc from "fast-check";

/** Where to cut something of any length: shares of it. */
export const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 });

const placesIn = (length: number, shares: ReadonlyArray<number>): ReadonlyArray<number> =>
  [0, ...shares.map((share) => Math.floor(share * length)), length].sort((a, b) => a - b);

/** Something cut there, or into single elements when nothing says where. */
export const cut = <A extends { readonly length: number; slice(from: number, to: number): A }>(
  whole: A,
  shares: ReadonlyArray<number>,
): ReadonlyArray<A> => {
  const places =
    shares.length === 0 ? Array.from({ length: whole.length + 1 }, (_, i) => i) : placesIn(whole.length, shares);
  return places.slice(1).map((to, i) => whole.slice(places[i] ?? 0, to));
};
