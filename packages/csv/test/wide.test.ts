import type { Day } from "@meetlat/core";
import { writeWide } from "@meetlat/csv";
import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { batchOf, decideOn } from "./given.ts";
import { registerOf } from "./writing/round-trip.ts";

const register = () => {
  const decided = decideOn(
    batchOf({
      "indicators.csv": [
        "indicator,title,unit,polarity,nature",
        "people,=People,persons,lower,flow",
        "streets,Streets,streets,higher,flow",
        "none,Never measured,%,higher,ratio",
      ],
      "areas.csv": ["set,area,title", "s,noord,'s-Gravenland"],
      "measurements.csv": [
        "indicator,area,period,value,flags,published_on",
        "people,,2019,1234.5,provisional,2020-05-01",
        "people,,2020,notRegistered,,2021-05-01",
        "people,noord,2020,>=65,,2021-05-01",
        "people,,2019,1300,,2022-05-01",
      ],
      "targets.csv": [
        "target,indicator,rule,known_on",
        "a,people,<= 1000 in 2020,2019-01-01",
        "b,streets,path >= 5 in 2020; 6 in 2021,2019-01-01".replace(";", ","),
      ].map((line) => (line.startsWith("b") ? 'b,streets,"path >= 5 in 2020, 6 in 2021",2019-01-01' : line)),
    }),
  );
  if (Result.isFailure(decided)) throw new Error(JSON.stringify(decided.failure));
  return registerOf(decided.success.map((event, i) => ({ ...event, position: i + 1 }) as never));
};

describe("a wide table", () => {
  it("has a column per period and per period with a target, and notes", () => {
    expect(writeWide(register(), { asOf: "2021-07-01" as Day, knownAt: "2021-07-01" as Day })).toBe(
      [
        "Indicator,Area,Unit,2019,2020,Target 2020,Target 2021,Notes",
        "'=People,Whole territory,persons,1234.5,not registered,<=1000,,2019: provisional",
        "'=People,'s-Gravenland,persons,,>=65,,,",
        "Streets,Whole territory,streets,,,>=5,>=6,",
        "",
      ].join("\n"),
    );
  });

  it("speaks the language and has the notation that were asked, of the day that was asked", () => {
    expect(writeWide(register(), { asOf: "2023-07-01" as Day }, { locale: "nl" })).toBe(
      [
        "Indicator;Gebied;Eenheid;2019;2020;Streefwaarde 2020;Streefwaarde 2021;Noten",
        "'=People;Hele grondgebied;persons;1300;niet geregistreerd;<=1000;;",
        "'=People;'s-Gravenland;persons;;>=65;;;",
        "Streets;Hele grondgebied;streets;;;>=5;>=6;",
        "",
      ].join("\n"),
    );
    expect(writeWide(register(), { asOf: "2018-07-01" as Day, knownAt: "2018-07-01" as Day })).toBe(
      "Indicator,Area,Unit,Notes\n",
    );
  });
});
