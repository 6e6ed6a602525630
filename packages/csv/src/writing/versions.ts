import {
  type Day,
  type DeliverableEvent,
  type DeliverableReported,
  type Event,
  type IndicatorId,
  type Period,
  periodBounds,
  periodKey,
  WHOLE,
} from "@meetlat/core";
import { mayShareRow } from "./shared-row.ts";

/** The last that was said of something: in which version, and from which day it was known. */
interface Link {
  readonly version: number;
  readonly day: Day;
}

/** What was said about an indicator, as far as redefinitions of it must come before or after. */
interface IndicatorFacts {
  /** The version of its last redefinition. */
  redefined: number;
  /** The latest first day of a period that was measured, and the highest version of those measurements. */
  measuredUntil: Day | null;
  measured: number;
  /** The latest day from which a promise or forecast was known, and the highest version of those. */
  promisedUntil: Day | null;
  promised: number;
}

/** Where an event comes among those of its table. */
export interface Order {
  readonly version: number;
  /** Whether something was said of the same number before. */
  readonly isAgain: boolean;
}

interface Introduced {
  readonly title: string;
  readonly version: number;
  readonly by: string | null;
}

const max = (a: Day | null, b: Day): Day => (a === null || b > a ? b : a);

interface Cell {
  readonly indicator: string;
  readonly area?: string;
  readonly period: Period;
}

const MAX_REMEMBERED = 10_000;

/** The keys of periods, of which few stand in many numbers. */
const rememberedKeys = (): ((period: Period) => string) => {
  const known = new Map<Period, string>();
  return (period) => {
    const before = known.get(period);
    if (before !== undefined) return before;
    const key = periodKey(period);
    if (known.size < MAX_REMEMBERED) known.set(period, key);
    return key;
  };
};

/**
 * Which version every event of a log is, in its order: 1 wherever the tables, which are read kind by kind and day by day,
 * give the same register without saying so. A later version is read after all of an earlier one.
 *
 * What an event may not come before: what was said before of the same thing, unless its day says so already; redefinitions
 * before it of its indicator; numbers, promises and forecasts that were recorded before their indicator was redefined, when
 * that would change their unit or what was known when they were made; and, for what ends something, all that came before.
 */
