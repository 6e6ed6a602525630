import type { Question } from "../projections/question.ts";
import type { SequencePosition } from "../register/query.ts";
import { type Day, isDay } from "../vocabulary/day.ts";
import { isPeriod, type Period } from "../vocabulary/period.ts";

/** The moment of a question, in plain text. */
export interface AskedAt {
  /** What date is it? Today by the host's clock when absent. */
  readonly asOf?: string;
  /** What counted as known on that day? All that the register knows when absent. */
  readonly knownAt?: string;
  /** Up to which position of the register? All of it when absent; one that it has not reached is refused. */
  readonly at?: SequencePosition;
}

/**
 * A question that cannot be asked: a day, a period or a position in it is malformed, or the register has not reached the
 * position. A host tells whoever asked.
 */
export class QuestionUnreadable extends RangeError {
  override readonly name = "QuestionUnreadable";
}

const expect = <A extends string>(text: string, is: (text: string) => text is A, what: string): A => {
  if (typeof text !== "string" || !is(text)) throw new QuestionUnreadable(`“${text}” is not ${what}`);
  return text;
};

/** A day as it was asked. */
export const askedDay = (text: string): Day => expect(text, isDay, "a day: write one like 2021-07-01");

/** A period as it was asked. */
export const askedPeriod = (text: string): Period =>
  expect(text, isPeriod, "a period: write one like 2021, 2021-Q3, 2021-07 or 2019..2021");

/** A question as it was asked; `today` is asked only when no day was given. */
export const questionOf = ({ asOf, knownAt, at }: AskedAt, today: () => string): Question => {
  if (at !== undefined && !(Number.isSafeInteger(at) && at >= 0)) {
    throw new QuestionUnreadable(`“${at}” is not a position: write a whole number from 0`);
  }
  return {
    asOf: askedDay(asOf ?? today()),
    knownAt: knownAt === undefined ? null : askedDay(knownAt),
    at: at ?? null,
  };
};

/** A question about a position that the register, which is at `head`, has reached: the answer to another would change. */
export const reached = (question: Question, head: SequencePosition): Question => {
  if (question.at != null && question.at > head) {
    throw new QuestionUnreadable(
      `The register is at position ${head}: what it will say at ${question.at} is not known`,
    );
  }
  return question;
};
