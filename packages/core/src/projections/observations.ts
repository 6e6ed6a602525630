import { declaredFactors, definitionEpoch, type Indicator, unitOn } from "../register/indicators.ts";
import { type Cell, cellsOf, type MeasurementData } from "../register/measurements.ts";
import type { Register } from "../register/register.ts";
import { currentVersion, type Moment } from "../register/versions.ts";
import type { Evidence, Observation } from "../rules/evaluation.ts";
import type { Aggregate } from "../rules/quotient.ts";
import { ratioOf } from "../rules/ratio.ts";
import type { Day } from "../vocabulary/day.ts";
import type { AreaId, AreaSetId, EventId, IndicatorId } from "../vocabulary/identifier.ts";
import {
  comparePeriods,
  type Period,
  periodBounds,
  periodContains,
  periodKey,
  periodStep,
} from "../vocabulary/period.ts";
import { type CellOrder, cellOrder, type OrderedCells, type Placed } from "./cell-order.ts";

/** A measurement that counts at a moment, with the events that say so. */
export interface Measured {
  readonly data: MeasurementData;
  readonly significant: boolean | null;
  readonly evidence: ReadonlyArray<EventId>;
}

const measuredIn = (cell: Cell, moment: Moment): Measured | null => {
  const version = currentVersion(cell.versions, moment);
  if (version === undefined || version.data === null) return null;
  const assessed = currentVersion(cell.assessments, moment);
  return {
    data: version.data,
    significant: assessed?.data.significant ?? null,
    evidence: [version.event, ...(assessed === undefined ? [] : [assessed.event])],
  };
};

/** All measurements of an indicator in an area that count at a moment, in order of their reference periods. */
export const measured = (
  register: Register,
  indicator: IndicatorId,
  area: AreaId,
  moment: Moment,
): ReadonlyArray<Measured> => {
  const found: Array<Measured> = [];
  for (const cell of cellsOf(register, indicator, area).values()) {
    const one = measuredIn(cell, moment);
    if (one !== null) found.push(one);
  }
  return found.sort((a, b) => comparePeriods(a.data.period, b.data.period));
};

/** How many of some cells end on or before a day: by halving, since there may be thousands. */
const endedBy = (inOrder: ReadonlyArray<Placed>, day: Day): number => {
  let [low, high] = [0, inOrder.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const one = inOrder[middle];
    if (one !== undefined && one.last <= day) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The last that ends on or before a day, and no earlier than `from`, that counts at a moment and for which a test holds. */
const lastEndedBy = (
  cells: ReadonlyArray<Placed>,
  moment: Moment,
  day: Day,
  from: Day,
  holds: (one: Measured, last: Day) => boolean,
): Measured | undefined => {
  for (let i = endedBy(cells, day) - 1; i >= 0; i--) {
    const placed = cells[i];
    if (placed === undefined || placed.last < from) return undefined;
    const one = measuredIn(placed.cell, moment);
    if (one !== null && holds(one, placed.last)) return one;
  }
  return undefined;
};

/** What counts for another period than it is about, by the key of that period. */
const countingFor = ({ forOthers }: OrderedCells, moment: Moment): ReadonlyMap<string, Measured> => {
  const found = new Map<string, Measured>();
  for (const cell of forOthers()) {
    const one = measuredIn(cell, moment);
    if (one?.data.countsFor !== undefined) found.set(periodKey(one.data.countsFor), one);
  }
  return found;
};

const FIRST_DAY = "0001-01-01" as Day;
const LAST_DAY = "9999-12-31" as Day;

/** The areas of a set as it stood at a moment; a set as first defined is always known. */
export const areasOf = (register: Register, set: AreaSetId, moment: Moment): ReadonlyArray<AreaId> | null => {
  const versions = register.areaSets.get(set) ?? [];
  const first = versions.find((version) => moment.at === null || version.position <= moment.at);
  const version = currentVersion(versions, moment) ?? first;
  return version === undefined ? null : version.data.areas.map(({ area }) => area);
};

/** The evidence about an indicator in an area. */
export type EvidenceAt = (indicator: Indicator, area: AreaId) => Evidence;

/** What can decide about targets at a moment, in the form that the rules ask for; each series is looked up once. */
export const evidenceAt = (register: Register, moment: Moment, order: CellOrder = cellOrder(register)): EvidenceAt => {
  const cache = new Map<string, Evidence>();
  const evidence: EvidenceAt = (indicator, area) => {
    const key = `${indicator.defined.indicator}/${area}`;
    const known = cache.get(key);
    if (known !== undefined) return known;
    const made = evidenceOf(register, indicator, area, moment, order, evidence);
    cache.set(key, made);
    return made;
  };
  return evidence;
};

const evidenceOf = (
  register: Register,
  indicator: Indicator,
  area: AreaId,
  moment: Moment,
  order: CellOrder,
  evidence: EvidenceAt,
): Evidence => {
  const { nature, numerator, denominator } = indicator.defined;
  const cells = order(indicator.defined.indicator, area);
  const forOthers = countingFor(cells, moment);

  const about = (key: string): Measured | undefined => {
    const cell = cells.byPeriod.get(key);
    return (cell === undefined ? null : measuredIn(cell, moment)) ?? undefined;
  };

  const observe = (found: Measured | undefined): Observation | null => {
    if (found === undefined) return null;
    const { data, significant, evidence: behind } = found;
    return {
      value: data.value,
      unit: data.unit,
      period: data.period,
      flags: data.flags,
      coverage: data.coverage ?? null,
      collectedIn: data.collectedIn ?? null,
      definitionEpoch: definitionEpoch(indicator, data.period, moment),
      significant,
      evidence: behind,
    };
  };

  const part = (id: IndicatorId | undefined): Evidence | null => {
    const known = id === undefined ? undefined : register.indicators.get(id);
    return known === undefined ? null : evidence(known, area);
  };
  const [top, bottom] = nature === "ratio" ? [part(numerator), part(denominator)] : [null, null];

  /** A ratio that was not measured itself, from its parts. */
  const computed = (period: Period): Aggregate => {
    if (top === null || bottom === null) return { observation: null, missing: null };
    const epoch = definitionEpoch(indicator, period, moment);
    const unit = unitOn(indicator, periodBounds(period).first, moment);
    return ratioOf(top.forPeriod(period), bottom.forPeriod(period), unit, period, epoch);
  };

  /** The latest reading of a stock inside a period. */
  const inside = (period: Period): Measured | undefined => {
    const { first, last } = periodBounds(period);
    if (nature !== "stock") return undefined;
    return lastEndedBy(cells.inOrder(), moment, last ?? LAST_DAY, first, ({ data }) =>
      periodContains(period, data.period),
    );
  };

  return {
    forPeriod: (period) => {
      const key = periodKey(period);
      const found = forOthers.get(key) ?? about(key) ?? inside(period);
      return observe(found) ?? computed(period).observation;
    },
    unavailable: (period) => computed(period).missing,
    latest: (before) =>
      observe(
        lastEndedBy(
          cells.inOrder(),
          moment,
          before ?? LAST_DAY,
          FIRST_DAY,
          ({ data }) => data.value._tag !== "Missing",
        ),
      ),
    previous: (period) => {
      const { first } = periodBounds(period);
      return observe(
        lastEndedBy(cells.ofStep(periodStep(period)), moment, first, FIRST_DAY, (_, last) => last < first),
      );
    },
    inArea: (other) => evidence(indicator, other),
    areasOf: (set) => areasOf(register, set, moment),
    ratio: top === null || bottom === null ? null : { numerator: top, denominator: bottom },
    factors: declaredFactors(indicator, moment),
  };
};
