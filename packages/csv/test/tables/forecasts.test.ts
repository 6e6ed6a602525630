import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { locate } from "../../src/index.ts";
import { batchOf, commandsOf, decideOn, errorsOf, indicators, placesOf } from "../given.ts";

describe("forecasts.csv", () => {
  it("reads what is expected, in Dutch too", () => {
    const commands = commandsOf(
      {
        "indicators.csv": indicators,
        "prognoses.csv": [
          "indicator;gebied;periode;waarde;bron;opmerking",
          "people;NL;2023-06-21;ruim 1.080;brief p. 3;voor de zomer",
          "share;;2024;8,7%;;",
        ],
      },
      { locale: "nl" },
    );
    expect(commands.slice(2)).toEqual([
      {
        _tag: "RecordForecast",
        indicator: "people",
        area: "NL",
        period: "2023-06-21",
        value: { _tag: "AtLeast", low: "1080" },
        source: { document: "brief", locator: "p. 3" },
        note: "voor de zomer",
      },
      { _tag: "RecordForecast", indicator: "share", period: "2024", value: { _tag: "Exact", value: "8.7" } },
    ]);
  });

  it("puts forecasts for the same period in the order in which they became known", () => {
    const commands = commandsOf({
      "documents.csv": ["document,kind,title,published_on", "new,letter,New,2023-05-01", "old,letter,Old,2023-01-01"],
      "forecasts.csv": ["indicator,period,value,source,known_on", "i,2023,80,new,", "i,2023,90,old,", "i,2024,9,,"],
    });
    expect(commands.slice(2)).toMatchObject([
      { value: { value: "90" }, knownOn: "2023-01-01" },
      { value: { value: "80" }, knownOn: "2023-05-01" },
      { value: { value: "9" } },
    ]);
  });

  it("is refused where it cannot be read, has the wrong mark, or is given twice", () => {
    const errors = errorsOf({
      "indicators.csv": indicators,
      "forecasts.csv": [
        "indicator,area,period,value",
        "a b,c d,20,x",
        "people,,2023,8%",
        "people,,2024,8",
        "people,whole,2024-01..2024-12,9",
        "people,,2025,",
      ],
    });
    expect(placesOf(errors)).toEqual([
      "forecasts.csv:2 indicator",
      "forecasts.csv:2 area",
      "forecasts.csv:2 period",
      "forecasts.csv:2 value",
      "forecasts.csv:3 value",
      "forecasts.csv:5 period",
      "forecasts.csv:6 value",
    ]);
  });

  it("is pointed at when the register refuses it", () => {
    const batch = batchOf({
      "indicators.csv": indicators,
      "forecasts.csv": ["indicator,period,value", "people,2023..,8", "people,2024,unknown", "x,2024,8"],
    });
    const decided = decideOn(batch);
    expect(Result.isFailure(decided) && placesOf(locate(batch, decided.failure))).toEqual([
      "forecasts.csv:2 period",
      "forecasts.csv:3 value",
      "forecasts.csv:4 indicator",
    ]);
  });
});
