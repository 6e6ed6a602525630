import * as Result from "effect/Result";
import { compare, decimal } from "../vocabulary/decimal.ts";
import { intervalOf, missing } from "../vocabulary/value.ts";
import { type CountSystem, type CountVariable, countSystem, isGap } from "./count-system.ts";
import { type CountTable, type DisclosureProblem, disclosureProblem } from "./count-table.ts";
import { reduceRows } from "./integer-rows.ts";
import { exposedCounts, type Rooms } from "./possible-counts.ts";

/** Which counts are not published, and how well they stay hidden. */
export interface DisclosurePolicy {
  /** Counts below this are small: 5 hides 1 to 4. */
  readonly threshold: number;
  /** Whether a zero is shown, since it is about nobody, or hidden as a small count. */
  readonly zero: "show" | "suppress";
  /** How many values every suppressed count can still have, at the least, for somebody who reads all that is published. */
  readonly possible: number;
}

/**
 * Counts below 5 are hidden and zeros are shown. A suppressed count can still have as many values as there are small counts,
 * so that arithmetic on the rest tells no more than its suppression does.
 */
export const smallCountsPolicy: DisclosurePolicy = { threshold: 5, zero: "show", possible: 4 };

const policyProblems = ({ threshold, possible }: DisclosurePolicy): ReadonlyArray<DisclosureProblem> =>
  (
    [
      ["threshold", threshold, 1],
      ["possible", possible, 2],
    ] as const
  )
    .filter(([, n, least]) => !Number.isSafeInteger(n) || n < least)
    .map(([name, , least]) =>
      disclosureProblem(
        "unsoundPolicy",
        [name],
        { en: `“${name}” cannot be used`, nl: `“${name}” is niet te gebruiken` },
        { en: `Give a whole number, ${least} or more`, nl: `Geef een geheel getal, ${least} of meer` },
      ),
    );

const leastSmall = ({ zero }: DisclosurePolicy): bigint => (zero === "show" ? 1n : 0n);

const isSmall = (count: bigint, policy: DisclosurePolicy): boolean =>
  count >= leastSmall(policy) && count < BigInt(policy.threshold);

/** A bound, a range or about a number counts as small when it may be; unless its number follows from others, and is not. */
const mayBeSmall = ({ value, count }: CountVariable, policy: DisclosurePolicy): boolean => {
  if (count !== null) return isSmall(count, policy);
  const interval = value === null ? null : intervalOf(value);
  if (interval === null) return false;
  const { low, high } = interval;
  const [least, threshold] = [decimal(`${leastSmall(policy)}`), decimal(`${policy.threshold}`)];
  return (low === null || compare(low, threshold) < 0) && (high === null || compare(high, least) >= 0);
};

const byIndex = (a: number, b: number): number => a - b;

/** The search for what else to hide, over a table as numbers and equations. */
const searchIn = (
  { variables, equations }: CountSystem,
  policy: DisclosurePolicy,
  alsoPrimary: ReadonlySet<number>,
) => {
  const indices = variables.map((_, i) => i);
  const countAt = (i: number): bigint => variables[i]?.count ?? 0n;
  const gaps = indices.filter((i) => variables[i] !== undefined && isGap(variables[i]));

  const keptAnyway = ({ value, count }: CountVariable): boolean =>
    count !== null &&
    (isSmall(count, policy) ||
      (value?._tag === "Missing" && (value.reason === "suppressed" || value.reason === "notDisclosed")));
  /** Places without a number from which it follows all the same, and should not. */
  const betrayed = gaps.filter((i) => variables[i] !== undefined && keptAnyway(variables[i]));

  const primary = indices.filter((i) => {
    const one = variables[i];
    return alsoPrimary.has(i) || (one !== undefined && !isGap(one) && mayBeSmall(one, policy));
  });

  /** A suppressed count is known not to be zero, when zeros are shown. What else is not given may be zero. */
  const roomOf = (i: number): bigint => {
    const value = variables[i]?.value ?? null;
    const maybeZero = value === null || (value._tag === "Missing" && value.reason !== "suppressed");
    const room = countAt(i) - (maybeZero ? 0n : leastSmall(policy));
    return room > 0n ? room : 0n;
  };
  const gapRooms = gaps.map((i) => [i, roomOf(i)] as const);
  const roomsOf = (suppressed: ReadonlySet<number>): Rooms =>
    new Map([...gapRooms, ...[...suppressed].map((i) => [i, roomOf(i)] as const)]);

  const exposed = (suppressed: ReadonlySet<number>): ReadonlyArray<number> =>
    exposedCounts(equations, roomsOf(suppressed), [...suppressed, ...betrayed].sort(byIndex), policy.possible);

  /** Counts that could be hidden besides: a zero is never hidden for the sake of another. */
  const shown = (suppressed: ReadonlySet<number>): ReadonlyArray<number> =>
    indices
      .filter((i) => variables[i]?.value?._tag === "Exact" && countAt(i) > 0n && !suppressed.has(i))
      .sort((i, j) => (countAt(i) === countAt(j) ? i - j : countAt(i) < countAt(j) ? -1 : 1));

  /**
   * For each exposed count the counts that change when it does, out of a basis of what is hidden already and then the
   * smallest of what is shown. It is the way of a minimum spanning tree: no other choice has a smaller largest count.
   */
  const partners = (suppressed: ReadonlySet<number>, open: ReadonlyArray<number>): ReadonlyArray<number> => {
    const need = BigInt(policy.possible) - 1n;
    const hidden = [...roomsOf(suppressed).keys()].filter((i) => !open.includes(i)).sort(byIndex);
    const candidates = shown(suppressed);
    const roomy = (i: number): boolean => roomOf(i) >= need;
    const tight = (i: number): boolean => !roomy(i);
    const order = [
      ...[hidden, candidates].flatMap((some) => some.filter(roomy)),
      ...[hidden, candidates].flatMap((some) => some.filter(tight)),
      ...open,
    ];
    const columns = new Set(order);
    const rows = equations.map((row) => new Map([...row].filter(([i]) => columns.has(i))));
    const { byPivot } = reduceRows(rows, order);
    const free = open.filter((i) => !byPivot.has(i));
    const can = new Set(candidates);
    return [...byPivot].flatMap(([i, row]) => (can.has(i) && free.some((j) => row.has(j)) ? [i] : []));
  };

  /** When no set of partners will do: for each exposed count the smallest that stands in a sum with it, or with one hidden. */
  const neighbours = (suppressed: ReadonlySet<number>, open: ReadonlyArray<number>): ReadonlyArray<number> => {
    const rooms = roomsOf(suppressed);
    const inexact = indices.filter((i) => {
      const { value = null, count = null } = variables[i] ?? {};
      return value !== null && value._tag !== "Exact" && value._tag !== "Missing" && count !== 0n && !suppressed.has(i);
    });
    const candidates = [...shown(suppressed), ...inexact];
    return open.flatMap((start) => {
      const reached = new Set([start]);
      const beside = new Set<number>();
      for (const i of reached) {
        for (const row of equations) {
          if (row.has(i)) for (const j of row.keys()) (rooms.has(j) ? reached : beside).add(j);
        }
      }
      const first = candidates.find((i) => beside.has(i));
      return first === undefined ? [] : [first];
    });
  };

  /** Shows again, largest first, what need not have been hidden. */
  const spare = (suppressed: ReadonlySet<number>): ReadonlySet<number> => {
    const kept = new Set(suppressed);
    const secondary = [...suppressed].filter((i) => !primary.includes(i));
    secondary.sort((i, j) => (countAt(i) === countAt(j) ? i - j : countAt(i) > countAt(j) ? -1 : 1));
    for (const i of secondary) {
      kept.delete(i);
      if (exposed(kept).length > 0) kept.add(i);
    }
    return kept;
  };

  return (): ReadonlySet<number> => {
    const suppressed = new Set(primary);
    for (;;) {
      const open = exposed(suppressed);
      if (open.length === 0) return spare(suppressed);
      const chosen = partners(suppressed, open);
      const more = chosen.length > 0 ? chosen : neighbours(suppressed, open);
      // Nothing is left to hide around these: without a number in their sums, nothing is computed from them.
      if (more.length === 0) return suppressed;
      for (const i of more) suppressed.add(i);
    }
  };
};

