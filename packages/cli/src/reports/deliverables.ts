import { type DeliverableCheck, type Language, label, type Question, type Verdict } from "@meetlat/core";
import type { DeliverablesReport } from "@meetlat/json";
import { toCsv } from "../text/csv.ts";
import { type Paint, verdictSigns, verdictStyles } from "../text/paint.ts";
import { type Column, type Row, textTable } from "../text/table.ts";
import type { Look } from "./check.ts";
import { words } from "./words.ts";

const csvFields = [
  "deliverable",
  "title",
  "programme",
  "firstDue",
  "due",
  "rescheduled",
  "status",
  "on",
  "verdictFirst",
  "verdictNow",
  "reasons",
  "evidence",
] as const;

/** The report as CSV, a row per deliverable; lists are separated by spaces. */
export const deliverablesAsCsv = ({ deliverables }: DeliverablesReport): string => toCsv(csvFields, deliverables);

const signed = (verdict: Verdict, language: Language): string =>
  `${verdictSigns[verdict]} ${label("verdict", verdict, language)}`;

const FIRST_VERDICT = 5;

const rowOf = (row: DeliverableCheck, language: Language, paint: Paint): Row => ({
  kind: "cells",
  cells: [
    row.firstDue,
    row.due,
    row.rescheduled === 0 ? "" : `${row.rescheduled}×`,
    row.status === null ? "" : label("deliverableStatus", row.status, language),
    row.on ?? "",
    signed(row.verdictFirst, language),
    signed(row.verdictNow, language),
    row.reasons.map((reason) => label("reason", reason, language)).join("; "),
  ],
  paint: (text, column) => {
    if (column === FIRST_VERDICT) return paint(verdictStyles[row.verdictFirst], text);
    return column === FIRST_VERDICT + 1 ? paint(verdictStyles[row.verdictNow], text) : text;
  },
});

/** The report as a table for people: a heading and a row per deliverable, and counts at the end. */
export const deliverablesAsTable = (
  checks: ReadonlyArray<DeliverableCheck>,
  { asOf, knownAt }: Question,
  look: Look,
): string => {
  const { language, paint } = look;
  const known = knownAt == null ? "" : `, ${words.knownAt[language]} ${knownAt}`;
  const title = `${words.deliverables[language]} ${asOf}${known}`;
  if (checks.length === 0) return `${paint("bold", title)}\n\n${words.noDeliverables[language]}\n`;
  const columns: ReadonlyArray<Column> = [
    { header: words.firstDue[language], align: "left" },
    { header: words.due[language], align: "left" },
    { header: words.moved[language], align: "right" },
    { header: words.status[language], align: "left" },
    { header: words.onDay[language], align: "left" },
    { header: words.asFirst[language], align: "left" },
    { header: words.asNow[language], align: "left" },
    { header: words.because[language], align: "left", wraps: true },
  ];
  const rows = checks.flatMap(
    (row): ReadonlyArray<Row> => [
      { kind: "heading", text: `${row.deliverable} · ${row.title} (${row.programme})` },
      rowOf(row, language, paint),
    ],
  );
  const counts = (["met", "notMet", "unknown"] as const)
    .map((verdict) => [verdict, checks.filter((row) => row.verdictNow === verdict).length] as const)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${verdictSigns[verdict]} ${count} ${label("verdict", verdict, language)}`);
  const noun = checks.length === 1 ? words.deliverableCounted[language] : words.deliverablesCounted[language];
  return `${paint("bold", title)}\n\n${textTable(columns, rows, look)}\n\n${checks.length} ${noun}: ${counts.join(", ")}\n`;
};
