import type { Event, Question } from "@meetlat/core";
import * as fc from "fast-check";
import { days } from "./vocabulary.ts";

/** Any question about a register of at most so many events. */
export const questions = (positions = 40): fc.Arbitrary<Question> =>
  fc.record({
    asOf: days,
    knownAt: fc.option(days, { nil: null }),
    at: fc.option(fc.integer({ min: 0, max: positions }), { nil: null }),
  });

/**
 * Questions that tell parts of a log apart: as of a day before, during or after it; half of them about all that is known,
 * and the others about what was known on a day of the log, or up to a place in it.
 *
 * @example
 * ```ts
 * import { targetChecks } from "@meetlat/core";
 * import { cityHistories, questionsOver } from "@meetlat/testing";
 * import * as fc from "fast-check";
 *
 * const asked = fc.property(cityHistories(), fc.gen(), (city, draw) => {
 *   const question = draw(questionsOver, city.events);
 *   return targetChecks(city.register, question).every(({ evidence }) => evidence.length > 0);
 * });
 * fc.assert(asked, { numRuns: 20 });
 * ```
 */
export const questionsOver = (events: ReadonlyArray<Event>): fc.Arbitrary<Question> =>
  fc.record({
    asOf: fc.oneof(
      { weight: 3, arbitrary: fc.constant("2022-07-01" as Question["asOf"]) },
      { weight: 1, arbitrary: days },
    ),
    knownAt: fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom(null, ...events.map(({ knownOn }) => knownOn)) },
    ),
    at: fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: events.length }) },
    ),
  });
