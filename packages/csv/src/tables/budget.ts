import {
  type AdoptBudget,
  type AmendBudget,
  type BalanceKind,
  type Decimal,
  type LineId,
  type ProgrammeId,
  parseIdentifier,
  parsePeriod,
  type RecordActuals,
  type Side,
} from "@meetlat/core";
import { type Group, groupFacts, groupsOf, sourceOf } from "../budget-groups.ts";
import { complaint } from "../cell-error.ts";
import { readNumber } from "../numbers.ts";
import { present } from "../present.ts";
import { type Located, placeOf, type Reading, type TableReader } from "../reading.ts";
import { anyText, cell, optional, type Row, refuse, required } from "../row.ts";
import type { Place } from "../table.ts";
import { isBalance, sideWords } from "../words.ts";
import { budgetFactReader, hasFacts } from "./budget-facts.ts";

interface Line {
  readonly place: Place;
  readonly version: "original" | "notStated";
  readonly line: LineId;
  readonly title: string;
  readonly side: Side | BalanceKind;
  readonly parent: LineId | undefined;
  readonly adopted: Decimal;
  readonly amended: Decimal | undefined;
  readonly actual: Decimal | undefined;
  readonly deviation: Decimal | undefined;
}

const noAmount = complaint(
  { en: "This line has no budget", nl: "Deze post heeft geen begroot bedrag" },
  {
    en: "Fill in original, or budget when the document does not say which budget it is; 0 when there was none",
    nl: "Vul original in, of budget als het document niet zegt welke begroting het is; 0 als er geen was",
  },
);

const bothAmounts = complaint(
  { en: "stands beside an original amount", nl: "staat naast een oorspronkelijk bedrag" },
  { en: "Fill in either original or budget", nl: "Vul original of budget in, niet beide" },
);

const mixedVersions = (first: Place) =>
  complaint(
    {
      en: `is another kind of budget than that of ${first.table.file}:${first.line}, which is about the same programme and year`,
      nl: `is een andere soort begroting dan die van ${first.table.file}:${first.line}, over hetzelfde programma en jaar`,
    },
    {
      en: "Use original for all lines of a programme and year, or budget for all",
      nl: "Gebruik original voor alle posten van een programma en jaar, of budget voor alle",
    },
  );

const noActual = complaint(
  { en: "is a deviation of a line without an actual amount", nl: "is een afwijking van een post zonder realisatie" },
  { en: "Fill in actual too", nl: "Vul ook actual in" },
);

const noParent = complaint(
  { en: "A balance is not part of another line", nl: "Een saldo is geen deel van een andere post" },
  { en: "Leave parent blank", nl: "Laat parent leeg" },
);

/** The amount of a line as adopted, and whether the document says that it is the original one. */
const readAdopted = (row: Row, amount: (column: "original" | "budget") => Decimal | undefined) => {
  const original = amount("original");
  const budget = amount("budget");
  const [hasOriginal, hasBudget] = [cell(row, "original") !== "", cell(row, "budget") !== ""];
  if (hasOriginal && hasBudget) refuse(row, "budget", bothAmounts);
  if (!hasOriginal && !hasBudget) refuse(row, row.table.columns.has("original") ? "original" : "budget", noAmount);
  return { adopted: original ?? budget, version: hasOriginal ? ("original" as const) : ("notStated" as const) };
};

const isLine = (line: Line): line is Line & { readonly side: Side } => !isBalance(line.side);
const placesOf = (lines: ReadonlyArray<Line>): ReadonlyArray<Place> => lines.map(({ place }) => place);

