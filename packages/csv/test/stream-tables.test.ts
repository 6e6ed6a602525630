import {
  type BatchRejection,
  type Command,
  decideEach,
  type EventId,
  emptyRegister,
  type Instant,
} from "@meetlat/core";
import {
  type CellError,
  locate,
  type ReadLimits,
  readTables,
  streamTables,
  TableErrors,
  type TableSource,
  type TableStream,
} from "@meetlat/csv";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut, cuts } from "./any-pieces.ts";

interface File {
  readonly name: string;
  readonly content: string;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const sourceOf = ({ name, content }: File, shares: ReadonlyArray<number> = [0.5]): TableSource => ({
  name,
  bytes: Stream.fromIterable(cut(bytesOf(content), shares), { chunkSize: 1 }),
});

const streamed = (files: ReadonlyArray<File>, shares?: ReadonlyArray<number>, limits: Partial<ReadLimits> = {}) =>
  Effect.runPromise(
    Effect.result(
      streamTables(
        files.map((file) => sourceOf(file, shares)),
        { limits },
      ),
    ),
  );

const commandsOf = (tables: TableStream): Promise<ReadonlyArray<Command>> =>
  Effect.runPromise(Stream.runCollect(tables.commands));

/** The commands with all measurements that are recorded together in one. */
const joined = (commands: ReadonlyArray<Command>): ReadonlyArray<Command> => {
  const all: Array<Command> = [];
  for (const command of commands) {
    const last = all.at(-1);
    if (command._tag === "RecordMeasurements" && last?._tag === "RecordMeasurements") {
      all[all.length - 1] = { ...last, rows: [...last.rows, ...command.rows] };
    } else all.push(command);
  }
  return all;
};

const decided = (commands: ReadonlyArray<Command>) => {
  let id = 0;
  const newId = (): EventId => {
    id++;
    return `00000000-0000-7000-8000-${String(id).padStart(12, "0")}` as EventId;
  };
  return decideEach(emptyRegister(), commands, {
    recordedAt: "2023-07-01T00:00:00.000Z" as Instant,
    actor: "test",
    newId,
  });
};

interface Cells {
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly value: string;
  readonly published: string;
  readonly source: string;
  readonly version: string;
  readonly note: string;
  readonly why: string;
}

const row: fc.Arbitrary<Cells> = fc.record({
  indicator: fc.constantFrom("share", "people", "ghost", "sh are"),
  area: fc.constantFrom("", "north", "Atlantis"),
  period: fc.constantFrom("2018", "2018-01-01..2018-12-31", "2019-Q1", "20x0"),
  value: fc.constantFrom("1", "8.7", "8%", "-", "", "1.9x", "retracted"),
  published: fc.constantFrom("", "2020-01-01", "2021-01-01", "2022-01-01", "soon"),
  source: fc.constantFrom("", "early p. 1", "late", "nowhere"),
  version: fc.constantFrom("", "", "", "1", "2", "3"),
  note: fc.constantFrom("", "Counted twice"),
  why: fc.constantFrom("", "", "", "A typing error"),
});

const sound = row.map((cells) => ({
  ...cells,
  indicator: cells.indicator === "sh are" ? "share" : cells.indicator,
  period: cells.period === "20x0" ? "2020" : cells.period,
  value: ["-", "", "1.9x", "8%"].includes(cells.value) ? "5" : cells.value,
  published: cells.published === "soon" ? "2022-02-02" : cells.published,
  note: cells.value === "retracted" ? "Counted twice" : cells.note,
  why: cells.value === "retracted" ? "" : cells.why,
}));

const lineOf = ({ indicator, area, period, value, published, source, version, note, why }: Cells): string =>
  [indicator, area, period, value, published, source, version, note, why].join(",");

const measurementFile = (rows: fc.Arbitrary<Cells>) =>
  fc
    .array(rows.map(lineOf), { maxLength: 8 })
    .map((lines) => ["indicator,area,period,value,published_on,source,version,note,why", ...lines].join("\n"));

const wideFile = fc
  .array(fc.constantFrom("share,1,2", "people,,3", "ghost,-,4", "share,x,y"), { maxLength: 3 })
  .map((lines) => ["indicator,2018,2019", ...lines].join("\n"));

const others = fc.constantFrom<ReadonlyArray<File>>(
  [],
  [
    {
      name: "documents.csv",
      content: "document,kind,title,published_on,dash\nearly,letter,E,2019-05-01,unknown\nlate,letter,L,2023-01-01,",
    },
    {
      name: "indicators.csv",
      content: "indicator,title,unit,polarity,nature\nshare,Share,%,higher,ratio\npeople,People,persons,lower,stock",
    },
    { name: "areas.csv", content: "set,area,title\nall,north,North" },
    { name: "targets.csv", content: "target,indicator,rule\nt,share,>= 5 in 2020" },
    {
      name: "programmes.csv",
      content: "programme,title,closed_on,version,known_on\np,P,,,\nq,Q,2021-01-01,,2020-01-01\np,P,,2,",
    },
    {
      name: "redefinitions.csv",
      content: "indicator,from,change,note,known_on,version\nshare,2030-01-01,retired,Ended,2022-01-01,2",
    },
  ],
  [{ name: "documents.csv", content: "document,kind,title,published_on\nearly,letter,,2019-05-01" }],
);

const filesOf = (rows: fc.Arbitrary<Cells>) =>
  fc
    .tuple(others, fc.array(measurementFile(rows), { maxLength: 3 }), fc.option(wideFile))
    .map(([files, tidy, wide]) => [
      ...tidy.map((content, i) => ({ name: `measurements-${i}.csv`, content })),
      ...files,
      ...(wide === null ? [] : [{ name: "metingen-wide.csv", content: wide }]),
    ]);

/** Whatever the tables are: sound ones, and such as have something wrong. */
const anyFiles = fc.oneof(filesOf(row), filesOf(sound));

describe("tables that are streamed", () => {
  it("make the commands, or the errors, that they make when they are read whole", async () => {
    await fc.assert(
      fc.asyncProperty(anyFiles, cuts, async (files, shares) => {
        const whole = readTables(files.map(({ name, content }) => ({ name, content: bytesOf(content) })));
        const tables = await streamed(files, shares);
        if (Result.isFailure(whole)) {
          expect(Result.isFailure(tables) && tables.failure.errors).toEqual(whole.failure.errors);
          expect(Result.isFailure(tables) && tables.failure.total).toBe(whole.failure.total);
        } else {
          const { success } = tables as Result.Success<TableStream, never>;
          const { rows, tables: summaries, digest } = whole.success;
          expect(success).toMatchObject({ rows, tables: summaries, digest });
          const commands = await commandsOf(success);
          expect(joined(commands)).toEqual(joined(whole.success.commands));
          expect(await commandsOf(success)).toEqual(commands);
          expect(decided(commands).events).toEqual(decided(whole.success.commands).events);
          const facts = commands.reduce((n, command) => n + ("rows" in command ? command.rows.length : 1), 0);
          expect(success.facts).toBe(facts);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("show what a register refuses of them in the places where reading them whole shows it", async () => {
    await fc.assert(
      fc.asyncProperty(filesOf(sound), async (files) => {
        const whole = readTables(files);
        const tables = await streamed(files);
        if (Result.isFailure(whole) || Result.isFailure(tables)) return;
        const refusedWhole = decided(whole.success.commands).rejections;
        const commands = await commandsOf(tables.success);
        const expected = locate(whole.success, refusedWhole);
        const located = await Effect.runPromise(tables.success.locate(decided(commands).rejections));
        expect(located.errors).toEqual(expected);
        expect(located.total).toBe(expected.length);
      }),
      { numRuns: 300 },
    );
  });

  it("are recorded in pieces of a thousand, whose rows are found again by their line", async () => {
    const many = Array.from({ length: 2_500 }, (_, i) => `people,a${i},2018,${i}`);
    const files = [
      { name: "indicators.csv", content: "indicator,title,unit,polarity,nature\npeople,People,persons,lower,stock" },
      { name: "measurements-1.csv", content: ["indicator,area,period,value", ...many].join("\n") },
      {
        name: "measurements-2.csv",
        content:
          "indicator,area,period,value,published_on\npeople,a7,2019,1,2020-01-01\npeople,a7,2019,2,2021-01-01\nghost,a7,2018,1,",
      },
    ];
    const tables = await streamed(files);
    if (Result.isFailure(tables)) throw tables.failure;
    const commands = await commandsOf(tables.success);
    expect(commands.map((command) => ("rows" in command ? command.rows.length : command._tag))).toEqual([
      "DefineIndicator",
      1000,
      1000,
      502,
      "CorrectMeasurement",
    ]);
    const at = (command: number, i: number): BatchRejection => ({
      command,
      rejection: {
        _tag: "unknownArea",
        path: ["rows", i, "area"],
        value: "x",
        problem: { en: "p", nl: "p" },
        mend: { en: "m", nl: "m" },
      } as BatchRejection["rejection"],
    });
    const found = await Effect.runPromise(tables.success.locate([at(3, 501), at(1, 0), at(2, 999)]));
    expect(found.errors.map(({ file, line, column }) => `${file}:${line} ${column}`)).toEqual([
      "measurements-1.csv:2 area",
      "measurements-1.csv:2001 area",
      "measurements-2.csv:4 area",
    ]);
  });
});

describe("a table that changes between the passes", () => {
  const before = "indicator,period,value\npeople,2018,1\npeople,2019,2";
  const after = [
    before.replace("2018,1", "2018,3"),
    `${before}\npeople,2020,5`,
    "indicator,period,value\npeople,2018,1",
    "",
    before.replace("2019,2", '2019,"'),
  ];

  it.each(after)("fails the stream, and says which (%#)", async (content) => {
    let reads = 0;
    const source: TableSource = {
      name: "measurements.csv",
      bytes: Stream.suspend(() => {
        reads++;
        return Stream.make(bytesOf(reads === 1 ? before : content));
      }),
    };
    const tables = await Effect.runPromise(streamTables([source]));
    const run = await Effect.runPromise(Effect.result(Stream.runCollect(tables.commands)));
    expect(Result.isFailure(run) && run.failure).toMatchObject({ _tag: "TableChanged", file: "measurements.csv" });
    expect(Result.isFailure(run) && run.failure.message).toContain("changed while it was read");
  });
});

describe("an error of the source", () => {
  it("comes through as it is, in either pass", async () => {
    const broken: TableSource<"gone"> = { name: "measurements.csv", bytes: Stream.fail("gone" as const) };
    expect(await Effect.runPromise(Effect.flip(streamTables([broken])))).toBe("gone");
    let reads = 0;
    const later: TableSource<"gone"> = {
      name: "measurements.csv",
      bytes: Stream.suspend((): Stream.Stream<Uint8Array, "gone"> => {
        reads++;
        return reads === 1 ? Stream.make(bytesOf("indicator,period,value\npeople,2018,1")) : Stream.fail("gone");
      }),
    };
    const tables = await Effect.runPromise(streamTables([later]));
    expect(await Effect.runPromise(Effect.flip(Stream.runCollect(tables.commands)))).toBe("gone");
  });
});

describe("who takes the commands", () => {
  /** A table without end, of which it is counted how many pieces were asked for. */
  const endless = (limit: number) => {
    const counts = { pieces: 0, closed: 0 };
    const rows = (i: number) => Array.from({ length: 1_000 }, (_, j) => `people,a${j},${1000 + i},1\n`).join("");
    const source: TableSource = {
      name: "measurements.csv",
      bytes: Stream.fromIterable(
        {
          *[Symbol.iterator]() {
            for (let i = 0; i < limit; i++) {
              counts.pieces++;
              yield i === 0 ? "indicator,area,period,value\n" : rows(i % 8000);
            }
          },
        },
        { chunkSize: 1 },
      ).pipe(
        Stream.map(bytesOf),
        Stream.ensuring(
          Effect.sync(() => {
            counts.closed++;
          }),
        ),
      ),
    };
    return { source, counts };
  };

  it("has no more read than is taken", async () => {
    const { source, counts } = endless(200);
    const tables = await Effect.runPromise(streamTables([source]));
    expect(counts).toEqual({ pieces: 200, closed: 1 });
    const some = await Effect.runPromise(Stream.runCollect(Stream.take(tables.commands, 3)));
    expect(some).toHaveLength(3);
    expect(counts.pieces).toBeLessThan(210);
    expect(counts.closed).toBe(2);
  });

  it("can break off at any time, also while tables are checked, and the files are closed", async () => {
    const { source, counts } = endless(Number.POSITIVE_INFINITY);
    const reading = streamTables([source], { limits: { measurements: Number.POSITIVE_INFINITY } });
    const ended = await Effect.runPromise(Effect.timeoutOption(reading, "300 millis"));
    expect(ended._tag).toBe("None");
    expect(counts.pieces).toBeGreaterThan(1);
    expect(counts.closed).toBe(1);
  });
});

describe("progress", () => {
  it("counts the bytes and rows of all files", async () => {
    const seen: Array<unknown> = [];
    const content = "indicator,period,value\npeople,2018,1\npeople,2019,2\n";
    const source = { ...sourceOf({ name: "measurements.csv", content }), size: content.length };
    const onProgress = (progress: unknown) => Effect.sync(() => seen.push(progress));
    await Effect.runPromise(streamTables([source], { onProgress }));
    expect(seen.at(-1)).toEqual({ bytes: content.length, totalBytes: content.length, rows: 2 });
  });
});

/** The errors in these tables, however they are read. */
const errorsOf = async (files: ReadonlyArray<File>, limits: Partial<ReadLimits>): Promise<ReadonlyArray<CellError>> => {
  const tables = await streamed(files, [0.3, 0.6], limits);
  const whole = readTables(files, { limits });
  const errors = Result.isFailure(tables) ? tables.failure.errors : [];
  if (limits.repeats === undefined) expect(Result.isFailure(whole) ? whole.failure.errors : []).toEqual(errors);
  return errors;
};

describe("a limit", () => {
  const name = "measurements.csv";
  const header = "indicator,period,value,note";
  const rows = (n: number) => Array.from({ length: n }, (_, i) => `people,${2000 + i},${i},`);
  const content = [header, ...rows(5)].join("\n");
  const objectives = { name: "objectives.csv", content: "objective,programme,text\na,p,t\nb,p,t\nc,p,t" };

  it.each<[keyof ReadLimits, number, number, ReadonlyArray<File>, string]>([
    ["files", 2, 1, [{ name, content }, objectives], "objectives.csv:1"],
    ["fileSize", content.length, content.length - 1, [{ name, content }], "measurements.csv:1"],
    ["headerLength", header.length, header.length - 1, [{ name, content }], "measurements.csv:1"],
    ["columns", 4, 3, [{ name, content }], "measurements.csv:1"],
    [
      "recordLength",
      400,
      300,
      [{ name, content: `${content}\npeople,2010,1,${"x".repeat(380)}` }],
      "measurements.csv:7",
    ],
    [
      "cellLength",
      380,
      379,
      [{ name, content: `${content}\npeople,2010,1,${"x".repeat(380)}` }],
      "measurements.csv:7 note",
    ],
    ["rows", 3, 2, [objectives], "objectives.csv:4"],
    ["measurements", 5, 4, [{ name, content }], "measurements.csv:6"],
    ["repeats", 2, 1, [{ name, content: `${content}\npeople,2000,9,` }], "measurements.csv:7 period"],
  ])("on %s lets %i pass, and says where more than %i is", async (limit, enough, less, files, place) => {
    const passes = await errorsOf(files, { [limit]: enough });
    expect(passes.filter(({ mend }) => mend.en.includes(`raise the limit ${limit}`))).toEqual([]);
    const errors = await errorsOf(files, { [limit]: less });
    const said = errors.filter(({ mend }) => mend.en.includes(`raise the limit ${limit}`));
    expect(said.map(({ file, line, column }) => `${file}:${line}${column === null ? "" : ` ${column}`}`)).toEqual([
      place,
    ]);
    expect(said[0]?.mend.nl).toContain(`verhoog de grens ${limit}`);
  });

  it("on the errors that are shown leaves the first in the order of the files, and counts all", async () => {
    const bad = (n: number) => [header, ...Array.from({ length: n }, (_, i) => `people,x${i},1,`)].join("\n");
    const files = [
      { name: "metingen-b.csv", content: bad(6_000) },
      { name: "metingen-a.csv", content: bad(3) },
    ];
    const all = readTables(files, { limits: { errorsShown: Number.POSITIVE_INFINITY } });
    for (const errorsShown of [1, 5, 1_000]) {
      const tables = await streamed(files, [0.5], { errorsShown });
      const { errors, total } = Result.isFailure(tables) ? tables.failure : new TableErrors({ errors: [], total: 0 });
      expect(total).toBe(6_003);
      expect(errors).toEqual(Result.isFailure(all) ? all.failure.errors.slice(0, errorsShown) : []);
    }
  });
});

describe("hostile tables", () => {
  it("are refused or taken as they are when their headers are names that JavaScript gives a meaning to", async () => {
    const errors = await errorsOf(
      [{ name: "measurements.csv", content: "indicator,period,value,__proto__,constructor\npeople,2018,1,a,b" }],
      {},
    );
    expect(errors.map(({ column }) => column)).toEqual(["__proto__", "constructor"]);
    const sound = await streamed([
      {
        name: "measurements.csv",
        content: "indicator,period,value\ntoString,2018,1\nconstructor,2018,1\ntoString,2019,1",
      },
    ]);
    if (Result.isFailure(sound)) throw sound.failure;
    expect(await commandsOf(sound.success)).toMatchObject([{ rows: [{ indicator: "toString" }, {}, {}] }]);
  });

  it("do not make the errors large", async () => {
    const content = `indicator,period,value\n${`people,2018,${"9x".repeat(20_000)}\n`.repeat(50)}`;
    const [error] = await errorsOf([{ name: "measurements.csv", content }], {});
    expect(error?.value.length).toBeLessThan(3_000);
  });

  it("with half a character, which only a text can hold, are refused at the cell", () => {
    const read = readTables([
      { name: "objectives.csv", content: "objective,programme,text\na,p,\uD83D\uDE00\nb,p,x\uD83D" },
    ]);
    expect(Result.isFailure(read) && read.failure.errors).toMatchObject([{ line: 3, column: "text" }]);
  });

  it("with a million errors take time in proportion to them", { timeout: 60_000 }, async () => {
    const line = "x y,z,w\n";
    const bytes = bytesOf(line.repeat(10_000));
    const source: TableSource = {
      name: "measurements.csv",
      bytes: Stream.concat(
        Stream.make(bytesOf("indicator,period,value\n")),
        Stream.fromIterable(
          {
            *[Symbol.iterator]() {
              for (let i = 0; i < 33; i++) yield bytes;
            },
          },
          { chunkSize: 1 },
        ),
      ),
    };
    const failed = await Effect.runPromise(Effect.flip(streamTables([source])));
    expect(failed.total).toBe(990_000);
    expect(failed.errors).toHaveLength(1_000);
    expect(failed.errors.at(-1)?.line).toBe(335);
  });
});
