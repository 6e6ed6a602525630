import { declaredFactors, definitionEpoch, type Indicator } from "../register/indicators.ts";
import { cellsOf, type MeasurementData } from "../register/measurements.ts";
import type { Register } from "../register/register.ts";
import { currentVersion, type Moment } from "../register/versions.ts";
import type { Evidence, Observation } from "../rules/evaluation.ts";
import type { Day } from "../vocabulary/day.ts";
import type { AreaId, EventId } from "../vocabulary/identifier.ts";
import { comparePeriods, type Period, periodBounds, periodContains, samePeriod } from "../vocabulary/period.ts";

/** A measurement that counts at a moment, with the event that says so. */
export interface Measured {
  readonly data: MeasurementData;
  readonly event: EventId;
}

/** All measurements of an indicator in an area that count at a moment, in order of their reference periods. */
export const measured = (
  register: Register,
  indicator: Indicator,
  area: AreaId,
  moment: Moment,
): ReadonlyArray<Measured> => {
  const found: Array<Measured> = [];
  for (const cell of cellsOf(register, indicator.defined.indicator, area).values()) {
    const version = currentVersion(cell.versions, moment);
    if (version !== undefined && version.data !== null) found.push({ data: version.data, event: version.event });
  }
  return found.sort((a, b) => comparePeriods(a.data.period, b.data.period));
};

const lastDay = (p: Period): Day => periodBounds(p).last ?? ("9999-12-31" as Day);

/** The measurements that can decide about a target, in the form that the rules ask for. */
export const evidenceOf = (register: Register, indicator: Indicator, area: AreaId, moment: Moment): Evidence => {
  const all = measured(register, indicator, area, moment);
  const isStock = indicator.defined.nature === "stock";

  const observe = (found: Measured | undefined): Observation | null => {
    if (found === undefined) return null;
    const { data, event } = found;
    return {
      value: data.value,
      unit: data.unit,
      period: data.period,
      flags: data.flags,
      coverage: data.coverage ?? null,
      collectedIn: data.collectedIn ?? null,
      definitionEpoch: definitionEpoch(indicator, periodBounds(data.period).first, moment),
      evidence: [event],
    };
  };

  const latestOf = (candidates: ReadonlyArray<Measured>): Measured | undefined => {
    let best: Measured | undefined;
    for (const one of candidates) {
      if (best === undefined || lastDay(one.data.period) >= lastDay(best.data.period)) best = one;
    }
    return best;
  };

  return {
    forPeriod: (period) =>
      observe(
        latestOf(all.filter(({ data }) => data.countsFor !== undefined && samePeriod(data.countsFor, period))) ??
          all.find(({ data }) => samePeriod(data.period, period)) ??
          (isStock ? latestOf(all.filter(({ data }) => periodContains(period, data.period))) : undefined),
      ),
    latest: (before) =>
      observe(
        latestOf(
          all.filter(
            ({ data }) => data.value._tag !== "Missing" && (before === null || lastDay(data.period) <= before),
          ),
        ),
      ),
    factors: declaredFactors(indicator, moment),
  };
};
