/** Something that reads what comes from outside, and what must hold of it whatever it is given. */
export interface Target {
  readonly name: string;
  /** Inputs to begin with: short ones that it accepts, of every kind. */
  readonly seeds: ReadonlyArray<string>;
  /** Words that stand in what it reads. */
  readonly words: ReadonlyArray<string>;
  /**
   * Reads an input. Throws when something is wrong: it crashed, or accepted what it should not have. Where it reads bytes,
   * every character of the input stands for one.
   */
  readonly read: (input: string) => void;
}

/** Something did not hold: what was accepted wrongly, or went astray. */
export class Astray extends Error {
  override readonly name = "Astray";
}

/** Throws when something that must hold does not. */
export const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Astray(what);
};

/** The bytes that an input stands for. */
export const bytesOf = (input: string): Uint8Array => Uint8Array.from(input, (character) => character.charCodeAt(0));

/** The input that stands for the UTF-8 of a text. */
export const asBytes = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));
