import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { locate } from "../../src/index.ts";
import { batchOf, commandsOf, decideOn, errorsOf, placesOf } from "../given.ts";

const header = "deliverable,programme,title,due,status,on,note,source,known_on";
const programmes = ["programme,title", "p,P"];

describe("deliverables.csv", () => {
  it("reads a promise, its new date and its reports from rows about the same deliverable", () => {
    const commands = commandsOf({
      "deliverables.csv": [
        header,
        "d,p,Training,2018-Q1,achieved,2018-03-20,,doc p. 2,2018-04-01",
        "d,p,Training,2017,,,everywhere,,2016-11-01",
        "d,p,Training,2018-Q1,partlyAchieved,2017-12-31,85 % trained,,2018-01-20",
        "e,p,Desk,2019,,,,,",
      ],
    });
    expect(commands).toEqual([
      {
        _tag: "PlanDeliverable",
        deliverable: "d",
        programme: "p",
        title: "Training",
        due: "2017",
        note: "everywhere",
        knownOn: "2016-11-01",
      },
      { _tag: "PlanDeliverable", deliverable: "e", programme: "p", title: "Desk", due: "2019" },
      {
        _tag: "RescheduleDeliverable",
        deliverable: "d",
        due: "2018-Q1",
        why: "85 % trained",
        knownOn: "2018-01-20",
      },
      {
        _tag: "ReportDeliverable",
        deliverable: "d",
        status: "partlyAchieved",
        on: "2017-12-31",
        note: "85 % trained",
        knownOn: "2018-01-20",
      },
      {
        _tag: "ReportDeliverable",
        deliverable: "d",
        status: "achieved",
        on: "2018-03-20",
        source: { document: "doc", locator: "p. 2" },
        knownOn: "2018-04-01",
      },
    ]);
  });

  it("reads Dutch names, words and days", () => {
    const commands = commandsOf(
      {
        "mijlpalen.csv": [
          "mijlpaal;programma;titel;gereed;status;op;opmerking;bekend_op",
          "a;p;A;2020;Gehaald;1-7-2020;;",
          "b;p;B;2020;deels gehaald;2-7-2020;de helft;",
          "c;p;C;2020;vervallen;3-7-2020;;",
          "d;p;D;2020;loopt;4-7-2020;;",
        ],
      },
      { locale: "nl" },
    );
    expect(commands.slice(4)).toEqual([
      { _tag: "ReportDeliverable", deliverable: "a", status: "achieved", on: "2020-07-01" },
      { _tag: "ReportDeliverable", deliverable: "b", status: "partlyAchieved", on: "2020-07-02", note: "de helft" },
      { _tag: "ReportDeliverable", deliverable: "c", status: "dropped", on: "2020-07-03" },
      { _tag: "ReportDeliverable", deliverable: "d", status: "underway", on: "2020-07-04" },
    ]);
  });

  it("takes a status that a later row repeats as said, unless its note is new", () => {
    const rows = (due: string, note: string) => ({
      "deliverables.csv": [
        header,
        "d,p,D,2017,underway,2017-12-31,half,,2018-01-01",
        `d,p,D,${due},underway,2017-12-31,${note},,2018-02-01`,
      ],
    });
    const later = (due: string, note: string) => commandsOf(rows(due, note)).slice(2);
    expect(later("2018", "strike")).toMatchObject([{ _tag: "RescheduleDeliverable", why: "strike" }]);
    expect(later("2017", "most of it")).toMatchObject([{ _tag: "ReportDeliverable", note: "most of it" }]);
    expect(placesOf(errorsOf(rows("2017-01..2017-12", "half")))).toEqual(["deliverables.csv:3 deliverable"]);
  });

  it("is a duplicate when given again with the same date, without one, or with nothing new", () => {
    const errors = errorsOf({
      "deliverables.csv": [
        header,
        "d,p,D,2017,,,,,2017-01-01",
        "d,p,D,2018,,,,,2017-01-01",
        "d,p,D,2019,,,,,",
        "d,p,D,2017,,,,,2018-01-01",
      ],
    });
    expect(placesOf(errors)).toEqual([3, 4, 5].map((line) => `deliverables.csv:${line} deliverable`));
  });

  it("cannot change its programme or title", () => {
    const errors = errorsOf({
      "deliverables.csv": [header, "d,p,D,2017,,,,,2017-01-01", "d,q,E,2018,,,,,2018-01-01"],
    });
    expect(placesOf(errors)).toEqual(["deliverables.csv:3 programme", "deliverables.csv:3 title"]);
  });

  it("is refused where a cell cannot be read, or a status and its day do not stand together", () => {
    const errors = errorsOf({
      "deliverables.csv": [
        header,
        "d 1,p 1,,soon,perhaps,2017-02-30,,,later",
        "e,p,E,2017,achieved,,,,",
        "f,p,F,2017,,2017-05-01,,,",
      ],
    });
    expect(placesOf(errors)).toEqual([
      "deliverables.csv:2 deliverable",
      "deliverables.csv:2 programme",
      "deliverables.csv:2 title",
      "deliverables.csv:2 due",
      "deliverables.csv:2 status",
      "deliverables.csv:2 on",
      "deliverables.csv:2 known_on",
      "deliverables.csv:3 status",
      "deliverables.csv:4 on",
    ]);
  });

  it("is pointed at when the register refuses it, once for a cause and its consequences", () => {
    const batch = batchOf({
      "programmes.csv": programmes,
      "deliverables.csv": [
        header,
        "d,x,D,2017,achieved,2017-05-01,,,",
        "e,p,E,2017..,underway,2017-05-01,,,",
        "f,p,F,2017,underway,2017-05-01,,,",
      ],
    });
    const decided = decideOn(batch);
    expect(Result.isFailure(decided) && placesOf(locate(batch, decided.failure))).toEqual([
      "deliverables.csv:2 programme",
      "deliverables.csv:3 due",
    ]);
  });
});
