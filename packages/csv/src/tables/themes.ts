import {
  type ExplainDeviation,
  type ExplainedTheme,
  type Period,
  type ProgrammeId,
  parseIdentifier,
  parsePeriod,
  periodKey,
  type ThemeId,
} from "@meetlat/core";
import { type Group, groupFacts, groupsOf, sourceOf } from "../budget-groups.ts";
import { complaint } from "../cell-error.ts";
import { groups } from "../groups.ts";
import { present } from "../present.ts";
import { type Located, placeOf, provenance, type Reading, type TableReader } from "../reading.ts";
import { duplicateOf, inOrder } from "../repeats.ts";
import { anyText, cell, optional, type Row, refuse, required, versionOf } from "../row.ts";
import type { Place } from "../table.ts";
import { yesNoWords } from "../words.ts";

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

const onlyNone = complaint(
  { en: "This row names no theme", nl: "Deze rij noemt geen thema" },
  {
    en: "Fill in theme; only none in income, expense and reserves (no theme is given) stands without one",
    nl: "Vul theme in; alleen geen in income, expense en reserves (er is geen thema) staat zonder",
  },
);

/** An explanation that was given on a day of its own: one of several about the same budget. */
interface Explanation extends Group<Theme> {
  readonly row: Row;
  readonly known: ReturnType<typeof provenance>;
  readonly knownOn: ReturnType<typeof provenance>["knownOn"];
  readonly version: number;
}

/** Columns by which a table says that the same budget may be explained again. */
const explanationColumns = ["known_on", "decided_by", "version"] as const;

const sayNone: ReadonlyArray<string> = ["none", "geen"];

const isAllNone = (row: Row): boolean =>
  (["income", "expense", "reserves"] as const).every((column) => sayNone.includes(cell(row, column).toLowerCase()));

const inBudget = (all: ReadonlyArray<Explanation>, reading: Reading): ReadonlyArray<Located> => {
  const { ordered, duplicates } = inOrder(all);
  if (reading.broken.has("documents")) return [];
  for (const { row, first } of duplicates) refuse(row.row, "known_on", duplicateOf(first.place, "known_on"));
  return ordered.map((one) => ({ ...commandOf(one, one.known), version: one.version }));
};

const commandOf = (
  { programme, period, place, items }: Group<Theme>,
  known: ReturnType<typeof provenance>,
): Located => {
  const themes = items.filter(({ isTotal }) => !isTotal);
  const total = items.find(({ isTotal }) => isTotal)?.data;
  const { theme: _theme, ...publishedTotals } = total ?? {};
  const command: ExplainDeviation = {
    _tag: "ExplainDeviation",
    programme,
    period,
    themes: themes.map(({ data }) => data),
    ...(total === undefined ? {} : { publishedTotals: publishedTotals as Omit<ExplainedTheme, "theme" | "text"> }),
    ...known,
  };
  return { command, origin: { place, lists: { themes: themes.map((theme) => theme.place) } } };
};

/** themes.csv: how a document explains its deviation, by theme; the theme `total` holds the totals that it prints. */
export const themeReader = (reading: Reading): TableReader => {
  const byBudget = groupsOf<Theme>();
  const totalOf = new Map<Group<Theme>["items"], Place>();
  const explained = groups<Explanation>();
  const explanations = new Map<string, Explanation>();

  /** The explanation that a row belongs to, where the table may hold several of a budget. */
  const explanationOf = (row: Row, programme: ProgrammeId, period: Period): Explanation => {
    const known = provenance(row, reading);
    const version = versionOf(row);
    const budget = `${programme}/${periodKey(period)}`;
    const key = JSON.stringify([budget, known, version]);
    const before = explanations.get(key);
    if (before !== undefined) return before;
    const { source, knownOn } = known;
    const one = { row, programme, period, source, place: placeOf(row), items: [], known, knownOn, version };
    explanations.set(key, one);
    explained.add(budget, one);
    return one;
  };

  return {
    row: (row) => {
      const programme = required(row, "programme", parseIdentifier<ProgrammeId>);
      const period = required(row, "year", parsePeriod);
      const hasOwnDay = explanationColumns.some((column) => row.table.columns.has(column));
      if (hasOwnDay && cell(row, "theme") === "" && isAllNone(row)) {
        if (programme !== undefined && period !== undefined) explanationOf(row, programme, period);
        return;
      }
      if (isAllNone(row)) refuse(row, "theme", onlyNone);
      const theme = required(row, "theme", parseIdentifier<ThemeId>);
      const { source, deviation: deviationOf } = sourceOf(row, reading);
      const income = required(row, "income", deviationOf("income"));
      const expense = required(row, "expense", deviationOf("expense"));
      const reserves = required(row, "reserves", deviationOf("withdrawal"));
      const publishedBalance = optional(row, "published_balance", deviationOf("balance"));
      const title = optional(row, "title", anyText);
      const text = optional(row, "text", anyText);
      const said = optional(row, "is_total", yesNoWords.read);
      const isTotal = said === undefined ? totals.includes(cell(row, "theme").toLowerCase()) : said === "yes";
      if (isTotal && text !== undefined) refuse(row, "text", totalText);
      if (row.failed || programme === undefined || period === undefined || theme === undefined) return;
      if (income === undefined || expense === undefined || reserves === undefined) return;
      const data = { theme, title: title ?? theme, income, expense, reserves, ...present({ publishedBalance, text }) };
      const item = { place: placeOf(row), isTotal, data };
      const { items } = hasOwnDay
        ? explanationOf(row, programme, period)
        : byBudget.add(row, programme, period, source, item);
      if (hasOwnDay) items.push(item);
      if (!isTotal) return;
      const first = totalOf.get(items);
      if (first === undefined) totalOf.set(items, placeOf(row));
      else refuse(row, "theme", secondTotal(first));
    },
    finish: () => [
      ...byBudget.all().map((group) => commandOf(group, groupFacts(reading, group.source).provenance)),
      ...explained.all().flatMap((all) => inBudget(all, reading)),
    ],
  };
};
