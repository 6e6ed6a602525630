import * as Equal from "effect/Equal";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import type { Law } from "./law.ts";
import { LawBroken } from "./law-broken.ts";

/** A pair of functions that write values in some form and read them back, as the laws see it. */
export interface CodecUnderTest<Value, Form> {
  /** Values that can be written. */
  readonly values: fc.Arbitrary<Value>;
  readonly encode: (value: Value) => Form | Promise<Form>;
  /** Reads a value, or tells what is wrong. It never throws, whatever it is given. */
  readonly decode: (form: Form) => Result.Result<Value, unknown> | Promise<Result.Result<Value, unknown>>;
  /** Whether two forms are the same; byte for byte, or structurally, when absent. */
  readonly sameForm?: (a: Form, b: Form) => boolean;
  /** Whether two values are the same; structurally when absent. */
  readonly sameValue?: (a: Value, b: Value) => boolean;
  /** What a form may turn into under way: cut off, garbled, made up. Reading it may fail, and may not go wrong. */
  readonly damaged?: (form: Form) => fc.Arbitrary<Form>;
  /** How often each law is tried; 100 when absent. */
  readonly runs?: number;
}

const same = (a: unknown, b: unknown): boolean => {
  if (a instanceof Uint8Array && b instanceof Uint8Array) {
    return a.length === b.length && a.every((byte, i) => byte === b[i]);
  }
  return Equal.equals(a, b);
};

/**
 * What every codec must keep, whoever wrote it: nothing gets lost between two systems.
 *
 * **Details**
 *
 * Reading what was written gives the value back. Writing that again gives the same form, to the byte. The same value is
 * always written in the same way. And what got damaged is refused, or is read as a value that is written and read like any
 * other: reading never throws.
 *
 * @example
 * ```ts
 * import { codecLaws } from "@meetlat/testing";
 * import * as Result from "effect/Result";
 * import * as fc from "fast-check";
 *
 * const laws = codecLaws({
 *   values: fc.integer(),
 *   encode: String,
 *   decode: (text) => (/^(0|-?[1-9]\d*)$/.test(text) ? Result.succeed(Number(text)) : Result.fail("not a number")),
 *   damaged: (text) => fc.constantFrom(text.slice(1), `${text}x`),
 * });
 * // In a test file: for (const law of laws) it(law.name, law.run);
 * for (const law of laws) await law.run();
 * ```
 */
export const codecLaws = <Value, Form>(codec: CodecUnderTest<Value, Form>): ReadonlyArray<Law> => {
  const { values, encode, decode, sameForm = same, sameValue = same, damaged, runs: numRuns = 100 } = codec;

  const reads = async (what: string, form: Form): Promise<Value> => {
    const read = await decode(form);
    if (Result.isFailure(read)) throw new LawBroken(what, read.failure, form);
    return read.success;
  };
  const expectForm = (what: string, found: Form, expected: Form): void => {
    if (!sameForm(found, expected)) throw new LawBroken(what, found, expected);
  };
  const forAll = (name: string, holds: (value: Value, form: Form) => Promise<void>): Law => ({
    name,
    run: () =>
      fc.assert(
        fc.asyncProperty(values, async (value) => holds(value, await encode(value))),
        { numRuns },
      ),
  });

  const laws = [
    forAll("what was written is read back as it was", async (value, form) => {
      const found = await reads("what is read of what was written", form);
      if (!sameValue(found, value)) throw new LawBroken("the value that is read back", found, value);
    }),
    forAll("what is read is written again in the same way", async (_, form) => {
      expectForm("the form of what was read", await encode(await reads("what is read", form)), form);
    }),
    forAll("the same value is always written in the same way", async (value, form) => {
      expectForm("the form of the same value", await encode(value), form);
    }),
  ];
  if (damaged === undefined) return laws;
  return [
    ...laws,
    {
      name: "what got damaged is refused, or read as a value like any other",
      run: () =>
        fc.assert(
          fc.asyncProperty(values, fc.gen(), async (value, one) => {
            const read = await decode(one(damaged, await encode(value)));
            if (Result.isFailure(read)) return;
            const again = await encode(read.success);
            const found = await reads("what is read of a damaged form that was accepted", again);
            if (!sameValue(found, read.success))
              throw new LawBroken("the value of a damaged form", found, read.success);
          }),
          { numRuns },
        ),
    },
  ];
};
