import {
  type ClaimCheck,
  type ClaimStatus,
  claimStatuses,
  decimal,
  type Language,
  label,
  type Published,
  type Question,
  quotient,
  type Value,
  writeDecimal,
  writeValue,
} from "@meetlat/core";
import type { ClaimsReport } from "@meetlat/json";
import { toCsv } from "../text/csv.ts";
import type { Paint } from "../text/paint.ts";
import { type Column, type Row, textTable } from "../text/table.ts";
import type { Look } from "./check.ts";
import { words } from "./words.ts";

const csvFields = ["claim", "text", "formula", "published", "computed", "status", "reasons", "evidence"] as const;

/** The report as CSV, a row per claim; lists are separated by spaces. */
export const claimsAsCsv = ({ claims }: ClaimsReport): string => toCsv(csvFields, claims);

const signs = { consistent: "✓", contradicted: "✗", unknown: "?" } as const satisfies Record<ClaimStatus, string>;
const styles = {
  consistent: "green",
  contradicted: "red",
  unknown: "yellow",
} as const satisfies Record<ClaimStatus, Parameters<Paint>[0]>;

const writePublished = (published: Published, language: Language): string => {
  const word = words[`published${published._tag}`][language];
  return "value" in published ? `${word} ${writeDecimal(published.value, language)}`.trim() : word;
};

/** Decimals that people get to see of a number that does not come out even. */
const SHOWN_TO_PEOPLE = 4;

/** The computed number, with fewer decimals where it has many; the JSON has them all. */
const writeComputed = (computed: Value, language: Language): string => {
  if (computed._tag !== "Exact" || (computed.value.split(".")[1]?.length ?? 0) <= SHOWN_TO_PEOPLE) {
    return writeValue(computed, language);
  }
  const rounded = quotient(computed.value, decimal("1"), SHOWN_TO_PEOPLE) ?? computed.value;
  return `${writeDecimal(rounded, language)}…`;
};

/** The formula, and what is to be said of its numbers. */
const howOf = ({ formula, reasons }: ClaimCheck, language: Language): string => {
  const said = reasons.map((reason) => label("claimReason", reason, language)).join("; ");
  return said === "" ? formula : `${formula} (${said})`;
};

const rowOf = (check: ClaimCheck, { language, paint }: Look): Row => ({
  kind: "cells",
  cells: [
    writePublished(check.published, language),
    check.computed === null ? "" : writeComputed(check.computed, language),
    `${signs[check.status]} ${label("claimStatus", check.status, language)}`,
    howOf(check, language),
  ],
  paint: (text, column) => (column === 2 ? paint(styles[check.status], text) : text),
});

/** The report as a table for people: the sentence as a heading, what was published and computed, and counts at the end. */
export const claimsAsTable = (claims: ReadonlyArray<ClaimCheck>, { asOf, knownAt }: Question, look: Look): string => {
  const { language, paint } = look;
  const title = `${words.claims[language]} ${asOf}${knownAt == null ? "" : `, ${words.knownAt[language]} ${knownAt}`}`;
  if (claims.length === 0) return `${paint("bold", title)}\n\n${words.noClaims[language]}\n`;
  const columns: ReadonlyArray<Column> = [
    { header: words.published[language], align: "left" },
    { header: words.computedAs[language], align: "right" },
    { header: words.claimStatus[language], align: "left" },
    { header: words.formula[language], align: "left", wraps: true },
  ];
  const rows = claims.flatMap(
    (check): ReadonlyArray<Row> => [{ kind: "heading", text: `${check.claim} · ${check.text}` }, rowOf(check, look)],
  );
  const counts = claimStatuses
    .map((status) => [status, claims.filter((check) => check.status === status).length] as const)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${signs[status]} ${count} ${label("claimStatus", status, language)}`);
  const noun = claims.length === 1 ? words.claim[language] : words.claimsCounted[language];
  return `${paint("bold", title)}\n\n${textTable(columns, rows, look)}\n\n${claims.length} ${noun}: ${counts.join(", ")}\n`;
};
