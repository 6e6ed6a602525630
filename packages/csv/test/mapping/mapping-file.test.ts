import { columnsFrom, describeMappingError, readMappings } from "@meetlat/csv/mapping";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

const errors = (json: string, language: "en" | "nl" = "en") => {
  const read = readMappings(json);
  return Result.isSuccess(read) ? [] : read.failure.map((error) => describeMappingError(error, language));
};

describe("a mapping file", () => {
  it("is one mapping, or a list of them", () => {
    expect(Result.getOrThrow(readMappings('{"kind":"measurements"}'))).toEqual([{ kind: "measurements" }]);
    expect(Result.getOrThrow(readMappings('\uFEFF[{"file":"a*.csv"},{"file":"b.csv"}]'))).toHaveLength(2);
  });

  it("gets every complaint at once, each by its place, and none about what was not meant", () => {
    const wrong = {
      kind: "measurement",
      colums: {},
      columns: {
        period: { header: 1.5 },
        value: { header: "x", trnslate: {} },
        unit: { constant: 3 },
        note: {},
        area: { header: "a", constant: "b" },
        flags: null,
        indicator: { join: [{ header: true }, null, { constant: "a", slug: true }] },
      },
      rows: [{ header: "x", is: ["a"], not: ["b"] }, { header: "x" }],
      header: { line: 0 },
      delimiter: "ab",
      numbers: { decimal: ",", thousands: "," },
    };
    expect(errors(JSON.stringify(wrong)).sort()).toEqual([
      "columns.area: give one of header, constant, join.",
      expect.stringContaining("columns.flags: write a header"),
      "columns.indicator.join[1].header: write a header, or the place of a column as a number.",
      expect.stringContaining("columns.indicator.join[2]: write a header"),
      "columns.indicator.join[3].slug: is not a field of this: leave it out.",
      "columns.note: give one of header, constant, join.",
      "columns.period.header: write a whole number.",
      "columns.unit.constant: write a text between quotes.",
      "columns.value.trnslate: is not a field of this: leave it out.",
      "colums: is not a field of this: leave it out.",
      "delimiter: write one character that is no letter, digit or quote.",
      "header.line: write a whole number of 1 or more.",
      expect.stringContaining('kind: write "documents" | "areas"'),
      "numbers: write decimals and thousands with different characters.",
      "rows[1]: give one of is, not.",
      "rows[2]: give one of is, not.",
    ]);
  });

  it("that is no JSON, or has a key twice, says on which line", () => {
    expect(errors('{\n"kind": measurements\n}')[0]).toContain("is not JSON");
    expect(errors('{"columns": {"area": "A",\n"period": "P", "area": "B"}}')).toEqual([
      "columns.area: stands twice (again on line 2): keep one.",
    ]);
    expect(errors('[{"kind":"areas","a{\\"":1,"kind":"areas"}]', "nl")).toContain(
      "[1].kind: staat er twee keer (weer op regel 1): houd er een.",
    );
  });

  it("of any content is read or refused, and nothing is thrown", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => typeof readMappings(text) === "object"));
    const nested = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom("header", 1, null, true, "cbs"),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom("header", "constant", "join", "columns", "rows", "unpivot", "is", "__proto__"),
          tie("value"),
        ),
      ),
    })).value;
    fc.assert(
      fc.property(nested, (value) => {
        const said = errors(JSON.stringify({ columns: value, rows: value, unpivot: value, periods: value }));
        for (const line of said) expect(line).toMatch(/: |^give/);
      }),
    );
  });
});

describe("columns in short", () => {
  const read = (text: string) => Result.getOrThrow(columnsFrom(text));

  it("tell headers, constants and places apart", () => {
    expect(
      read('period=Year, value=[Value, "exact"],indicator="cpi, all",area=#3,note=[#3],ignore=ID,ignore=[a=b]'),
    ).toEqual({
      columns: {
        period: "Year",
        value: 'Value, "exact"',
        indicator: { constant: "cpi, all" },
        area: 3,
        note: "#3",
      },
      ignore: ["ID", "a=b"],
    });
    expect(read('unit="say ""x"""').columns).toEqual({ unit: { constant: 'say "x"' } });
  });

  it("hold any header and any constant", () => {
    const header = fc.string({ minLength: 1 }).filter((text) => !text.includes("]") && text.trim() === text);
    fc.assert(
      fc.property(header, fc.string(), (name, constant) => {
        const text = `area=[${name}],note="${constant.replaceAll('"', '""')}",ignore=[${name}]`;
        expect(read(text)).toEqual({ columns: { area: name, note: { constant } }, ignore: [name] });
      }),
    );
  });

  it("are refused where they are malformed, all at once", () => {
    for (const [text, wrong] of [
      ["period", ["period"]],
      ["period=,value=x", ["period="]],
      ["=Year", ["=Year"]],
      ['a="open,b=x,c', ['a="open', "c"]],
      ["a=x,a=y", ["a"]],
      ['ignore="x"', ['"x"']],
      ["", [""]],
    ] as const) {
      const result = columnsFrom(text);
      expect(Result.isFailure(result) && result.failure.map(({ value }) => value), text).toEqual(wrong);
    }
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "=", ",", '"', "[", "]", "#", " ") }), (text) => {
        expect(typeof columnsFrom(text)).toBe("object");
      }),
    );
  });
});
