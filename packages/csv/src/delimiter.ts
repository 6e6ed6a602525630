import { isPeriod } from "@meetlat/core";
import { columnNamed } from "./columns.ts";
import type { TableKind } from "./table-kind.ts";

/** What may stand between cells. */
const delimiters = [",", ";", "\t"] as const;

const MAX_HEADER = 64 * 1024;

/** The first line that is not blank; a line break between quotes does not end it. */
const headerLine = (text: string): string => {
  const head = text.slice(0, MAX_HEADER).trimStart();
  let quoted = false;
  for (let i = 0; i < head.length; i++) {
    const c = head[i];
    if (c === '"') quoted = !quoted;
    else if (!quoted && (c === "\n" || c === "\r")) return head.slice(0, i);
  }
  return head;
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
    const score = known * MAX_HEADER + cells.length;
    if (score > most) {
      best = delimiter;
      most = score;
    }
  }
  return best;
};
