import * as Result from "effect/Result";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closedPeriods, days, periods } from "../../../testing/src/arbitraries/vocabulary.ts";
import {
  comparePeriods,
  type Day,
  dividePeriod,
  isPeriod,
  parseDay,
  parsePeriod,
  period,
  periodBounds,
  periodContains,
  periodHasEnded,
  periodKey,
  periodStep,
  samePeriod,
} from "../../src/index.ts";

const bounds = (text: string) => {
  const { first, last } = periodBounds(period(text));
  return `${first}/${last ?? ""}`;
};

describe("a period", () => {
  it("has a first and a last day", () => {
    expect(bounds("2018")).toBe("2018-01-01/2018-12-31");
    expect(bounds("2018-H2")).toBe("2018-07-01/2018-12-31");
    expect(bounds("2018-Q1")).toBe("2018-01-01/2018-03-31");
    expect(bounds("2020-02")).toBe("2020-02-01/2020-02-29");
    expect(bounds("1900-02")).toBe("1900-02-01/1900-02-28");
    expect(bounds("2018..2021")).toBe("2018-01-01/2021-12-31");
    expect(bounds("2023-01-01..2023-07-31")).toBe("2023-01-01/2023-07-31");
    expect(bounds("2023..")).toBe("2023-01-01/");
  });

  it("is refused when it does not exist", () => {
    for (const text of [
      "",
      "18",
      "2018-13",
      "2018-00",
      "2018-02-30",
      "2018-H3",
      "2018-Q5",
      "2021..2018",
      "..2018",
      "2018...2019",
      "2018..2019..2020",
      "0000",
      "2018-1",
      " 2018",
      "2018/2019",
    ]) {
      expect(isPeriod(text), text).toBe(false);
      expect(Result.isFailure(parsePeriod(text)), text).toBe(true);
    }
  });

  it("equals another with the same days, however written", () => {
    expect(samePeriod(period("2018-H1"), period("2018-01..2018-06"))).toBe(true);
    expect(samePeriod(period("2018"), period("2018-Q1..2018-Q4"))).toBe(true);
    expect(samePeriod(period("2018"), period("2018..2018"))).toBe(true);
    expect(samePeriod(period("2018"), period("2018.."))).toBe(false);
    expect(periodStep(period("2018-07..2018-09"))).toBe("quarter");
    expect(periodStep(period("2018..2019"))).toBeNull();
  });

  it("is still open on its own last day", () => {
    expect(periodHasEnded(period("2020"), "2020-12-31" as Day)).toBe(false);
    expect(periodHasEnded(period("2020"), "2021-01-01" as Day)).toBe(true);
    expect(periodHasEnded(period("2020.."), "2999-01-01" as Day)).toBe(false);
  });

  it("divides into whole steps, or not at all", () => {
    expect(dividePeriod(period("2019..2021"), "year", null)).toEqual(["2019", "2020", "2021"]);
    expect(dividePeriod(period("2019-H2..2020-H1"), "half", null)).toEqual(["2019-H2", "2020-H1"]);
    expect(dividePeriod(period("2019-H2..2020-H1"), "year", null)).toBeNull();
    expect(dividePeriod(period("2019"), "quarter", null)).toHaveLength(4);
    expect(dividePeriod(period("2023.."), "year", "2025-03-01" as Day)).toEqual(["2023", "2024", "2025"]);
    expect(dividePeriod(period("2023.."), "year", "2022-03-01" as Day)).toEqual([]);
  });

  it("is covered exactly by the steps it divides into", () => {
    fc.assert(
      fc.property(closedPeriods, fc.constantFrom("year", "half", "quarter", "month"), (p, step) => {
        const parts = dividePeriod(p, step, null);
        fc.pre(parts !== null);
        const [first, last] = [parts[0], parts.at(-1)];
        if (first === undefined || last === undefined) throw new Error("no parts");
        expect(periodBounds(first).first).toBe(periodBounds(p).first);
        expect(periodBounds(last).last).toBe(periodBounds(p).last);
        for (const part of parts) {
          expect(periodContains(p, part)).toBe(true);
          expect(periodStep(part)).toBe(step);
        }
        expect(new Set(parts.map(periodKey)).size).toBe(parts.length);
      }),
    );
  });

  it("orders and compares by its days alone", () => {
    fc.assert(
      fc.property(periods, periods, (a, b) => {
        expect(comparePeriods(a, b)).toBe(0 - comparePeriods(b, a) || 0);
        expect(comparePeriods(a, b) === 0).toBe(samePeriod(a, b));
        expect(periodContains(a, b) && periodContains(b, a)).toBe(samePeriod(a, b));
      }),
    );
  });
});

describe("a day", () => {
  it("exists or is refused", () => {
    expect(Result.isSuccess(parseDay("2020-02-29"))).toBe(true);
    for (const text of ["2021-02-29", "2021-2-1", "2021-13-01", "2021-00-10", "0000-01-01", "1-7-2021"]) {
      expect(Result.isFailure(parseDay(text)), text).toBe(true);
    }
  });

  it("is what the calendar of the platform says it is", () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
        expect(Result.isSuccess(parseDay(day))).toBe(true);
      }),
    );
  });
});
