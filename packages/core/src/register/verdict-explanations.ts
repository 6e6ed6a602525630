import type * as Result from "effect/Result";
import type { Day } from "../vocabulary/day.ts";
import type { IndicatorId, TargetId } from "../vocabulary/identifier.ts";
import { type Period, periodKey } from "../vocabulary/period.ts";
import { checkSource, type Documents, sourceBoundary } from "./documents.ts";
import type { Draft, Provenance, Sequenced, Source } from "./envelope.ts";
import { indicatorTag } from "./indicators.ts";
import { present } from "./present.ts";
import { type Query, union } from "./query.ts";
import { decided, type Rejections, unknownReference } from "./rejection.ts";
import { type Targets, targetAt, targetTag } from "./targets.ts";
import { currentVersion, type Moment, owned, ownedList, type Version, versionOf, whenKnown } from "./versions.ts";

/** What the body itself says about an outcome. It stands beside the verdict, and never changes it. */
export interface VerdictExplainedData {
  readonly target: TargetId;
  readonly indicator: IndicatorId;
  /** The period that it is about; the target as a whole when absent. */
  readonly period?: Period;
  readonly text: string;
}

/** Stored events: names and fields are the storage format, changed only by a new version. */
export type VerdictExplained = Sequenced<"VerdictExplained", VerdictExplainedData>;
/** What happens to explanations of verdicts. */
export type VerdictExplanationEvent = VerdictExplained;

/** Records what the body says about an outcome. A later explanation of the same outcome takes its place. */
export interface ExplainVerdict extends Provenance, Omit<VerdictExplainedData, "indicator"> {
  readonly _tag: "ExplainVerdict";
}
/** What can be asked about explanations of verdicts. */
export type VerdictExplanationCommand = ExplainVerdict;

/** What the body said about an outcome, and where, with when it was made known. */
export interface VerdictExplanation extends Version {
  readonly text: string;
  readonly decidedBy?: string;
  readonly source?: Source;
}

/** The explanations of verdicts in a register, by target and by the key of the period; `""` for the target as a whole. */
export interface VerdictExplanations {
  readonly verdictExplanations: ReadonlyMap<TargetId, ReadonlyMap<string, ReadonlyArray<VerdictExplanation>>>;
}

const keyOf = (period: Period | null | undefined): string => (period ? periodKey(period) : "");

/** What the body said about an outcome, as far as it was known at a moment; `null` when it said nothing. */
export const verdictExplanationAt = (
  state: VerdictExplanations,
  target: TargetId,
  period: Period | null,
  moment: Moment,
): VerdictExplanation | null =>
  currentVersion(state.verdictExplanations.get(target)?.get(keyOf(period)) ?? [], moment) ?? null;

/** Folds an event about explanations of verdicts. */
export const evolveVerdictExplanations = (state: VerdictExplanations, event: VerdictExplanationEvent): void => {
  const { target, period, text } = event.data;
  const { decidedBy, source } = event;
  const byPeriod = state.verdictExplanations.get(target) ?? new Map<string, ReadonlyArray<VerdictExplanation>>();
  const versions = byPeriod.get(keyOf(period)) ?? [];
  ownedList(versions).push({ ...versionOf(event), text, ...present({ decidedBy, source }) });
  owned(byPeriod).set(keyOf(period), versions);
  owned(state.verdictExplanations).set(target, byPeriod);
};

/** What a decision about an explanation depends on. */
export const verdictExplanationBoundary = ({ target, source }: VerdictExplanationCommand): Query =>
  union([{ items: [{ tags: [targetTag(target)] }] }, sourceBoundary(source)]);

/** Records an explanation of a target that was known by then; the same words again add nothing. */
export const decideVerdictExplanation = (
  state: VerdictExplanations & Targets & Documents,
  { target, period, text, knownOn, source, decidedBy }: VerdictExplanationCommand,
  today: Day | null,
): Result.Result<ReadonlyArray<Draft<"VerdictExplained", VerdictExplainedData>>, Rejections> => {
  const moment = whenKnown(knownOn, today);
  const rejections = [...checkSource(state, source, [])];
  const known = state.targets.get(target);
  if (known === undefined || targetAt(known, moment) === null) {
    return decided([...rejections, unknownReference("unknownTarget", ["target"], target)], () => []);
  }
  const { indicator } = known;
  return decided(rejections, () =>
    verdictExplanationAt(state, target, period ?? null, moment)?.text === text
      ? []
      : [
          {
            type: "VerdictExplained",
            tags: [targetTag(target), indicatorTag(indicator)],
            data: { target, indicator, text, ...present({ period }) },
            ...present({ knownOn, source, decidedBy }),
          },
        ],
  );
};
