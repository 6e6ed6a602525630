import { describeCellError, locate, type Mapping, readTables } from "@meetlat/csv";
import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { batchOf, decideOn, indicators } from "../given.ts";

const lines = (content: string, mapping: Mapping, options = {}) => {
  const batch = readTables([{ name: "export.csv", content }], {
    ...options,
    mappings: [{ kind: "measurements", ...mapping }],
  });
  return Result.isSuccess(batch) ? [] : batch.failure.map((error) => describeCellError(error, "en"));
};

const visits = { constant: "visits" };
const file = "Jaar;Buurt;Aantal\n2018;Noord;1\n2019;Oud Zuid;2\n2020;Oud-Zuid;3";
const columns = { indicator: visits, period: "Jaar", value: "Aantal" };

describe("a mapping is refused", () => {
  it.each<[string, string, Mapping, ReadonlyArray<string>]>([
    [
      "for a header that it does not speak of",
      file,
      { columns },
      [
        'export.csv:1 Buurt “Buurt”: has no place in the mapping. Leave it out with "ignore": ["Buurt"] (in short: ignore=Buurt)',
      ],
    ],
    [
      "for a header that is not there",
      file,
      { columns: { ...columns, area: "Burt" }, ignore: ["Buurt"] },
      ["export.csv:1: The mapping names the header “Burt”, which is not in this file. Did you mean “Buurt”?"],
    ],
    [
      "for a column that Meetlat does not have",
      file,
      { columns: { ...columns, arae: "Buurt" } },
      [
        "export.csv:1: The mapping gives “arae”, which is not a column of measurements. Did you mean area?",
        "has no place",
      ],
    ],
    [
      "for a column that is not given",
      file,
      { columns: { indicator: visits, period: "Jaar" }, ignore: ["Buurt", "Aantal"] },
      ["export.csv:1: The column “value” is missing. Say where it comes from"],
    ],
    [
      "for a column that is given twice",
      file,
      { columns: { ...columns, gebied: "Buurt", area: "Buurt" } },
      ["export.csv:1: The column area is given twice"],
    ],
    [
      "for a place that is not there",
      file,
      { columns: { ...columns, area: 7 } },
      ["export.csv:1: The mapping names column 7, which is not there", "has no place"],
    ],
    [
      "for a header that stands there twice",
      "Jaar;Aantal;Aantal\n2018;1;2",
      { columns },
      [
        "export.csv:1: There are several columns “Aantal”. Name the one that is meant by its place (2, 3)",
        "has no place",
        "has no place",
      ],
    ],
    [
      "for a header that it ignores and uses",
      file,
      { columns, ignore: ["Buurt", "Aantal"] },
      ["export.csv:1 Aantal “Aantal”: “Aantal” is both used and ignored"],
    ],
    [
      "for a pattern that no header is like",
      file,
      { columns: { indicator: visits }, unpivot: [{ header: "Jaar {period}" }], ignore: ["Buurt", "Jaar", "Aantal"] },
      ["export.csv:1: No header is like “Jaar {period}”"],
    ],
    [
      "for a notation of periods that leaves a choice",
      "Jaar;Aantal\n2018/19;1",
      { columns, periods: ["{year}/{nextyy}", "{jaar}"] },
      ["“{year}/{nextyy}” does not say by itself which days the period has", "“{jaar}” is not a notation of periods"],
    ],
    [
      "for a flag that is none",
      file,
      { columns: { ...columns, area: "Buurt", value: { header: "Aantal", marks: { "*": "voorlpig" } } } },
      ["“voorlpig” is not a flag"],
    ],
    [
      "for a flag of a notation that is none",
      "Jaar;Aantal\n2018v;1",
      { columns, periods: [{ written: "{year}v", flag: "voorlpig" }] },
      ["“voorlpig” is not a flag"],
    ],
    [
      "for a footer that does not come",
      file,
      { columns, ignore: ["Buurt"], footer: "Bron:" },
      ["export.csv:1: No row begins with the footer “Bron:”. Check that the file is whole"],
    ],
    [
      "for filters that keep nothing",
      file,
      { columns, rows: [{ header: "Buurt", is: ["noord"] }] },
      ["export.csv:1: The filters leave no row of this file"],
    ],
    [
      "for a header line on which nothing stands",
      "\nJaar;Aantal\n2018;1",
      { columns, header: { line: 1 } },
      ["export.csv:2: There is no header on line 1"],
    ],
    [
      "for a header that only happens to be one of Meetlat's words",
      "Jaar;Aantal;Bron\n2018;1;CBS",
      { columns },
      [
        'export.csv:1 Bron “Bron”: has no place in the mapping. Leave it out with "ignore": ["Bron"] (in short: ignore=Bron), or say which column it is: "columns": { "source": "Bron" }',
      ],
    ],
  ])("%s", (_, content, mapping, expected) => {
    const found = lines(content, mapping);
    expect(found).toHaveLength(expected.length);
    for (const [i, text] of expected.entries()) expect(found[i]).toContain(text);
  });

  it("when a column of values stands beside columns that each hold values", () => {
    const content = "indicator;period;value;2019\nvisits;2018;1;2";
    expect(lines(content, {})).toEqual([
      expect.stringContaining("There is a column of values beside columns"),
      expect.stringContaining("The column period is given twice"),
    ]);
    const named = { indicator: "indicator", period: "period", value: "value" };
    expect(lines(content, { columns: named, unpivot: [{ header: "{period}" }] })).toHaveLength(2);
  });

  it("once when its header is on another line", () => {
    const content = "Titel\n\nJaar;Aantal\n2018;1";
    expect(lines(content, { columns })).toEqual([
      expect.stringContaining('export.csv:1: None of the headers that the mapping names is on this line, but: "Titel"'),
    ]);
    expect(lines(content, { columns, header: { line: 3 } })).toEqual([]);
  });

  it("not for any sign in its patterns and in the name of its files", () => {
    const name = "a-b (1) [2] + c.csv";
    const content = "Aantal - 2019-03 (x|y) [*+?.^$]\n1";
    const mapping: Mapping = {
      file: "a-b (1) [2] + *.csv",
      kind: "measurements",
      periods: ["{year}-{month}"],
      columns: { indicator: visits },
      unpivot: [{ header: "Aantal - {period} (x|y) [*+?.^$]" }],
    };
    const batch = readTables([{ name, content }], { mappings: [mapping] });
    expect(Result.isSuccess(batch) && batch.success.commands).toMatchObject([{ rows: [{ period: "2019-03" }] }]);
  });

  it("when two columns of values say the same", () => {
    const said = "export.csv:1 2019*";
    expect(
      lines("2019;2019*\n1;2", { periods: "cbs", columns: { indicator: visits }, unpivot: [{ header: "{period}" }] }),
    ).toEqual([expect.stringContaining(`${said} “2019*”: stands beside “2019”, which means the same`)]);
    expect(lines("indicator;2019;2019-01..2019-12\nvisits;1;2", {})).toEqual([
      expect.stringContaining("stands beside “2019”, which means the same"),
    ]);
  });

  it("once, by name, when no file is for it, or when two are for one file", () => {
    const read = (mappings: ReadonlyArray<Mapping>) => {
      const batch = readTables([{ name: "export.csv", content: file }], { mappings });
      return Result.isFailure(batch) ? batch.failure.map((error) => describeCellError(error, "nl")) : [];
    };
    const good: Mapping = { kind: "measurements", columns, ignore: ["Buurt"] };
    expect(read([good, { ...good, file: "other*.csv" }])).toEqual([
      expect.stringContaining("other*.csv:1: Geen bestand heet zo"),
    ]);
    expect(read([good, { ...good, file: "exp*.csv" }])).toEqual([
      expect.stringContaining("export.csv:1: Er zijn meer mappings voor dit bestand"),
    ]);
    expect(
      read([
        { ...good, file: "e*t.csv" },
        { ...good, file: "*x.csv" },
      ]),
    ).toEqual([expect.stringContaining("*x.csv:1")]);
    expect(read([{ columns }])).toEqual([expect.stringContaining("--kind measurements")]);
  });
});

