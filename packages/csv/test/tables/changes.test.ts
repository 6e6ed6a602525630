import { describe, expect, it } from "vitest";
import { batchOf, commandsOf, decideOn, errorsOf, type Files, placesOf } from "../given.ts";

const people = ["indicator,title,unit,polarity,nature", "people,People,persons,lower,stock"];

/** The commands of these tables and an indicator, without the indicator's own. */
const asked = (files: Files) => commandsOf({ "indicators.csv": people, ...files }).slice(1);

/** The types of the events that a register makes of these tables, in their order. */
const eventsOf = (files: Files): ReadonlyArray<string> => {
  const decided = decideOn(batchOf(files));
  if (decided._tag === "Failure") throw new Error(JSON.stringify(decided.failure));
  return decided.success.map(({ type }) => type);
};

const problemsOf = (files: Files): ReadonlyArray<string> =>
  errorsOf({ "indicators.csv": people, ...files }).map(({ problem }) => problem.en);

describe("what becomes of a number", () => {
  it("is a correction with its own reason, a retraction, and a new record", () => {
    const commands = asked({
      "measurements.csv": [
        "indicator,period,value,published_on,note,why",
        "people,2020,5,2021-01-01,a note,",
        "people,2020,6,2021-02-01,a note,counted again",
        "people,2020,ingetrokken,2021-03-01,wrong survey,",
        "people,2020,7,2021-04-01,,",
      ],
    });
    expect(commands).toMatchObject([
      { _tag: "RecordMeasurements", rows: [{ note: "a note" }] },
      { _tag: "CorrectMeasurement", note: "a note", why: "counted again" },
      { _tag: "RetractMeasurement", why: "wrong survey", knownOn: "2021-03-01" },
      { _tag: "RecordMeasurement", knownOn: "2021-04-01" },
    ]);
  });

  it("may be recorded in another order than it became known", () => {
    const commands = asked({
      "measurements.csv": [
        "indicator,period,value,published_on,version",
        "people,2020,5,2021-06-01,1",
        "people,2020,4,2021-01-01,2",
        "people,2020,6,2021-06-01,3",
      ],
    });
    expect(commands.map(({ _tag }) => _tag)).toEqual(["RecordMeasurements", "RecordMeasurement", "CorrectMeasurement"]);
  });

  it("corrects or retracts what is in the register already, when it says why", () => {
    const commands = asked({
      "measurements.csv": [
        "indicator,period,value,published_on,note,why",
        "people,2019,6,2021-02-01,,counted again",
        "people,2020,retracted,2021-02-01,wrong survey,",
        "people,2021,7,2021-02-01,,",
      ],
    });
    expect(commands).toMatchObject([
      { _tag: "RecordMeasurements", rows: [{ period: "2021" }] },
      { _tag: "CorrectMeasurement", period: "2019", why: "counted again" },
      { _tag: "RetractMeasurement", period: "2020", why: "wrong survey" },
    ]);
  });

  it("is refused when it says too little or too much", () => {
    const files = {
      "measurements.csv": [
        "indicator,period,value,published_on,note,why,flags,version",
        "people,2020,retracted,2021-01-01,,,,",
        "people,2021,retracted,2021-01-01,no,,provisional,",
        "people,2022,5,2021-01-01,,,,one",
      ],
    };
    expect(problemsOf(files)).toEqual([
      "This number is retracted, and nothing says why",
      "says something of a number that is retracted",
      "is not the number of a version",
    ]);
    expect(placesOf(errorsOf({ "indicators.csv": people, ...files }))).toEqual([
      "measurements.csv:2 note",
      "measurements.csv:3 flags",
      "measurements.csv:4 version",
    ]);
  });
});

