/** A linear equation in whole numbers: a coefficient by column, none of them zero. Its sum is zero. */
export type IntegerRow = ReadonlyMap<number, bigint>;

/** Rows in reduced form: each pivot column occurs in its own row only. `rest` has no column that could be a pivot. */
export interface ReducedRows {
  readonly byPivot: ReadonlyMap<number, IntegerRow>;
  readonly rest: ReadonlyArray<IntegerRow>;
}

const size = (n: bigint): bigint => (n < 0n ? -n : n);

/** The greatest common divisor; of zero and a number, that number. */
export const commonDivisor = (a: bigint, b: bigint): bigint => {
  let [x, y] = [size(a), size(b)];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

/** `row` without `column`, by means of `pivot`; divided by what its coefficients have in common, so that they stay small. */
const without = (row: IntegerRow, pivot: IntegerRow, column: number): IntegerRow => {
  const [own, its] = [row.get(column) ?? 0n, pivot.get(column) ?? 0n];
  const common = commonDivisor(own, its);
  const [up, down] = [its / common, own / common];
  const made = new Map<number, bigint>();
  for (const [at, n] of row) made.set(at, n * up);
  for (const [at, n] of pivot) {
    const left = (made.get(at) ?? 0n) - n * down;
    if (left === 0n) made.delete(at);
    else made.set(at, left);
  }
  let divisor = 0n;
  for (const n of made.values()) {
    divisor = commonDivisor(divisor, n);
    if (divisor === 1n) return made;
  }
  return divisor === 0n ? made : new Map([...made].map(([at, n]) => [at, n / divisor]));
};

/**
 * Gauss–Jordan elimination, exact. Columns become pivots in the order given, as far as they are independent: the first ones
 * form the basis in which all others are expressed. A column that is not in `order` never becomes a pivot.
 */
export const reduceRows = (rows: ReadonlyArray<IntegerRow>, order: ReadonlyArray<number>): ReducedRows => {
  let open = rows.filter((row) => row.size > 0);
  const byPivot = new Map<number, IntegerRow>();
  for (const column of order) {
    let pivot: IntegerRow | undefined;
    for (const row of open) if (row.has(column) && (pivot === undefined || row.size < pivot.size)) pivot = row;
    if (pivot === undefined) continue;
    const chosen = pivot;
    const clear = (row: IntegerRow): IntegerRow => (row.has(column) ? without(row, chosen, column) : row);
    open = open.filter((row) => row !== chosen).map(clear);
    open = open.filter((row) => row.size > 0);
    for (const [other, row] of byPivot) byPivot.set(other, clear(row));
    byPivot.set(column, chosen);
    if (open.length === 0) break;
  }
  return { byPivot, rest: open };
};
