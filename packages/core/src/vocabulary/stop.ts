import type { Text } from "./language.ts";
import { type Unreadable, unreadable } from "./unreadable.ts";

/** Thrown inside a parser only; {@link untilStop} turns it into a typed failure. */
class Stop extends Error {
  readonly failure: Unreadable;
  constructor(failure: Unreadable) {
    super(failure.readAs);
    this.failure = failure;
  }
}

/** A language of ours, and what a text is that is not in it. */
interface Notation {
  readonly readAs: "rule" | "formula";
  readonly isNot: Text;
}

/** Stops reading at a token, which is empty at the end: something else should stand there. */
export const stopAt = (
  { readAs, isNot }: Notation,
  text: string,
  token: string,
  tokenAt: number,
  expected: Text,
): never => {
  const found = token === "" ? { en: "the end", nl: "het einde" } : { en: `“${token}”`, nl: `“${token}”` };
  throw new Stop(
    unreadable(
      readAs,
      text,
      {
        en: `${isNot.en}: ${found.en} stands at character ${tokenAt + 1}`,
        nl: `${isNot.nl}: ${found.nl} staat op teken ${tokenAt + 1}`,
      },
      { en: `There should stand ${expected.en}`, nl: `Daar hoort ${expected.nl} te staan` },
      tokenAt,
    ),
  );
};

/** Runs a reader; what it stops at becomes a value. */
export const untilStop = <A>(read: () => A): A | Unreadable => {
  try {
    return read();
  } catch (error) {
    if (error instanceof Stop) return error.failure;
    throw error;
  }
};
