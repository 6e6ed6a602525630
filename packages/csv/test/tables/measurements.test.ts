import type { Command, RecordMeasurements } from "@meetlat/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandsOf, errorsOf, type Files, indicators, placesOf } from "../given.ts";

const documents = [
  "document,kind,title,published_on,dash,blank",
  "early,accounts,Early,2020-05-01,notMeasured,notPublished",
  "late,accounts,Late,2021-05-01,none,none",
  "silent,letter,Silent,2021-06-01,,",
];

const recorded = (commands: ReadonlyArray<Command>): RecordMeasurements["rows"] =>
  commands.flatMap((command) => (command._tag === "RecordMeasurements" ? command.rows : []));

const rowsOf = (lines: ReadonlyArray<string>, more: Files = {}, options = {}) =>
  recorded(commandsOf({ ...more, "measurements.csv": lines }, options));

describe("measurements.csv, tidy", () => {
  it("reads all that can be said of a number", () => {
    const rows = rowsOf(
      [
        "indicator,area,period,value,flags,coverage,collected_in,published_on,counts_for,source,note,unit",
        "share,Rotterdam,2018,8.7,provisional|revised,2018-H1,2018-09,2019-01-02,2019,early table 4 p. 3,a note,%",
      ],
      { "documents.csv": documents },
    );
    expect(rows).toEqual([
      {
        indicator: "share",
        area: "Rotterdam",
        period: "2018",
        value: { _tag: "Exact", value: "8.7" },
        flags: ["provisional", "revised"],
        coverage: "2018-H1",
        collectedIn: "2018-09",
        knownOn: "2019-01-02",
        countsFor: "2019",
        source: { document: "early", locator: "table 4 p. 3" },
        note: "a note",
        unit: "%",
      },
    ]);
  });

  it("says nothing that a row does not say", () => {
    expect(rowsOf(["indicator,period,value,area", "share,2018,8.7,"])).toEqual([
      { indicator: "share", period: "2018", value: { _tag: "Exact", value: "8.7" } },
    ]);
  });

  it("takes the day on which its document was published when it names none", () => {
    const rows = rowsOf(["indicator,period,value,source", "share,2018,1,early", "share,2019,1,elsewhere"], {
      "documents.csv": documents,
    });
    expect(rows.map(({ knownOn }) => knownOn)).toEqual(["2020-05-01", undefined]);
  });

  it("reads Dutch days, flags and values in a Dutch table", () => {
    const rows = rowsOf(
      ["indicator;periode;waarde;kenmerken;published_on", "share;2018;ruim 1.900;voorlopig herzien;1-7-2021"],
      {},
      { locale: "nl" },
    );
    expect(rows).toMatchObject([
      { value: { _tag: "AtLeast", low: "1900" }, flags: ["provisional", "revised"], knownOn: "2021-07-01" },
    ]);
  });
});

describe("a percent sign", () => {
  it("agrees with an indicator in percents", () => {
    const rows = rowsOf(["indicator,period,value", "share,2018,42%"], { "indicators.csv": indicators });
    expect(rows).toEqual([{ indicator: "share", period: "2018", value: { _tag: "Exact", value: "42" } }]);
  });

  it("is refused when the indicator is in another unit", () => {
    const errors = errorsOf({
      "indicators.csv": indicators,
      "measurements.csv": ["indicator,period,value", "people,2018,42%"],
    });
    expect(placesOf(errors)).toEqual(["measurements.csv:2 value"]);
    expect(errors[0]?.problem.en).toContain("persons");
  });

  it("becomes the unit of the row when only the register knows the indicator", () => {
    expect(rowsOf(["indicator,period,value", "elsewhere,2018,42%"])).toMatchObject([{ unit: "%" }]);
  });

  it("is not held against an indicator whose own row is wrong", () => {
    const errors = errorsOf(
      {
        "indicators.csv": ["indicator;title;unit;polarity;nature", "cost;Cost;kEUR;up;flow"],
        "measurements.csv": ["indicator;period;value", "cost;2018;€ 5"],
      },
      { locale: "nl" },
    );
    expect(placesOf(errors)).toEqual(["indicators.csv:2 polarity"]);
  });
});

describe("a dash or blank value", () => {
  const header = "indicator,period,value,source";

  it("means what the document says", () => {
    const rows = rowsOf([header, "share,2018,-,early", "share,2019,,early", "share,2020,–,late", "share,2021,,late"], {
      "documents.csv": documents,
    });
    expect(rows.map(({ value }) => value)).toEqual([
      { _tag: "Missing", reason: "notMeasured" },
      { _tag: "Missing", reason: "notPublished" },
    ]);
  });

  it("is refused when the document does not say", () => {
    const errors = errorsOf({
      "documents.csv": documents,
      "measurements.csv": [header, "share,2018,-,silent", "share,2019,,silent", "share,2020,-,", "share,2021,,"],
    });
    expect(placesOf(errors)).toEqual([2, 3, 4, 5].map((line) => `measurements.csv:${line} value`));
    expect(errors[0]?.mend.en).toContain("documents.csv");
  });

  it("is no measurement when it is blank in a wide table of which the document says nothing", () => {
    const rows = rowsOf(["indicator,2018,2019,source", "share,,5,silent"], { "documents.csv": documents });
    expect(rows.map(({ period }) => period)).toEqual(["2019"]);
  });

  it("is not held against a document whose own row is wrong", () => {
    const errors = errorsOf({
      "documents.csv": ["document,kind,title,dash", "broken,letter,,none"],
      "measurements.csv": [header, "share,2018,-,broken"],
    });
    expect(placesOf(errors)).toEqual(["documents.csv:2 title"]);
  });
});