export const versionsOf = (): ((event: Event) => Order) => {
  const links = new Map<string, Link>();
  const keyOf = rememberedKeys();
  const cellKey = ({ indicator, area = WHOLE, period }: Cell): string => `${indicator} ${area} ${keyOf(period)}`;
  const indicators = new Map<IndicatorId, IndicatorFacts>();
  const assessed = new Map<string, Link>();
  const introduced = new Map<string, Introduced>();
  const lastOfDeliverable = new Map<string, DeliverableEvent>();
  const lastReport = new Map<string, DeliverableReported>();
  /** No fact about areas or targets comes before those. */
  let areas = 1;
  let targets = 1;
  let highest = 1;
  /** Whether something was said before of what the event is about. */
  let saidBefore = false;

  const factsOf = (indicator: IndicatorId): IndicatorFacts => {
    const known = indicators.get(indicator);
    if (known !== undefined) return known;
    const made = { redefined: 1, measuredUntil: null, measured: 1, promisedUntil: null, promised: 1 };
    indicators.set(indicator, made);
    return made;
  };

  /** The version of the next thing said of something, at least `least`. */
  const next = (about: string, day: Day, least = 1): number => {
    const last = links.get(about);
    saidBefore = last !== undefined;
    const after = last === undefined ? 1 : day > last.day ? last.version : last.version + 1;
    const version = Math.max(after, least);
    links.set(about, { version, day });
    return version;
  };

  const promised = (indicator: IndicatorId, day: Day, version: number): number => {
    const facts = factsOf(indicator);
    facts.promised = Math.max(facts.promised, version);
    facts.promisedUntil = max(facts.promisedUntil, day);
    return version;
  };

  const redefined = (event: Event & { type: "IndicatorRedefined" }): number => {
    const { indicator, from, unit } = event.data;
    const facts = factsOf(indicator);
    const changesNumbers = unit !== undefined && facts.measuredUntil !== null && facts.measuredUntil >= from;
    const changesPromises = facts.promisedUntil !== null && facts.promisedUntil >= event.knownOn;
    facts.redefined = Math.max(
      facts.redefined,
      changesNumbers ? facts.measured + 1 : 1,
      changesPromises ? facts.promised + 1 : 1,
    );
    return facts.redefined;
  };

  const measured = (event: Event & { type: "MeasurementRecorded" | "MeasurementCorrected" }): number => {
    const facts = factsOf(event.data.indicator);
    const version = next(`cell ${cellKey(event.data)}`, event.knownOn, Math.max(areas, facts.redefined));
    facts.measured = Math.max(facts.measured, version);
    facts.measuredUntil = max(facts.measuredUntil, periodBounds(event.data.period).first);
    return version;
  };

  const retracted = (event: Event & { type: "MeasurementRetracted" }): number => {
    const key = cellKey(event.data);
    const assessment = assessed.get(key);
    const isBeforeIt = assessment !== undefined && event.knownOn <= assessment.day;
    return next(`cell ${key}`, event.knownOn, isBeforeIt ? assessment.version + 1 : 1);
  };

  const assess = (event: Event & { type: "SignificanceAssessed" }): number => {
    const key = cellKey(event.data);
    const version = next(`significance ${key}`, event.knownOn, links.get(`cell ${key}`)?.version ?? areas);
    const before = assessed.get(key);
    const day = before === undefined || event.knownOn > before.day ? event.knownOn : before.day;
    assessed.set(key, { version, day });
    return version;
  };

  const areaSet = (event: Event & { type: "AreaSetDefined" | "AreaSetRevised" }): number => {
    const { set } = event.data;
    const by = event.type === "AreaSetDefined" ? null : set;
    const others = event.data.areas.map(({ area, title }) => {
      const first = introduced.get(area);
      // Whichever comes first gives the area the same title.
      if (first === undefined || first.title === title) return 1;
      return first.by === null || first.by === by ? first.version : first.version + 1;
    });
    const version = next(`areas ${set}`, event.knownOn, Math.max(1, ...others));
    for (const { area, title } of event.data.areas) {
      const first = introduced.get(area);
      const comesFirst =
        first === undefined ||
        (first.title === title && (version < first.version || (version === first.version && by === null)));
      if (comesFirst) introduced.set(area, { title, version, by });
    }
    areas = Math.max(areas, version);
    return version;
  };

  const deliverable = (event: DeliverableEvent): number => {
    const { deliverable: id } = event.data;
    const about = `deliverable ${id}`;
    const link = links.get(about);
    const shares = mayShareRow(lastOfDeliverable.get(id), lastReport.get(id), event);
    if (event.type === "DeliverableReported") lastReport.set(id, event);
    lastOfDeliverable.set(id, event);
    return shares && link !== undefined ? link.version : next(about, event.knownOn);
  };

  const versionOf = (event: Event): number => {
    switch (event.type) {
      case "AreaSetDefined":
      case "AreaSetRevised":
        return areaSet(event);
      case "ProgrammeClosed":
      case "ObjectiveDropped":
      case "IndicatorRetired":
        return highest;
      case "IndicatorRedefined":
        return redefined(event);
      case "MeasurementRecorded":
      case "MeasurementCorrected":
        return measured(event);
      case "MeasurementRetracted":
        return retracted(event);
      case "SignificanceAssessed":
        return assess(event);
      case "TargetSet":
      case "TargetRevised":
      case "TargetWithdrawn": {
        const { target, indicator } = event.data;
        const least = Math.max(areas, factsOf(indicator).redefined, event.type === "TargetSet" ? targets : 1);
        const version = next(`target ${target}`, event.knownOn, least);
        if (event.type === "TargetSet") targets = version;
        return promised(indicator, event.knownOn, version);
      }
      case "ForecastRecorded": {
        const { indicator } = event.data;
        const least = Math.max(areas, factsOf(indicator).redefined);
        return promised(indicator, event.knownOn, next(`forecast ${cellKey(event.data)}`, event.knownOn, least));
      }
      case "VerdictExplained": {
        const { target, period } = event.data;
        return next(`explanation ${target} ${period === undefined ? "" : periodKey(period)}`, event.knownOn, targets);
      }
      case "ActualsRecorded":
        return next(`actuals ${event.data.programme}/${periodKey(event.data.period)}`, event.knownOn);
      case "DeviationExplained":
        return next(`themes ${event.data.programme}/${periodKey(event.data.period)}`, event.knownOn);
      case "DeliverablePlanned":
      case "DeliverableRescheduled":
      case "DeliverableReported":
        return deliverable(event);
      case "ClaimRecorded":
        return areas;
      default:
        return 1;
    }
  };

  return (event) => {
    saidBefore = false;
    const version = versionOf(event);
    highest = Math.max(highest, version);
    return { version, isAgain: saidBefore && event.type.startsWith("Measurement") };
  };
};