const commandsOf = (
  reading: Reading,
  { programme, period, source, place, items }: Group<Line>,
): ReadonlyArray<Located> => {
  const { unit, provenance } = groupFacts(reading, source);
  const located: Array<Located> = [];
  /** A command about those lines that have an amount of its kind; none when no line has. */
  const add = (
    amountOf: (line: Line) => Decimal | undefined,
    make: (lines: ReadonlyArray<Line & { readonly side: Side }>, balances: ReadonlyArray<Line>) => Located["command"],
  ): void => {
    const filled = items.filter((line) => amountOf(line) !== undefined);
    if (filled.length === 0) return;
    const lines = filled.filter(isLine);
    const balances = filled.filter((line) => !isLine(line));
    const lists = { lines: placesOf(lines), balances: placesOf(balances) };
    located.push({ command: make(lines, balances), origin: { place, lists } });
  };
  const balanceOf = ({ side }: Line): BalanceKind => side as BalanceKind;

  add(
    (line) => line.adopted,
    (lines, balances): AdoptBudget => ({
      _tag: "AdoptBudget",
      programme,
      period,
      version: items[0]?.version ?? "original",
      lines: lines.map(({ line, title, side, parent, adopted }) => ({
        line,
        title,
        side,
        amount: adopted,
        ...present({ parent }),
      })),
      balances: balances.map((line) => ({ balance: balanceOf(line), title: line.title, amount: line.adopted })),
      ...present({ unit }),
      ...provenance,
    }),
  );
  add(
    (line) => line.amended,
    (lines, balances): AmendBudget => ({
      _tag: "AmendBudget",
      programme,
      period,
      instrument: "amended",
      mode: "restated",
      lines: lines.flatMap(({ line, amended }) => (amended === undefined ? [] : [{ line, amount: amended }])),
      balances: balances.flatMap((line) =>
        line.amended === undefined ? [] : [{ balance: balanceOf(line), amount: line.amended }],
      ),
      ...provenance,
    }),
  );
  add(
    (line) => line.actual,
    (lines, balances): RecordActuals => ({
      _tag: "RecordActuals",
      programme,
      period,
      lines: lines.flatMap(({ line, actual, deviation }) =>
        actual === undefined ? [] : [{ line, amount: actual, ...present({ publishedDeviation: deviation }) }],
      ),
      balances: balances.flatMap((line) =>
        line.actual === undefined
          ? []
          : [{ balance: balanceOf(line), amount: line.actual, ...present({ publishedDeviation: line.deviation }) }],
      ),
      ...provenance,
    }),
  );
  return located;
};

/** budget.csv: what was adopted, amended and spent, per programme and year; a row per line, or a row per amount. */
export const budgetReader = (reading: Reading): TableReader => {
  const groups = groupsOf<Line>();
  const facts = budgetFactReader(reading);
  const readAmount = (text: string) => readNumber(text, reading.locale);
  return {
    row: (row) => {
      if (hasFacts(row.table)) {
        facts.row(row);
        return;
      }
      const programme = required(row, "programme", parseIdentifier<ProgrammeId>);
      const period = required(row, "year", parsePeriod);
      const line = required(row, "line", parseIdentifier<LineId>);
      const side = required(row, "side", sideWords.read);
      const title = optional(row, "title", anyText);
      const parent = optional(row, "parent", parseIdentifier<LineId>);
      const { adopted, version } = readAdopted(row, (column) => optional(row, column, readAmount));
      const amended = optional(row, "amended", readAmount);
      const actual = optional(row, "actual", readAmount);
      const { source, deviation: deviationOf } = sourceOf(row, reading);
      // The side decides the sign; without it, only the notation can be looked at.
      const deviation = optional(row, "published_deviation", deviationOf(side ?? "balance"));
      if (deviation !== undefined && cell(row, "actual") === "") refuse(row, "published_deviation", noActual);
      if (side !== undefined && isBalance(side) && parent !== undefined) refuse(row, "parent", noParent);
      if (programme === undefined || period === undefined || line === undefined) return;
      if (row.failed || side === undefined || adopted === undefined) return;
      const item: Line = {
        place: placeOf(row),
        version,
        line,
        title: title ?? line,
        side,
        parent,
        adopted,
        amended,
        actual,
        deviation,
      };
      const [first] = groups.add(row, programme, period, source, item).items;
      if (first !== undefined && first.version !== version) {
        refuse(row, version === "original" ? "original" : "budget", mixedVersions(first.place));
      }
    },
    finish: () => [...groups.all().flatMap((group) => commandsOf(reading, group)), ...facts.finish()],
  };
};
