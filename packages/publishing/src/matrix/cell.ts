import { styleText } from "node:util";

/** What came of a cell; what was skipped says why. */
export type Outcome =
  | { readonly _tag: "passed"; readonly note: string }
  | { readonly _tag: "failed"; readonly note: string }
  | { readonly _tag: "skipped"; readonly note: string };

export interface Cell {
  /** What is tried, as three columns: what, installed by, with which tool. */
  readonly what: string;
  readonly installer: string;
  readonly tool: string;
  /** Gives a note for the table, or throws. */
  readonly run: () => Promise<string>;
}

/** Thrown by a cell that cannot be tried on this machine. */
export class Skipped extends Error {}

export interface Tried {
  readonly cell: Cell;
  readonly outcome: Outcome;
  readonly seconds: number;
}

export const tryCell = async (cell: Cell): Promise<Tried> => {
  const begun = performance.now();
  const outcome = await cell.run().then(
    (note): Outcome => ({ _tag: "passed", note }),
    (error): Outcome =>
      error instanceof Skipped
        ? { _tag: "skipped", note: error.message }
        : { _tag: "failed", note: error instanceof Error ? error.message : String(error) },
  );
  return { cell, outcome, seconds: (performance.now() - begun) / 1000 };
};

/** Tries cells, as many at a time as the machine can carry, and tells of each when it is done. */
export const tryCells = async (cells: ReadonlyArray<Cell>, atOnce: number): Promise<ReadonlyArray<Tried>> => {
  const waiting = cells.map((cell, place) => ({ cell, place }));
  const tried: Array<Tried> = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      tried[next.place] = await tryCell(next.cell);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return tried;
};

const marks = { passed: styleText("green", "✓"), failed: styleText("red", "✗"), skipped: styleText("yellow", "–") };

/** An aligned table: a row for each cell, and the whole of what went wrong below it. */
export const tableOf = (tried: ReadonlyArray<Tried>): string => {
  const rows = tried.map(({ cell, outcome, seconds }) => [
    cell.what,
    cell.installer,
    cell.tool,
    `${seconds.toFixed(1).padStart(5)} s`,
    outcome._tag === "failed" ? "see below" : outcome.note,
  ]);
  const headings = ["what", "installed by", "with", "  time", ""];
  const widths = headings.map((heading, i) =>
    Math.max(...[headings, ...rows].map((row) => (row[i] ?? heading).length)),
  );
  const line = (row: ReadonlyArray<string>) =>
    row
      .map((text, i) => text.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd();
  const wrong = tried.filter(({ outcome }) => outcome._tag === "failed");
  return [
    `  ${line(headings)}`,
    ...tried.map(({ outcome }, i) => `${marks[outcome._tag]} ${line(rows[i] ?? [])}`),
    ...wrong.map(({ cell, outcome }) => `\n✗ ${cell.what}, ${cell.installer}, ${cell.tool}\n${outcome.note}`),
  ].join("\n");
};
