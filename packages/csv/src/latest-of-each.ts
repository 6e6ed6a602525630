import type { Command, Day } from "@meetlat/core";
import type { Column } from "./columns.ts";
import { groups } from "./groups.ts";
import { type Located, placeOf, type Reading } from "./reading.ts";
import { duplicateOf, inOrder } from "./repeats.ts";
import { type Row, refuse } from "./row.ts";

/** A row, and the one command that it makes. */
export interface RowCommand {
  readonly row: Row;
  readonly command: Command;
  readonly knownOn: Day | undefined;
  readonly version: number;
}

/** Rows of which a later one about the same takes the place of an earlier one. */
export interface LatestOfEach {
  readonly add: (key: string, read: RowCommand) => void;
  readonly commands: () => ReadonlyArray<Located>;
}

/** The rows about each thing, in the order in which they became known; `column` points at what they are about. */
export const latestOfEach = ({ broken }: Reading, column: Column): LatestOfEach => {
  const all = groups<RowCommand>();
  const commandsOf = (rows: ReadonlyArray<RowCommand>): ReadonlyArray<Located> => {
    const { ordered, duplicates } = inOrder(rows);
    // Dates may come from the documents: without those, nothing can be said of the order.
    if (broken.has("documents")) return [];
    for (const { row, first } of duplicates) refuse(row.row, column, duplicateOf(placeOf(first.row), "known_on"));
    return ordered.map(({ row, command, version }) => ({ command, origin: { place: placeOf(row) }, version }));
  };
  return { add: all.add, commands: () => all.all().flatMap(commandsOf) };
};
