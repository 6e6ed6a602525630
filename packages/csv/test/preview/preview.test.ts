import { decideEach, type EventId, emptyRegister, givenAgain, type Instant, type Stamp } from "@meetlat/core";
import { type Mapping, outcomeOf, previewTables, readTables } from "@meetlat/csv";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

const stamp = (): Stamp => {
  let id = 0;
  return {
    recordedAt: "2021-07-01T00:00:00.000Z" as Instant,
    actor: "test",
    newId: () => {
      id++;
      return `00000000-0000-7000-8000-${String(id).padStart(12, "0")}` as EventId;
    },
  };
};

const indicators = {
  name: "indicators.csv",
  content: "indicator,title,unit,polarity,nature\nvisits,Visits,persons,higher,flow\nshare,Share,%,higher,ratio",
};

const row = fc.record({
  indicator: fc.constantFrom("visits", "share", "nobody"),
  period: fc.constantFrom("2018", "2019", "2020"),
  value: fc.constantFrom("1900", "8.7", "", "unknown", "1,5"),
  known: fc.constantFrom("2021-01-01", "2021-02-01", ""),
});
const file = fc.array(row, { maxLength: 6 }).map((rows) => ({
  name: "measurements.csv",
  content: [
    "indicator,period,value,published_on",
    ...rows.map(({ indicator, period, value, known }) => `${indicator},${period},"${value}",${known}`),
  ].join("\n"),
}));

