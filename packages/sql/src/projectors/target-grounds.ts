import {
  type AreaSetId,
  type Event,
  type EventType,
  type IndicatorId,
  indicatorTag,
  type Query,
  type Register,
  type Rule,
  rulesWithin,
  type Target,
  type TargetId,
} from "@meetlat/core";
import * as Effect from "effect/Effect";
import { dialectOf } from "../dialect.ts";
import type { SqlError } from "../sql-client.ts";
import { lookAt, ofTypes } from "./changes.ts";
import type { Checkpoint, Place } from "./projection.ts";

/** All on which a verdict depends besides measurements. */
export const groundTypes: ReadonlyArray<EventType> = [
  "AreaSetDefined",
  "AreaSetRevised",
  "IndicatorDefined",
  "IndicatorRedefined",
  "IndicatorRetired",
  "TargetSet",
  "TargetRevised",
  "TargetWithdrawn",
];

const measurementTypes: ReadonlyArray<EventType> = [
  "MeasurementRecorded",
  "MeasurementCorrected",
  "MeasurementRetracted",
  "SignificanceAssessed",
];

/** All measurements of some indicators. */
export const measurementsOf = (indicators: Iterable<IndicatorId>): Query => ({
  items: Array.from(indicators, (indicator) => ({ types: measurementTypes, tags: [indicatorTag(indicator)] })),
});

/** What happened that verdicts depend on. */
export interface Changes {
  readonly targets: ReadonlySet<TargetId>;
  readonly indicators: ReadonlySet<IndicatorId>;
  readonly sets: ReadonlySet<AreaSetId>;
}

/** Whether no verdict can have changed. */
export const isNothing = ({ targets, indicators, sets }: Changes): boolean =>
  targets.size + indicators.size + sets.size === 0;

/** What happened between two checkpoints. */
export const changesSince = (place: Place, from: Checkpoint, until: Checkpoint) => {
  const [targets, indicators, sets] = [new Set<TargetId>(), new Set<IndicatorId>(), new Set<AreaSetId>()];
  const look = ({ data }: Event): void => {
    // An event about a target names its indicator too, which says nothing of the other targets of that indicator.
    if ("target" in data) targets.add(data.target);
    else if ("indicator" in data) indicators.add(data.indicator);
    else if ("set" in data) sets.add(data.set);
  };
  const seen = lookAt(place, ofTypes([...groundTypes, ...measurementTypes]), from, until, look);
  return Effect.as(seen, { targets, indicators, sets } satisfies Changes);
};

/** An indicator and, of a ratio, all indicators that it is computed from. */
const indicatorsBehind = (
  register: Register,
  indicator: IndicatorId,
  found: Set<IndicatorId> = new Set(),
): ReadonlySet<IndicatorId> => {
  if (found.has(indicator)) return found;
  found.add(indicator);
  const { numerator, denominator } = register.indicators.get(indicator)?.defined ?? {};
  for (const part of [numerator, denominator]) {
    if (part !== undefined) indicatorsBehind(register, part, found);
  }
  return found;
};

/** The rules that a target ever had. */
const rulesOf = ({ versions }: Target): ReadonlyArray<Rule> =>
  versions.flatMap(({ change }) =>
    change._tag === "Withdrawn" || change.data.rule === undefined ? [] : rulesWithin(change.data.rule),
  );

/** Whether the verdicts on a target can have changed. */
export const isTouched = (register: Register, target: Target, { targets, indicators, sets }: Changes): boolean =>
  targets.has(target.target) ||
  [...indicatorsBehind(register, target.indicator)].some((indicator) => indicators.has(indicator)) ||
  (sets.size > 0 && rulesOf(target).some((rule) => rule._tag === "EveryArea" && sets.has(rule.set)));

/** Targets that are computed together. */
export interface Group {
  readonly targets: ReadonlyArray<Target>;
  readonly indicators: ReadonlySet<IndicatorId>;
}

/** Of how many indicators the measurements are in memory at a time, unless one target needs more. */
const MAX_INDICATORS = 50;

/** How many measurements are in memory at a time, unless one target needs more. */
const MAX_MEASUREMENTS = 10_000;

/** How many measurements some indicators have. */
const measurementCounts = (
  { sql, register }: Place,
  indicators: ReadonlySet<IndicatorId>,
): Effect.Effect<ReadonlyMap<string, number>, SqlError> => {
  const { elements, lookUp } = dialectOf(sql);
  const tags = JSON.stringify(Array.from(indicators, indicatorTag));
  const counted = sql<{ tag: string; n: unknown }>`
    SELECT t.tag AS tag, COUNT(*) AS n
    FROM ${elements(tags)} ${lookUp("event_tag", "t", sql`t.register = ${register} AND t.tag = w.value`)}
    GROUP BY t.tag`;
  return Effect.map(counted, (rows) => new Map(rows.map(({ tag, n }) => [tag, Number(n)])));
};

/** Targets in groups that need few measurements; those of one indicator stand together. */
export const inGroups = (
  place: Place,
  register: Register,
  wanted: ReadonlyArray<Target>,
): Effect.Effect<ReadonlyArray<Group>, SqlError> => {
  const byIndicator = Map.groupBy(wanted, ({ indicator }) => indicator);
  const behind = new Map(Array.from(byIndicator.keys(), (one) => [one, indicatorsBehind(register, one)]));
  const all = new Set([...behind.values()].flatMap((some) => [...some]));
  return Effect.map(measurementCounts(place, all), (counts) => {
    const fits = (indicators: ReadonlySet<IndicatorId>): boolean => {
      const measurements = Array.from(indicators, (one) => counts.get(indicatorTag(one)) ?? 0);
      return indicators.size <= MAX_INDICATORS && measurements.reduce((a, b) => a + b, 0) <= MAX_MEASUREMENTS;
    };
    const groups: Array<Group> = [];
    for (const [indicator, targets] of byIndicator) {
      const needed = behind.get(indicator) ?? new Set();
      const last = groups.at(-1);
      const together = new Set([...(last?.indicators ?? []), ...needed]);
      if (last !== undefined && fits(together)) {
        groups[groups.length - 1] = { targets: [...last.targets, ...targets], indicators: together };
      } else groups.push({ targets, indicators: needed });
    }
    return groups;
  });
};