describe("what becomes of a target", () => {
  it("is withdrawn, after it was revised", () => {
    const commands = asked({
      "targets.csv": [
        "target,indicator,rule,known_on,note,decided_by,revises,baseline",
        "t,people,<= 5 in 2020,2019-01-01,,,,",
        "t,people,withdrawn,2019-03-01,no money,raad,,",
        "t,people,,2019-02-01,found one,,baseline,7",
      ],
    });
    expect(commands.slice(1)).toEqual([
      {
        _tag: "ReviseTarget",
        target: "t",
        baseline: { value: { _tag: "Exact", value: "7" } },
        why: "found one",
        knownOn: "2019-02-01",
      },
      { _tag: "WithdrawTarget", target: "t", why: "no money", knownOn: "2019-03-01", decidedBy: "raad" },
    ]);
  });

  it("may be set in the register already, when a row says what it revises or withdraws", () => {
    const commands = asked({
      "targets.csv": [
        "target,indicator,rule,known_on,note,revises",
        "t,people,<= 5 in 2020,2019-01-01,,regel",
        "u,people,withdrawn,2019-01-01,no money,",
      ],
    });
    expect(commands.map(({ _tag }) => _tag)).toEqual(["ReviseTarget", "WithdrawTarget"]);
  });

  it("must say why it is withdrawn, and nothing that it leaves as it was", () => {
    const files = {
      "targets.csv": [
        "target,indicator,rule,known_on,note,revises,baseline",
        "t,people,ingetrokken,2019-01-01,,,",
        "u,people,<= 5 in 2020,2019-01-01,,baseline,7",
        "v,people,<= 5 in 2020,2019-01-01,,rule,7",
        "w,people,withdrawn,2019-01-01,why,,7",
      ],
    };
    expect(problemsOf(files)).toEqual([
      "This target is withdrawn, and nothing says why",
      "is not what this row changes",
      "is not what this row changes",
      "is not what this row changes",
    ]);
  });

  it("is explained by the body itself, again when it says something else later", () => {
    const commands = asked({
      "targets.csv": ["target,indicator,rule,known_on", "t,people,<= 5 in 2020,2019-01-01"],
      "toelichtingen.csv": [
        "streefwaarde,periode,tekst,bekend_op",
        "t,2020,It went well,2021-01-01",
        "t,2020,Or did it,2021-02-01",
        "t,,As a whole,2021-02-01",
      ],
    });
    expect(commands.slice(1)).toMatchObject([
      { _tag: "ExplainVerdict", target: "t", period: "2020", text: "It went well" },
      { _tag: "ExplainVerdict", text: "Or did it" },
      { _tag: "ExplainVerdict", text: "As a whole" },
    ]);
    expect(commands.at(-1)).not.toHaveProperty("period");
  });
});

describe("what becomes of an indicator, a programme, an objective and a set of areas", () => {
  it("is taken in where the register takes it: endings last", () => {
    const types = eventsOf({
      "programmas.csv": ["programma,titel,gesloten_op", "care,Care,2021-12-31"],
      "doelen.csv": ["doel,programma,tekst,stand,noot", "o,care,Less alone,vervallen,no money"],
      "indicators.csv": people,
      "herdefinities.csv": [
        "indicator,vanaf,wijziging,noot,eenheid,omrekenfactor",
        "people,2022,beëindigd,nobody counts,,",
        "people,2020,vergelijkbaar,in thousands,/1000,0.001",
      ],
      "measurements.csv": ["indicator,period,value", "people,2019,5", "people,2020,0.005", "people,2022,0.004"],
      "significantie.csv": ["indicator,periode,significant,methode", "people,2020,ja,t-test"],
      "deliverables.csv": ["deliverable,programme,title,due", "d,care,Done,2020"],
    });
    expect(types).toEqual([
      "ProgrammeEstablished",
      "ObjectiveStated",
      "IndicatorDefined",
      "IndicatorRedefined",
      "MeasurementRecorded",
      "MeasurementRecorded",
      "MeasurementRecorded",
      "SignificanceAssessed",
      "DeliverablePlanned",
      "ProgrammeClosed",
      "ObjectiveDropped",
      "IndicatorRetired",
    ]);
  });

  it("revises a set that is given again later", () => {
    const commands = commandsOf({
      "areas.csv": [
        "set,area,title,set_title,known_on,note",
        "wijken,a,A,All,2020-01-01,",
        "wijken,b,B,All,2020-01-01,",
        "wijken,a,A,Fewer,2021-01-01,b was merged",
      ],
    });
    expect(commands).toMatchObject([
      { _tag: "DefineAreaSet", title: "All", areas: [{ area: "a" }, { area: "b" }] },
      { _tag: "ReviseAreaSet", title: "Fewer", areas: [{ area: "a" }], why: "b was merged", knownOn: "2021-01-01" },
    ]);
  });

  it("is refused when it does not say why, or says too much", () => {
    expect(
      problemsOf({
        "areas.csv": [
          "set,area,title,known_on,note",
          "s,a,A,2020-01-01,why",
          "s,b,B,2021-01-01,",
          "u,a,A,2020-01-01,",
          "u,b,B,2020-01-01,other",
        ],
        "objectives.csv": ["objective,programme,text,status,note", "o,care,,dropped,", "p,care,Text,,a note"],
        "redefinitions.csv": ["indicator,from,change,note,unit", "people,2020,retired,no,%"],
      }),
    ).toEqual([
      "is a note with a set that is not revised",
      "This set is revised, and nothing says why",
      "says other things of this set than areas.csv:4 does",
      "This objective is dropped, and nothing says why",
      "is a note with an objective that is not dropped",
      "stands with an indicator that is retired",
    ]);
  });
});

