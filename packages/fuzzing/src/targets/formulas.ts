import { parseFormula, printFormula } from "@meetlat/core";
import { decodeCommand } from "@meetlat/core/codec";
import * as Equal from "effect/Equal";
import * as Result from "effect/Result";
import { must, type Target } from "../target.ts";

/** Formulas of claims: `streets[2019] - streets[2018]`. */
export const formulas: Target = {
  name: "formulas",
  seeds: [
    "streets[2019] - streets[2018]",
    "(a[2019] + 2) * 3.5 / b@NL[2018-Q1]",
    "sum(a[2018], a[2019], 4)",
    "change(a[2018], a[2019])",
  ],
  words: [
    "[",
    "]",
    "(",
    ")",
    " + ",
    " - ",
    " * ",
    " / ",
    "sum(",
    ", ",
    "@",
    "2018-Q3",
    "budget",
    "actual",
    "theme",
    ":",
  ],
  read: (input) => {
    const read = parseFormula(input);
    if (Result.isFailure(read)) return;
    const printed = printFormula(read.success);
    const again = parseFormula(printed);
    must(Result.isSuccess(again) && Equal.equals(again.success, read.success), `is printed as ${printed}`);
    const published = { _tag: "Increase" };
    const command = { _tag: "RecordClaim", claim: "c", text: "x", formula: read.success, published };
    const decoded = decodeCommand(command);
    const misfits = Result.isFailure(decoded) ? decoded.failure.filter(({ path }) => path[0] === "formula") : [];
    must(misfits.length === 0, "is refused by the schema of formulas");
  },
};
