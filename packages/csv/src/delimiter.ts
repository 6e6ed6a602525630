import { isPeriod } from "@meetlat/core";
import { columnNamed } from "./columns.ts";
import type { TableKind } from "./table-kind.ts";

/** What may stand between cells. */
const delimiters = [",", ";", "\t"] as const;

/** Where the first line ends that is not blank, −1 when it goes on; a line break between quotes does not end it. */
export const headerEnd = (text: string): number => {
  let isQuoted = false;
  for (let i = text.length - text.trimStart().length; i < text.length; i++) {
    const c = text[i];
    if (c === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (c === "\n" || c === "\r")) return i;
  }
  return -1;
};

/** The first line that is not blank. */
const headerLine = (text: string): string => {
  const end = headerEnd(text);
  return (end < 0 ? text : text.slice(0, end)).trimStart();
};

const split = (line: string, delimiter: string): ReadonlyArray<string> => {
  const cells: Array<string> = [];
  let quoted = false;
  let cell = "";
  for (const c of line) {
    if (c === '"') quoted = !quoted;
    else if (c === delimiter && !quoted) {
      cells.push(cell);
      cell = "";
    } else cell += c;
  }
  cells.push(cell);
  return cells;
};

/**
 * What stands between the cells of a file: of comma, semicolon and tab, the one by which the header line has the most
 * names that are known, of this kind of table unless told otherwise, else the most cells.
 */
export const findDelimiter = (
  text: string,
  kind: TableKind,
  knows: (cell: string) => boolean = (cell) => columnNamed(kind, cell) !== null || isPeriod(cell.trim()),
): string => {
  const line = headerLine(text);
  let best: string = delimiters[0];
  let most = -1;
  for (const delimiter of delimiters) {
    const cells = split(line, delimiter);
    const known = cells.filter(knows).length;
    const score = known * line.length + cells.length;
    if (score > most) {
      best = delimiter;
      most = score;
    }
  }
  return best;
};
