import { readValue } from "@meetlat/csv";
import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { commandsOf, errorsOf, indicators, placesOf } from "./given.ts";

describe("what could be read in two ways", () => {
  it("a rule with grouped thousands is refused in a Dutch table, and canonical numbers are not", () => {
    const targets = (rule: string) => ({
      "indicators.csv": indicators,
      "targets.csv": ["target;indicator;rule", `t;people;${rule}`],
    });
    for (const rule of ["<= 1.900 in 2018", "path <= 1.900 in 2018, 1769 in 2019", ">= 1.234.567 in 2018"]) {
      const errors = errorsOf(targets(rule), { locale: "nl" });
      expect(placesOf(errors), rule).toEqual(["targets.csv:2 rule"]);
    }
    expect(errorsOf(targets("<= 1.900 in 2018"), { locale: "nl" })[0]?.mend.nl).toContain("schrijf 1900");
    for (const rule of ["<= 1900 in 2018", "<= 8.8 in 2018", "<= 0.1234 in 2018"]) {
      expect(errorsOf(targets(rule), { locale: "nl" }), rule).toEqual([]);
    }
    expect(errorsOf(targets("<= 1.900 in 2018"))).toEqual([]);
  });

  it("“bijna” is less than the number that it stands before, so it is not about that number", () => {
    expect(Result.isFailure(readValue("bijna 1.500", "nl"))).toBe(true);
  });

  it("counts_for cannot be said of every column of a wide table", () => {
    const wide = (header: string, row: string) =>
      errorsOf({ "indicators.csv": indicators, "measurements.csv": [header, row] });
    expect(placesOf(wide("indicator,2018,2019,counts_for", "people,1600,3,2018"))).toEqual([
      "measurements.csv:1 counts_for",
    ]);
    expect(wide("indicator,2018,counts_for", "people,1600,2019")).toEqual([]);
  });
});

describe("a ratio", () => {
  it("comes after the indicators that it divides, wherever it stands", () => {
    const commands = commandsOf({
      "indicators.csv": [
        "indicator,title,unit,polarity,nature,numerator,denominator",
        "r,R,%,higher,ratio,a,b",
        "a,A,persons,higher,flow,,",
        "b,B,persons,higher,flow,,",
      ],
    });
    expect(commands.map((command) => ("indicator" in command ? command.indicator : ""))).toEqual(["a", "b", "r"]);
  });
});
