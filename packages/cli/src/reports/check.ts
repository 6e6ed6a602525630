import {
  decimal,
  type Language,
  label,
  type Question,
  quotient,
  type SeriesPoint,
  type TargetCheck,
  writeDecimal,
  writeShare,
  writeSigned,
  writeValue,
} from "@meetlat/core";
import { checkRow } from "@meetlat/json";
import { toCsv } from "../text/csv.ts";
import { type Paint, verdictSigns, verdictStyles } from "../text/paint.ts";
import { type Column, type Row, textTable } from "../text/table.ts";
import { targetHeading } from "./target-heading.ts";
import { words } from "./words.ts";

const csvFields = [
  "target",
  "title",
  "programme",
  "indicator",
  "area",
  "period",
  "rule",
  "verdict",
  "stage",
  "reasons",
  "observed",
  "required",
  "gap",
  "favourableGap",
  "attainment",
  "band",
  "flags",
  "evidence",
  "targetVersion",
] as const;

/** The report as CSV, a row per check; lists are separated by spaces. */
export const checksAsCsv = (checks: ReadonlyArray<TargetCheck>): string => toCsv(csvFields, checks.map(checkRow));

const reasonsOf = (check: TargetCheck, language: Language): string =>
  [
    ...check.reasons.map((reason) => label("reason", reason, language)),
    ...check.flags.map((flag) => label("flag", flag, language)),
    ...(check.verdict !== "unknown" && (check.stage === "interim" || check.stage === "provisional")
      ? [label("stage", check.stage, language)]
      : []),
  ].join("; ");

const signs = { "<=": "≤", ">=": "≥", "<": "<", ">": ">" } as const;

const rowOf = (check: TargetCheck, language: Language, paint: Paint): Row => {
  const { comparator, required, observed, gap, attainment, band, verdict } = check;
  const word = verdict === "notMet" && band !== null ? band.label[language] : label("verdict", verdict, language);
  return {
    kind: "cells",
    cells: [
      check.period ?? words.whole[language],
      comparator === null || required === null ? "" : `${signs[comparator]} ${writeDecimal(required, language)}`,
      observed === null || check.rule === "trend" ? "" : writeValue(observed, language),
      gap === null ? "" : writeSigned(gap, language),
      attainment === null ? "" : writeShare(attainment, language),
      `${verdictSigns[verdict]} ${word}`,
      reasonsOf(check, language),
    ],
    paint: (text, column) => (column === 5 ? paint(verdictStyles[verdict], text) : text),
  };
};

const trendRow = ({ period, value, change, changePercent, reasons, flags }: SeriesPoint, language: Language): Row => {
  const rounded = changePercent === null ? null : quotient(changePercent, decimal("1"), 1);
  const percent = rounded === null ? "" : ` (${writeSigned(rounded, language)} %)`;
  const missing = value._tag === "Missing" ? [label("missing", value.reason, language)] : [];
  const because = [
    ...missing,
    ...(change === null ? [] : [`${writeSigned(change, language)}${percent}`]),
    ...reasons.map((reason) => label("reason", reason, language)),
    ...flags.map((flag) => label("flag", flag, language)),
  ];
  return {
    kind: "cells",
    cells: [
      period,
      "",
      value._tag === "Missing" ? "" : writeValue(value, language),
      "",
      "",
      "",
      [...new Set(because)].join("; "),
    ],
  };
};

/** Whether the row of the whole says the very same as the only other row of its target. */
const repeats = ([only, ...others]: ReadonlyArray<TargetCheck>, whole: TargetCheck): boolean =>
  only !== undefined &&
  others.length === 1 &&
  only.verdict === whole.verdict &&
  only.required === whole.required &&
  only.evidence.join() === whole.evidence.join();

/** How the reader wants to see a report. */
export interface Look {
  readonly language: Language;
  readonly paint: Paint;
  /** The width to keep within; no limit when absent. */
  readonly width?: number;
}

/** The report as a table for people: a heading per target, a row per period, and counts at the end. */
export const checksAsTable = (
  checks: ReadonlyArray<TargetCheck>,
  { asOf, knownAt }: Question,
  look: Look,
  trendOf: (check: TargetCheck) => ReadonlyArray<SeriesPoint>,
): string => {
  const { language, paint } = look;
  const title = `${words.checks[language]} ${asOf}${knownAt == null ? "" : `, ${words.knownAt[language]} ${knownAt}`}`;
  if (checks.length === 0) return `${paint("bold", title)}\n\n${words.noChecks[language]}\n`;
  const columns: ReadonlyArray<Column> = [
    { header: words.period[language], align: "left" },
    { header: words.required[language], align: "right" },
    { header: words.observed[language], align: "right" },
    { header: words.gap[language], align: "right" },
    { header: words.attained[language], align: "right" },
    { header: words.verdict[language], align: "left" },
    { header: words.because[language], align: "left", wraps: true },
  ];
  const rowsOf = Map.groupBy(checks, (check) => check.target);
  const rows: Array<Row> = [];
  checks.forEach((check, i) => {
    if (checks[i - 1]?.target !== check.target) {
      rows.push({ kind: "heading", text: targetHeading(check) });
    }
    // Where nothing was promised, people still want to see how it went.
    if (check.period === null && check.rule === "trend") {
      rows.push(...trendOf(check).map((point) => trendRow(point, language)));
    }
    // A promise about one period says the same of the whole; once is enough for people.
    if (!(check.period === null && repeats(rowsOf.get(check.target) ?? [], check))) {
      rows.push(rowOf(check, language, paint));
    }
  });
  const wholes = checks.filter((check) => check.period === null);
  const counts = (["met", "notMet", "unknown", "notApplicable"] as const)
    .map((verdict) => [verdict, wholes.filter((check) => check.verdict === verdict).length] as const)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${verdictSigns[verdict]} ${count} ${label("verdict", verdict, language)}`);
  const summary = `${wholes.length} ${wholes.length === 1 ? words.target[language] : words.targets[language]}: ${counts.join(", ")}`;
  return `${paint("bold", title)}\n\n${textTable(columns, rows, look)}\n\n${summary}\n`;
};
