import { readTables } from "@meetlat/csv";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvProblem, type CsvRecord, csvParser, MAX_SYNTAX_ERRORS } from "../src/csv-parser.ts";
import { findDelimiter } from "../src/delimiter.ts";

/** What comes out of a text that is cut into these pieces. */
const parseAll = (pieces: ReadonlyArray<string>, recordLength = 1024 * 1024, delimiter = ",") => {
  const records: Array<CsvRecord> = [];
  const problems: Array<CsvProblem> = [];
  const parser = csvParser({
    delimiter,
    recordLength,
    onRecord: (record) => records.push(record),
    onProblem: (problem) => problems.push(problem),
  });
  for (const piece of pieces) parser.push(piece);
  parser.end();
  return { records, problems };
};

const parse = (text: string) => {
  const { records, problems } = parseAll([text]);
  return { records, problems, lines: records.map(({ line }) => line), bad: problems.map(({ line }) => line) };
};

const read = (content: string | Uint8Array, options = {}) => readTables([{ name: "objectives.csv", content }], options);
const textOf = (content: string | Uint8Array, options = {}): string | null => {
  const batch = read(content, options);
  const command = Result.isSuccess(batch) ? batch.success.commands[0] : undefined;
  return command?._tag === "StateObjective" ? command.text : null;
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (c) => (c === "€" ? 0x80 : c.charCodeAt(0)));

describe("splitting a file into rows", () => {
  it("knows quotes, doubled quotes, and delimiters and line breaks between quotes", () => {
    expect(parse('a,b\n"x,1","say ""hi"""\n"two\nlines",z\n').records).toEqual([
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["x,1", 'say "hi"'] },
      { line: 3, cells: ["two\nlines", "z"] },
    ]);
  });

  it.each([["\n"], ["\r\n"], ["\r"]])("counts physical lines that end with %j", (end) => {
    const text = ["a,b", '"1', "2", '3",x', "", "4,5", '"6', '",7', "8,9"].join(end);
    expect(parse(text).lines).toEqual([1, 2, 6, 7, 9]);
  });

  it("reports every row that cannot be split, with its own line, and keeps all others", () => {
    const { records, problems, bad } = parse('a,b\n1,2\n3,4"x\n5,6\n"7"x,8\n9,10\n');
    expect(bad).toEqual([3, 5]);
    expect(records.map(({ line, cells }) => `${line}:${cells.join("|")}`)).toEqual([
      "1:a|b",
      "2:1|2",
      "4:5|6",
      "6:9|10",
    ]);
    expect(problems.map(({ cell }) => cell)).toEqual([1, 0]);
  });

  it("goes on after a quote that is never closed", () => {
    const { records, bad } = parse('a,b\n1,"open\n3,4\n5,6');
    expect(bad).toEqual([2]);
    expect(records.at(-1)).toEqual({ line: 4, cells: ["5", "6"] });
  });

  it("gives right lines far into a long file, behind line breaks between quotes", () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => (i % 1000 === 500 ? `"x\ny",${i}` : `abc,${i}`));
    rows[30_000] = 'bad"cell,1';
    const { records, bad } = parse(`a,b\n${rows.join("\n")}`);
    // The header, 30,000 rows of which 30 take two lines, and then this one.
    expect(bad).toEqual([1 + 30_000 + 30 + 1]);
    expect(records).toHaveLength(40_000);
    expect(records.at(-1)?.line).toBe(1 + 40_000 + 40);
  });

  it("stops after too many of them, and says so", () => {
    const { problems } = parse(`a,b\n${'x"y,1\n'.repeat(MAX_SYNTAX_ERRORS + 50)}`);
    expect(problems).toHaveLength(MAX_SYNTAX_ERRORS + 1);
    expect(problems.at(-1)?.problem.en).toContain("stopped");
  });

  it("refuses a row that swallows the file because of an open quote, and reads on", () => {
    const { bad, records } = parse(`a,b\n"open,1\n${"row,1\n".repeat(300_000)}`);
    expect(bad).toEqual([2]);
    expect(records).toHaveLength(300_001);
  });

  it("reads back whatever is written with quotes", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", ";", "\n", "\r", " ") });
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1 });
    fc.assert(
      fc.property(table, fc.constantFrom("\n", "\r\n", "\r"), (rows, end) => {
        const quoted = rows.map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(","));
        const { records, problems } = parse(quoted.join(end));
        expect(problems).toEqual([]);
        expect(records.map(({ cells }) => cells)).toEqual(rows);
        let line = 1;
        for (const [i, record] of records.entries()) {
          expect(record.line).toBe(line);
          line += (quoted[i] ?? "").split(/\r\n|\r|\n/).length;
        }
      }),
    );
  });
});

describe("the delimiter of a file", () => {
  it.each([
    ["objective,programme,text", ","],
    ["objective;programme;text", ";"],
    ["objective\tprogramme\ttext", "\t"],
    ['\n\n"objective";"programme";"text, and more"', ";"],
    ["doel;programma;tekst", ";"],
    ["objective", ","],
  ])("is found from the header %j", (header, delimiter) => {
    expect(findDelimiter(`${header}\n1,2,3,4,5,6`, "objectives")).toBe(delimiter);
  });
});

describe("the bytes of a file", () => {
  const header = "objective,programme,text\n";

  it("may begin with a byte order mark", () => {
    expect(textOf(`\uFEFF${header}o,p,één`)).toBe("één");
    expect(textOf(bytes(`\uFEFF${header}o,p,één`))).toBe("één");
  });

  it("are UTF-8, and otherwise refused with the line and the way out", () => {
    const batch = read(latin(`${header}o,p,goed\no2,p,één`));
    expect(Result.isFailure(batch) && batch.failure.errors).toMatchObject([
      { file: "objectives.csv", line: 3, value: "0xE9" },
    ]);
    expect(Result.isFailure(batch) && batch.failure.errors[0]?.mend.en).toContain("--encoding windows-1252");
  });

  it("are Windows-1252 when asked", () => {
    expect(textOf(latin(`${header}o,p,één € 5`), { encoding: "windows-1252" })).toBe("één € 5");
  });

  it("are refused as Windows-1252 when they say that they are UTF-8, or when it lacks them", () => {
    expect(textOf(bytes(`\uFEFF${header}o,p,t`), { encoding: "windows-1252" })).toBeNull();
    const lacking = read(Uint8Array.from([...bytes(`${header}o,p,`), 0x81]), { encoding: "windows-1252" });
    expect(Result.isFailure(lacking) && lacking.failure.errors).toMatchObject([{ line: 2, value: "0x81" }]);
  });

  it("hold no NUL characters", () => {
    const batch = read(`${header}o,p,te\0xt\no2,p\0,t`);
    expect(Result.isFailure(batch) && batch.failure.errors).toMatchObject([
      { line: 2, column: "text" },
      { line: 3, column: "programme" },
    ]);
  });
});