/** Hides what the search finds; again, when a bound no longer has beside it the numbers that showed it to be no small count. */
const publish = (
  table: CountTable,
  system: CountSystem,
  policy: DisclosurePolicy,
  alsoPrimary: ReadonlySet<number>,
): Result.Result<CountTable, ReadonlyArray<DisclosureProblem>> => {
  const found = searchIn(system, policy, alsoPrimary)();
  const hidden = new Set([...found].map((i) => JSON.stringify(system.variables[i]?.at)));
  const published: CountTable = {
    dimensions: table.dimensions,
    cells: table.cells.map(({ at, value }) => ({
      at,
      value: hidden.has(JSON.stringify(at)) ? missing("suppressed") : value,
    })),
  };
  if (system.variables.every((one) => isGap(one) || one.value?._tag === "Exact")) return Result.succeed(published);
  return Result.flatMap(countSystem(published), ({ variables }) => {
    const more = variables.flatMap((one, i) => (!isGap(one) && mayBeSmall(one, policy) ? [i] : []));
    return more.length === 0
      ? Result.succeed(published)
      : publish(table, system, policy, new Set([...alsoPrimary, ...more]));
  });
};

/**
 * A table of counts as it may be published: small counts are `suppressed`, and so many others that no suppressed count can be
 * computed from what is left. What was zero stays zero, what was shown is as it was, and nothing becomes zero.
 *
 * Every suppressed count, and every small one that the table leaves out, can still have `policy.possible` values: there
 * are that many tables of whole numbers that agree in everything shown. A bound or range that may be small counts as
 * small. The order of cells and totals makes no difference, and doing it again changes nothing.
 *
 * It fails, naming each cell, when something is no count, is given twice or does not add up to its total.
 *
 * @example
 * ```ts
 * import { disclose, exact, decimal, printValue, smallCountsPolicy } from "@meetlat/core";
 * import * as Result from "effect/Result";
 *
 * const cell = (area: string, count: string) => ({ at: [area], value: exact(decimal(count)) });
 * const published = disclose(
 *   {
 *     dimensions: [{ name: "area", totals: [{ total: "city", parts: ["north", "south", "west"] }] }],
 *     cells: [cell("city", "40"), cell("north", "3"), cell("south", "12"), cell("west", "25")],
 *   },
 *   smallCountsPolicy,
 * );
 * const shown = Result.getOrThrow(published).cells.map(({ value }) => printValue(value));
 * console.assert(shown.join(" ") === "40 suppressed suppressed 25");
 * ```
 */
export const disclose = (
  table: CountTable,
  policy: DisclosurePolicy,
): Result.Result<CountTable, ReadonlyArray<DisclosureProblem>> => {
  const problems = policyProblems(policy);
  if (problems.length > 0) return Result.fail(problems);
  return Result.flatMap(countSystem(table), (system) => publish(table, system, policy, new Set()));
};
