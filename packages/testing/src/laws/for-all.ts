import * as Equal from "effect/Equal";
import * as fc from "fast-check";
import type { Law } from "./law.ts";
import { LawBroken } from "./law-broken.ts";

/** A law that holds for every sample; when it does not, it tells the smallest that was found. */
export const forAll = <A>(
  name: string,
  arbitrary: fc.Arbitrary<A>,
  numRuns: number,
  holds: (sample: A) => Promise<void>,
): Law => ({ name, run: () => fc.assert(fc.asyncProperty(arbitrary, holds), { numRuns }) });

/** Throws when two things differ. */
export const expectSame = (what: string, found: unknown, expected: unknown): void => {
  if (!Equal.equals(found, expected)) throw new LawBroken(what, found, expected);
};
