import { type Day, flags, missingReasons, type Period, periodBounds, type Question } from "@meetlat/core";
import { obsStatuses, obsStatusOf, writeSdmx } from "@meetlat/csv";
import { closedPeriods, histories } from "@meetlat/testing";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frequencyOf, timePeriodOf } from "../src/sdmx/time-period.ts";
import { batchOf, decideOn } from "./given.ts";
import { cellsIn } from "./writing/cells-in.ts";
import { registerOf } from "./writing/round-trip.ts";

const question: Question = { asOf: "2024-01-01" as Day };

const registerFrom = (lines: ReadonlyArray<string>) => {
  const decided = decideOn(
    batchOf({
      "indicators.csv": ["indicator,title,unit,polarity,nature", "people,People,persons,lower,flow"],
      "areas.csv": ["set,area,title", "s,noord,Noord"],
      "measurements.csv": lines,
    }),
  );
  if (Result.isFailure(decided)) throw new Error(JSON.stringify(decided.failure));
  return registerOf(decided.success.map((event, i) => ({ ...event, position: i + 1 }) as never));
};

const textOf = (...args: Parameters<typeof writeSdmx>): string => [...Result.getOrThrow(writeSdmx(...args))].join("");

describe("SDMX-CSV", () => {
  it("has a row per number, with its status, unit and period", () => {
    const register = registerFrom([
      "indicator,area,period,value,flags",
      "people,,2019-H2,5,provisional revised",
      "people,noord,2020,~7.5,estimated seriesBreak",
      "people,noord,2021..2022,170..200,",
      "people,noord,2023-01,notDisclosed,",
    ]);
    expect(textOf(register, question, { structureId: "ROTTERDAM:TARGETS(1.0.0)" })).toBe(
      [
        "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS,FLAGS,COMMENT_OBS",
        "dataflow,ROTTERDAM:TARGETS(1.0.0),I,S,people,_T,2019-S2,5,persons,P,provisional revised,",
        "dataflow,ROTTERDAM:TARGETS(1.0.0),I,A,people,noord,2020,7.5,persons,B,estimated seriesBreak,~7.5",
        "dataflow,ROTTERDAM:TARGETS(1.0.0),I,_O,people,noord,2021-01-01/P2Y,,persons,O,,170..200",
        "dataflow,ROTTERDAM:TARGETS(1.0.0),I,M,people,noord,2023-01,,persons,Q,,notDisclosed",
        "",
      ].join("\n"),
    );
  });

  it("holds each number once per place and time, and a status of the code list", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const [header = [], ...rows] = cellsIn(textOf(registerOf(history), question, { locale: "nl" }), ";");
        const at = (name: string) => header.indexOf(name);
        const keys = rows.map((row) => ["INDICATOR", "REF_AREA", "TIME_PERIOD"].map((name) => row[at(name)]).join(" "));
        expect(new Set(keys).size).toBe(rows.length);
        for (const row of rows) {
          expect(Object.keys(obsStatuses)).toContain(row[at("OBS_STATUS")]);
          expect(row[at("OBS_VALUE")]).toMatch(/^(-?\d+(,\d+)?)?$/);
          expect(row[at("OBS_VALUE")] === "").toBe(
            /^[LMOQ]$/.test(row[at("OBS_STATUS")] ?? "") || row[at("OBS_VALUE")] === "",
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  it("gives a status to every flag and reason", () => {
    for (const flag of flags) expect(obsStatusOf({ _tag: "Exact", value: "1" as never }, [flag])).toMatch(/^[ABDEPU]$/);
    for (const reason of missingReasons) expect(obsStatusOf({ _tag: "Missing", reason }, [])).toMatch(/^[LMOQ]$/);
  });

  it.each([
    ["2018", "2018", "A"],
    ["2018-01..2018-12", "2018", "A"],
    ["2018-H1", "2018-S1", "S"],
    ["2018-07..2018-12", "2018-S2", "S"],
    ["2018-Q3", "2018-Q3", "Q"],
    ["2018-07", "2018-07", "M"],
    ["2018-07-15", "2018-07-15", "D"],
    ["2018..2021", "2018-01-01/P4Y", "_O"],
    ["2023-01-01..2023-07-31", "2023-01-01/P7M", "_O"],
    ["2023-01-15..2023-02-14", "2023-01-15/P31D", "_O"],
  ])("writes %s as %s, with frequency %s", (period, time, frequency) => {
    expect(timePeriodOf(period as Period)).toBe(time);
    expect(frequencyOf(period as Period)).toBe(frequency);
  });

  it("tells periods apart by their days", () => {
    fc.assert(
      fc.property(closedPeriods, closedPeriods, (a, b) => {
        const same = JSON.stringify(periodBounds(a)) === JSON.stringify(periodBounds(b));
        expect(timePeriodOf(a) === timePeriodOf(b)).toBe(same);
      }),
    );
  });

  it("refuses what is no structure", () => {
    expect(Result.isFailure(writeSdmx(registerFrom(["indicator,period,value"]), question, { structureId: "x" }))).toBe(
      true,
    );
  });
});
