import {
  absolute,
  type Decimal,
  type Deviation,
  type Deviations,
  type Favourability,
  type LineDeviation,
  label,
  percentage,
  type ReconciliationCheck,
  type Text,
  writeDecimal,
  writeSigned,
} from "@meetlat/core";
import type { DeviationsReport } from "@meetlat/json";
import { toCsv } from "../text/csv.ts";
import { type Column, type Row, textTable } from "../text/table.ts";
import type { Look } from "./check.ts";
import { words } from "./words.ts";

const csvFields = [
  "programme",
  "line",
  "title",
  "side",
  "parent",
  "original",
  "amended",
  "actual",
  "amendment",
  "deviation",
  "effectOnBalance",
  "favourable",
  "percent",
  "published",
  "publishedDifference",
  "withinRounding",
] as const;

/** The lines and balances as CSV; a balance stands in the column `side`, without a line. */
export const deviationsAsCsv = ({ lines, balances }: DeviationsReport): string =>
  toCsv(csvFields, [
    ...lines,
    ...balances.map(({ balance, printed: _printed, ...fields }) => ({
      ...fields,
      line: null,
      side: balance,
      parent: null,
    })),
  ]);

const letters = {
  favourable: { en: "F", nl: "V" },
  unfavourable: { en: "U", nl: "N" },
  neutral: { en: "", nl: "" },
} as const satisfies Record<Favourability, Text>;

const styles = { favourable: "green", unfavourable: "red", neutral: "dim" } as const;

/** How deep every line stands under others, without walking the same way twice. */
const depthsOf = (lines: ReadonlyArray<LineDeviation>): ReadonlyMap<LineDeviation, number> => {
  const keyOf = ({ programme }: LineDeviation, id: string) => `${programme}/${id}`;
  const byId = new Map(lines.map((line) => [keyOf(line, line.line), line]));
  const depths = new Map<LineDeviation, number>();
  for (const line of lines) {
    const path: Array<LineDeviation> = [];
    let at: LineDeviation | undefined = line;
    while (at !== undefined && !depths.has(at)) {
      path.push(at);
      at = at.parent === null ? undefined : byId.get(keyOf(at, at.parent));
    }
    const above = at === undefined ? -1 : (depths.get(at) ?? -1);
    path.reverse().forEach((one, i) => {
      depths.set(one, above + 1 + i);
    });
  }
  return depths;
};

/** Deeper than this, a line is indented no further. */
const MAX_INDENT = 12;

/** Tables for people: the lines as a tree, the balances, the themes, and whether the printed figures add up. */
export const deviationsAsTable = (found: Deviations, look: Look): string => {
  const { language, paint } = look;
  const number = (value: Decimal | null) => (value === null ? "" : writeDecimal(value, language));
  const title = paint("bold", `${words.deviations[language]} ${found.period}`);
  if (found.units.length === 0) return `${title}\n\n${words.noBudget[language]}\n`;

  const cells = (name: string, row: Deviation): Row => {
    const { favourable, effectOnBalance, publishedDifference, published } = row;
    const letter = favourable === null ? "" : letters[favourable][language];
    return {
      kind: "cells",
      cells: [
        name,
        number(row.original),
        number(row.amended),
        number(row.actual),
        row.deviation === null ? "" : writeSigned(row.deviation, language),
        row.deviation === null || row.amended === null
          ? ""
          : number(percentage(row.deviation, absolute(row.amended), 1)),
        effectOnBalance === null ? "" : `${number(absolute(effectOnBalance))} ${letter || " "}`,
        publishedDifference === null || publishedDifference === "0" || published === null
          ? ""
          : writeSigned(published, language),
      ],
      paint: (text, column) => (column === 6 && favourable !== null ? paint(styles[favourable], text) : text),
    };
  };
  const columns: ReadonlyArray<Column> = [
    { header: words.line[language], align: "left", wraps: true },
    { header: words.original[language], align: "right" },
    { header: words.amended[language], align: "right" },
    { header: words.actual[language], align: "right" },
    { header: words.deviation[language], align: "right" },
    { header: words.percent[language], align: "right" },
    { header: words.effect[language], align: "right" },
    { header: words.printedAs[language], align: "right" },
  ];
  const depths = depthsOf(found.lines);
  const indent = (line: LineDeviation) => "  ".repeat(Math.min(depths.get(line) ?? 0, MAX_INDENT));
  const rows: Array<Row> = [];
  for (const { programme, unit } of found.units) {
    rows.push({ kind: "heading", text: unit === null ? programme : `${programme} (${unit})` });
    for (const line of found.lines) {
      if (line.programme === programme) rows.push(cells(`${indent(line)}${line.title}`, line));
    }
    for (const row of found.balances) {
      if (row.programme !== programme) continue;
      const name = row.printed ? row.title : `${label("balance", row.balance, language)} ${words.computed[language]}`;
      rows.push(cells(name, row));
    }
  }
  const parts = [`${title}\n\n${textTable(columns, rows, look)}`];
  if (found.themes.length > 0) parts.push(themesAsTable(found, look));
  parts.push(reconciliationAsText(found, look));
  return `${parts.join("\n\n")}\n`;
};

