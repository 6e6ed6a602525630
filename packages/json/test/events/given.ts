import type { Event } from "@meetlat/core";
import { histories } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import * as fc from "fast-check";

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The same value with the fields of all objects in another order. */
export const shuffled = (value: unknown, seed: number): unknown => {
  if (Array.isArray(value)) return value.map((one) => shuffled(one, seed));
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([name, one]) => [name, shuffled(one, seed)] as const);
  const rotated = [...fields.slice(seed % (fields.length + 1)), ...fields.slice(0, seed % (fields.length + 1))];
  return Object.fromEntries(seed % 2 === 0 ? rotated : rotated.reverse());
};

/** Bytes in pieces, cut at any byte. */
export const piecesOf = (bytes: Uint8Array, cuts: ReadonlyArray<number>): ReadonlyArray<Uint8Array> => {
  const at = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((start, i) => bytes.slice(start, at[i] ?? bytes.length));
};

export const cuts = fc.array(fc.nat(), { maxLength: 12 });

/** A history that is not empty. */
export const someHistory: fc.Arbitrary<ReadonlyArray<Event>> = histories.filter((events) => events.length > 0);

/** All that a stream gives, or how it fails. */
export const outcome = <A, E>(stream: Stream.Stream<A, E>) =>
  Effect.runPromise(Effect.result(Stream.runCollect(stream)));

/** All bytes of a stream together. */
export const collected = async <E>(stream: Stream.Stream<Uint8Array, E>): Promise<Uint8Array> =>
  new Uint8Array(Buffer.concat(await Effect.runPromise(Stream.runCollect(stream))));
