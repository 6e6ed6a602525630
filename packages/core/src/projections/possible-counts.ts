import { commonDivisor, type IntegerRow, reduceRows } from "./integer-rows.ts";

/** A way to change hidden counts together that no published number shows. */
type Shift = ReadonlyMap<number, bigint>;

/** How far each hidden count can fall; it can always rise. */
export type Rooms = ReadonlyMap<number, bigint>;

/** A basis of all shifts, in which the counts with the most room take up the changes of the others. */
const shiftsOf = (equations: ReadonlyArray<IntegerRow>, rooms: Rooms): ReadonlyArray<Shift> => {
  const rows = equations.map((row) => new Map([...row].filter(([i]) => rooms.has(i))));
  const order = [...rooms].sort(([i, a], [j, b]) => (a === b ? i - j : a > b ? -1 : 1)).map(([i]) => i);
  const { byPivot } = reduceRows(rows, order);
  const parts = new Map<number, Array<readonly [pivot: number, own: bigint, free: bigint]>>();
  for (const i of order) if (!byPivot.has(i)) parts.set(i, []);
  for (const [pivot, row] of byPivot) {
    for (const [i, n] of row) parts.get(i)?.push([pivot, row.get(pivot) ?? 1n, n]);
  }
  return [...parts].map(([free, changes]) => {
    const scale = changes.reduce((all, [, own]) => {
      const divisor = own < 0n ? -own : own;
      return (all / commonDivisor(all, divisor)) * divisor;
    }, 1n);
    return new Map([[free, scale], ...changes.map(([p, own, n]) => [p, (-n * scale) / own] as const)]);
  });
};

/** How many other values a count takes, at most `need`, on a walk along shifts in one direction. */
const walk = (shifts: ReadonlyArray<Shift>, rooms: Rooms, i: number, direction: bigint, need: bigint): bigint => {
  const left = new Map<number, bigint>();
  let found = 0n;
  for (let before = -1n; before !== found && found < need; ) {
    before = found;
    for (const shift of shifts) {
      const way = (shift.get(i) ?? 0n) * direction > 0n ? 1n : -1n;
      let steps = need - found;
      for (const [j, n] of shift) {
        const fall = -n * way;
        const room = (left.get(j) ?? rooms.get(j) ?? 0n) / (fall > 0n ? fall : 1n);
        if (fall > 0n && room < steps) steps = room;
      }
      if (steps === 0n) continue;
      for (const [j, n] of shift) left.set(j, (left.get(j) ?? rooms.get(j) ?? 0n) + n * way * steps);
      found += steps;
    }
  }
  return found;
};

/**
 * Which of the counts that must stay hidden cannot be shown to have `possible` values.
 *
 * A count passes when there are that many tables of whole numbers, each within the room of every hidden count, that agree in
 * everything published and give it different values. Nobody can then compute it, by whatever arithmetic. A count that does not
 * pass may still be safe: only walks along a basis are tried.
 */
export const exposedCounts = (
  equations: ReadonlyArray<IntegerRow>,
  rooms: Rooms,
  wanted: ReadonlyArray<number>,
  possible: number,
): ReadonlyArray<number> => {
  const need = BigInt(possible) - 1n;
  const shifts = new Map<number, Array<Shift>>();
  for (const shift of shiftsOf(equations, rooms)) {
    for (const i of shift.keys()) {
      const known = shifts.get(i);
      if (known === undefined) shifts.set(i, [shift]);
      else known.push(shift);
    }
  }
  return wanted.filter((i) => {
    const own = shifts.get(i) ?? [];
    const up = walk(own, rooms, i, 1n, need);
    return up < need && up + walk(own, rooms, i, -1n, need - up) < need;
  });
};
