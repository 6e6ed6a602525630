import * as fc from "fast-check";
import type { Eq } from "fp-ts/lib/Eq.js";
import type { Monoid } from "fp-ts/lib/Monoid.js";
import type { Ord } from "fp-ts/lib/Ord.js";
import type { Ring } from "fp-ts/lib/Ring.js";
import type { Show } from "fp-ts/lib/Show.js";
import { expect, it } from "vitest";
import { runs } from "../runs.ts";

// The laws are those of fp-ts' documentation. Values are drawn from few, so that a law about equal ones is not empty.

const numRuns = runs(300);

const law = <A>(name: string, values: fc.Arbitrary<A>, holds: (a: A, b: A, c: A) => boolean): void => {
  it(name, () => {
    fc.assert(fc.property(values, values, values, holds), { numRuns });
  });
};

/** Three values of which equal ones come now and then, also ones that are written in another way. */
export const withEquals = <A>(values: fc.Arbitrary<A>, rewrite: (a: A) => fc.Arbitrary<A>): fc.Arbitrary<A> => {
  const few = fc.sample(values, { numRuns: 8, seed: 7 });
  return fc.oneof({ weight: 1, arbitrary: values }, { weight: 2, arbitrary: fc.constantFrom(...few).chain(rewrite) });
};

export const eqLaws = <A>(name: string, { equals }: Eq<A>, values: fc.Arbitrary<A>): void => {
  law(`${name}: everything equals itself`, values, (a) => equals(a, a));
  law(`${name}: equal either way around`, values, (a, b) => equals(a, b) === equals(b, a));
  law(`${name}: what equals the same is equal`, values, (a, b, c) => !(equals(a, b) && equals(b, c)) || equals(a, c));
  it(`${name}: some are equal and others are not`, () => {
    const pairs = fc.sample(fc.tuple(values, values), { numRuns: 2000, seed: 1 });
    const found = new Set(pairs.map(([a, b]) => equals(a, b)));
    expect([...found].sort()).toEqual([false, true]);
  });
};

/** A total order that goes with the equality of the same type. */
export const ordLaws = <A>(name: string, { equals, compare }: Ord<A>, values: fc.Arbitrary<A>, eq: Eq<A>): void => {
  law(`${name}: its equality is that of Eq`, values, (a, b) => equals(a, b) === eq.equals(a, b));
  law(`${name}: 0 is equality`, values, (a, b) => (compare(a, b) === 0) === equals(a, b));
  law(`${name}: turned around, the sign turns`, values, (a, b) => compare(a, b) + compare(b, a) === 0);
  law(
    `${name}: what comes before the middle comes before the last`,
    values,
    (a, b, c) => !(compare(a, b) <= 0 && compare(b, c) <= 0) || compare(a, c) <= 0,
  );
  law(
    `${name}: equal ones stand in the same place`,
    values,
    (a, b, c) => !equals(a, b) || compare(a, c) === compare(b, c),
  );
};

export const monoidLaws = <A>(name: string, { concat, empty }: Monoid<A>, values: fc.Arbitrary<A>, eq: Eq<A>): void => {
  law(`${name}: grouped either way`, values, (a, b, c) => eq.equals(concat(concat(a, b), c), concat(a, concat(b, c))));
  law(
    `${name}: empty makes no difference`,
    values,
    (a) => eq.equals(concat(a, empty), a) && eq.equals(concat(empty, a), a),
  );
  law(
    `${name}: equal ones give the same`,
    values,
    (a, b, c) => !eq.equals(a, b) || (eq.equals(concat(a, c), concat(b, c)) && eq.equals(concat(c, a), concat(c, b))),
  );
};

export const commutative = <A>(name: string, { concat }: Monoid<A>, values: fc.Arbitrary<A>, eq: Eq<A>): void =>
  law(`${name}: in either order`, values, (a, b) => eq.equals(concat(a, b), concat(b, a)));

export const ringLaws = <A>(name: string, ring: Ring<A>, values: fc.Arbitrary<A>, { equals }: Eq<A>): void => {
  const { add, zero, mul, one, sub } = ring;
  monoidLaws(`${name}, addition`, { concat: add, empty: zero }, values, { equals });
  monoidLaws(`${name}, multiplication`, { concat: mul, empty: one }, values, { equals });
  commutative(`${name}, addition`, { concat: add, empty: zero }, values, { equals });
  commutative(`${name}, multiplication`, { concat: mul, empty: one }, values, { equals });
  law(`${name}: what is taken away can be given back`, values, (a, b) => equals(add(sub(a, b), b), a));
  law(`${name}: the inverse`, values, (a) => equals(sub(a, a), zero) && equals(add(sub(zero, a), a), zero));
  law(`${name}: a product of a sum`, values, (a, b, c) => equals(mul(a, add(b, c)), add(mul(a, b), mul(a, c))));
  law(`${name}: zero times anything`, values, (a) => equals(mul(a, zero), zero));
};

/** What is shown differs for what differs. */
export const showLaw = <A>(name: string, { show }: Show<A>, values: fc.Arbitrary<A>, { equals }: Eq<A>): void =>
  law(`${name}: what is shown the same is equal`, values, (a, b) => show(a) !== show(b) || equals(a, b));