describe("a preview", () => {
  it("counts what an import then does, on an empty register and on one that holds some of it", () => {
    fc.assert(
      fc.property(file, file, (before, after) => {
        const first = readTables([indicators, before]);
        const start = Result.isSuccess(first) ? first.success.commands : [];
        const known = () => decideEach(emptyRegister(), start, stamp(), givenAgain).register;
        const files = [indicators, after];
        const { batch, errors, tables } = previewTables(files);
        const read = readTables(files);
        expect(errors).toEqual(Result.isFailure(read) ? read.failure : []);
        if (batch === null || Result.isFailure(read)) return;
        expect(batch.commands).toEqual(read.success.commands);
        expect(batch.digest).toBe(read.success.digest);
        expect(tables.map(({ file, kind, rows }) => ({ file, kind, rows }))).toEqual(batch.tables);
        const outcome = outcomeOf(batch, known(), stamp());
        const decided = decideEach(known(), batch.commands, stamp(), givenAgain);
        expect(outcome.added).toBe(decided.events.length);
        expect(Object.values(outcome.events).reduce((sum, n) => sum + n, 0)).toBe(outcome.added);
        expect(outcome.errors.length > 0).toBe(decided.rejections.length > 0);
        if (outcome.errors.length === 0) expect(outcome.known + outcome.added).toBe(outcome.facts);
        const value = tables[1]?.columns.find(({ column }) => column === "value");
        expect((value?.cells ?? 0) + (value?.blanks ?? 0)).toBe(tables[1]?.rows);
      }),
    );
  });

  it("shows how a plain file was understood", () => {
    const content = "indicator;2018;2019;2020\nvisits;1.824;ruim 1.900;\nshare;8,7%;12,5;circa 9";
    const [table] = previewTables([{ name: "metingen.csv", content }], { locale: "nl" }).tables;
    expect(table).toMatchObject({
      kind: "measurements",
      rows: 2,
      encoding: null,
      delimiter: ";",
      locale: "nl",
      isMapped: false,
      headerLine: 1,
    });
    const by = Object.fromEntries((table?.columns ?? []).map((one) => [one.column, one]));
    expect(by.indicator).toMatchObject({ type: "identifier", headers: ["indicator"], cells: 2, distinct: 2 });
    expect(by.period).toMatchObject({ headers: ["2018", "2019", "2020"], periods: { first: "2018", last: "2020" } });
    expect(by.value).toMatchObject({
      headers: ["2018", "2019", "2020"],
      cells: 5,
      blanks: 1,
      numbers: { lowest: "8.7", highest: "1900" },
      examples: [
        { written: "1.824", read: "1824" },
        { written: "ruim 1.900", read: ">=1900" },
        { written: "8,7%", read: "8.7%" },
        { written: "12,5", read: "12.5" },
        { written: "circa 9", read: "~9" },
      ],
    });
  });

  it("shows what a mapping does: constants, headers, what is skipped, ignored and left out", () => {
    const content =
      "sep=;\nTitel\n\nJaar;Wijk;Aantal;Bron\n2018;Noord;1.824;x\n2019*;Totaal;2;x\n2019*;Zuid;?;\nBron: wij;;;\n;;";
    const mapping: Mapping = {
      kind: "measurements",
      locale: "nl",
      periods: "cbs",
      header: { line: 4 },
      footer: "Bron:",
      columns: {
        indicator: { constant: "visits" },
        area: { header: "Wijk", slug: true },
        period: "Jaar",
        value: { header: "Aantal", translate: { "?": "unknown" } },
      },
      rows: [{ header: "Wijk", not: ["Totaal"] }],
      ignore: ["Bron"],
    };
    const { tables, errors } = previewTables([{ name: "x.csv", content: new TextEncoder().encode(content) }], {
      mappings: [mapping],
    });
    expect(errors).toEqual([]);
    const [table] = tables;
    expect(table).toMatchObject({
      rows: 2,
      encoding: "utf-8",
      isMapped: true,
      headerLine: 4,
      skipped: ["sep=;", "Titel", ""],
      ignored: ["Bron"],
      leftOut: 1,
      footer: 2,
    });
    const by = Object.fromEntries((table?.columns ?? []).map((one) => [one.column, one]));
    expect(by.indicator).toMatchObject({ constant: "visits", headers: [], cells: 2, distinct: 1 });
    expect(by.area).toMatchObject({
      headers: ["Wijk"],
      examples: [{ written: "Noord", read: "noord" }, { written: "Zuid" }],
    });
    expect(by.period).toMatchObject({
      examples: [
        { written: "2018", read: "2018" },
        { written: "2019*", read: "2019" },
      ],
    });
    expect(by.value).toMatchObject({
      examples: [
        { written: "1.824", read: "1824" },
        { written: "?", read: "unknown" },
      ],
    });
    expect(by.flags).toMatchObject({ constant: null, headers: [], cells: 1, examples: [{ read: "provisional" }] });
  });

  it("shows what a mapping says of each column of values", () => {
    const mapping: Mapping = {
      kind: "measurements",
      columns: { period: "Jaar" },
      unpivot: [
        { header: "M", columns: { indicator: { constant: "men" } } },
        { header: "V", columns: { indicator: { constant: "women" } } },
      ],
    };
    const { tables } = previewTables([{ name: "x.csv", content: "Jaar;M;V\n2018;1;2\n2019;3;4" }], {
      mappings: [mapping],
    });
    const by = Object.fromEntries((tables[0]?.columns ?? []).map((one) => [one.column, one]));
    expect(by.indicator).toMatchObject({ constant: null, headers: [], examples: [{ read: "men" }, { read: "women" }] });
    expect(by.period).toMatchObject({ headers: ["Jaar"], cells: 2 });
    expect(by.value).toMatchObject({ headers: ["M", "V"], cells: 4, numbers: { lowest: "1", highest: "4" } });
  });

  it("counts the values of which the mapping says that they record nothing", () => {
    const mapping: Mapping = {
      kind: "measurements",
      columns: {
        indicator: { constant: "visits" },
        period: "Jaar",
        value: { header: "Aantal", translate: { "": "none", "-": "none", x: "suppressed" } },
      },
    };
    const files = [{ name: "x.csv", content: "Jaar;Aantal\n2017;1\n2018;\n2019;-\n2020;x\n2021;none" }];
    const { tables, errors } = previewTables(files, { mappings: [mapping] });
    expect(tables[0]).toMatchObject({ rows: 5, unrecorded: 2 });
    // Only a translation says that nothing is recorded; the word itself is no value.
    expect(errors).toMatchObject([{ line: 6, column: "Aantal", value: "none" }]);
  });

  it("shows what was understood beside the errors", () => {
    const { tables, batch, errors } = previewTables([
      { name: "measurements.csv", content: "indicator,period,value\nvisits,2018,1.9x" },
    ]);
    expect(batch).toBeNull();
    expect(errors).toHaveLength(1);
    expect(tables[0]?.columns.at(-1)?.examples).toEqual([{ written: "1.9x", read: null }]);
  });

  it("keeps few examples and counts different texts up to a limit", () => {
    const rows = Array.from({ length: 12_000 }, (_, i) => `visits,${2000 + (i % 20)},${i},a${i}`);
    const { tables } = previewTables([
      { name: "measurements.csv", content: `indicator,period,value,area\n${rows.join("\n")}` },
    ]);
    const value = tables[0]?.columns.find(({ column }) => column === "value");
    expect(value).toMatchObject({ cells: 12_000, distinct: 10_000, distinctIsMore: true });
    expect(value?.numbers).toEqual({ lowest: "0", highest: "11999" });
    expect(value?.examples).toHaveLength(5);
  });
});
