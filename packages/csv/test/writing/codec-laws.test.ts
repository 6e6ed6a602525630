import { decideAndFold, type Event, emptyRegister } from "@meetlat/core";
import { type Locale, readTables, type TableFile } from "@meetlat/csv";
import { codecLaws, histories } from "@meetlat/testing";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, it } from "vitest";
import { csvLine, delimiterOf } from "../../src/writing/csv-line.ts";
import { cellsIn } from "./cells-in.ts";
import { answersOf, contentOf, registerOf, restamped, stamp, tablesOf } from "./round-trip.ts";
import {
  areaHistories,
  assessedHistories,
  deliveredHistories,
  redefinedHistories,
  tightHistories,
} from "./tight-histories.ts";
import { wildTexts } from "./wild-texts.ts";

type Events = ReadonlyArray<Event>;
type Files = ReadonlyArray<TableFile & { readonly content: Uint8Array }>;

const registers: fc.Arbitrary<Events> = fc
  .oneof(histories, tightHistories, redefinedHistories, assessedHistories, deliveredHistories, areaHistories)
  .map(restamped);

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const encode =
  (locale: Locale) =>
  (events: Events): Files =>
    tablesOf(events, locale).map(({ name, content }) => ({ name, content: bytesOf(content) }));

const decode =
  (locale: Locale) =>
  (files: Files): Result.Result<Events, unknown> =>
    Result.flatMap(readTables(files, { locale }), ({ commands }) =>
      Result.map(decideAndFold(emptyRegister(), commands, stamp), ({ events }) =>
        events.map((event, i) => ({ ...event, position: i + 1 }) as Event),
      ),
    );

const sameForm = (a: Files, b: Files): boolean =>
  a.length === b.length &&
  a.every(({ name, content }, i) => name === b[i]?.name && textOf(content) === textOf(b[i].content));

const answers = (events: Events): string =>
  JSON.stringify(answersOf(registerOf(events), { asOf: "2026-01-01" as never, knownAt: null }));
const facts = (events: Events): string => JSON.stringify(events.map(contentOf).sort());

/** Tables keep all facts, and the order of those about the same thing; the order of what has nothing to do with each other is theirs. */
const sameValue = (a: Events, b: Events): boolean => facts(a) === facts(b) && answers(a) === answers(b);

/** What somebody, or a spreadsheet, may have put into a cell. */
const otherCells: fc.Arbitrary<string> = fc.oneof(
  wildTexts,
  fc.constantFrom(
    ...["", "0", "-1", "1.900", "1,5", "12%", "~25", ">=65", "170..200", "nvt", "retracted", "withdrawn", "2", "3"],
    ...["2018", "2019-Q1", "2018-06-01", "1-6-2018", "2019..", "<= 5 in 2019", "path <= 5 in 2018, 4 in 2019"],
    ...["eenzaamheid", "noord", "zorg", "loket", "yes", "nee", "higher", "stock", "achieved", "rule", "kEUR", "k€"],
  ),
);

type Cells = ReadonlyArray<ReadonlyArray<string>>;

/** A table of which a cell is another, or a row is gone, or stands there twice or elsewhere. */
const damagedCells = (cells: Cells): fc.Arbitrary<Cells> => {
  const row = fc.nat(Math.max(0, cells.length - 1));
  const width = cells[0]?.length ?? 0;
  const place = fc.tuple(row, fc.nat(Math.max(0, width - 1)));
  const put = (at: number, column: number, cell: string): Cells =>
    cells.map((line, i) => (i === at ? line.with(column, cell) : line));
  return fc.oneof(
    fc.tuple(place, otherCells).map(([[at, column], cell]) => put(at, column, cell)),
    fc.tuple(place, row).map(([[at, column], from]) => put(at, column, cells[from]?.[column] ?? "")),
    row.map((at) => cells.toSpliced(at, 1)),
    fc.tuple(row, row).map(([at, to]) => cells.toSpliced(to, 0, cells[at] ?? [])),
    fc.tuple(row, row).map(([at, to]) => cells.toSpliced(at, 1).toSpliced(to, 0, cells[at] ?? [])),
  );
};

/** Bytes that were cut off, or of which one is another. */
const damagedBytes = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    fc.nat(bytes.length).map((length) => bytes.slice(0, length)),
    fc.tuple(fc.nat(Math.max(0, bytes.length - 1)), fc.nat(255)).map(([at, byte]) => bytes.with(at, byte)),
  );

/** Tables of which one was lost, or got damaged. */
const damaged =
  (locale: Locale) =>
  (files: Files): fc.Arbitrary<Files> => {
    if (files.length === 0) return fc.constant(files);
    const delimiter = delimiterOf(locale);
    return fc.nat(files.length - 1).chain((at) => {
      const { name, content } = files[at] ?? { name: "", content: bytesOf("") };
      const other = (bytes: Uint8Array): Files => files.with(at, { name, content: bytes });
      const cells = cellsIn(textOf(content), delimiter);
      return fc.oneof(
        { weight: 1, arbitrary: fc.constant(files.toSpliced(at, 1)) },
        { weight: 2, arbitrary: damagedBytes(content).map(other) },
        {
          weight: 7,
          arbitrary: damagedCells(cells).map((lines) =>
            other(bytesOf(lines.map((line) => csvLine(line, delimiter)).join(""))),
          ),
        },
      );
    });
  };

for (const locale of ["canonical", "nl"] as const) {
  const laws = codecLaws<Events, Files>({
    values: registers,
    encode: encode(locale),
    decode: decode(locale),
    sameForm,
    sameValue,
    damaged: damaged(locale),
    runs: 60,
  });
  describe(`a register as tables, ${locale}`, () => {
    for (const law of laws) it(law.name, law.run);
  });
}
