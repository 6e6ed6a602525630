import { parseRule, printRule } from "@meetlat/core";
import { decodeCommand } from "@meetlat/core/codec";
import * as Equal from "effect/Equal";
import * as Result from "effect/Result";
import { must, type Target } from "../target.ts";

/** Rules: `<= 24 in 2018`, `at least 10 areas of gebieden: …`. */
export const rules: Target = {
  name: "rules",
  seeds: [
    "<= 24 in 2018",
    "path <= 1900 in 2018, 1769 in 2019 indicative",
    ">= 80 each year 2019..2021",
    "decrease by 3 points in 2021",
    "increase by 20 % in 2022 established",
    ">= 5000 average per year 2023..",
    ">= 24 total 2022..2026",
    "between 1 and 3 in 2022",
    "every area of gebieden: >= 5 in 2022",
    "at least 10 areas of gebieden: <= 2 in 2021",
    "all of (<= 24 in 2018; any of (>= 1 in 2019; trend))",
    ">= area NL of 2017 in 2022",
    "decrease in 2022",
    "trend",
  ],
  words: [
    "all of (",
    "any of (",
    "; ",
    ")",
    "every area of ",
    "at least ",
    " areas of ",
    ": ",
    "between ",
    " and ",
    "path ",
    " indicative",
    " established",
    " points",
    " %",
    " each year ",
    " each quarter ",
    " average per month ",
    " total ",
    "area NL",
    " of ",
    " in ",
    "2018..",
    "increase by ",
    "decrease",
    "trend",
    "<=",
    ">=",
    "<",
    ">",
  ],
  read: (input) => {
    const read = parseRule(input);
    if (Result.isFailure(read)) return;
    const printed = printRule(read.success);
    const again = parseRule(printed);
    must(Result.isSuccess(again) && Equal.equals(again.success, read.success), `is printed as ${printed}`);
    const command = { _tag: "SetTarget", target: "t", indicator: "i", class: "ambition", rule: read.success };
    must(Result.isSuccess(decodeCommand(command)), "is refused by the schema of rules");
  },
};
