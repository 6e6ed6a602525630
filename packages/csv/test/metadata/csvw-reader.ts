import { cellsIn } from "../writing/cells-in.ts";

/** The parts of CSV on the Web's metadata that are read here. */
export interface CsvwColumn {
  readonly name: string;
  readonly titles: Readonly<Record<string, ReadonlyArray<string>>>;
  readonly datatype: string | { readonly base: string; readonly format?: string | { readonly decimalChar?: string } };
  readonly required: boolean;
  readonly null?: ReadonlyArray<string>;
}

export interface CsvwTable {
  readonly url: string;
  readonly tableSchema: {
    readonly columns: ReadonlyArray<CsvwColumn>;
    readonly primaryKey?: string;
    readonly foreignKeys?: ReadonlyArray<{
      readonly columnReference: string;
      readonly reference: { readonly resource: string; readonly columnReference: string };
    }>;
  };
}

const dateFormats: Readonly<Record<string, RegExp>> = {
  "yyyy-MM-dd": /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$/,
  "d-M-yyyy": /^(?<d>\d{1,2})-(?<m>\d{1,2})-(?<y>\d{4})$/,
};

const isDate = (cell: string, format: string): boolean => {
  const { y = "", m = "", d = "" } = dateFormats[format]?.exec(cell)?.groups ?? {};
  const date = new Date(`${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(d);
};

const isValid = (cell: string, datatype: CsvwColumn["datatype"]): boolean => {
  const { base, format = undefined } = typeof datatype === "string" ? { base: datatype } : datatype;
  switch (base) {
    case "string":
      return typeof format !== "string" || new RegExp(`^(?:${format})$`, "u").test(cell);
    case "integer":
      return /^[+-]?\d+$/.test(cell);
    case "decimal": {
      const decimalChar = typeof format === "object" ? (format.decimalChar ?? ".") : ".";
      return /^-?\d+(?:\.\d+)?$/.test(cell.replace(decimalChar, decimalChar === "," ? "." : decimalChar));
    }
    case "date":
      return typeof format === "string" && isDate(cell, format);
    default:
      return false;
  }
};

/** Everything by which a table is not what its metadata says, as a reader of CSV on the Web would tell. */
export const violations = (
  { tableSchema: { columns, primaryKey } }: CsvwTable,
  content: string,
  delimiter: string,
): ReadonlyArray<string> => {
  const [header = [], ...rows] = cellsIn(content, delimiter);
  const found: Array<string> = [];
  if (header.length !== columns.length) found.push(`${header.length} headers, ${columns.length} columns`);
  columns.forEach((column, i) => {
    if (
      !Object.values(column.titles)
        .flat()
        .includes(header[i] ?? "")
    )
      found.push(`header ${header[i]}`);
    const seen = new Set<string>();
    for (const row of rows) {
      const cell = row[i] ?? "";
      const isNull = (column.null ?? [""]).includes(cell);
      if (isNull && column.required) found.push(`${column.name} is blank`);
      if (!isNull && !isValid(cell, column.datatype)) found.push(`${column.name} “${cell}”`);
      if (column.name === primaryKey && seen.has(cell)) found.push(`${column.name} ${cell} twice`);
      seen.add(cell);
    }
  });
  return found;
};

/** The cells of a column. */
export const columnIn = (content: string, delimiter: string, name: string): ReadonlyArray<string> => {
  const [header = [], ...rows] = cellsIn(content, delimiter);
  return rows.map((row) => row[header.indexOf(name)] ?? "");
};
