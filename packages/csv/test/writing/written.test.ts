import type { Day, Event, EventId, Instant } from "@meetlat/core";
import { readTables, writeTables } from "@meetlat/csv";
import { histories } from "@meetlat/testing";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDangerous } from "../../src/text-cell.ts";
import { batchOf, decideOn, type Files } from "../given.ts";
import { cellsIn } from "./cells-in.ts";
import { contentOf, imported, tablesOf } from "./round-trip.ts";
import { wildTexts } from "./wild-texts.ts";

/** The events of tables as a person writes them. */
const eventsOf = (files: Files, locale: "canonical" | "nl" = "canonical"): ReadonlyArray<Event> => {
  const decided = decideOn(batchOf(files, { locale }));
  if (Result.isFailure(decided)) throw new Error(JSON.stringify(decided.failure));
  return decided.success.map((event, i) => ({ ...event, position: i + 1 }) as Event);
};

const tableOf = (events: ReadonlyArray<Event>, name: string, locale: "canonical" | "nl" = "canonical"): string =>
  tablesOf(events, locale).find((table) => table.name === name)?.content ?? "";

/** An indicator whose title is any text. */
const titled = (title: string): ReadonlyArray<Event> => [
  {
    id: "00000000-0000-7000-8000-000000000001" as EventId,
    type: "IndicatorDefined",
    schemaVersion: 1,
    position: 1,
    recordedAt: "2021-07-01T00:00:00.000Z" as Instant,
    knownOn: "2021-07-01" as Day,
    actor: "test",
    tags: ["indicator:people"],
    data: { indicator: "people", title, unit: "persons", polarity: "higher", nature: "flow", class: "other" },
  } as unknown as Event,
];

const indicators = ["indicator,title,unit,polarity,nature", "people,People,persons,lower,stock"];

describe("a table that is written", () => {
  it("has no cell that a spreadsheet would run, but numbers", () => {
    fc.assert(
      fc.property(
        histories,
        wildTexts,
        fc.constantFrom("canonical" as const, "nl" as const),
        (history, title, locale) => {
          for (const { content } of [...tablesOf(history, locale), ...tablesOf(titled(title), locale)]) {
            for (const cell of cellsIn(content, locale === "nl" ? ";" : ",").flat()) {
              expect(!isDangerous(cell) || /^-\d+(?:[.,]\d+)?(?: [VN])?$/.test(cell)).toBe(true);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("holds any text", () => {
    fc.assert(
      fc.property(wildTexts, fc.constantFrom("canonical" as const, "nl" as const), (title, locale) => {
        const [event] = imported(tablesOf(titled(title), locale), locale).events;
        expect(event?.type === "IndicatorDefined" ? event.data.title : null).toBe(title);
      }),
      { numRuns: 500 },
    );
  });

  it("says which version a row is only where two became known on the same day", () => {
    const files = {
      "indicators.csv": indicators,
      "targets.csv": [
        "target,indicator,rule,known_on,note,version",
        "t,people,<= 5 in 2020,2019-01-01,,",
        "t,people,<= 6 in 2020,2019-01-01,same day,2",
        "t,people,<= 7 in 2020,2019-03-01,later,2",
      ],
    };
    const written = tableOf(eventsOf(files), "targets.csv").split("\n");
    expect(written[0]).toBe("target,indicator,rule,class,on_definition_change,known_on,note,revises,version");
    expect(written[2]).toBe("t,people,<= 6 in 2020,,,2019-01-01,same day,rule,2");
    const again = eventsOf({ "indicators.csv": indicators, "targets.csv": files["targets.csv"].slice(0, 2) });
    expect(tableOf(again, "targets.csv")).not.toContain("version");
  });

  it("gives a deviation the sign that its document gives it", () => {
    const files = (convention: string, deviation: string) => ({
      "documents.csv": [`document,kind,title,sign_convention`, `d,accounts,D,${convention}`],
      "programmes.csv": ["programme,title", "care,Care"],
      "budget.csv": [
        "programme,year,line,side,original,actual,published_deviation,source",
        `care,2020,costs,expense,100,90,${deviation},d`,
      ],
    });
    const deviations = ["actualMinusBudget,-10", "budgetMinusActual,10", "effectOnBalance,10", "absolute,10 V"];
    for (const one of deviations) {
      const [convention = "", deviation = ""] = one.split(",");
      const events = eventsOf(files(convention, deviation));
      const actuals = events.find((event) => event.type === "ActualsRecorded");
      expect(actuals?.data.lines[0]?.publishedDeviation).toBe("-10");
      expect(tableOf(events, "budget.csv")).toContain(`,90,${deviation},`);
    }
  });

  it("says of a rule that a Dutch table would misread that it is canonical", () => {
    const events = eventsOf({
      "indicators.csv": indicators,
      "targets.csv": ["target,indicator,rule", "t,people,<= 1.900 in 2020", "u,people,<= 1.9 in 2020"],
    });
    const written = tableOf(events, "targets.csv", "nl");
    expect(written).toContain("canonical: <= 1.900 in 2020");
    expect(written).toContain(";<= 1.9 in 2020;");
    expect(imported(tablesOf(events, "nl"), "nl").events.map(contentOf)).toEqual(events.map(contentOf));
  });

  it("is written in the notation of the locale", () => {
    const events = eventsOf({
      "indicators.csv": indicators,
      "measurements.csv": ["indicator,period,value,published_on", "people,2020,1234.50,2021-07-01"],
    });
    expect(tableOf(events, "measurements.csv", "nl")).toBe(
      "indicator;period;value;published_on;unit\npeople;2020;1234,50;1-7-2021;persons\n",
    );
  });

  it("may begin with a byte order mark", () => {
    const written = writeTables(titled("Één"), { byteOrderMark: true });
    const [table] = Result.isSuccess(written) ? written.success : [];
    expect(table?.content.startsWith("\uFEFFindicator,")).toBe(true);
    expect(table === undefined ? null : Result.isSuccess(readTables([table]))).toBe(true);
  });

  it.each([
    ["a\0b", "holds a NUL character"],
    ["a\ud800b", "holds half a character (a lone surrogate)"],
    ["x".repeat(2 ** 20), "makes a row that is longer than 1 MiB"],
  ])("is refused where no table can hold a text (%#)", (title, problem) => {
    const written = writeTables(titled(title));
    expect(Result.isFailure(written) ? written.failure.cells.map((cell) => cell.problem.en) : []).toEqual([problem]);
  });

  it("lists a hundred reasons, and counts all", () => {
    const [event] = titled("a\0");
    const events = Array.from({ length: 250 }, (_, i) => ({ ...event, position: i + 1 }) as Event);
    const written = writeTables(events);
    expect(Result.isFailure(written) ? [written.failure.cells.length, written.failure.total] : []).toEqual([100, 250]);
  });
});