const themesAsTable = (found: Deviations, look: Look): string => {
  const { language, paint } = look;
  const number = (value: Decimal) => writeDecimal(value, language);
  const columns: ReadonlyArray<Column> = [
    { header: words.theme[language], align: "left", wraps: true },
    { header: words.income[language], align: "right" },
    { header: words.expense[language], align: "right" },
    { header: words.reserves[language], align: "right" },
    { header: words.balance[language], align: "right" },
    { header: words.printedAs[language], align: "right" },
  ];
  const rows = found.themes.map(
    (row): Row => ({
      kind: "cells",
      cells: [
        row.title,
        writeSigned(row.income, language),
        writeSigned(row.expense, language),
        writeSigned(row.reserves, language),
        `${number(absolute(row.balance))} ${letters[row.favourable][language] || " "}`,
        row.published === null || row.publishedDifference === "0" ? "" : writeSigned(row.published, language),
      ],
      paint: (text, column) => (column === 4 ? paint(styles[row.favourable], text) : text),
    }),
  );
  return textTable(columns, rows, look);
};

const nameOf = (found: Deviations, { item, column, programme }: ReconciliationCheck): string => {
  const line = found.lines.find((row) => row.programme === programme && row.line === item);
  const balance = found.balances.find((row) => row.programme === programme && row.balance === item);
  return `${line?.title ?? balance?.title ?? item} (${column})`;
};

const reconciliationAsText = (found: Deviations, { language, paint }: Look): string => {
  const { rows, checks } = found.reconciliation;
  const totals = checks.filter((check) => check.kind !== "row");
  const off = totals.filter((check) => check.consistency === "withinRounding").length;
  const wrong = checks.filter((check) => check.consistency === "inconsistent");
  const counted = rows.exact + rows.withinRounding + rows.inconsistent;
  const lines: Array<string> = [];
  if (counted > 0) {
    lines.push(
      `${rows.inconsistent === 0 ? "✓" : "✗"} ${rows.exact} / ${counted} ${words.rowsExact[language]}, ${rows.withinRounding} ${words.rowsRounding[language]}, ${rows.inconsistent} ${words.rowsInconsistent[language]}`,
    );
  }
  if (off > 0) lines.push(`  ${off} / ${totals.length} ${words.totalsOff[language]}`);
  for (const check of wrong) {
    const figures = `${words.sum[language]} ${writeDecimal(check.computed, language)}, ${words.printed[language]} ${writeDecimal(check.published, language)}`;
    lines.push(paint("red", `✗ ${nameOf(found, check)}: ${figures}`));
  }
  for (const { programme, warning } of found.warnings) lines.push(`! ${programme}: ${words[warning][language]}`);
  return lines.join("\n");
};
