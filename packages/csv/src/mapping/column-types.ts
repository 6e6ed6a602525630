import type { Column } from "../columns.ts";

/** What kind of thing the cells of a column say. */
export type ColumnType = "identifier" | "period" | "day" | "number" | "value" | "rule" | "word" | "text";

const typed: ReadonlyArray<readonly [ColumnType, ReadonlyArray<string>]> = [
  [
    "identifier",
    [
      "document",
      "set",
      "area",
      "programme",
      "parent",
      "objective",
      "indicator",
      "numerator",
      "denominator",
      "target",
      "line",
      "theme",
      "deliverable",
      "claim",
    ],
  ],
  ["period", ["period", "year", "coverage", "collected_in", "counts_for", "baseline_period", "due", "from", "to"]],
  ["day", ["published_on", "known_on", "on", "closed_on"]],
  ["value", ["value", "baseline"]],
  [
    "number",
    [
      "original",
      "budget",
      "amended",
      "amendment",
      "actual",
      "published_deviation",
      "income",
      "expense",
      "reserves",
      "published_balance",
      "minimum_detectable_change",
      "unit_multiplier",
      "factor",
      "version",
    ],
  ],
  ["rule", ["rule", "formula"]],
  [
    "word",
    [
      "kind",
      "sign_convention",
      "dash",
      "blank",
      "polarity",
      "nature",
      "class",
      "flags",
      "status",
      "side",
      "on_definition_change",
      "ambiguity",
      "unit",
      "change",
      "significant",
      "revises",
      "is_total",
    ],
  ],
];

const byName = new Map<string, ColumnType>(
  typed.flatMap(([type, names]) => names.map((name) => [name, type] as const)),
);

/** What kind of thing a column's cells say; text when nothing more is known. */
export const columnType = (column: Column): ColumnType => byName.get(column) ?? "text";
