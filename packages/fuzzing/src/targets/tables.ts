import { type Locale, readTables } from "@meetlat/csv";
import { asBytes, bytesOf, type Target } from "../target.ts";
import { isSoundBatch } from "./sound-batch.ts";

/** Every table's bytes are read, what is accepted fits the schema of its command, and can be decided on. */
const readAs = (name: string, locale: Locale) => (input: string) =>
  isSoundBatch(readTables([{ name, content: bytesOf(input) }], { locale }));

const table = (
  name: string,
  file: string,
  locale: Locale,
  seeds: ReadonlyArray<string>,
  words: ReadonlyArray<string>,
): Target => ({
  name,
  seeds: seeds.map(asBytes),
  words: [...words, '"', '""', "\n", "\r\n", ",", ";", "\t", "﻿", "\0", "=", "'", "é", "€"]
    .map(asBytes)
    .concat(["\xff", "\xc3"]),
  read: readAs(file, locale),
});

const periods = ["2018", "2019-Q1", "2018..2021", "notMeasured", "~25", ">=65"];

/** CSV as Meetlat's own tables: measurements, targets, budgets, deliverables. */
export const tables: ReadonlyArray<Target> = [
  table(
    "measurements",
    "measurements.csv",
    "canonical",
    [
      'indicator,area,period,value,published_on,note\nstreets,,2018,1824,2019-05-20,\nstreets,NL,2019,>=1837,2020-05-20,"a, ""b"""\n',
      "indicator;area;2018;2019\r\nstreets;;1824;~18\r\n",
    ],
    [...periods, "flags", "provisional", "counts_for", "coverage", "source", "unit", "retracted"],
  ),
  table(
    "metingen",
    "metingen.csv",
    "nl",
    [
      "indicator;gebied;2018;2019\nstraten;;1.824;ruim 65\nx;y;8,7%;nvt\n",
      "indicator\tperiode\twaarde\nx\t2018\t- 513\n",
    ],
    ["ruim ", "circa ", "1.900", "8,7", "niet bekend", "1-7-2021", "bekend_op", "bron"],
  ),
  table(
    "targets",
    "targets.csv",
    "canonical",
    [
      "target,indicator,area,rule,title,class,known_on\nt,streets,,>= 1900 each year 2018..2020,T,targetValue,2018-01-01\nt,streets,,<= 3 in 2020,,,2019-01-01\n",
    ],
    ["all of (", "baseline", "none", "withdrawn", "collegeTarget", "baseline_period", "minimum_detectable_change"],
  ),
  table(
    "budget",
    "budget.csv",
    "canonical",
    [
      "programme,year,line,side,original,amended,actual,published_deviation,source\nzorg,2020,a,income,5,6,7,1,doc 3\nzorg,2020,b,balance,1,,2,,doc\n",
    ],
    ["expense", "withdrawal", "corporateTax", "budget", "parent", "total"],
  ),
  table(
    "deliverables",
    "deliverables.csv",
    "canonical",
    [
      "deliverable,programme,title,due,status,on,note,known_on\nd,care,T,2017,achieved,2017-12-31,n,2018-01-20\nd,care,T,2018-Q1,,,,2018-02-01\n",
    ],
    ["partlyAchieved", "dropped", "underway"],
  ),
];