describe("measurements.csv, wide", () => {
  it("takes a column per period", () => {
    const rows = rowsOf(["indicator,area,2018,2019-Q1,source", "share,NL,1,2,early p. 1"]);
    expect(rows).toEqual([
      {
        indicator: "share",
        area: "NL",
        period: "2018",
        value: { _tag: "Exact", value: "1" },
        source: { document: "early", locator: "p. 1" },
      },
      {
        indicator: "share",
        area: "NL",
        period: "2019-Q1",
        value: { _tag: "Exact", value: "2" },
        source: { document: "early", locator: "p. 1" },
      },
    ]);
  });

  it("points at the column of the period", () => {
    const errors = errorsOf({ "measurements.csv": ["indicator,2018,2019", "share,x,y", "share,1,2", "share,1,"] });
    expect(placesOf(errors)).toEqual([
      "measurements.csv:2 2018",
      "measurements.csv:2 2019",
      "measurements.csv:3 2018",
      "measurements.csv:3 2019",
      "measurements.csv:4 2018",
    ]);
  });

  it("cannot name a period per row as well, nor one period twice", () => {
    const errors = errorsOf({
      "measurements.csv": ["indicator,period,2018,2018-01..2018-12,value", "share,2018,1,2,3"],
    });
    expect(placesOf(errors)).toContain("measurements.csv:1 period");
    expect(placesOf(errors)).toContain("measurements.csv:1 value");
    expect(placesOf(errors)).toContain("measurements.csv:1 2018-01..2018-12");
  });

  it("makes the same commands as its tidy form", () => {
    const years = ["2018", "2019", "2020-Q1", "2020-Q2"];
    const cell = fc.option(
      fc.oneof(fc.integer().map(String), fc.constantFrom(">=65", "~25", "170..200", "unknown", "-")),
      { nil: "" },
    );
    const row = fc.record({
      area: fc.constantFrom("", "NL", "Rotterdam"),
      source: fc.constantFrom("early p. 1", "late"),
      flags: fc.constantFrom("", "provisional", "estimated revised"),
      cells: fc.tuple(cell, cell, cell, cell),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const wide = ["indicator,area,source,flags,2018,2019,2020-Q1,2020-Q2"];
        const tidy = ["indicator,area,source,flags,period,value"];
        rows.forEach(({ area, source, flags, cells }, i) => {
          wide.push([`i${i}`, area, source, flags, ...cells].join(","));
          years.forEach((year, y) => {
            tidy.push([`i${i}`, area, source, flags, year, cells[y]].join(","));
          });
        });
        const more = { "documents.csv": documents };
        expect(commandsOf({ ...more, "measurements.csv": wide })).toEqual(
          commandsOf({ ...more, "measurements.csv": tidy }),
        );
      }),
    );
  });
});

describe("the same cell again", () => {
  const header = "indicator,area,period,value,published_on";

  it("is a correction when it became known later, whatever the order of the rows", () => {
    const commands = commandsOf({
      "measurements-b.csv": [header, "share,,2018,3,2021-05-01", "share,,2019,9,2021-05-01"],
      "measurements-a.csv": [header, "share,,2018-01..2018-12,2,2020-05-01", "share,,2018,1,2019-05-01"],
    });
    expect(commands).toMatchObject([
      { _tag: "RecordMeasurements", rows: [{ period: "2019" }, { value: { value: "1" }, knownOn: "2019-05-01" }] },
      { _tag: "CorrectMeasurement", value: { value: "2" }, knownOn: "2020-05-01" },
      { _tag: "CorrectMeasurement", value: { value: "3" }, knownOn: "2021-05-01" },
    ]);
  });

  it("is a duplicate with the same date or without any, and names the first", () => {
    const errors = errorsOf({
      "measurements.csv": [
        header,
        "share,,2018,1,2020-05-01",
        "share,,2018,1,2020-05-01",
        "share,NL,2018,1,",
        "share,NL,2018,2,",
        "share,NL,2018,2,2020-05-01",
        "people,,2018,1,2020-05-01",
        "people,,2018,2,",
      ],
    });
    expect(placesOf(errors)).toEqual([3, 5, 6, 8].map((line) => `measurements.csv:${line} period`));
    expect(errors.map(({ problem }) => problem.en.match(/measurements\.csv:\d/)?.[0])).toEqual([
      "measurements.csv:2",
      "measurements.csv:4",
      "measurements.csv:4",
      "measurements.csv:7",
    ]);
  });

  it("is a duplicate too when the first has a bad value", () => {
    const errors = errorsOf({ "measurements.csv": [header, "share,,2018,x,", "share,,2018,2,"] });
    expect(placesOf(errors)).toEqual(["measurements.csv:2 value", "measurements.csv:3 period"]);
  });

  it("is another cell in another area, or over other days", () => {
    expect(rowsOf([header, "share,,2018,1,", "share,NL,2018,1,", "share,,2018-H1,1,"])).toHaveLength(3);
  });

  it("of documents that were published one after the other is a correction", () => {
    const commands = commandsOf({
      "documents.csv": documents,
      "measurements.csv": ["indicator,period,value,source", "share,2018,1,early", "share,2018,2,late"],
    });
    expect(commands.at(-1)).toMatchObject({ _tag: "CorrectMeasurement", source: { document: "late" } });
  });
});
