/**
 * Texts that could not be understood: the left of every `parse`.
 *
 * @module
 */

import type { Language, Readable, Unreadable } from "@meetlat/core";
import * as core from "@meetlat/core";
import type * as Show_ from "fp-ts/lib/Show.js";
import { showBy } from "./internal/instances.ts";

export type { Readable, Unreadable };

/** One sentence for a person: what is wrong and how to mend it. */
export const describe =
  (language: Language) =>
  (error: Unreadable): string =>
    core.describeUnreadable(error, language);

/** The sentence of {@link describe}, in English. */
export const Show: Show_.Show<Unreadable> = showBy(describe("en"));
