import { type CellError, locate, type ReadOptions } from "@meetlat/csv";
import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { batchOf, decideOn, type Files, indicators, placesOf } from "./given.ts";

/** What an empty register refuses of these tables, as cells. */
const refusals = (files: Files, options: ReadOptions = {}): ReadonlyArray<CellError> => {
  const batch = batchOf(files, options);
  const decided = decideOn(batch);
  return Result.isSuccess(decided) ? [] : locate(batch, decided.failure);
};

describe("what a register refuses of a batch", () => {
  it("is nothing when all that is referred to is there", () => {
    expect(
      refusals({
        "documents.csv": ["document,kind,title,published_on", "d,accounts,D,2021-05-01", "e,accounts,E,2022-05-01"],
        "areas.csv": ["set,area,title", "s,Rotterdam,"],
        "programmes.csv": ["programme,title,parent", "q,Q,p", "p,P,"],
        "objectives.csv": ["objective,programme,text", "o,q,O"],
        "indicators.csv": indicators,
        "measurements.csv": [
          "indicator,area,period,value,source",
          "share,Rotterdam,2020,8%,d",
          "share,Rotterdam,2020,9%,e",
        ],
        "targets.csv": [
          "target,indicator,rule,known_on",
          "t,share,>= 5 in 2020,2019-01-01",
          "t,share,>= 6 in 2020,2020-01-01",
        ],
        "budget.csv": [
          "programme,year,line,side,original,amended,actual",
          "p,2020,l,expense,1,2,3",
          "p,2020,b,balance,1,2,3",
        ],
        "themes.csv": ["programme,year,theme,income,expense,reserves", "p,2020,t,0,1,0"],
      }),
    ).toEqual([]);
  });

  it("is shown by file, line and column as written, with the value", () => {
    const errors = refusals({
      "indicators.csv": indicators,
      "metingen.csv": [
        "Indicator;Gebied;Periode;Waarde;Bron;Dekking;Eenheid",
        "share;;2020;1;;;",
        "shere;Elsewhere;2020;1;nowhere p. 1;;",
        "people;;2020;5;;;%",
        "share;;2021..;1;;;",
        "share;;2019;1;;2018;",
      ],
      "targets.csv": ["target,indicator,rule,area", "t,share,trend,Atlantis"],
      "objectives.csv": ["objective,programme,text", "o,ghost,O"],
      "areas.csv": ["set,area,title", "s,whole,", "s,a,", "s,a,"],
    });
    expect(placesOf(errors)).toEqual([
      "areas.csv:2 area",
      "areas.csv:4 area",
      "metingen.csv:3 Indicator",
      "metingen.csv:3 Gebied",
      "metingen.csv:3 Bron",
      "metingen.csv:4 Eenheid",
      "metingen.csv:5 Periode",
      "metingen.csv:6 Dekking",
      "objectives.csv:2 programme",
      "targets.csv:2 area",
    ]);
    expect(errors.map(({ value }) => value).slice(2, 5)).toEqual(["shere", "Elsewhere", "nowhere"]);
  });

  it("points at the column of the period in a wide table", () => {
    const errors = refusals({
      "measurements.csv": ["indicator,2018,2020..", "ghost,1%,2"],
      "indicators.csv": indicators,
    });
    expect(placesOf(errors)).toEqual(["measurements.csv:2 indicator", "measurements.csv:2 2020.."]);
  });

  it("finds the row of a budget line, also when several files make the budget", () => {
    const header = "programme,year,line,side,parent,original,actual,source";
    const errors = refusals({
      "programmes.csv": ["programme,title", "p,P"],
      "budget-1.csv": [header, "p,2020,a,expense,,1,1,", "p,2020,x,balance,,1,,"],
      "budget-2.csv": [header, "p,2020,b,income,a,1,1,", "p,2020,a,expense,,1,1,", "p,2020,y,balance,,1,,"],
      "budget-3.csv": [header, "ghost,2020,a,expense,,1,1,d"],
    });
    expect(placesOf(errors)).toEqual([
      "budget-2.csv:2 parent",
      "budget-2.csv:3 line",
      "budget-2.csv:4 side",
      "budget-3.csv:2 programme",
      "budget-3.csv:2 source",
    ]);
  });

  it("leaves out what is refused only because of something else in the batch", () => {
    const errors = refusals({
      "documents.csv": ["document,kind,title,published_on", "d,letter,D,2020-01-01", "d,letter,Other,2020-01-01"],
      "programmes.csv": ["programme,title,parent,from,to", "p,P,,2020,2019", "q,Q,p,,"],
      "objectives.csv": ["objective,programme,text", "o,q,O"],
      "indicators.csv": ["indicator,title,unit,polarity,nature,programme", "i,I,%,higher,ratio,q"],
      "measurements.csv": [
        "indicator,period,value,published_on",
        "i,2020,1,2021-01-01",
        "i,2020,2,2022-01-01",
        "ghost,2020,1,2021-01-01",
      ],
      "targets.csv": ["target,indicator,rule,known_on", "t,i,>= 5 in 2020,2019-01-01", "t,i,>= 6 in 2020,2020-01-01"],
      "budget.csv": ["programme,year,line,side,original,amended,actual", "q,2020,l,expense,1,2,3"],
      "themes.csv": ["programme,year,theme,income,expense,reserves", "q,2020,t,0,1,0"],
    });
    expect(placesOf(errors)).toEqual([
      "documents.csv:3 document",
      "measurements.csv:4 indicator",
      "programmes.csv:2 to",
    ]);
  });
});
