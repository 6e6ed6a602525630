import { type CountTable, intervalOf, type Value } from "../../src/index.ts";
import { keyOf, type Sum } from "../arbitraries/count-tables.ts";

// What a reader of a published table can do to get back what is suppressed. Written apart from the code under test, and in
// another way.

type Fraction = readonly [up: bigint, down: bigint];

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const fraction = (up: bigint, down: bigint): Fraction => {
  const common = gcd(up, down) * (down < 0n ? -1n : 1n);
  return [up / common, down / common];
};
const minus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => fraction(a * d - c * b, b * d);
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => fraction(a * c, b * d);
const over = ([a, b]: Fraction, [c, d]: Fraction): Fraction => fraction(a * d, b * c);

const valuesOf = (table: CountTable): ReadonlyMap<string, Value> =>
  new Map(table.cells.map(({ at, value }) => [keyOf(at), value]));

/** The numbers of a table and those that follow from them by elimination. */
export const byElimination = (table: CountTable, sums: ReadonlyArray<Sum>): ReadonlyMap<string, Fraction> => {
  const values = valuesOf(table);
  const names = [...new Set(sums.flatMap(({ total, parts }) => [total, ...parts]))];
  const unknown = names.filter((name) => values.get(name)?._tag !== "Exact");
  const rows = sums.map(({ total, parts }) => {
    const row: Array<Fraction> = [...unknown.map((): Fraction => [0n, 1n]), [0n, 1n]];
    for (const name of [total, ...parts]) {
      const sign = name === total ? 1n : -1n;
      const value = values.get(name);
      const column = value?._tag === "Exact" ? unknown.length : unknown.indexOf(name);
      const number = value?._tag === "Exact" ? BigInt(value.value) : 1n;
      row[column] = minus(row[column] ?? [0n, 1n], [-sign * number, 1n]);
    }
    return row;
  });
  let done = 0;
  unknown.forEach((_, column) => {
    const at = rows.findIndex((row, i) => i >= done && (row[column]?.[0] ?? 0n) !== 0n);
    const pivot = rows[at];
    if (pivot === undefined) return;
    rows.splice(at, 1);
    rows.splice(done, 0, pivot);
    rows.forEach((row, i) => {
      if (i === done || row[column]?.[0] === 0n) return;
      const factor = over(row[column] ?? [0n, 1n], pivot[column] ?? [1n, 1n]);
      rows[i] = row.map((n, j) => minus(n, times(factor, pivot[j] ?? [0n, 1n])));
    });
    done += 1;
  });
  const found = new Map<string, Fraction>();
  for (const row of rows) {
    const filled = unknown.flatMap((name, i) =>
      row[i]?.[0] === 0n ? [] : [{ name, n: row[i] ?? ([1n, 1n] as const) }],
    );
    const [only] = filled;
    const constant = row[unknown.length] ?? [0n, 1n];
    if (only !== undefined && filled.length === 1) found.set(only.name, over(minus([0n, 1n], constant), only.n));
  }
  return found;
};

/** Between which whole numbers each place must lie, as far as sums and bounds tell. Zeros are shown: suppressed is 1 or more. */
export const byIntervals = (
  table: CountTable,
  sums: ReadonlyArray<Sum>,
  least: number,
): ReadonlyMap<string, readonly [low: number, high: number]> => {
  const bounds = new Map<string, [number, number]>();
  for (const name of sums.flatMap(({ total, parts }) => [total, ...parts])) bounds.set(name, [0, Infinity]);
  for (const [name, value] of valuesOf(table)) {
    const interval = intervalOf(value);
    const low = value._tag === "Missing" && value.reason === "suppressed" ? least : Number(interval?.low ?? 0);
    bounds.set(name, [
      Math.max(0, Math.ceil(low)),
      interval?.high == null ? Infinity : Math.floor(Number(interval.high)),
    ]);
  }
  const narrow = (name: string, low: number, high: number): boolean => {
    const now = bounds.get(name) ?? [0, Infinity];
    if (low <= now[0] && high >= now[1]) return false;
    bounds.set(name, [Math.max(low, now[0]), Math.min(high, now[1])]);
    return true;
  };
  const of = (name: string): readonly [number, number] => bounds.get(name) ?? [0, Infinity];
  for (let changed = true, turns = 0; changed && turns < 500; turns++) {
    changed = false;
    for (const { total, parts } of sums) {
      const low = parts.reduce((all, part) => all + of(part)[0], 0);
      const high = parts.reduce((all, part) => all + of(part)[1], 0);
      changed = narrow(total, low, high) || changed;
      for (const part of parts) {
        const others = parts.filter((other) => other !== part);
        const least = others.reduce((all, other) => all + of(other)[0], 0);
        const most = others.reduce((all, other) => all + of(other)[1], 0);
        changed = narrow(part, of(total)[0] - most, of(total)[1] - least) || changed;
      }
    }
  }
  return bounds;
};
