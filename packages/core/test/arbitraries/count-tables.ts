import * as fc from "fast-check";
import { type CountCell, type CountTable, decimal, exact, missing, type Value } from "../../src/index.ts";

/** total = sum of parts, by the keys of the cells. */
export interface Sum {
  readonly total: string;
  readonly parts: ReadonlyArray<string>;
}

export interface SummedTable {
  readonly table: CountTable;
  /** Every sum that holds between its cells, also those that it leaves out; made apart from the code under test. */
  readonly sums: ReadonlyArray<Sum>;
  /** What is really so, by key, also where the table leaves it out. */
  readonly truth: ReadonlyMap<string, number>;
}

export const keyOf = (at: ReadonlyArray<string>): string => at.join("|");

/** A hierarchy: the leaves, and totals that are each the sum of names before them. */
interface Tree {
  readonly leaves: ReadonlyArray<string>;
  readonly totals: ReadonlyArray<Sum>;
}

const flat = (prefix: string, n: number): Tree => {
  const leaves = Array.from({ length: n }, (_, i) => `${prefix}${i}`);
  return { leaves, totals: [{ total: `${prefix}-all`, parts: leaves }] };
};

const nested = (prefix: string, sizes: ReadonlyArray<number>): Tree => {
  const groups = sizes.map((n, i) => ({
    total: `${prefix}${i}`,
    parts: Array.from({ length: n }, (_, j) => `${prefix}${i}.${j}`),
  }));
  return {
    leaves: groups.flatMap(({ parts }) => parts),
    totals: [...groups, { total: `${prefix}-all`, parts: groups.map(({ total }) => total) }],
  };
};

const single = (prefix: string): Tree => ({ leaves: [`${prefix}0`], totals: [] });

/** A table of one, two or three of these hierarchies with these counts in its leaves, and all its totals. */
const summed = (trees: ReadonlyArray<Tree>, counts: ReadonlyArray<number>): SummedTable => {
  const truth = new Map<string, number>();
  let places: ReadonlyArray<ReadonlyArray<string>> = [[]];
  for (const { leaves } of trees) places = places.flatMap((at) => leaves.map((leaf) => [...at, leaf]));
  places.forEach((at, i) => {
    truth.set(keyOf(at), counts[i % counts.length] ?? 0);
  });
  const sums: Array<Sum> = [];
  trees.forEach(({ totals }, d) => {
    // Dimensions before this one have their totals already; those after it have leaves only.
    for (const { total, parts } of totals) {
      const others = [...new Map(places.map((at) => [keyOf(at.with(d, "")), at])).values()];
      for (const at of others) {
        truth.set(
          keyOf(at.with(d, total)),
          parts.reduce((all, part) => all + (truth.get(keyOf(at.with(d, part))) ?? 0), 0),
        );
      }
      places = [...places, ...others.map((at) => at.with(d, total))];
    }
  });
  trees.forEach(({ totals }, d) => {
    for (const { total, parts } of totals) {
      for (const at of places.filter((one) => one[d] === total)) {
        sums.push({ total: keyOf(at), parts: parts.map((part) => keyOf(at.with(d, part))) });
      }
    }
  });
  const cells = places.map((at): CountCell => ({ at, value: exact(decimal(String(truth.get(keyOf(at)) ?? 0))) }));
  const dimensions = trees.map(({ totals }, d) => ({ name: `d${d}`, totals }));
  return { table: { dimensions, cells }, sums, truth };
};

const counts = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 6 }) },
    { weight: 4, arbitrary: fc.integer({ min: 5, max: 60 }) },
  ),
  { minLength: 1, maxLength: 36 },
);

const size = fc.integer({ min: 1, max: 4 });

const shapes: fc.Arbitrary<ReadonlyArray<Tree>> = fc.oneof(
  size.map((n) => [flat("a", n), single("p")]),
  fc.tuple(size, size).map(([n, m]) => [flat("a", n), flat("b", m)]),
  fc.array(size, { minLength: 1, maxLength: 3 }).map((sizes) => [nested("a", sizes), single("p")]),
  fc.tuple(fc.array(size, { minLength: 1, maxLength: 3 }), size).map(([s, m]) => [nested("a", s), flat("b", m)]),
  fc.constant([flat("a", 2), flat("b", 2), flat("c", 3)]),
);

/** Tables in which every cell is given. */
export const wholeTables: fc.Arbitrary<SummedTable> = fc
  .tuple(shapes, counts)
  .map(([trees, numbers]) => summed(trees, numbers));

const withGap = ({ value }: CountCell, n: number): Value | null => {
  if (value._tag !== "Exact" || n > 5) return value;
  const low = decimal(String(Math.max(0, Number(value.value) - 1)));
  const gaps = [
    null,
    null,
    missing("notMeasured"),
    missing(value.value === "0" ? "notPublished" : "suppressed"),
    { _tag: "AtLeast", low },
  ] as const;
  return gaps[n] ?? { _tag: "Range", low, high: decimal(String(Number(value.value) + 1)) };
};

/** Tables from which cells are left out, or in which they are missing, bounds or ranges. */
export const gappedTables: fc.Arbitrary<SummedTable> = fc
  .tuple(wholeTables, fc.array(fc.nat(40), { minLength: 1, maxLength: 50 }))
  .map(([one, gaps]) => ({
    ...one,
    table: {
      ...one.table,
      cells: one.table.cells.flatMap((cell, i) => {
        const value = withGap(cell, gaps[i % gaps.length] ?? 40);
        return value === null ? [] : [{ at: cell.at, value }];
      }),
    },
  }));

/** Tables of two by two with small numbers, of which all completions can be tried. */
export const tinyTables: fc.Arbitrary<SummedTable> = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 })
  .map((numbers) => summed([flat("a", 2), flat("b", 2)], numbers));
