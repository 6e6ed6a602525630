import type { BatchRejection, Command, Path } from "@meetlat/core";

/** Some of the commands of an import, to be decided together, and where each stood. */
export interface Part {
  readonly commands: ReadonlyArray<Command>;
  /** Which command of the import each is, and from which row of it on. */
  readonly origins: ReadonlyArray<{ readonly command: number; readonly row: number }>;
  /** Facts in it. */
  readonly size: number;
}

const sizeOf = (command: Command): number => (command._tag === "RecordMeasurements" ? command.rows.length : 1);

/** How many facts there are in some commands. */
export const factsIn = (commands: ReadonlyArray<Command>): number =>
  commands.reduce((sum, command) => sum + sizeOf(command), 0);

/** An import in parts of about so many facts, in their order; a command with more rows than that is divided. */
export function* partsOf(commands: Iterable<Command>, most: number): Generator<Part> {
  let i = -1;
  let part: { commands: Array<Command>; origins: Array<{ command: number; row: number }>; size: number } | null = null;
  for (const command of commands) {
    i += 1;
    const pieces =
      command._tag === "RecordMeasurements" && command.rows.length > most
        ? Array.from({ length: Math.ceil(command.rows.length / most) }, (_, n) => ({
            row: n * most,
            piece: { ...command, rows: command.rows.slice(n * most, (n + 1) * most) },
          }))
        : [{ row: 0, piece: command }];
    for (const { row, piece } of pieces) {
      const size = sizeOf(piece);
      if (part !== null && part.size + size > most) {
        yield part;
        part = null;
      }
      part ??= { commands: [], origins: [], size: 0 };
      part.commands.push(piece);
      part.origins.push({ command: i, row });
      part.size += size;
    }
  }
  if (part !== null) yield part;
}

/** A rejection within a part, as one of the whole import. */
export const placed = ({ origins }: Part, { command, rejection }: BatchRejection): BatchRejection => {
  const origin = origins[command] ?? { command, row: 0 };
  const [list, i, ...rest] = rejection.path;
  const path: Path = list === "rows" && typeof i === "number" ? [list, i + origin.row, ...rest] : rejection.path;
  return { command: origin.command, rejection: { ...rejection, path } };
};
