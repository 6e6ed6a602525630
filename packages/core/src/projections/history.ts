import type { Source } from "../register/envelope.ts";
import { cellsOf } from "../register/measurements.ts";
import type { SequencePosition } from "../register/query.ts";
import type { Register } from "../register/register.ts";
import { type Baseline, type Target, type TargetVersion, targetAt } from "../register/targets.ts";
import { isVisible, type Moment, type Version, visibleVersions } from "../register/versions.ts";
import { type BandPolicy, rekenkamerRotterdam } from "../rules/band.ts";
import { printRule } from "../rules/notation.ts";
import { rulesWithin } from "../rules/rule.ts";
import { turningDays, turnsOf } from "../rules/turning-days.ts";
import type { Day, Instant } from "../vocabulary/day.ts";
import type { EventId, IndicatorId, TargetId } from "../vocabulary/identifier.ts";
import type { Period } from "../vocabulary/period.ts";
import { momentOf, type Question } from "./question.ts";
import { checksOverTime, type TargetCheck } from "./target-checks.ts";

/** How a target came to say what it says. */
export const targetChanges = ["set", "revised", "withdrawn"] as const;
/** One of {@link targetChanges}. */
export type TargetChange = (typeof targetChanges)[number];

/** What a target said from a day on, who decided that, and why. */
export interface TargetHistoryEntry {
  readonly version: number;
  readonly change: TargetChange;
  readonly knownOn: Day;
  readonly recordedAt: Instant;
  readonly position: SequencePosition;
  /** The rule in force from then on; `null` once it was withdrawn. */
  readonly rule: string | null;
  readonly baseline: Baseline | null;
  readonly why: string | null;
  readonly decidedBy: string | null;
  readonly source: Source | null;
  readonly event: EventId;
}

const changes = { Set: "set", Revised: "revised", Withdrawn: "withdrawn" } as const;

const whyOf = ({ change }: TargetVersion): string | null =>
  change._tag === "Set"
    ? (change.data.note ?? null)
    : change._tag === "Revised"
      ? (change.data.why ?? null)
      : change.why;

/**
 * What a target was, when it changed, who decided and why, in the order in which it became known; `null` when there is no
 * such target at the moment asked about.
 */
export const targetHistory = (
  register: Register,
  target: TargetId,
  question: Question,
): ReadonlyArray<TargetHistoryEntry> | null => {
  const found = register.targets.get(target);
  const versions = found === undefined ? [] : visibleVersions(found.versions, momentOf(question));
  if (found === undefined || versions.length === 0) return null;
  return versions.map((version, i): TargetHistoryEntry => {
    const until: Target = { ...found, versions: versions.slice(0, i + 1) as unknown as Target["versions"] };
    const standing = targetAt(until, { knownAt: null, at: null });
    return {
      version: i + 1,
      change: changes[version.change._tag],
      knownOn: version.knownOn,
      recordedAt: version.recordedAt,
      position: version.position,
      rule: standing === null || standing.withdrawn ? null : printRule(standing.data.rule),
      baseline: standing?.data.baseline ?? null,
      why: whyOf(version),
      decidedBy: version.decidedBy ?? null,
      source: version.source ?? null,
      event: version.event,
    };
  });
};

/** A verdict as it was from a day on, and what made it so. */
export interface VerdictHistoryEntry {
  /** The day from which it was so. */
  readonly from: Day;
  readonly check: TargetCheck;
  /** The events that became known on that day and are behind it; none when only time passed. */
  readonly events: ReadonlyArray<EventId>;
}

/** What was measured of a target's indicator, or of what it is computed from, in whatever area. */
const cellsBehind = (register: Register, indicators: ReadonlyArray<IndicatorId>) =>
  indicators.flatMap((id) =>
    [...(register.measurements.get(id)?.keys() ?? [])].flatMap((area) => [...cellsOf(register, id, area).values()]),
  );

const indicatorsBehind = (register: Register, { indicator }: Target): ReadonlyArray<IndicatorId> => {
  const { numerator, denominator } = register.indicators.get(indicator)?.defined ?? {};
  return [indicator, numerator, denominator].filter((id) => id !== undefined);
};

/** All that can change the verdict on a target, and all days on which time alone can. */
const changesOf = (
  register: Register,
  target: Target,
  { asOf }: Question,
  moment: Moment,
): { readonly said: ReadonlyArray<Version>; readonly turning: ReadonlyArray<Day> } => {
  const isKnown = (version: Version) => isVisible(version, moment) && version.knownOn <= asOf;
  const indicators = indicatorsBehind(register, target);
  const rules = target.versions.filter(isKnown).flatMap(({ knownOn }) => {
    const standing = targetAt(target, { knownAt: knownOn, at: moment.at });
    return standing === null ? [] : [standing.data.rule];
  });
  const sets = rules.flatMap(rulesWithin).flatMap((rule) => (rule._tag === "EveryArea" ? [rule.set] : []));
  const cells = cellsBehind(register, indicators);
  const measured = cells.flatMap(({ versions }) => versions.filter(isKnown));
  return {
    said: [
      ...target.versions,
      ...indicators.flatMap((id) => register.indicators.get(id)?.redefinitions ?? []),
      ...sets.flatMap((set) => register.areaSets.get(set) ?? []),
      ...cells.flatMap(({ assessments }) => assessments),
      ...measured,
    ].filter(isKnown),
    turning: [
      ...rules.flatMap((rule) => turningDays(rule, asOf)),
      ...cells.flatMap(({ period }) => turnsOf(period)),
      ...measured.flatMap(({ data }) => (data?.collectedIn === undefined ? [] : turnsOf(data.collectedIn))),
    ].filter((day) => day <= asOf),
  };
};

const same = (a: TargetCheck, b: TargetCheck): boolean =>
  JSON.stringify([a.verdict, a.stage, a.reasons, a.observed, a.required, a.gap, a.rule]) ===
  JSON.stringify([b.verdict, b.stage, b.reasons, b.observed, b.required, b.gap, b.rule]);

/**
 * How the verdict on a target changed, in one period or (`null`) as a whole: on every day on which something about it
 * became known, and when a period began or ended, it is judged as it would have been on that day. Days on which nothing changed are
 * left out. `null` when there is no such target at the moment asked about.
 */
export const verdictHistory = (
  register: Register,
  target: TargetId,
  period: Period | null,
  question: Question,
  bands: BandPolicy = rekenkamerRotterdam,
): ReadonlyArray<VerdictHistoryEntry> | null => {
  const moment = momentOf(question);
  const found = register.targets.get(target);
  if (found === undefined || targetAt(found, moment) === null) return null;
  const { said, turning } = changesOf(register, found, question, moment);
  const saidOn = Map.groupBy(said, (version) => version.knownOn);
  const days = new Set<Day>([...saidOn.keys(), ...turning]);
  const checkAt = checksOverTime(register, target, period, bands);
  const history: Array<VerdictHistoryEntry> = [];
  for (const day of [...days].sort()) {
    // Time may pass beyond the day up to which things are known.
    const knownAt = moment.knownAt !== null && moment.knownAt < day ? moment.knownAt : day;
    const check = checkAt({ asOf: day, knownAt, at: moment.at });
    const before = history.at(-1);
    if (check === null || (before !== undefined && same(before.check, check))) continue;
    const behind = new Set(check.evidence);
    const events = (saidOn.get(day) ?? []).map(({ event }) => event).filter((event) => behind.has(event));
    history.push({ from: day, check, events });
  }
  return history;
};
