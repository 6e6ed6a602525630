import type { Day } from "@meetlat/core";

/** What was said of something, by the day from which it is known; what has no day comes after all that has one. */
export interface Timeline<A> {
  readonly add: (knownOn: Day | undefined, said: A) => void;
  /** What counts on a day: what became known last by then, and of the same day what was added last. */
  readonly at: (knownOn: Day | undefined) => A | undefined;
}

const LAST = "9999-99-99";

/** Nothing said yet. What is added in the order of the days is added at the end. */
export const timeline = <A>(): Timeline<A> => {
  const days: Array<string> = [];
  const said: Array<A> = [];
  /** How many are known by a day. */
  const knownBy = (day: string): number => {
    let [low, high] = [0, days.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((days[middle] ?? LAST) <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    add: (knownOn, one) => {
      const day = knownOn ?? LAST;
      const at = knownBy(day);
      days.splice(at, 0, day);
      said.splice(at, 0, one);
    },
    at: (knownOn) => said[knownBy(knownOn ?? LAST) - 1],
  };
};
