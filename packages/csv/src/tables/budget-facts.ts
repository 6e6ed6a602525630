import {
  type ActualLine,
  type AdoptedLine,
  type BalanceKind,
  type Command,
  type Decimal,
  type LineAmount,
  type LineId,
  type Period,
  type ProgrammeId,
  parseIdentifier,
  parsePeriod,
  periodKey,
  type Side,
  type Unit,
} from "@meetlat/core";
import { groupFacts, sourceOf } from "../budget-groups.ts";
import { complaint } from "../cell-error.ts";
import { readUnit } from "../cells.ts";
import type { Column } from "../columns.ts";
import { groups } from "../groups.ts";
import { readNumber } from "../numbers.ts";
import { present } from "../present.ts";
import { type Located, placeOf, provenance, type Reading, type TableReader } from "../reading.ts";
import { duplicateOf, inOrder } from "../repeats.ts";
import { anyText, cell, optional, type Row, refuse, required, versionOf } from "../row.ts";
import type { Place, Table } from "../table.ts";
import { isBalance, sideWords } from "../words.ts";

/** Columns by which a table says that each of its rows holds one amount, known from a day of its own. */
const factColumns: ReadonlyArray<Column> = [
  "known_on",
  "amendment",
  "instrument",
  "unit",
  "decided_by",
  "note",
  "version",
];

/** Whether every row of a table is one fact, rather than all that became of a line. */
export const hasFacts = (table: Table): boolean => factColumns.some((column) => table.columns.has(column));

const amountColumns = ["original", "budget", "amended", "amendment", "actual"] as const;
type AmountColumn = (typeof amountColumns)[number];

interface Line {
  readonly place: Place;
  readonly line: LineId;
  readonly title: string;
  readonly side: Side | BalanceKind;
  readonly parent: LineId | undefined;
  readonly amount: Decimal;
  readonly deviation: Decimal | undefined;
}

/** The rows of one document, amendment or account, about one budget. */
interface Fact {
  readonly row: Row;
  readonly programme: ProgrammeId;
  readonly period: Period;
  readonly column: AmountColumn;
  readonly instrument: string;
  readonly unit: Unit | undefined;
  readonly why: string | undefined;
  readonly known: ReturnType<typeof provenance>;
  readonly knownOn: ReturnType<typeof provenance>["knownOn"];
  readonly version: number;
  readonly lines: Array<Line>;
}

const oneAmount = complaint(
  { en: "This row must hold one amount", nl: "Deze rij moet één bedrag bevatten" },
  {
    en: `Fill in one of ${amountColumns.join(", ")}; in a table with known_on, what became of a line later has a row of its own`,
    nl: `Vul één van ${amountColumns.join(", ")} in; in een tabel met known_on heeft wat later van een post werd een eigen rij`,
  },
);

const noLine = complaint(
  { en: "This amount has no line", nl: "Dit bedrag heeft geen post" },
  {
    en: "Fill in line and side; only none (no line changed) stands without them",
    nl: "Vul line en side in; alleen geen (er veranderde geen post) staat zonder",
  },
);

const surplus = complaint(
  { en: "does not belong with this amount", nl: "hoort niet bij dit bedrag" },
  { en: "Leave the cell blank", nl: "Laat de cel leeg" },
);

const noParent = complaint(
  { en: "A balance is not part of another line", nl: "Een saldo is geen deel van een andere post" },
  { en: "Leave parent blank", nl: "Laat parent leeg" },
);

const sayNone: ReadonlyArray<string> = ["none", "geen"];

/** Columns that belong with some amounts only. */
const belongsWith: ReadonlyArray<readonly [Column, ReadonlyArray<AmountColumn>]> = [
  ["title", ["original", "budget"]],
  ["parent", ["original", "budget"]],
  ["unit", ["original", "budget"]],
  ["instrument", ["amended", "amendment"]],
  ["note", ["actual"]],
  ["published_deviation", ["actual"]],
];

const order: Readonly<Record<AmountColumn, number>> = { original: 0, budget: 0, amended: 1, amendment: 1, actual: 2 };

const isLine = (line: Line): line is Line & { readonly side: Side } => !isBalance(line.side);
const isPrinted = (line: Line): line is Line & { readonly side: BalanceKind } => isBalance(line.side);

