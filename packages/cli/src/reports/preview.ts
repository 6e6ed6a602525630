import type { Language } from "@meetlat/core";
import {
  type CellError,
  type ColumnPreview,
  type ColumnType,
  describeCellError,
  type Outcome,
  type TablePreview,
} from "@meetlat/csv";
import { writeCount } from "../text/progress.ts";
import { type Column, type Row, textTable } from "../text/table.ts";
import type { Look } from "./check.ts";
import { eventTypes, eventWords } from "./event-words.ts";

/** Where it would be recorded, and how the answer is to look. */
export interface PreviewLook {
  readonly store: string;
  readonly register: string;
  readonly look: Look;
}

const types: Readonly<Record<ColumnType, Readonly<Record<Language, string>>>> = {
  identifier: { en: "id", nl: "id" },
  period: { en: "period", nl: "periode" },
  day: { en: "day", nl: "dag" },
  number: { en: "number", nl: "getal" },
  value: { en: "value", nl: "waarde" },
  rule: { en: "rule", nl: "regel" },
  word: { en: "word", nl: "woord" },
  text: { en: "text", nl: "tekst" },
};

const headers: Readonly<Record<Language, ReadonlyArray<string>>> = {
  en: ["Column", "From", "Type", "Cells", "Blank", "Different", "Read as"],
  nl: ["Kolom", "Uit", "Soort", "Cellen", "Leeg", "Verschillend", "Gelezen als"],
};

const MAX_SHOWN = 40;

/** On one line, and not too long. */
const short = (text: string): string => {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
  return line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN)}…` : line;
};

const delimiters: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  ",": { en: "comma", nl: "komma" },
  ";": { en: "semicolon", nl: "puntkomma" },
  "\t": { en: "tab", nl: "tab" },
};

const from = ({ headers: found, constant }: ColumnPreview, language: Language): string => {
  if (constant !== null)
    return language === "nl" ? `(alle rijen) “${short(constant)}”` : `(all rows) “${short(constant)}”`;
  const [first, ...more] = found;
  if (first === undefined) return "(mapping)";
  const last = more.at(-1);
  if (last === undefined) return short(first);
  return more.length === 1 ? `${short(first)}, ${short(last)}` : `${short(first)} … ${short(last)} (${found.length})`;
};

const readAs = ({ type, examples, numbers, periods }: ColumnPreview, language: Language): string => {
  const shown = examples.map(({ written, read }) => {
    const text = short(written);
    if (read === null) return language === "nl" ? `${text} (niet begrepen)` : `${text} (not understood)`;
    return read === written ? text : `${text} → ${short(read)}`;
  });
  const to = language === "nl" ? "van" : "from";
  const until = language === "nl" ? "tot en met" : "to";
  const range =
    numbers !== null && (type === "value" || type === "number")
      ? `; ${to} ${numbers.lowest} ${until} ${numbers.highest}`
      : periods !== null
        ? `; ${to} ${periods.first} ${until} ${periods.last}`
        : "";
  return `${shown.join(", ")}${range}`;
};

const layoutOf = (table: TablePreview, language: Language): ReadonlyArray<string> => {
  const n = (value: number) => writeCount(value, language);
  const nl = language === "nl";
  const numbers =
    table.locale === "nl"
      ? nl
        ? "Nederlandse notatie"
        : "Dutch notation"
      : nl
        ? "canonieke notatie"
        : "canonical notation";
  const delimiter = delimiters[table.delimiter]?.[language] ?? `“${table.delimiter}”`;
  const parts = [
    nl
      ? `${table.rows === 1 ? "1 rij" : `${n(table.rows)} rijen`}`
      : `${table.rows === 1 ? "1 row" : `${n(table.rows)} rows`}`,
    ...(table.encoding === null ? [] : [table.encoding.toUpperCase()]),
    delimiter,
    numbers,
    ...(table.headerLine === null
      ? []
      : [nl ? `kop op regel ${table.headerLine}` : `header on line ${table.headerLine}`]),
  ];
  const lines = [parts.join(", ")];
  const add = (en: string, dutch: string, shown: string): void => {
    lines.push(`${nl ? dutch : en}: ${shown}`);
  };
  if (table.skipped.length > 0) {
    add(
      "Skipped above the header",
      "Overgeslagen boven de kop",
      table.skipped.map((line) => `“${short(line)}”`).join(", "),
    );
  }
  if (table.ignored.length > 0) {
    add("Columns left out", "Weggelaten kolommen", table.ignored.map((header) => `“${short(header)}”`).join(", "));
  }
  if (table.leftOut > 0) add("Rows left out by filters", "Rijen weggelaten door filters", n(table.leftOut));
  if (table.unrecorded > 0) add("Values that record nothing", "Waarden die niets vastleggen", n(table.unrecorded));
  if (table.footer > 0) add("Lines from the footer on", "Regels vanaf de voettekst", n(table.footer));
  return lines;
};

const outcomeLines = (
  outcome: Outcome,
  { store, register, look: { language } }: PreviewLook,
): ReadonlyArray<string> => {
  const n = (value: number) => writeCount(value, language);
  const byType = eventTypes.flatMap((type) => {
    const count = outcome.events[type];
    return count === undefined ? [] : [`  ${n(count)} ${eventWords(type, language)}`];
  });
  return [
    language === "nl"
      ? `Er zou in ${store} (register ${register}) worden vastgelegd: ${n(outcome.added)} van ${n(outcome.facts)} feiten, waarvan ${n(outcome.changes)} een wijziging; ${n(outcome.known)} zijn al bekend.`
      : `Would be recorded in ${store} (register ${register}): ${n(outcome.added)} of ${n(outcome.facts)} facts, ${n(outcome.changes)} of them a change; ${n(outcome.known)} are known already.`,
    ...byType,
  ];
};

/** What was understood of tables, what would be recorded, and what is wrong, for people. */
export const describePreview = (
  tables: ReadonlyArray<TablePreview>,
  outcome: Outcome | null,
  errors: ReadonlyArray<CellError>,
  where: PreviewLook,
): string => {
  const { language, paint, width } = where.look;
  const columns: ReadonlyArray<Column> = headers[language].map((header, i) => ({
    header,
    align: i >= 3 && i <= 5 ? "right" : "left",
    ...(i === 6 ? { wraps: true } : {}),
  }));
  const sections = tables.map((table) => {
    const rows = table.columns.map(
      (column): Row => ({
        kind: "cells",
        cells: [
          column.column,
          from(column, language),
          types[column.type][language],
          writeCount(column.cells, language),
          writeCount(column.blanks, language),
          `${writeCount(column.distinct, language)}${column.distinctIsMore ? "+" : ""}`,
          readAs(column, language),
        ],
      }),
    );
    const title = paint("bold", `${short(table.file)}: ${table.kind}`);
    const body =
      rows.length === 0 ? [] : [textTable(columns, rows, { paint, ...(width === undefined ? {} : { width }) })];
    return [title, ...layoutOf(table, language), ...body].join("\n");
  });
  const wrong = errors.map((error) => describeCellError(error, language));
  const end = outcome === null ? wrong : outcomeLines(outcome, where);
  return `${[...sections, end.join("\n")].filter((part) => part !== "").join("\n\n")}\n`;
};
