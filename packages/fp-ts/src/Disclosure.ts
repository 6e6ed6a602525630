/**
 * Publishing counts from which no small one can be computed back.
 *
 * @module
 */

import type {
  CountTable,
  DisclosedSeries,
  DisclosurePolicy,
  DisclosureProblem,
  PublishedCounts,
  Question,
  Register,
} from "@meetlat/core";
import * as core from "@meetlat/core";
import type { Either } from "fp-ts/lib/Either.js";
import type { ReaderEither } from "fp-ts/lib/ReaderEither.js";
import type { ReadonlyNonEmptyArray } from "fp-ts/lib/ReadonlyNonEmptyArray.js";
import { fromResultOfAll } from "./internal/either.ts";

export type { CountTable, DisclosedSeries, DisclosurePolicy, DisclosureProblem, PublishedCounts };

/** Counts below 5 are hidden and zeros are shown. */
export const smallCountsPolicy: DisclosurePolicy = core.smallCountsPolicy;

/** A table with its small counts suppressed, and as many others as it takes; or all that is wrong with it. */
export const disclose =
  (policy: DisclosurePolicy) =>
  (table: CountTable): Either<ReadonlyNonEmptyArray<DisclosureProblem>, CountTable> =>
    fromResultOfAll(core.disclose(table, policy));

/** The series of a count in areas and their wholes, as they may be published. */
export const disclosedSeries =
  (
    counts: PublishedCounts,
    question: Question,
    policy: DisclosurePolicy,
  ): ReaderEither<Register, ReadonlyNonEmptyArray<DisclosureProblem>, ReadonlyArray<DisclosedSeries>> =>
  (register) =>
    fromResultOfAll(core.disclosedSeries(register, counts, question, policy));
