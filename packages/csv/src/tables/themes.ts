import {
  type ExplainDeviation,
  type ExplainedTheme,
  type ProgrammeId,
  parseIdentifier,
  parsePeriod,
  type ThemeId,
} from "@meetlat/core";
import { type Group, groupFacts, groupsOf, sourceOf } from "../budget-groups.ts";
import { complaint } from "../cell-error.ts";
import { present } from "../present.ts";
import { type Located, placeOf, type Reading, type TableReader } from "../reading.ts";
import { anyText, cell, optional, refuse, required } from "../row.ts";
import type { Place } from "../table.ts";

interface Theme {
  readonly place: Place;
  readonly isTotal: boolean;
  readonly data: ExplainedTheme;
}

const totals: ReadonlyArray<string> = ["total", "totaal"];

const secondTotal = (first: Place) =>
  complaint(
    {
      en: `is the second total of this programme and year, after ${first.table.file}:${first.line}`,
      nl: `is het tweede totaal van dit programma en jaar, na ${first.table.file}:${first.line}`,
    },
    { en: "Leave one out", nl: "Laat er één weg" },
  );

const totalText = complaint(
  { en: "A total has no explanation of its own", nl: "Een totaal heeft geen eigen toelichting" },
  { en: "Put the text with one of the themes", nl: "Zet de tekst bij een van de thema's" },
);

const commandOf = (reading: Reading, { programme, period, source, place, items }: Group<Theme>): Located => {
  const themes = items.filter(({ isTotal }) => !isTotal);
  const total = items.find(({ isTotal }) => isTotal)?.data;
  const { theme: _theme, ...publishedTotals } = total ?? {};
  const command: ExplainDeviation = {
    _tag: "ExplainDeviation",
    programme,
    period,
    themes: themes.map(({ data }) => data),
    ...(total === undefined ? {} : { publishedTotals: publishedTotals as Omit<ExplainedTheme, "theme" | "text"> }),
    ...groupFacts(reading, source).provenance,
  };
  return { command, origin: { place, lists: { themes: themes.map((theme) => theme.place) } } };
};

/** themes.csv: how a document explains its deviation, by theme; the theme `total` holds the totals that it prints. */
export const themeReader = (reading: Reading): TableReader => {
  const groups = groupsOf<Theme>();
  const totalOf = new Map<Group<Theme>["items"], Place>();
  return {
    row: (row) => {
      const programme = required(row, "programme", parseIdentifier<ProgrammeId>);
      const period = required(row, "year", parsePeriod);
      const theme = required(row, "theme", parseIdentifier<ThemeId>);
      const { source, deviation: deviationOf } = sourceOf(row, reading);
      const income = required(row, "income", deviationOf("income"));
      const expense = required(row, "expense", deviationOf("expense"));
      const reserves = required(row, "reserves", deviationOf("withdrawal"));
      const publishedBalance = optional(row, "published_balance", deviationOf("balance"));
      const title = optional(row, "title", anyText);
      const text = optional(row, "text", anyText);
      const isTotal = totals.includes(cell(row, "theme").toLowerCase());
      if (isTotal && text !== undefined) refuse(row, "text", totalText);
      if (row.failed || programme === undefined || period === undefined || theme === undefined) return;
      if (income === undefined || expense === undefined || reserves === undefined) return;
      const data = { theme, title: title ?? theme, income, expense, reserves, ...present({ publishedBalance, text }) };
      const { items } = groups.add(row, programme, period, source, { place: placeOf(row), isTotal, data });
      if (!isTotal) return;
      const first = totalOf.get(items);
      if (first === undefined) totalOf.set(items, placeOf(row));
      else refuse(row, "theme", secondTotal(first));
    },
    finish: () => groups.all().map((group) => commandOf(reading, group)),
  };
};
