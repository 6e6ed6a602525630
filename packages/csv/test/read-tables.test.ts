import { describeCellError, readTables } from "@meetlat/csv";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { knownColumns } from "../src/columns.ts";
import { tableKinds } from "../src/table-kind.ts";
import { batchOf, errorsOf, indicators, placesOf } from "./given.ts";

describe("reading tables", () => {
  it("puts the commands in an order in which each finds what it refers to, whatever the order of the files", () => {
    const batch = batchOf({
      "themes.csv": ["programme,year,theme,income,expense,reserves", "p,2020,t,0,1,0"],
      "budget.csv": ["programme,year,line,side,original", "p,2020,l,expense,5"],
      "targets.csv": ["target,indicator,rule", "t,share,trend"],
      "measurements.csv": ["indicator,period,value", "share,2020,5"],
      "indicators.csv": indicators,
      "objectives.csv": ["objective,programme,text", "o,p,text"],
      "programmes.csv": ["programme,title", "p,P"],
      "areas.csv": ["set,area,title", "s,a,A"],
      "documents.csv": ["document,kind,title", "d,letter,D"],
    });
    expect(batch.commands.map(({ _tag }) => _tag)).toEqual([
      "RegisterDocument",
      "DefineAreaSet",
      "EstablishProgramme",
      "StateObjective",
      "DefineIndicator",
      "DefineIndicator",
      "RecordMeasurements",
      "SetTarget",
      "AdoptBudget",
      "ExplainDeviation",
    ]);
    expect(batch.rows).toBe(10);
    expect(batch.tables).toContainEqual({ file: "indicators.csv", kind: "indicators", rows: 2 });
  });

  it("reports all bad cells of all files, by file, line and column, and makes nothing", () => {
    const errors = errorsOf({
      "measurements.csv": ["indicator,period,value", "share,20x0,1,9", "share,2020,1.9x", "sh are,2021,8;7"],
      "indicators.csv": ["indicator,title,unit,polarity,nature", "share,,%,up,ratio", "ok,Ok,%,higher,ratio"],
      "documents.csv": ["document,kind,title,year", "d,letter,D,20"],
    });
    expect(placesOf(errors)).toEqual([
      "documents.csv:2 year",
      "indicators.csv:2 title",
      "indicators.csv:2 polarity",
      "measurements.csv:2",
      "measurements.csv:3 value",
      "measurements.csv:4 indicator",
      "measurements.csv:4 value",
    ]);
  });

  it("says in one line where, what and how to mend it, in both languages", () => {
    const [error] = errorsOf({ "measurements.csv": ["indicator,period,value", "share,2020,1.9x"] });
    const english = error === undefined ? "" : describeCellError(error, "en");
    expect(english).toMatch(/^measurements\.csv:2 value “1\.9x”: is not a value\. Write .*\.$/);
    expect(error === undefined ? "" : describeCellError(error, "nl")).toContain("is geen waarde. Schrijf");
  });

  it("keeps a description to one short line, whatever the cell holds", () => {
    const [error] = errorsOf({
      "measurements.csv": ["indicator,period,value", `share,2020,"a\nb\u001b[31m${"x".repeat(500)}"`],
    });
    const line = error === undefined ? "" : describeCellError(error, "en");
    expect(line).not.toMatch(/\p{Cc}/u);
    expect(line.length).toBeLessThan(500);
  });

  it("skips blank rows, and rows of blank cells", () => {
    const batch = batchOf({ "objectives.csv": ["", "objective,programme,text", "", "o,p,t", " , , ", ",,", ","] });
    expect(batch.rows).toBe(1);
  });

  it("takes Dutch headers and file names", () => {
    const batch = batchOf({ "doelen.csv": ["Doel;Programma;Tekst", "o;p;t"] });
    expect(batch.commands).toEqual([{ _tag: "StateObjective", objective: "o", programme: "p", text: "t" }]);
  });
});

describe("the header of a table", () => {
  it("is refused with what is unknown, doubled or missing, and a close match", () => {
    const errors = errorsOf({ "objectives.csv": ["objective,doel,progamme,text,", "o,o,p,,"] });
    expect(placesOf(errors)).toEqual([
      "objectives.csv:1",
      "objectives.csv:1 doel",
      "objectives.csv:1 progamme",
      "objectives.csv:1 ",
      "objectives.csv:2 text",
    ]);
    expect(errors[0]?.problem.en).toContain("“programme” is missing");
    expect(errors[2]?.mend.en).toContain("Did you mean programme?");
  });

  it("must be there", () => {
    expect(placesOf(errorsOf({ "objectives.csv": [] }))).toEqual(["objectives.csv:1"]);
  });

  it("that cannot be split into cells is the only thing reported of its file", () => {
    expect(placesOf(errorsOf({ "objectives.csv": ['objective,"programme"x,text', "o,p,t"] }))).toEqual([
      "objectives.csv:1",
    ]);
  });
});

describe("the name of a file", () => {
  it("that says no kind of table is refused, with the names that do", () => {
    const errors = errorsOf({ "budgets-old.csv": ["x"], "notes.csv": ["x"] });
    expect(placesOf(errors)).toEqual(["budgets-old.csv:1", "notes.csv:1"]);
    expect(errors[1]?.mend.en).toContain("measurements.csv");
  });

  it("may be one of several of its kind", () => {
    const header = "objective,programme,text";
    const batch = batchOf({ "objectives-a.csv": [header, "a,p,t"], "objectives-b.csv": [header, "b,p,t"] });
    expect(batch.commands).toHaveLength(2);
  });
});

describe("any text", () => {
  const options = fc.record({
    locale: fc.constantFrom("canonical" as const, "nl" as const),
    encoding: fc.constantFrom("utf-8" as const, "windows-1252" as const),
  });

  it("as a file's name or content is read or refused, and never throws", () => {
    const content = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.uint8Array());
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom(...tableKinds).map((kind) => `${kind}.csv`),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ name, content })), options, (files, how) => {
        const read = readTables(files, how);
        expect(Result.isSuccess(read) || read.failure.errors.length > 0).toBe(true);
      }),
    );
  });

  it("as a cell is read or refused, and never throws", () => {
    const tokens = fc.constantFrom(
      ...[
        "1",
        "2020",
        "-",
        "−",
        "%",
        "€",
        ",",
        ".",
        "..",
        "tot",
        "ruim",
        "V",
        "total",
        "none",
        "share",
        "d",
        "expense",
      ],
      ...[
        "balance",
        "higher",
        "ratio",
        "letter",
        "trend",
        ">= 5 in 2020",
        "absolute",
        "2020-01-01",
        "1-7-2021",
        "~",
        "±",
      ],
    );
    const cell = fc.oneof(
      tokens,
      fc.array(tokens, { maxLength: 4 }).map((parts) => parts.join(" ")),
      fc.string(),
    );
    const table = fc.constantFrom(...tableKinds).chain((kind) => {
      const columns = knownColumns(kind);
      const row = fc.array(cell, { minLength: columns.length, maxLength: columns.length });
      return fc.array(row, { maxLength: 6 }).map((rows) => ({
        name: `${kind}.csv`,
        content: [columns, ...rows]
          .map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(","))
          .join("\n"),
      }));
    });
    fc.assert(
      fc.property(fc.array(table, { maxLength: 4 }), options, (files, how) => {
        const read = readTables(files, how);
        if (Result.isFailure(read)) {
          for (const error of read.failure.errors) {
            expect(error.line).toBeGreaterThan(0);
            expect(describeCellError(error, "nl")).not.toContain("undefined");
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
