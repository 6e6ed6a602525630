const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

// A cell that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers.
const harmless = (cell: string): string =>
  /^[=+@\t\r]/.test(cell) || (cell.startsWith("-") && !/^-\d+(?:\.\d+)?$/.test(cell)) ? `'${cell}` : cell;

type Cell = string | number | boolean | null | ReadonlyArray<string>;

const written = (cell: Cell): string =>
  cell === null ? "" : typeof cell === "object" ? cell.join(" ") : harmless(String(cell));

/** Rows of equal shape as CSV (RFC 4180), with a header of their fields. */
export const toCsv = (fields: ReadonlyArray<string>, rows: ReadonlyArray<Readonly<Record<string, Cell>>>): string =>
  [fields, ...rows.map((row) => fields.map((field) => written(row[field] ?? null)))]
    .map((cells) => `${cells.map(quoted).join(",")}\r\n`)
    .join("");
