import * as Result from "effect/Result";
import { type Decimal, sign } from "../vocabulary/decimal.ts";
import type { Value } from "../vocabulary/value.ts";
import {
  type CountTable,
  type CountTotal,
  type DisclosureProblem,
  disclosureProblem,
  formProblems,
} from "./count-table.ts";
import { type IntegerRow, reduceRows } from "./integer-rows.ts";

/** A place in a table, with or without a cell, as an unknown of the equations that its totals make. */
export interface CountVariable {
  readonly at: ReadonlyArray<string>;
  /** As given; `null` when the table has no such cell. */
  readonly value: Value | null;
  /** The number that is given, or that follows from those given; `null` when neither. */
  readonly count: bigint | null;
}

/** A table as numbers and equations; the same for every order in which its cells and totals are given. */
export interface CountSystem {
  readonly variables: ReadonlyArray<CountVariable>;
  /** By index of the variable: total − parts = 0. */
  readonly equations: ReadonlyArray<IntegerRow>;
}

/** Whether somebody who reads the table sees no number at this place. */
export const isGap = ({ value }: CountVariable): boolean => value === null || value._tag === "Missing";

const wholeOf = (text: Decimal): bigint | null => {
  const [whole = "0", fraction = ""] = text.split(".");
  return sign(text) < 0 || /[1-9]/.test(fraction) ? null : BigInt(whole);
};

const isCount = (value: Value): boolean => {
  switch (value._tag) {
    case "Exact":
      return wholeOf(value.value) !== null;
    case "AtLeast":
      return sign(value.low) >= 0;
    case "AtMost":
      return sign(value.high) >= 0;
    case "Range":
      return sign(value.low) >= 0;
    case "About":
      return sign(value.value) >= 0;
    case "Missing":
      return true;
  }
};

/** The totals that say something about the cells of a table: those with a part, or a part of a part, that it holds. */
const tellingTotals = ({ dimensions, cells }: CountTable): ReadonlyArray<ReadonlyArray<CountTotal>> =>
  dimensions.map(({ totals }, d) => {
    const held = new Set(cells.map(({ at }) => at[d]));
    const holds = (name: string): boolean =>
      held.has(name) || totals.some(({ total, parts }) => total === name && parts.some(holds));
    return totals.filter(({ parts }) => parts.some(holds));
  });

type Places = ReadonlyArray<ReadonlyArray<string>>;

/** Without sums that tell nothing: whose total is not in the table, nor in another sum. */
const withoutIdle = (equations: ReadonlyArray<Places>, held: ReadonlySet<string>): ReadonlyArray<Places> => {
  const times = new Map<string, number>();
  for (const key of equations.flat().map((at) => JSON.stringify(at))) times.set(key, (times.get(key) ?? 0) + 1);
  const telling = equations.filter(([total]) => {
    const key = JSON.stringify(total);
    return held.has(key) || (times.get(key) ?? 0) > 1;
  });
  return telling.length === equations.length ? equations : withoutIdle(telling, held);
};

/** Every equation that links cells of the table, also by way of places that it leaves out. */
const equationsOf = (table: CountTable): ReadonlyArray<Places> => {
  const totals = tellingTotals(table);
  const equations = new Map<string, Places>();
  const seen = new Set(table.cells.map(({ at }) => JSON.stringify(at)));
  const open = table.cells.map(({ at }) => at);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (let d = 0; d < at.length; d++) {
      for (const { total, parts } of totals[d] ?? []) {
        const own = at[d];
        if (own !== total && !parts.includes(own ?? "")) continue;
        const places = [total, ...[...parts].sort()].map((name) => at?.with(d, name) ?? []);
        equations.set(JSON.stringify(places), places);
        for (const place of places) {
          const key = JSON.stringify(place);
          if (!seen.has(key)) open.push(place);
          seen.add(key);
        }
      }
    }
  }
  const sorted = [...equations].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, places]) => places);
  return withoutIdle(sorted, new Set(table.cells.map(({ at }) => JSON.stringify(at))));
};