describe("a budget amount by amount", () => {
  const care = ["programme,title", "care,Care"];

  it("is adopted, amended more than once, and accounted for", () => {
    const commands = commandsOf({
      "programmes.csv": care,
      "budget.csv": [
        "programme,year,line,side,title,original,amendment,amended,actual,instrument,unit,known_on,note",
        "care,2020,costs,expense,,,-5,,,spring,,2020-06-01,",
        "care,2020,costs,expense,Costs,100,,,,,kEUR,2019-11-01,",
        "care,2020,costs,expense,,,,90,,autumn,,2020-10-01,",
        "care,2020,,,,,,none,,empty,,2020-10-01,",
        "care,2020,costs,expense,,,,,88,,,2021-06-01,audited",
        "care,2020,costs,expense,,,,,89,,,2021-05-01,",
      ],
    });
    expect(commands.slice(1)).toMatchObject([
      { _tag: "AdoptBudget", version: "original", unit: "kEUR", lines: [{ title: "Costs", amount: "100" }] },
      { _tag: "AmendBudget", instrument: "spring", mode: "deltas", lines: [{ amount: "-5" }] },
      { _tag: "AmendBudget", instrument: "autumn", mode: "restated", lines: [{ amount: "90" }] },
      { _tag: "AmendBudget", instrument: "empty", lines: [], balances: [] },
      { _tag: "RecordActuals", lines: [{ amount: "89" }], knownOn: "2021-05-01" },
      { _tag: "RecordActuals", lines: [{ amount: "88" }], why: "audited" },
    ]);
  });

  it("holds one amount a row, and nothing that belongs with another", () => {
    expect(
      problemsOf({
        "programmes.csv": care,
        "budget.csv": [
          "programme,year,line,side,original,actual,instrument,known_on",
          "care,2020,costs,expense,100,90,,2019-11-01",
          "care,2020,costs,expense,,,,2019-11-01",
          "care,2020,costs,expense,100,,spring,2019-11-01",
          "care,2020,,,100,,,2019-11-01",
        ],
      }),
    ).toEqual([
      "This row must hold one amount",
      "This row must hold one amount",
      "does not belong with this amount",
      "This amount has no line",
      "This cell may not be blank",
      "This cell may not be blank",
    ]);
  });

  it("has its deviation explained again", () => {
    const commands = commandsOf({
      "programmes.csv": care,
      "themes.csv": [
        "programme,year,theme,income,expense,reserves,known_on,is_total",
        "care,2020,youth,0,5,0,2021-05-01,",
        "care,2020,total,0,5,0,2021-05-01,",
        "care,2020,total,0,6,0,2021-06-01,no",
        "care,2020,,none,none,none,2021-07-01,",
      ],
    });
    expect(commands.slice(1)).toMatchObject([
      { themes: [{ theme: "youth" }], publishedTotals: { expense: "5" }, knownOn: "2021-05-01" },
      { themes: [{ theme: "total" }], knownOn: "2021-06-01" },
      { themes: [], knownOn: "2021-07-01" },
    ]);
  });
});
