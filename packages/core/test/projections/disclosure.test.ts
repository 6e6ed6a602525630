import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AreaSetId,
  type CountTable,
  type DisclosurePolicy,
  day,
  decimal,
  disclose,
  disclosedSeries,
  exact,
  type IndicatorId,
  parseValue,
  printValue,
  smallCountsPolicy,
} from "../../src/index.ts";
import { gappedTables, keyOf, tinyTables, wholeTables } from "../arbitraries/count-tables.ts";
import { runs } from "../arbitraries/runs.ts";
import { area, given, indicator, measured } from "../cases/given.ts";
import { byElimination, byIntervals } from "./attack.ts";

const published = (table: CountTable, policy: DisclosurePolicy = smallCountsPolicy): CountTable =>
  Result.getOrThrow(disclose(table, policy));

const shown = ({ cells }: CountTable): ReadonlyMap<string, string> =>
  new Map(cells.map(({ at, value }) => [keyOf(at), printValue(value)]));

const hidden = (table: CountTable): ReadonlyArray<string> =>
  [...shown(table)].flatMap(([key, value]) => (value === "suppressed" ? [key] : []));

const policies: fc.Arbitrary<DisclosurePolicy> = fc.record({
  threshold: fc.integer({ min: 1, max: 10 }),
  zero: fc.constantFrom("show", "suppress"),
  possible: fc.integer({ min: 2, max: 8 }),
});

