import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { day, parseRule } from "../../src/index.ts";
import { turningDays } from "../../src/rules/turning-days.ts";

const turns = (rule: string, asOf = "2021-06-30") =>
  [...new Set(turningDays(Result.getOrThrow(parseRule(rule)), day(asOf)))].sort();

const year = (n: number) => [`${n}-01-01`, `${n}-12-31`, `${n + 1}-01-01`];
const years = (...all: ReadonlyArray<number>) => [...new Set(all.flatMap(year))].sort();

describe("the days on which time alone can change what a rule says", () => {
  it("are those on which a period that it speaks of begins, reaches its last day and has ended", () => {
    expect(turns("<= 24 in 2018")).toEqual(["2018-01-01", "2018-12-31", "2019-01-01"]);
    expect(turns("path <= 5 in 2018, 4 in 2020")).toEqual(years(2018, 2020));
    expect(turns(">= 5 each year 2019..")).toEqual(years(2019, 2020, 2021));
  });
  it("are none for a rule that speaks of no period", () => {
    expect(turns(">= 75")).toEqual([]);
    expect(turns("trend")).toEqual([]);
  });
  it("are those of each year that is taken together, once it counts", () => {
    expect(turns(">= 5 average per year 2019..2022")).toEqual([...years(2019, 2020), "2022-12-31", "2023-01-01"]);
    expect(turns(">= 5 total 2020..2022")).toEqual([...years(2020, 2021), "2022-12-31", "2023-01-01"]);
  });
  it("are only the first day of a term without an end, besides those of its years", () => {
    expect(turns(">= 5 average per year 2021..")).toEqual(["2021-01-01"]);
    expect(turns(">= 5 average per year 2020..")).toEqual(years(2020));
  });
  it("are those of every rule within a rule", () => {
    expect(turns("all of (<= 5 in 2018; every area of gebieden: <= 5 in 2020)")).toEqual(years(2018, 2020));
  });
});