const CONSTANT = -1;

const doesNotAddUp = (at: ReadonlyArray<string>): DisclosureProblem =>
  disclosureProblem(
    "doesNotAddUp",
    at,
    {
      en: "The parts do not add up to the total, so what can be computed back cannot be told",
      nl: "De delen tellen niet op tot het totaal, zodat niet te zeggen is wat eruit is terug te rekenen",
    },
    {
      en: "Correct the number, or name a part for what is counted elsewhere",
      nl: "Verbeter het getal, of noem een deel voor wat elders is geteld",
    },
  );

/** What follows from the numbers given, for the places without one; or that they contradict each other. */
const derive = (
  variables: ReadonlyArray<CountVariable>,
  equations: ReadonlyArray<IntegerRow>,
): Result.Result<ReadonlyMap<number, bigint>, ReadonlyArray<DisclosureProblem>> => {
  const problems: Array<DisclosureProblem> = [];
  const rows = equations.map((equation) => {
    const row = new Map<number, bigint>();
    let constant = 0n;
    for (const [i, n] of equation) {
      const count = variables[i]?.count ?? null;
      if (count === null) row.set(i, n);
      else constant += n * count;
    }
    const [total = 0] = equation.keys();
    if (row.size === 0 && constant !== 0n) problems.push(doesNotAddUp(variables[total]?.at ?? []));
    return constant === 0n ? row : row.set(CONSTANT, constant);
  });
  const unknown = variables.flatMap(({ count }, i) => (count === null ? [i] : []));
  const { byPivot, rest } = reduceRows(rows, unknown);
  const found = new Map<number, bigint>();
  for (const [i, row] of byPivot) {
    const [own, constant] = [row.get(i) ?? 1n, row.get(CONSTANT) ?? 0n];
    if (row.size > (row.has(CONSTANT) ? 2 : 1)) continue;
    const count = -constant / own;
    if (count * own !== -constant || count < 0n) problems.push(doesNotAddUp(variables[i]?.at ?? []));
    found.set(i, count);
  }
  if (rest.length > 0 && problems.length === 0) problems.push(doesNotAddUp([]));
  return problems.length > 0 ? Result.fail(problems) : Result.succeed(found);
};

/** Reads a table as numbers and equations, or says what is wrong with it. */
export const countSystem = (table: CountTable): Result.Result<CountSystem, ReadonlyArray<DisclosureProblem>> => {
  const problems = [
    ...formProblems(table),
    ...table.cells
      .filter(({ value }) => !isCount(value))
      .map(({ at }) =>
        disclosureProblem(
          "notACount",
          at,
          { en: "This is not a count", nl: "Dit is geen aantal" },
          { en: "Give whole numbers, zero or more", nl: "Geef gehele getallen, nul of meer" },
        ),
      ),
  ];
  if (problems.length > 0) return Result.fail(problems);
  const places = equationsOf(table);
  const values = new Map(table.cells.map(({ at, value }) => [JSON.stringify(at), value]));
  const keys = [...new Set([...values.keys(), ...places.flat().map((at) => JSON.stringify(at))])].sort();
  const indexOf = new Map(keys.map((key, i) => [key, i]));
  const variables = keys.map((key): CountVariable => {
    const value = values.get(key) ?? null;
    return { at: JSON.parse(key), value, count: value?._tag === "Exact" ? wholeOf(value.value) : null };
  });
  const equations = places.map(
    (equation) => new Map(equation.map((at, i) => [indexOf.get(JSON.stringify(at)) ?? 0, i === 0 ? 1n : -1n])),
  );
  return Result.map(derive(variables, equations), (derived) => ({
    variables: variables.map((one, i) => ({ ...one, count: one.count ?? derived.get(i) ?? null })),
    equations,
  }));
};