describe("a disclosed table", () => {
  it("shows no small count, and every zero", () => {
    fc.assert(
      fc.property(wholeTables, policies, ({ table, truth }, policy) => {
        for (const [key, value] of shown(published(table, policy))) {
          const count = truth.get(key) ?? 0;
          if (count === 0) expect(value).toBe(policy.zero === "show" || policy.threshold < 1 ? "0" : "suppressed");
          else if (count < policy.threshold) expect(value).toBe("suppressed");
          else expect([String(count), "suppressed"]).toContain(value);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it("shows what it shows as it was given, and nothing as zero that was not", () => {
    fc.assert(
      fc.property(gappedTables, ({ table }) => {
        const after = published(table);
        expect(after.dimensions).toEqual(table.dimensions);
        expect(after.cells.map(({ at }) => at)).toEqual(table.cells.map(({ at }) => at));
        after.cells.forEach(({ value }, i) => {
          const before = table.cells[i]?.value;
          if (printValue(value) !== "suppressed") expect(value).toEqual(before);
          else expect(before?._tag === "Missing" && before.reason !== "suppressed").toBe(false);
        });
      }),
      { numRuns: runs(300) },
    );
  });

  it("lets no suppressed count be computed by elimination, nor a small one that is left out", () => {
    let attacked = 0;
    fc.assert(
      fc.property(fc.oneof(wholeTables, gappedTables), ({ table, sums, truth }) => {
        const after = published(table);
        const told = byElimination(after, sums);
        for (const key of hidden(after)) expect([key, told.get(key)]).toEqual([key, undefined]);
        attacked += hidden(after).length;
        const given = shown(after);
        for (const key of told.keys()) {
          const count = truth.get(key) ?? 0;
          if (!given.has(key)) expect(count === 0 || count >= 5).toBe(true);
        }
      }),
      { numRuns: runs(400) },
    );
    expect(attacked).toBeGreaterThan(400);
  });

  it("leaves every suppressed count as many values as the policy asks, also when it is known not to be zero", () => {
    fc.assert(
      fc.property(wholeTables, policies, ({ table, sums }, policy) => {
        const after = published(table, policy);
        const told = byIntervals(after, sums, policy.zero === "show" ? 1 : 0);
        const some = after.cells.some(({ value }) => value._tag === "Exact" && value.value !== "0");
        for (const key of hidden(after)) {
          const [low, high] = told.get(key) ?? [0, Number.POSITIVE_INFINITY];
          if (some) expect([key, high - low + 1 >= policy.possible]).toEqual([key, true]);
        }
      }),
      { numRuns: runs(400) },
    );
  });

  it("leaves them those values when all tables are tried that it may have been made from", () => {
    fc.assert(
      fc.property(tinyTables, ({ table, sums }) => {
        const after = published(table);
        const given = shown(after);
        const open = hidden(after);
        const cells = ["a0|b0", "a0|b1", "a1|b0", "a1|b1"];
        const options = cells.map((key) => {
          const value = given.get(key);
          return value === "suppressed" ? Array.from({ length: 14 }, (_, i) => i + 1) : [Number(value)];
        });
        const found = new Map(open.map((key) => [key, new Set<number>()]));
        const [first = [], second = [], third = [], fourth = []] = options;
        for (const a of first)
          for (const b of second)
            for (const c of third)
              for (const d of fourth) {
                const one = new Map(cells.map((key, i) => [key, [a, b, c, d][i] ?? 0]));
                for (const { total, parts } of sums) {
                  one.set(
                    total,
                    parts.reduce((all, part) => all + (one.get(part) ?? 0), 0),
                  );
                }
                // The sums of rows come before the sums of these: one more turn settles the corner.
                if ([...one].some(([key, n]) => given.get(key) !== "suppressed" && Number(given.get(key)) !== n))
                  continue;
                for (const key of open) found.get(key)?.add(one.get(key) ?? 0);
              }
        for (const [key, values] of found) expect([key, values.size >= 4]).toEqual([key, true]);
      }),
      { numRuns: runs(60) },
    );
  });

  it("does not change when it is disclosed again", () => {
    fc.assert(
      fc.property(fc.oneof(wholeTables, gappedTables), policies, ({ table }, policy) => {
        const once = published(table, policy);
        expect(published(once, policy)).toEqual(once);
      }),
      { numRuns: runs(300) },
    );
  });

  it("does not depend on the order of its cells, totals and parts", () => {
    fc.assert(
      fc.property(
        fc
          .oneof(wholeTables, gappedTables)
          .chain(({ table }) =>
            fc.tuple(
              fc.constant(table),
              fc.shuffledSubarray([...table.cells], { minLength: table.cells.length, maxLength: table.cells.length }),
            ),
          ),
        ([table, cells]) => {
          const dimensions = table.dimensions.map(({ name, totals }) => ({
            name,
            totals: totals.map(({ total, parts }) => ({ total, parts: [...parts].reverse() })).reverse(),
          }));
          const other = shown(published({ dimensions, cells }));
          for (const [key, value] of shown(published(table))) expect([key, other.get(key)]).toEqual([key, value]);
        },
      ),
      { numRuns: runs(300) },
    );
  });

  it("hides little more than the small counts of a table of a thousand cells", { timeout: 20_000 }, () => {
    const rows = Array.from({ length: 32 }, (_, i) => `r${i}`);
    const columns = Array.from({ length: 32 }, (_, i) => `c${i}`);
    const count = (i: number, j: number): number => ((i * 7919 + j * 104729 + i * j * 31) % 97) % 40;
    const total = (numbers: ReadonlyArray<number>): number => numbers.reduce((a, b) => a + b, 0);
    const cell = (r: string, c: string, n: number) => ({ at: [r, c], value: exact(decimal(String(n))) });
    const cells = [
      ...rows.flatMap((r, i) => columns.map((c, j) => cell(r, c, count(i, j)))),
      ...rows.map((r, i) => cell(r, "all", total(columns.map((_, j) => count(i, j))))),
      ...columns.map((c, j) => cell("all", c, total(rows.map((_, i) => count(i, j))))),
      cell("all", "all", total(rows.flatMap((_, i) => columns.map((__, j) => count(i, j))))),
    ];
    const table: CountTable = {
      dimensions: [
        { name: "row", totals: [{ total: "all", parts: rows }] },
        { name: "column", totals: [{ total: "all", parts: columns }] },
      ],
      cells,
    };
    const small = cells.filter(({ value }) => Number(value.value) > 0 && Number(value.value) < 5).length;
    const after = hidden(published(table)).length;
    expect(small).toBeGreaterThan(100);
    expect(after).toBeGreaterThanOrEqual(small);
    expect(after).toBeLessThan(small * 1.5);
  });
});

describe("a table that cannot be disclosed", () => {
  const table = (cells: Readonly<Record<string, string>>, parts = ["a", "b"]): CountTable => ({
    dimensions: [{ name: "area", totals: [{ total: "all", parts }] }],
    cells: Object.entries(cells).map(([at, text]) => ({ at: [at], value: Result.getOrThrow(parseValue(text)) })),
  });
  const problems = (of: CountTable, policy = smallCountsPolicy) => {
    const outcome = disclose(of, policy);
    return Result.isFailure(outcome) ? outcome.failure.map(({ _tag, at }) => [_tag, ...at]) : [];
  };

  it("says which cells are no counts", () => {
    expect(problems(table({ a: "8.7", b: "-3", all: "7.0" }))).toEqual([
      ["notACount", "a"],
      ["notACount", "b"],
    ]);
  });
  it("says which total its parts do not add up to", () => {
    expect(problems(table({ a: "20", b: "30", all: "60" }))).toEqual([["doesNotAddUp", "all"]]);
    expect(problems(table({ a: "20", all: "10" }))).toEqual([["doesNotAddUp", "b"]]);
  });
  it("refuses a cell given twice, one of another table, a total of itself and a policy without meaning", () => {
    const one = table({ a: "20", b: "30", all: "50" });
    expect(problems({ ...one, cells: [...one.cells, ...one.cells.slice(0, 1)] })).toEqual([["givenTwice", "a"]]);
    expect(problems({ ...one, cells: [{ at: ["a", "x"], value: exact(decimal("7")) }] })).toEqual([
      ["unsoundCell", "a", "x"],
    ]);
    expect(problems(table({ a: "20" }, ["a", "all"]))).toEqual([["unsoundTotal", "area", "all"]]);
    expect(problems(one, { threshold: 0, zero: "show", possible: 1 })).toEqual([
      ["unsoundPolicy", "threshold"],
      ["unsoundPolicy", "possible"],
    ]);
  });
  it("protects a small part that nobody gave, and that would follow from the others", () => {
    expect(hidden(published(table({ a: "37", all: "40" })))).not.toEqual([]);
    expect(hidden(published(table({ a: "30", all: "40" })))).toEqual([]);
  });
  it("hides a bound that may be a small count", () => {
    expect([...shown(published(table({ a: "<=4", b: "2..20", c: ">=65" }, ["a", "b", "c", "d"]))).values()]).toEqual([
      "suppressed",
      "suppressed",
      ">=65",
    ]);
  });
});

describe("the series of a count in areas", () => {
  const set = (id: string, areas: ReadonlyArray<string>) => ({
    _tag: "DefineAreaSet" as const,
    set: id as AreaSetId,
    areas: areas.map((one) => ({ area: area(one), title: one })),
  });
  const register = given(
    set("gebieden", ["noord", "zuid", "west"]),
    set("wijken", ["liskwartier", "provenierswijk"]),
    indicator("huisverboden", "huisverboden", "flow", "lower"),
    measured("huisverboden", { 2021: "60", 2022: "70" }),
    measured("huisverboden", { 2021: "20", 2022: "24" }, { area: area("noord") }),
    measured("huisverboden", { 2021: "3", 2022: "30" }, { area: area("zuid") }),
    measured("huisverboden", { 2021: "37", 2022: "16" }, { area: area("west") }),
    measured("huisverboden", { 2021: "8", 2022: "22" }, { area: area("liskwartier") }),
    measured("huisverboden", { 2021: "12", 2022: "2" }, { area: area("provenierswijk") }),
  );
  const divided = [
    { whole: area("whole"), set: "gebieden" as AreaSetId, complete: true },
    { whole: area("noord"), set: "wijken" as AreaSetId, complete: true },
  ];
  const counts = { indicator: "huisverboden" as IndicatorId, divided };
  const question = { asOf: day("2023-06-01") };

  it("hides small counts, and others on two levels, per period", () => {
    const series = Result.getOrThrow(disclosedSeries(register, counts, question, smallCountsPolicy));
    const text = Object.fromEntries(series.map((one) => [one.area, one.points.map(({ value }) => printValue(value))]));
    expect(text).toEqual({
      whole: ["60", "70"],
      noord: ["suppressed", "24"],
      zuid: ["suppressed", "30"],
      west: ["37", "16"],
      liskwartier: ["suppressed", "suppressed"],
      provenierswijk: ["12", "suppressed"],
    });
  });
  it("gives nothing from which a difference can be told", () => {
    const series = Result.getOrThrow(disclosedSeries(register, counts, question, smallCountsPolicy));
    const fields = new Set(series.flatMap(({ points }) => points.flatMap((point) => Object.keys(point))));
    expect([...fields].sort()).toEqual(["coverage", "flags", "period", "unit", "value"]);
  });
  it("names an indicator or set that is not known", () => {
    const outcome = disclosedSeries(
      register,
      {
        indicator: "x" as IndicatorId,
        divided: [{ whole: area("whole"), set: "y" as AreaSetId, complete: false }],
      },
      question,
      smallCountsPolicy,
    );
    expect(Result.isFailure(outcome) && outcome.failure.map(({ _tag }) => _tag)).toEqual([
      "unknownAreaSet",
      "unknownIndicator",
    ]);
  });
});
