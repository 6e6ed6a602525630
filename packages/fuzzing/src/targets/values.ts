import { isDecimal, parseValue, printValue, type Value } from "@meetlat/core";
import { type Locale, readValue } from "@meetlat/csv";
import * as Equal from "effect/Equal";
import * as Result from "effect/Result";
import { must, type Target } from "../target.ts";

const decimalsIn = (value: Value): ReadonlyArray<string> =>
  Object.entries(value).flatMap(([key, field]) => (key === "_tag" || key === "reason" ? [] : [String(field)]));

const isSound = (value: Value): void => {
  for (const text of decimalsIn(value)) must(isDecimal(text), `holds ${text}, which is no number`);
  const again = parseValue(printValue(value));
  must(Result.isSuccess(again) && Equal.equals(again.success, value), `is printed as ${printValue(value)}`);
};

const inLocale = (locale: Locale) => (input: string) => {
  const read = readValue(input, locale);
  if (Result.isFailure(read)) return;
  isSound(read.success.value);
  const digits = (text: string): number => text.replaceAll(/[^\d]/gu, "").length;
  const kept = decimalsIn(read.success.value).reduce((sum, text) => sum + digits(text), 0);
  must(digits(input) <= kept + 1, `keeps ${kept} digits of what was written`);
};

/** Canonical values: `24`, `>=65`, `170..200`, `~25`, `notMeasured`. */
export const values: Target = {
  name: "values",
  seeds: ["24", "-5.3", ">=65", "<=5", "170..200", "~25", "~25±2", "notMeasured", "8.7%"],
  words: ["..", ">=", "<=", "~", "±", "%", "notApplicable", "suppressed", "e5", "NaN", "Infinity", "0.0", "-0"],
  read: (input) => {
    const read = parseValue(input);
    if (Result.isSuccess(read)) isSound(read.success);
    inLocale("canonical")(input);
  },
};

/** Values as Dutch documents write them: `1.900`, `ruim 65`, `nvt`. */
export const dutchValues: Target = {
  name: "dutch-values",
  seeds: [
    "1.900",
    "8,7%",
    "- 513",
    "ruim 65",
    "niet bekend",
    "nvt",
    "circa 25",
    "een kleine 8,7",
    "170 tot 200",
    "€ 5",
  ],
  words: ["ruim ", "meer dan ", "hoogstens ", "circa ", " tot ", "een kleine ", "n.v.t.", ".", ",", "−", " %", "€"],
  read: inLocale("nl"),
};