const commandOf = ({ programme, period, column, instrument, unit, why, known, lines }: Fact): Command => {
  const ref = { programme, period, ...known };
  const own = lines.filter(isLine);
  const balances = lines.filter(isPrinted);
  const amounts = {
    lines: own.map(({ line, amount }): LineAmount => ({ line, amount })),
    balances: balances.map(({ side, amount }) => ({ balance: side, amount })),
  };
  switch (column) {
    case "original":
    case "budget":
      return {
        _tag: "AdoptBudget",
        ...ref,
        ...present({ unit }),
        version: column === "original" ? "original" : "notStated",
        lines: own.map(
          ({ line, title, side, parent, amount }): AdoptedLine => ({
            line,
            title,
            side,
            amount,
            ...present({ parent }),
          }),
        ),
        balances: balances.map(({ side, title, amount }) => ({ balance: side, title, amount })),
      };
    case "amended":
      return { _tag: "AmendBudget", ...ref, instrument, mode: "restated", ...amounts };
    case "amendment":
      return { _tag: "AmendBudget", ...ref, instrument, mode: "deltas", ...amounts };
    case "actual":
      return {
        _tag: "RecordActuals",
        ...ref,
        ...present({ why }),
        lines: own.map(
          ({ line, amount, deviation }): ActualLine => ({
            line,
            amount,
            ...present({ publishedDeviation: deviation }),
          }),
        ),
        balances: balances.map(({ side, amount, deviation }) => ({
          balance: side,
          amount,
          ...present({ publishedDeviation: deviation }),
        })),
      };
  }
};

const locatedOf = (fact: Fact): Located => {
  const places = (is: (line: Line) => boolean) => fact.lines.filter(is).map(({ place }) => place);
  return {
    command: commandOf(fact),
    origin: { place: placeOf(fact.row), lists: { lines: places(isLine), balances: places(isPrinted) } },
    version: fact.version,
  };
};

/** The facts about one budget: adopted, then amended in the order of the rows, then what came of it, by day. */
const inBudget = (facts: ReadonlyArray<Fact>, { broken }: Reading): ReadonlyArray<Located> => {
  const actuals = inOrder(facts.filter(({ column }) => column === "actual"));
  if (!broken.has("documents")) {
    for (const { row, first } of actuals.duplicates) {
      refuse(row.row, "known_on", duplicateOf(placeOf(first.row), "known_on"));
    }
  }
  const planned = facts.filter(({ column }) => column !== "actual").sort((a, b) => order[a.column] - order[b.column]);
  return [...planned, ...actuals.ordered].map(locatedOf);
};

/** budget.csv in which each row holds one amount, with the day from which it was known. */
export const budgetFactReader = (reading: Reading): TableReader => {
  const budgets = groups<Fact>();
  const facts = new Map<string, Fact>();
  const readAmount = (text: string) => readNumber(text, reading.locale);

  /** The line that a row is about; `null` when it says that there is none. */
  const lineOf = (row: Row, column: AmountColumn, deviationOf: ReturnType<typeof sourceOf>["deviation"]) => {
    if (sayNone.includes(cell(row, column).toLowerCase()) && cell(row, "line") === "" && cell(row, "side") === "") {
      return null;
    }
    if (cell(row, "line") === "" && cell(row, "side") === "") refuse(row, "line", noLine);
    const line = required(row, "line", parseIdentifier<LineId>);
    const side = required(row, "side", sideWords.read);
    const parent = optional(row, "parent", parseIdentifier<LineId>);
    const title = optional(row, "title", anyText);
    const amount = required(row, column, readAmount);
    const deviation = optional(row, "published_deviation", deviationOf(side ?? "balance"));
    if (side !== undefined && isBalance(side) && parent !== undefined) refuse(row, "parent", noParent);
    if (row.failed || line === undefined || side === undefined || amount === undefined) return null;
    return { place: placeOf(row), line, title: title ?? line, side, parent, amount, deviation };
  };

  return {
    row: (row) => {
      const programme = required(row, "programme", parseIdentifier<ProgrammeId>);
      const period = required(row, "year", parsePeriod);
      const { deviation: deviationOf } = sourceOf(row, reading);
      const known = provenance(row, reading);
      const version = versionOf(row);
      const [column, second] = amountColumns.filter((one) => cell(row, one) !== "");
      if (column === undefined || second !== undefined) {
        refuse(row, second ?? "original", oneAmount);
        return;
      }
      for (const [other, columns] of belongsWith) {
        if (!columns.includes(column) && cell(row, other) !== "") refuse(row, other, surplus);
      }
      const instrument = optional(row, "instrument", anyText) ?? "amended";
      const why = optional(row, "note", anyText);
      const own = optional(row, "unit", readUnit);
      const line = lineOf(row, column, deviationOf);
      if (row.failed || programme === undefined || period === undefined) return;
      // Where the table has units, a blank one says that the document has none.
      const isSaid = row.table.columns.has("unit");
      const unit = isSaid ? own : groupFacts(reading, known.source).unit;
      const budget = `${programme}/${periodKey(period)}`;
      const key = JSON.stringify([budget, column, instrument, unit ?? null, why ?? null, known, version]);
      const before = facts.get(key);
      if (before !== undefined) {
        if (line !== null) before.lines.push(line);
        return;
      }
      const { knownOn } = known;
      const lines = line === null ? [] : [line];
      const fact = { row, programme, period, column, instrument, unit, why, known, knownOn, version, lines };
      facts.set(key, fact);
      budgets.add(budget, fact);
    },
    finish: () => budgets.all().flatMap((all) => inBudget(all, reading)),
  };
};
