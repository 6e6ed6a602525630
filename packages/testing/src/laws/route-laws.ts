import type { Event } from "@meetlat/core";
import * as fc from "fast-check";
import { questionsOver } from "../arbitraries/questions.ts";
import { type CityOptions, cityHistories } from "../cities/city-histories.ts";
import { answersOf, withoutPlaces } from "./answers.ts";
import { expectSame, forAll } from "./for-all.ts";
import type { Law } from "./law.ts";

/** A way on which a register travels: an export and its import, a migration, a mirror, a message bus. */
export interface RouteUnderTest {
  /** Sends the events of a register on their way, and gives what arrives, in order. It may reject where the law breaks. */
  readonly carry: (events: ReadonlyArray<Event>) => Promise<ReadonlyArray<Event>>;
  /**
   * Whether the very same events arrive; so when absent. Where they are recorded anew, with ids, times and places of their
   * own, only the answers are compared, without the events behind them, and no question is asked about a place in the log.
   */
  readonly sameEvents?: boolean;
  /** What the registers may be like. */
  readonly cities?: CityOptions;
  /** How often each law is tried; 50 when absent. */
  readonly runs?: number;
}

/**
 * What every route must keep: a register is one thing, whichever way it came.
 *
 * **Details**
 *
 * The same events arrive, in the same order (unless `sameEvents` is `false`). Whatever is asked of the register that arrives
 * (targets, claims, deliverables, deviations, series, forecasts), on any day and about what was known on any other, is
 * answered as it was before. And what arrived can be sent on its way again.
 *
 * @example
 * ```ts
 * import { routeLaws } from "@meetlat/testing";
 *
 * const laws = routeLaws({ carry: async (events) => JSON.parse(JSON.stringify(events)), runs: 10 });
 * // In a test file: for (const law of laws) it(law.name, law.run);
 * for (const law of laws) await law.run();
 * ```
 */
export const routeLaws = ({ carry, sameEvents = true, cities, runs = 50 }: RouteUnderTest): ReadonlyArray<Law> => {
  const histories = cityHistories(cities);
  const asked = histories.chain((city) =>
    fc.record({
      city: fc.constant(city),
      questions: fc.array(questionsOver(city.events), { minLength: 1, maxLength: 3 }),
    }),
  );
  const comparable = (events: ReadonlyArray<Event>, question: Parameters<typeof answersOf>[1]) =>
    sameEvents ? answersOf(events, question) : withoutPlaces(answersOf(events, { ...question, at: null }));
  const expectAnswers = (
    what: string,
    found: ReadonlyArray<Event>,
    expected: ReadonlyArray<Event>,
    question: Parameters<typeof answersOf>[1],
  ): void => {
    const [a, b] = [comparable(found, question), comparable(expected, question)];
    for (const name of Object.keys({ ...b, ...a })) {
      expectSame(`${what}: ${name}, asked ${JSON.stringify(question)}`, a[name], b[name]);
    }
  };

  return [
    ...(sameEvents
      ? [
          forAll("the same events arrive, in the same order", histories, runs, async ({ events }) => {
            expectSame("what arrived", await carry(events), events);
          }),
        ]
      : []),
    forAll("whatever is asked of it is answered as it was", asked, runs, async ({ city, questions }) => {
      const arrived = await carry(city.events);
      for (const question of questions) expectAnswers("what arrived", arrived, city.events, question);
    }),
    forAll("what arrived can be sent again", asked, runs, async ({ city, questions }) => {
      const again = await carry(await carry(city.events));
      for (const question of questions) expectAnswers("what arrived twice", again, city.events, question);
    }),
  ];
};
