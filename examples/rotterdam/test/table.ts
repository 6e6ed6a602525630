import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A row of a table by its headers. */
export type Row = Readonly<Record<string, string>>;

/** The path of something in this example. */
export const pathOf = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** The cells of a text that separates them by `;` and may quote them. */
const cellsOf = (text: string): ReadonlyArray<ReadonlyArray<string>> => {
  const lines: Array<Array<string>> = [];
  let line: Array<string> = [];
  for (const [, quoted, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^";\n]*))(;|\n)/g)) {
    line.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ";") continue;
    lines.push(line);
    line = [];
  }
  return lines;
};

/** The rows of a table of this example. Every line of these files ends with a line break. */
export const rowsOf = (name: string): ReadonlyArray<Row> => {
  const [headers = [], ...lines] = cellsOf(readFileSync(pathOf(name), "utf8"));
  return lines.map((cells) => {
    if (cells.length !== headers.length) throw new Error(`${name}: ${cells.join(";")}`);
    return Object.fromEntries(headers.map((header, i) => [header, cells[i] ?? ""]));
  });
};
