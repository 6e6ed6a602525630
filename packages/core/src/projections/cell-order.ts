import { type Cell, type CellsByPeriod, cellsOf, type Measurements } from "../register/measurements.ts";
import type { Day } from "../vocabulary/day.ts";
import type { AreaId, IndicatorId } from "../vocabulary/identifier.ts";
import { comparePeriods, type Period, periodBounds, periodStep, type Step } from "../vocabulary/period.ts";

/** A cell with the last day of what it is about. */
export interface Placed {
  readonly cell: Cell;
  readonly last: Day;
}

/** The cells of one indicator in one area, ready to be looked up at any moment. */
export interface OrderedCells {
  readonly byPeriod: CellsByPeriod;
  /** By the last day of what they are about. */
  readonly inOrder: () => ReadonlyArray<Placed>;
  /** Those whose periods are of one step, in the same order. */
  readonly ofStep: (step: Step | null) => ReadonlyArray<Placed>;
  /** Those that at some moment counted for another period, in the same order. */
  readonly forOthers: () => ReadonlyArray<Cell>;
}

/** Finds the cells of an indicator in an area in order, which it works out once. */
export type CellOrder = (indicator: IndicatorId, area: AreaId) => OrderedCells;

const lastDay = (p: Period): Day => periodBounds(p).last ?? ("9999-12-31" as Day);

const once = <A>(make: () => A): (() => A) => {
  let made: { readonly value: A } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const ordered = (byPeriod: CellsByPeriod): OrderedCells => {
  const inOrder = once(() =>
    [...byPeriod.values()]
      .map((cell): Placed => ({ cell, last: lastDay(cell.period) }))
      .sort((a, b) => (a.last === b.last ? comparePeriods(a.cell.period, b.cell.period) : a.last < b.last ? -1 : 1)),
  );
  const countsForOther = ({ versions }: Cell): boolean => versions.some(({ data }) => data?.countsFor !== undefined);
  const forOthers = once(() =>
    [...byPeriod.values()].some(countsForOther)
      ? inOrder().flatMap(({ cell }) => (countsForOther(cell) ? [cell] : []))
      : [],
  );
  const bySteps = once(() => Map.groupBy(inOrder(), ({ cell }) => periodStep(cell.period)));
  return { byPeriod, inOrder, ofStep: (step) => bySteps().get(step) ?? [], forOthers };
};

/**
 * The order of the cells of a register. It holds for any moment, so that one who asks about many moments sorts once; it no
 * longer holds when the register is folded on.
 */
export const cellOrder = (register: Measurements): CellOrder => {
  const known = new Map<string, OrderedCells>();
  return (indicator, area) => {
    const key = `${indicator}/${area}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = ordered(cellsOf(register, indicator, area));
    known.set(key, made);
    return made;
  };
};
