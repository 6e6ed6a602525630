import { parsePeriod, periodBounds, periodKey, samePeriod } from "@meetlat/core";
import * as Result from "effect/Result";
import { must, type Target } from "../target.ts";

/** Days that exist, by the calendar of the platform and not by ours. */
const exists = (day: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) &&
  day >= "0001-01-01" &&
  new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) === day;

/** Periods: `2018-Q3`, `2018..2021`, `2023..`. */
export const periods: Target = {
  name: "periods",
  seeds: ["2018", "2018-H1", "2018-Q3", "2018-07", "2018-07-15", "2018..2021", "2023-01-01..2023-07-31", "2023.."],
  words: ["..", "-Q", "-H", "-02-29", "2020", "0000", "9999", "-12-31"],
  read: (input) => {
    const read = parsePeriod(input);
    if (Result.isFailure(read)) return;
    const { first, last } = periodBounds(read.success);
    must(exists(first), `begins on ${first}`);
    must(last === null || exists(last), `ends on ${last}`);
    must(last === null || first <= last, "ends before it begins");
    const key = parsePeriod(periodKey(read.success));
    must(Result.isSuccess(key) && samePeriod(key.success, read.success), "is not what its days say");
    must(/^[\d.HQ-]+$/.test(input), "holds something else than a period");
  },
};
