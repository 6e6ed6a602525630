/**
 * The questions that a register answers. Each takes what it asks and then the register, so it is a `Reader` of fp-ts:
 * questions are put together with `Reader.Do` and `Reader.apS`, and `Environment.ask` asks them of a store.
 *
 * What answers is plain data, as in JSON: a `gap` that there is none of is `null`. What looks something up by its name gives
 * an `Option`.
 *
 * @module
 */

import type {
  AreaId,
  BandPolicy,
  CheckFilter,
  ClaimCheck,
  ClaimFilter,
  DeliverableCheck,
  DeliverableFilter,
  DeviationFilter,
  Deviations,
  ExplainedCheck,
  ForecastPoint,
  IndicatorId,
  Period,
  Question,
  Register,
  Series,
  TargetCheck,
  TargetHistoryEntry,
  TargetId,
  VerdictHistoryEntry,
} from "@meetlat/core";
import * as core from "@meetlat/core";
import type { Option } from "fp-ts/lib/Option.js";
import type { Reader } from "fp-ts/lib/Reader.js";
import { fromNullable } from "./internal/option.ts";

export type {
  CheckFilter,
  ClaimCheck,
  ClaimFilter,
  DeliverableCheck,
  DeliverableFilter,
  DeviationFilter,
  Deviations,
  ExplainedCheck,
  ForecastPoint,
  Question,
  Series,
  TargetCheck,
  TargetHistoryEntry,
  VerdictHistoryEntry,
};

/**
 * Which targets are met? A row per target and period that its rule speaks of, and one (`period: null`) for the target as a
 * whole.
 *
 * @example
 * ```ts
 * import { Day, Projection, Register } from "@meetlat/fp-ts";
 * import { pipe } from "fp-ts/lib/function.js";
 *
 * const checks = pipe(Register.empty, Projection.targetChecks({ asOf: Day.literal("2021-07-01") }));
 * console.assert(checks.length === 0);
 * ```
 */
export const targetChecks =
  (question: Question, filter?: CheckFilter, bands?: BandPolicy): Reader<Register, ReadonlyArray<TargetCheck>> =>
  (register) =>
    core.targetChecks(register, question, filter, bands);

/** Is this target met, in one period or (`null`) as a whole? None when there is no such target at the moment asked about. */
export const checkTarget =
  (
    target: TargetId,
    period: Period | null,
    question: Question,
    bands?: BandPolicy,
  ): Reader<Register, Option<TargetCheck>> =>
  (register) =>
    fromNullable(core.checkTarget(register, target, period, question, bands));

/** Why is the verdict on this target what it is? The steps, each with the events behind it. */
export const explainTarget =
  (
    target: TargetId,
    period: Period | null,
    question: Question,
    bands?: BandPolicy,
  ): Reader<Register, Option<ExplainedCheck>> =>
  (register) =>
    fromNullable(core.explainTarget(register, target, period, question, bands));

/** What a target was, when it changed, who decided and why, in the order in which it became known. */
export const targetHistory =
  (target: TargetId, question: Question): Reader<Register, Option<ReadonlyArray<TargetHistoryEntry>>> =>
  (register) =>
    fromNullable(core.targetHistory(register, target, question));

/** How the verdict on a target changed, in one period or (`null`) as a whole. */
export const verdictHistory =
  (
    target: TargetId,
    period: Period | null,
    question: Question,
    bands?: BandPolicy,
  ): Reader<Register, Option<ReadonlyArray<VerdictHistoryEntry>>> =>
  (register) =>
    fromNullable(core.verdictHistory(register, target, period, question, bands));

/** An indicator in one area through time, beside a benchmark area when one is named; none when there is no such indicator. */
export const series =
  (indicator: IndicatorId, area: AreaId, question: Question, benchmark?: AreaId): Reader<Register, Option<Series>> =>
  (register) =>
    fromNullable(core.series(register, indicator, area, question, benchmark ?? null));

/** How far the accounts are from the budget over a period, in whose favour, and whether the printed figures add up. */
export const deviations =
  (period: Period, question: Question, filter?: DeviationFilter): Reader<Register, Deviations> =>
  (register) =>
    core.deviations(register, period, question, filter);

/** Was everything delivered in time? */
export const deliverableChecks =
  (question: Question, filter?: DeliverableFilter): Reader<Register, ReadonlyArray<DeliverableCheck>> =>
  (register) =>
    core.deliverableChecks(register, question, filter);

/** Do the sentences with a number agree with the register? */
export const claimChecks =
  (question: Question, filter?: ClaimFilter): Reader<Register, ReadonlyArray<ClaimCheck>> =>
  (register) =>
    core.claimChecks(register, question, filter);

/** What was expected of an indicator in an area, with how much of it was reached. */
export const forecastsFor =
  (indicator: IndicatorId, area: AreaId, question: Question): Reader<Register, ReadonlyArray<ForecastPoint>> =>
  (register) =>
    core.forecastsFor(register, indicator, area, question);
