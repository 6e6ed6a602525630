import { type AreaId, type IndicatorId, type Period, periodKey, WHOLE } from "@meetlat/core";

/**
 * Which row was the first about a cell (indicator, area, period), and which ones came after it. Rows are known by their
 * number. Nested maps, so that a million cells do not need a million texts as keys.
 */
export interface CellIndex {
  readonly add: (indicator: IndicatorId, area: AreaId | undefined, period: Period, row: number) => void;
  /** The rows about each cell that has more than one, in the order in which they were added. */
  readonly repeated: () => Iterable<ReadonlyArray<number>>;
}

/** The map under a key, made when it is not there yet. */
const within = <Key, Inner extends Map<unknown, unknown>>(map: Map<Key, Inner>, key: Key): Inner => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = new Map() as Inner;
  map.set(key, made);
  return made;
};

/** An empty index of cells. */
export const cellIndex = (): CellIndex => {
  const first = new Map<IndicatorId, Map<AreaId, Map<string, number>>>();
  const repeated = new Map<number, Array<number>>();
  const keys = new Map<Period, string>();
  const keyOf = (period: Period): string => {
    const known = keys.get(period);
    if (known !== undefined) return known;
    const key = periodKey(period);
    keys.set(period, key);
    return key;
  };
  return {
    add: (indicator, area = WHOLE, period, row) => {
      const periods = within(within(first, indicator), area);
      const key = keyOf(period);
      const earlier = periods.get(key);
      if (earlier === undefined) {
        periods.set(key, row);
        return;
      }
      const rows = repeated.get(earlier);
      if (rows === undefined) repeated.set(earlier, [earlier, row]);
      else rows.push(row);
    },
    repeated: () => repeated.values(),
  };
};
