/**
 * Why commands are refused.
 *
 * @module
 */

import type { BatchRejection, Language, Path, Rejection, RejectionTag } from "@meetlat/core";
import * as core from "@meetlat/core";
import type * as Show_ from "fp-ts/lib/Show.js";
import { showBy } from "./internal/instances.ts";

export type { BatchRejection, Path, Rejection, RejectionTag };

/** One sentence for a person: the field, what is wrong and how to mend it. */
export const describe =
  (language: Language) =>
  (rejection: Rejection): string =>
    core.describeRejection(rejection, language);

/** The sentence of {@link describe}, in English. */
export const Show: Show_.Show<Rejection> = showBy(describe("en"));
