import { isPeriod, type Period, periodKey } from "@meetlat/core";
import { type Complaint, complaint } from "./cell-error.ts";
import { closeMatch } from "./close-match.ts";
import { type Column, columnNamed, columnNames, knownColumns, requiredColumns } from "./columns.ts";
import { detached } from "./detached.ts";
import type { TableKind } from "./table-kind.ts";

/** A column of a wide table: all its cells are about one period. */
export interface PeriodColumn {
  readonly at: number;
  readonly period: Period;
}

/** What the first row of a file says about its cells. */
export interface Header {
  /** The headers as written. */
  readonly written: ReadonlyArray<string>;
  readonly columns: ReadonlyMap<Column, number>;
  /** The columns named after a period; empty in a tidy table. */
  readonly periods: ReadonlyArray<PeriodColumn>;
}

/** A header that cannot be taken in; −1 for one that is not there. */
export interface HeaderProblem extends Complaint {
  readonly at: number;
}

const unknown = (kind: TableKind, header: string): Complaint => {
  if (header === "") {
    return complaint(
      { en: "There is a column without a header", nl: "Er is een kolom zonder kop" },
      { en: "Name the column, or take it out", nl: "Geef de kolom een naam, of haal haar weg" },
    );
  }
  const close = closeMatch(header, columnNames(kind).keys());
  const known = knownColumns(kind).join(", ");
  const periods =
    kind === "measurements" ? { en: ", and periods such as 2018", nl: ", en perioden zoals 2018" } : { en: "", nl: "" };
  return complaint(
    { en: "is not a column of this table", nl: "is geen kolom van deze tabel" },
    {
      en: `${close === null ? "" : `Did you mean ${close}? `}The columns are: ${known}${periods.en}`,
      nl: `${close === null ? "" : `Bedoelt u ${close}? `}De kolommen zijn: ${known}${periods.nl}`,
    },
  );
};

const twice = (first: string): Complaint =>
  complaint(
    { en: `stands beside “${first}”, which means the same`, nl: `staat naast “${first}”, dat hetzelfde betekent` },
    { en: "Keep one of the two columns", nl: "Houd een van beide kolommen" },
  );

const mixed = complaint(
  {
    en: "cannot stand in a table that has a column per period",
    nl: "kan niet staan in een tabel met een kolom per periode",
  },
  {
    en: "Either name period and value per row, or give every period a column",
    nl: "Noem per rij period en value, of geef elke periode een kolom",
  },
);

const countsForAll = complaint(
  {
    en: "cannot be said of every period at once",
    nl: "kan niet van elke periode tegelijk gelden",
  },
  {
    en: "Give the number that counts for another period a row of its own, with period and value",
    nl: "Geef het getal dat voor een andere periode telt een eigen rij, met period en value",
  },
);

const absent = (column: Column): Complaint =>
  complaint(
    { en: `The column “${column}” is missing`, nl: `De kolom “${column}” ontbreekt` },
    { en: "Add it, with a header in the first row", nl: "Voeg haar toe, met een kop in de eerste rij" },
  );

/** What the headers of a file mean, and everything that is wrong with them. */
export const readHeader = (
  kind: TableKind,
  cells: ReadonlyArray<string>,
): { readonly header: Header; readonly problems: ReadonlyArray<HeaderProblem> } => {
  const written = cells.map((cell) => detached(cell.trim()));
  const columns = new Map<Column, number>();
  const periods: Array<PeriodColumn> = [];
  const problems: Array<HeaderProblem> = [];
  const periodsSeen = new Map<string, string>();
  written.forEach((name, at) => {
    const column = columnNamed(kind, name);
    if (column !== null) {
      const first = columns.get(column);
      if (first === undefined) columns.set(column, at);
      else problems.push({ at, ...twice(written[first] ?? column) });
    } else if (kind === "measurements" && isPeriod(name)) {
      const key = periodKey(name);
      const first = periodsSeen.get(key);
      if (first === undefined) {
        periodsSeen.set(key, name);
        periods.push({ at, period: name });
      } else problems.push({ at, ...twice(first) });
    } else problems.push({ at, ...unknown(kind, name) });
  });
  const isWide = periods.length > 0;
  for (const column of requiredColumns(kind)) {
    const at = columns.get(column);
    const replaced = isWide && (column === "period" || column === "value");
    if (replaced && at !== undefined) problems.push({ at, ...mixed });
    if (!replaced && at === undefined) problems.push({ at: -1, ...absent(column) });
  }
  const countsFor = columns.get("counts_for");
  if (periods.length > 1 && countsFor !== undefined) problems.push({ at: countsFor, ...countsForAll });
  return { header: { written, columns, periods }, problems };
};
