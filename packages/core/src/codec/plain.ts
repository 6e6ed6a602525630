import type * as Brand from "effect/Brand";

/** The same shape with plain texts: what JSON holds, and what a caller without Meetlat's types writes. */
export type Plain<A> =
  A extends Brand.Brand<infer _Keys> ? string : A extends object ? { readonly [K in keyof A]: Plain<A[K]> } : A;