describe("a cell is refused in terms of the file", () => {
  it("with its own text, header and line, and the mapping that would read it", () => {
    const content = "Jaar;Aantal\n2018;1.900\n2019;x";
    expect(lines(content, { columns, locale: "nl" })).toEqual([
      expect.stringMatching(/^export\.csv:3 Aantal “x”: is not a value .*/),
    ]);
    expect(lines(content, { columns }, { locale: "nl" })[0]).toContain('at value: "translate": { "x": "…" }');
    expect(lines("Jaar;Aantal\n2018/19;1", { columns, periods: "cbs" })).toEqual([
      expect.stringMatching(/^export\.csv:2 Jaar “2018\/19”: is not a period .*"written": "\{year\}\/19"/),
    ]);
  });

  it("when a translation of ids does not name it, unless told to keep it", () => {
    const area = { header: "Buurt", translate: { Noord: "noord" } };
    expect(lines(file, { columns: { ...columns, area } })).toEqual([
      expect.stringContaining("export.csv:3 Buurt “Oud Zuid”: is not in the translation of this column"),
      expect.stringContaining("export.csv:4 Buurt “Oud-Zuid”: is not in the translation of this column"),
    ]);
    expect(lines(file, { columns: { ...columns, area: { ...area, others: "keep" } } })).toEqual([
      expect.stringContaining("export.csv:3 Buurt “Oud Zuid”: cannot be an identifier"),
    ]);
  });

  it("when two names would get one id", () => {
    expect(lines(file, { columns: { ...columns, area: { header: "Buurt", slug: true } } })).toEqual([
      expect.stringContaining("export.csv:4 Buurt “Oud-Zuid”: gives the id “oud-zuid”, as “Oud Zuid” does"),
    ]);
    const joined = {
      join: [{ header: "Buurt", translate: { "Oud Zuid": "a-b", "Oud-Zuid": "a-b" }, others: "keep" as const }],
    };
    expect(lines(file, { columns: { ...columns, area: joined } })).toEqual([]);
  });

  it("when ids that are joined of other parts would be one", () => {
    const content = "a;b;Jaar;Aantal\nx-y;z;2018;1\nx;y-z;2019;2\nx-y;z;2020;3\n;x;2018;4\nx;;2019;5";
    const indicator = { join: ["a", "b"] };
    const found = lines(content, { columns: { indicator, period: "Jaar", value: "Aantal" } });
    expect(found).toEqual([
      expect.stringContaining('export.csv:3 a + b “x-y-z”: gives the id “x-y-z”, as ["x-y","z"] does'),
      expect.stringContaining('export.csv:6 a + b “x”: gives the id “x”, as ["","x"] does'),
    ]);
    const apart = { join: ["a", "b"], separator: "." };
    expect(lines(content, { columns: { indicator: apart, period: "Jaar", value: "Aantal" } })).toHaveLength(1);
  });

  it("when two headers of values would give one id", () => {
    const found = lines("Jaar;Oud Zuid;Oud-Zuid\n2018;1;2", {
      columns: { indicator: visits, period: "Jaar", area: { header: "wijk", slug: true } },
      unpivot: [{ header: "{wijk}" }],
    });
    expect(found[0]).toContain("gives the id “oud-zuid”, as “Oud Zuid” does");
  });

  it("when its mark means a flag, and the table has none", () => {
    const mapping: Mapping = { kind: "forecasts", periods: "cbs", columns };
    expect(lines("Jaar;Aantal\n2018*;1\n2019;2", mapping)).toEqual([
      expect.stringContaining(
        "export.csv:2 Jaar “2018*”: carries a mark that means provisional, and a table of forecasts",
      ),
    ]);
    const wide: Mapping = {
      kind: "forecasts",
      periods: "cbs",
      columns: { indicator: visits },
      unpivot: [{ header: "{period}" }],
    };
    expect(lines("2018*;2019\n1;2", wide)).toEqual([
      expect.stringContaining("export.csv:1: The mark of a header means provisional"),
    ]);
    expect(lines("2018;2019\n1;", wide)).toEqual([]);
  });

  it("when it is in a column without a header", () => {
    const content = "Jaar;Aantal;\n2018;1;\n2019;2;!";
    expect(lines(content, { columns })).toEqual([
      expect.stringContaining("export.csv:3 #3 “!”: stands in a column without a header"),
    ]);
    expect(lines(content, { columns, ignore: [""] })).toEqual([]);
    expect(lines(content, { columns: { ...columns, note: 3 } })).toEqual([]);
  });

  it("once when it is the mapping that is wrong, however many rows there are", () => {
    const rows = Array.from({ length: 50 }, (_, i) => `${1950 + i};${i}`);
    const content = `Jaar;Aantal\n${rows.join("\n")}`;
    expect(
      lines(content, { columns: { ...columns, indicator: { constant: "a b" }, flags: { constant: "?" } } }),
    ).toEqual([
      expect.stringContaining('export.csv:1 indicator = "a b" “a b”: cannot be an identifier'),
      expect.stringContaining('export.csv:1 flags = "?" “?”'),
    ]);
  });

  it("by the register where the file has it", () => {
    const batch = batchOf(
      { "indicators.csv": indicators, "export.csv": ["Jaar,Mensen,Onzin", "2018,5,6"] },
      {
        mappings: [
          {
            file: "export.csv",
            kind: "measurements",
            columns: { period: "Jaar" },
            unpivot: [
              { header: "Mensen", columns: { indicator: { constant: "people" } } },
              { header: "Onzin", columns: { indicator: { constant: "nobody" } } },
            ],
          },
        ],
      },
    );
    const decided = decideOn(batch);
    const errors = Result.isFailure(decided) ? locate(batch, decided.failure) : [];
    expect(errors.map((error) => describeCellError(error, "en"))).toEqual([
      expect.stringContaining('export.csv:1 indicator = "nobody" “nobody”: There is no indicator'),
    ]);
  });
});
