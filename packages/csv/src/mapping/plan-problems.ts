import type { Flag } from "@meetlat/core";
import { type Complaint, complaint } from "../cell-error.ts";
import { closeMatch } from "../close-match.ts";
import { type Column, columnNamed, columnNames, knownColumns } from "../columns.ts";
import type { TableKind } from "../table-kind.ts";

const json = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** A mapping of a column that this kind of table does not have. */
export const noSuchColumn = (kind: TableKind, name: string): Complaint => {
  const close = closeMatch(name, columnNames(kind).keys());
  const known = knownColumns(kind).join(", ");
  return complaint(
    {
      en: `The mapping gives “${name}”, which is not a column of ${kind}`,
      nl: `De mapping geeft “${name}”, en dat is geen kolom van ${kind}`,
    },
    {
      en: `${close === null ? "" : `Did you mean ${close}? `}The columns are: ${known}`,
      nl: `${close === null ? "" : `Bedoelt u ${close}? `}De kolommen zijn: ${known}`,
    },
  );
};

/** A column with two sources. */
export const mappedTwice = (column: Column): Complaint =>
  complaint(
    { en: `The column ${column} is given twice`, nl: `De kolom ${column} is twee keer gegeven` },
    { en: "Keep one of the two in the mapping", nl: "Houd een van beide in de mapping" },
  );

