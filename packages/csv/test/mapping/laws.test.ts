import { type ColumnSource, type Mapping, readTables } from "@meetlat/csv";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

const read = (content: string, mapping?: Mapping, locale?: "nl") => {
  const batch = readTables([{ name: "measurements.csv", content }], {
    ...(mapping === undefined ? {} : { mappings: [mapping] }),
    ...(locale === undefined ? {} : { locale }),
  });
  return Result.isSuccess(batch) ? batch.success.commands : batch.failure.errors;
};

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const csv = (rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  rows.map((row) => row.map(quoted).join(",")).join("\n");

const columns = ["indicator", "area", "period", "value", "note", "flags"] as const;
const row = fc.record({
  indicator: fc.constantFrom("visits", "share"),
  area: fc.constantFrom("", "noord", "zuid"),
  period: fc.constantFrom("2018", "2019", "2019-Q1", "2020-07"),
  value: fc.constantFrom("1900", "8.7", "-513", ">=65", "170..200", "~25", "notMeasured", "12.50"),
  note: fc.constantFrom("", "Counted twice", 'say "hi"', "a, b"),
  flags: fc.constantFrom("", "provisional", "estimated|revised"),
});
const table = fc.uniqueArray(row, {
  minLength: 1,
  maxLength: 8,
  selector: ({ indicator, area, period }) => `${indicator} ${area} ${period}`,
});

describe("a mapping", () => {
  it("that renames, orders and leaves out columns gives the commands of the plain file", () => {
    // A foreign header never happens to be one of Meetlat's own names.
    const foreign = fc
      .string({ unit: fc.constantFrom("K", "é", " ", ";", '"', ".", "{", "1"), minLength: 1, maxLength: 8 })
      .map((name) => `X${name}`.trim());
    const headers = fc.uniqueArray(foreign, { minLength: 9, maxLength: 9 });
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 9 });
    fc.assert(
      fc.property(table, headers, order, fc.string(), (rows, names, places, junk) => {
        const clean = junk.replace(/\0/g, "");
        const cellsOf = (one: (typeof rows)[number]) => [...columns.map((column) => one[column]), clean, "x", ""];
        const file = [names, ...rows.map(cellsOf)].map((cells) => places.map((at) => cells[at] ?? ""));
        const mapping: Mapping = {
          columns: Object.fromEntries(columns.map((column, i) => [column, names[i] ?? ""])),
          ignore: names.slice(columns.length),
        };
        const plain = csv([columns, ...rows.map((one) => columns.map((column) => one[column]))]);
        const expected = read(plain);
        expect(expected[0]).toHaveProperty("_tag");
        expect(read(csv(file), mapping)).toEqual(expected);
      }),
    );
  });

  it("that unpivots columns of values gives the commands of the tidy file", () => {
    const years = ["2018", "2019", "2020"] as const;
    const line = fc.record({
      area: fc.constantFrom("noord", "zuid", "west"),
      indicator: fc.constantFrom("visits", "share"),
      values: fc.tuple(...years.map(() => fc.constantFrom("", "1900", "8.7", "unknown"))),
    });
    const lines = fc.uniqueArray(line, { minLength: 1, selector: ({ area, indicator }) => `${area} ${indicator}` });
    fc.assert(
      fc.property(lines, (given) => {
        fc.pre(given.some(({ values }) => values.some((value) => value !== "")));
        const tidy = given.flatMap(({ area, indicator, values }) =>
          years.flatMap((year, i) => (values[i] === "" ? [] : [[indicator, area, year, values[i] ?? ""]])),
        );
        const wide = given.map(({ area, indicator, values }) => [indicator, area, ...values]);
        const expected = read(csv([["indicator", "area", "period", "value"], ...tidy]));
        expect(expected[0]).toHaveProperty("_tag", "RecordMeasurements");
        const plainWide = csv([["indicator", "area", ...years], ...wide]);
        const dutch = csv([["indicator", "area", ...years.map((year) => `Jaar ${year}`)], ...wide]);
        const cbs = csv([["indicator", "area", ...years.map((year) => `${year}JJ00`)], ...wide]);
        expect(read(plainWide)).toEqual(expected);
        expect(read(plainWide, {})).toEqual(expected);
        const columns = { indicator: "indicator", area: "area" };
        expect(read(plainWide, { columns, unpivot: [{ header: "{period}" }] })).toEqual(expected);
        expect(read(dutch, { columns, unpivot: [{ header: "Jaar {period}" }] })).toEqual(expected);
        expect(read(dutch, { periods: ["Jaar {year}"] })).toEqual(expected);
        expect(read(cbs, { periods: "cbs" })).toEqual(expected);
      }),
    );
  });

  it("that takes the indicator from the header gives the commands of the tidy file", () => {
    const line = fc.record({ year: fc.constantFrom("2018", "2019"), a: fc.nat(), b: fc.nat() });
    fc.assert(
      fc.property(fc.uniqueArray(line, { minLength: 1, selector: ({ year }) => year }), (given) => {
        const tidy = given.flatMap(({ year, a, b }) => [
          ["men", year, String(a)],
          ["women", year, String(b)],
        ]);
        const wide = given.map(({ year, a, b }) => [year, String(a), String(b)]);
        const mapping: Mapping = {
          columns: { period: "Perioden" },
          unpivot: [
            { header: "Mannen_1", columns: { indicator: { constant: "men" } } },
            { header: "Vrouwen_2", columns: { indicator: { constant: "women" } } },
          ],
        };
        const byName: Mapping = {
          columns: { period: "Perioden", indicator: { header: "who", translate: { Mannen: "men", Vrouwen: "women" } } },
          unpivot: [{ header: "{who}_{number}" }],
        };
        const file = csv([["Perioden", "Mannen_1", "Vrouwen_2"], ...wide]);
        const expected = read(csv([["indicator", "period", "value"], ...tidy]));
        expect(expected[0]).toHaveProperty("_tag", "RecordMeasurements");
        expect(read(file, mapping)).toEqual(expected);
        expect(read(file, byName)).toEqual(expected);
      }),
    );
  });

  it("reads numbers and days in the notation of its file, whatever that of the batch is", () => {
    // Minus nought is no number.
    const number = fc
      .tuple(fc.constantFrom("", "-"), fc.nat({ max: 9_999_999 }), fc.option(fc.nat({ max: 99 })))
      .filter(([sign, whole, fraction]) => sign === "" || whole > 0 || (fraction ?? 0) > 0);
    const grouped = (digits: string, by: string) => digits.replace(/\B(?=(\d{3})+$)/g, by);
    fc.assert(
      fc.property(number, ([sign, whole, fraction]) => {
        const written = (by: string, point: string) =>
          `${sign}${grouped(String(whole), by)}${fraction === null ? "" : `${point}${fraction}`}`;
        const file = (value: string, day = "2021-07-01") =>
          csv([
            ["indicator", "period", "value", "published_on"],
            ["visits", "2019", value, day],
          ]);
        const expected = read(file(written("", ".")));
        expect(expected[0]).toHaveProperty("_tag", "RecordMeasurements");
        const own: Mapping = { numbers: { decimal: ".", thousands: "," } };
        expect(read(file(written(".", ","), "1-7-2021"), { locale: "nl" })).toEqual(expected);
        expect(read(file(written("", ".")), { locale: "canonical" }, "nl")).toEqual(expected);
        expect(read(file(written(",", ".")), own)).toEqual(expected);
        expect(read(file(written(",", ".")), own, "nl")).toEqual(expected);
        for (const decimal of [".", ","] as const) {
          expect(read(file(written("", decimal)), { numbers: { decimal } })).toEqual(expected);
          for (const thousands of [".", ",", " ", "'"] as const) {
            if (thousands === decimal) continue;
            for (const by of thousands === " " ? [" ", "\u00A0", "\u202F"] : [thousands]) {
              expect(read(file(written(by, decimal)), { numbers: { decimal, thousands } })).toEqual(expected);
            }
          }
        }
        const values = [">=65", "<=5.5", "170..200", "170.5..200.25", "~25", "~25±2.5", "notMeasured", "8.7%"];
        for (const value of values) {
          const own: Readonly<Record<string, ColumnSource>> = {
            ...{ indicator: "indicator", period: "period", value: "value", published_on: "published_on" },
            unit: { constant: "%" },
          };
          expect(read(file(value), { locale: "canonical", columns: own }, "nl"), value).toEqual(
            read(file(value), { columns: own }),
          );
          expect(read(file(value), { columns: own })[0]).toHaveProperty("_tag");
        }
      }),
      { numRuns: 50 },
    );
  });

  it("joins columns to periods, and reads amounts with letters behind them", () => {
    const quarters = csv([
      ["Jaar", "Kwartaal", "Aantal"],
      ["2018", "3", "5"],
    ]);
    const tidy = csv([
      ["indicator", "period", "value"],
      ["visits", "2018-Q3", "5"],
    ]);
    const columns = { indicator: { constant: "visits" }, value: "Aantal" };
    expect(
      read(quarters, { columns: { ...columns, period: { join: ["Jaar", "Kwartaal"], separator: "-Q" } } }),
    ).toEqual(read(tidy));
    const cbs = { join: ["Jaar", { constant: "KW0" }, "Kwartaal"], separator: "" };
    expect(read(quarters, { periods: "cbs", columns: { ...columns, period: cbs } })).toEqual(read(tidy));

    const budget = (amount: string, deviation: string, mappings: ReadonlyArray<Mapping>) => {
      const files = [
        { name: "documents.csv", content: "document,kind,title,sign_convention\nj,accounts,J,absolute" },
        {
          name: "budget.csv",
          content: csv([
            ["programme", "year", "line", "side", "original", "actual", "published_deviation", "source"],
            ["p", "2020", "l", "income", amount, amount, deviation, "j"],
          ]),
        },
      ];
      const batch = readTables(files, { mappings });
      return Result.isSuccess(batch) ? batch.success.commands : batch.failure.errors;
    };
    const dutch = budget("1.234,5", "1.234,5 V", [{ file: "budget.csv", locale: "nl" }]);
    expect(dutch[0]).toHaveProperty("_tag");
    expect(dutch).toEqual(budget("1234.5", "1234.5 V", []));
  });

  it("leaves a dash to what its document says", () => {
    const files = (value: string) => [
      { name: "documents.csv", content: "document,kind,title,dash\nj,accounts,J,notMeasured" },
      { name: "measurements.csv", content: `indicator,period,value,source\nvisits,2018,${value},j` },
    ];
    const commands = (value: string, mappings: ReadonlyArray<Mapping>) => {
      const batch = readTables(files(value), { mappings });
      return Result.isSuccess(batch) ? batch.success.commands : batch.failure.errors;
    };
    const expected = commands("notMeasured", []);
    expect(commands("-", [{ file: "measurements.csv", locale: "nl" }])).toEqual(expected);
    expect(commands("nvt", [{ file: "measurements.csv", locale: "nl" }])).toEqual(commands("notApplicable", []));
  });

  it("reads a file as wide as a few thousand columns in time that grows with its cells", () => {
    const days = Array.from({ length: 3_000 }, (_, i) => new Date(Date.UTC(2012, 0, 1 + i)).toISOString().slice(0, 10));
    const rows = Array.from({ length: 10 }, (_, i) => [`area${i}`, ...days.map((_, j) => String(j))]);
    const mapping: Mapping = {
      columns: { indicator: { constant: "visits" }, area: "Wijk" },
      unpivot: [{ header: "{period}" }],
    };
    const [command] = read(csv([["Wijk", ...days], ...rows]), mapping);
    expect(command).toMatchObject({ _tag: "RecordMeasurements" });
    expect(command !== undefined && "rows" in command && command.rows).toHaveLength(30_000);
  });

  it("of any shape is read or refused, and nothing is thrown", () => {
    const signs = [..."a-/{}*()[]\\^$.+?|,:&#~!\"' \n"];
    const text = fc.string({
      unit: fc.constantFrom(...signs, "2019", "period", "{year}", "{period}", "{month}"),
      maxLength: 8,
    });
    const source: fc.Arbitrary<ColumnSource> = fc.oneof(
      text,
      fc.integer({ min: -2, max: 5 }),
      fc.record({ constant: text }),
      fc.record(
        { header: text, translate: fc.dictionary(text, text), slug: fc.boolean(), marks: fc.dictionary(text, text) },
        { requiredKeys: ["header"] },
      ),
      fc.record({ join: fc.array(fc.oneof(text, fc.record({ constant: text }))) }),
    );
    const mapping = fc.record(
      {
        columns: fc.dictionary(fc.oneof(fc.constantFrom(...columns, "__proto__", "constructor"), text), source),
        unpivot: fc.array(
          fc.record({ header: text, columns: fc.dictionary(text, source) }, { requiredKeys: ["header"] }),
        ),
        ignore: fc.array(fc.oneof(text, fc.integer())),
        footer: text,
        file: text,
        periods: fc.oneof(fc.constant("cbs" as const), fc.array(text)),
        header: fc.record({ line: fc.integer({ min: -1, max: 4 }), rows: fc.integer({ min: -1, max: 3 }) }),
        rows: fc.array(fc.record({ header: text, is: fc.array(text) })),
      },
      { requiredKeys: [] },
    );
    const file = fc.array(fc.array(fc.oneof(text, fc.constantFrom(...columns, "2019", "")), { maxLength: 5 }));
    fc.assert(
      fc.property(mapping, file, (given, rows) => {
        expect(Array.isArray(read(csv(rows), given))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
