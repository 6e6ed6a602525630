import type { Question } from "@meetlat/core";
import * as fc from "fast-check";
import { days } from "./vocabulary.ts";

/** Any question about a register of at most so many events. */
export const questions = (positions = 40): fc.Arbitrary<Question> =>
  fc.record({
    asOf: days,
    knownAt: fc.option(days, { nil: null }),
    at: fc.option(fc.integer({ min: 0, max: positions }), { nil: null }),
  });
