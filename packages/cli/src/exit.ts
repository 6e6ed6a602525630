import * as Data from "effect/Data";

/**
 * What the command says to whoever called it: done, the answer is negative (only when asked with `--fail-on`), bad input,
 * trouble with the store, or a mistake in Meetlat itself.
 */
export const exitStatus = { done: 0, negative: 1, badInput: 2, storeTrouble: 3, mistake: 70 } as const;

/** The input cannot be used: every line says where, what and how to mend it. Nothing was recorded. */
export class BadInput extends Data.TaggedError("BadInput")<{ readonly lines: ReadonlyArray<string> }> {}

/** The answer was given, and is one that the caller asked to fail on. */
export class NegativeAnswer extends Data.TaggedError("NegativeAnswer") {}

/** The store cannot be reached, or what is in it cannot be read. */
export class StoreTrouble extends Data.TaggedError("StoreTrouble")<{ readonly lines: ReadonlyArray<string> }> {}
