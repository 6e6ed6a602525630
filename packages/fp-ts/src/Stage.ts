/**
 * How settled a verdict is.
 *
 * @module
 */

import type { Language, Stage } from "@meetlat/core";
import * as core from "@meetlat/core";
import type * as Eq_ from "fp-ts/lib/Eq.js";
import type * as Ord_ from "fp-ts/lib/Ord.js";
import type * as Show_ from "fp-ts/lib/Show.js";
import { ordBy, textOrd } from "./internal/instances.ts";
import { getShow as getLabelShow } from "./Label.ts";

export type { Stage };

/** The same stage. */
export const Eq: Eq_.Eq<Stage> = textOrd();

/** Least settled first: notDue, interim, provisional, final. */
export const Ord: Ord_.Ord<Stage> = ordBy((a, b) => core.stages.indexOf(a) - core.stages.indexOf(b));

/** In words. */
export const getShow = (language: Language): Show_.Show<Stage> => getLabelShow("stage", language);

/** In English words. */
export const Show: Show_.Show<Stage> = /* @__PURE__ */ getShow("en");