/** A header that the mapping does not speak of. */
export const unmapped = (kind: TableKind, name: string): Complaint => {
  const close = closeMatch(name, columnNames(kind).keys());
  const column = columnNamed(kind, name) ?? (close === null ? undefined : columnNames(kind).get(close));
  const columns = knownColumns(kind).join(", ");
  const header = json(name);
  const inShort = /[,=[\]"]/.test(name) ? `[${name.slice(0, 60)}]` : name.slice(0, 60);
  return complaint(
    { en: "has no place in the mapping", nl: "heeft geen plaats in de mapping" },
    {
      en: `Leave it out with "ignore": [${header}] (in short: ignore=${inShort}), or say which column it is: "columns": { "${column ?? "…"}": ${header} } (${column ?? "…"}=${inShort}). The columns are: ${columns}`,
      nl: `Laat haar weg met "ignore": [${header}] (kort: ignore=${inShort}), of zeg welke kolom het is: "columns": { "${column ?? "…"}": ${header} } (${column ?? "…"}=${inShort}). De kolommen zijn: ${columns}`,
    },
  );
};

/** A header by which Meetlat knows a column that comes from elsewhere. */
export const alsoCalled = (name: string, column: Column): Complaint =>
  complaint(
    { en: `is also a name of the column ${column}`, nl: `is ook een naam van de kolom ${column}` },
    {
      en: `Leave it out with "ignore": [${json(name)}], or take the other one away`,
      nl: `Laat haar weg met "ignore": [${json(name)}], of haal de andere weg`,
    },
  );

/** A header that is ignored and used. */
export const ignoredAndUsed = (name: string): Complaint =>
  complaint(
    { en: `“${name}” is both used and ignored`, nl: `“${name}” wordt gebruikt en ook weggelaten` },
    { en: 'Take it out of "ignore"', nl: 'Haal haar uit "ignore"' },
  );

/** A header with values that is used for something else too. */
export const usedTwice = (name: string): Complaint =>
  complaint(
    {
      en: `“${name}” holds values by "unpivot", and is used for something else too`,
      nl: `“${name}” bevat waarden volgens "unpivot", en wordt ook voor iets anders gebruikt`,
    },
    { en: "Make the pattern narrower, or use it once", nl: "Maak het patroon nauwer, of gebruik haar één keer" },
  );

/** Two columns of values that say the same. */
export const sameMeaning = (first: string): Complaint =>
  complaint(
    { en: `stands beside “${first}”, which means the same`, nl: `staat naast “${first}”, dat hetzelfde betekent` },
    {
      en: 'Leave one of the two out with "ignore", or make the pattern tell them apart',
      nl: 'Laat een van beide weg met "ignore", of laat het patroon ze onderscheiden',
    },
  );

/** A pattern that fits no header. */
export const noMatch = (pattern: string, names: ReadonlyArray<string>): Complaint =>
  complaint(
    { en: `No header is like “${pattern}”`, nl: `Geen kop is als “${pattern}”` },
    {
      en: `The headers are: ${names.slice(0, 40).join(", ")}. Say how periods are written in them: "periods": "cbs", or [{ "written": "Jaar {year}" }]`,
      nl: `De koppen zijn: ${names.slice(0, 40).join(", ")}. Zeg hoe perioden erin zijn geschreven: "periods": "cbs", of [{ "written": "Jaar {year}" }]`,
    },
  );

/** A name in braces that is a header as well. */
export const placeholderIsHeader = (name: string): Complaint =>
  complaint(
    { en: `“{${name}}” has the name of a header`, nl: `“{${name}}” heeft de naam van een kop` },
    { en: "Give it another name between the braces", nl: "Geef het een andere naam tussen de accolades" },
  );

/** A name in braces that this column's pattern does not have. */
export const noText = (name: string, header: string): Complaint =>
  complaint(
    { en: `The pattern of “${header}” has no {${name}}`, nl: `Het patroon van “${header}” heeft geen {${name}}` },
    {
      en: 'Say it in the "columns" of that part of "unpivot"',
      nl: 'Zeg het in de "columns" van dat deel van "unpivot"',
    },
  );

/** A column of values beside columns that each hold values. */
export const valueTwice: Complaint = complaint(
  {
    en: "There is a column of values beside columns that each hold values of a period",
    nl: "Er is een kolom met waarden naast kolommen die elk waarden van een periode bevatten",
  },
  { en: "Keep one of the two, and ignore the other", nl: "Houd een van beide, en laat de andere weg" },
);

/** Columns of values in a kind of table that has none. */
export const noValues = (kind: TableKind): Complaint =>
  complaint(
    {
      en: `A table of ${kind} has no column of values to unpivot`,
      nl: `Een tabel ${kind} heeft geen kolom met waarden`,
    },
    { en: 'Take "unpivot" out', nl: 'Haal "unpivot" weg' },
  );

/** Periods in headers, in a kind of table that has none. */
export const noPeriods = (kind: TableKind): Complaint =>
  complaint(
    { en: `A table of ${kind} has no column of periods`, nl: `Een tabel ${kind} heeft geen kolom met perioden` },
    { en: 'Take {period} out of "unpivot"', nl: 'Haal {period} uit "unpivot"' },
  );

/** A required column without a source. */
export const absent = (column: Column): Complaint =>
  complaint(
    { en: `The column “${column}” is missing`, nl: `De kolom “${column}” ontbreekt` },
    {
      en: `Say where it comes from: "columns": { "${column}": "header of the file" } (in short: ${column}=Header), or { "${column}": { "constant": "…" } } (${column}="…") for all rows`,
      nl: `Zeg waar zij vandaan komt: "columns": { "${column}": "kop in het bestand" } (kort: ${column}=Kop), of { "${column}": { "constant": "…" } } (${column}="…") voor alle rijen`,
    },
  );

/** Filters that leave no column of values. */
export const nothingLeft: Complaint = complaint(
  {
    en: 'The filters in "rows" leave no column of values',
    nl: 'De filters in "rows" laten geen kolom met waarden over',
  },
  { en: "Correct what they name", nl: "Verbeter wat zij noemen" },
);

/** A flag that the notation of a period carries, in a kind of table that has none. */
export const noFlags = (kind: TableKind, flag: Flag): Complaint =>
  complaint(
    {
      en: `The mark of a header means ${flag}, and a table of ${kind} cannot say that`,
      nl: `Het teken bij een kop betekent ${flag}, en een tabel ${kind} kan dat niet zeggen`,
    },
    {
      en: 'Leave the column out with "ignore", or read the mark in "periods" without a "flag"',
      nl: 'Laat de kolom weg met "ignore", of lees het teken in "periods" zonder "flag"',
    },
  );

/** The same, of a mark in a cell. */
export const noFlagsInCell = (kind: TableKind, flag: string): Complaint =>
  complaint(
    {
      en: `carries a mark that means ${flag}, and a table of ${kind} cannot say that`,
      nl: `heeft een teken dat ${flag} betekent, en een tabel ${kind} kan dat niet zeggen`,
    },
    { en: 'Say what the cell means in "translate"', nl: 'Zeg in "translate" wat de cel betekent' },
  );

/** None of the headers that the mapping names. */
export const headerElsewhere = (names: ReadonlyArray<string>): Complaint => {
  const shown = names
    .slice(0, 10)
    .map((name) => json(name))
    .join(", ");
  return complaint(
    {
      en: `None of the headers that the mapping names is on this line, but: ${shown}`,
      nl: `Geen van de koppen die de mapping noemt staat op deze regel, maar: ${shown}`,
    },
    {
      en: 'Say on which line the header stands, "header": { "line": 4 }, or what stands between cells, "delimiter": ";"',
      nl: 'Zeg op welke regel de kop staat, "header": { "line": 4 }, of wat tussen de cellen staat, "delimiter": ";"',
    },
  );
};
