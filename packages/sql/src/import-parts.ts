import {
  type BatchRejection,
  type Command,
  type Day,
  factsIn,
  type MeasurementRow,
  type Path,
  rowsByCell,
} from "@meetlat/core";

/** Where a command of a part stood in the import: which command, and which row of it each of its rows was. */
interface Origin {
  readonly command: number;
  readonly rowOf: (row: number) => number;
}

/** Some of the commands of an import, to be decided together, and where each stood. */
export interface Part {
  readonly commands: ReadonlyArray<Command>;
  readonly origins: ReadonlyArray<Origin>;
  /** Facts in it. */
  readonly size: number;
}

const asGiven = (row: number): number => row;

/** The rows of a command in pieces of about so many. Rows about the same number stay together: they are about each other. */
function* piecesOf(rows: ReadonlyArray<MeasurementRow>, most: number, today: Day): Generator<ReadonlyArray<number>> {
  const { once, repeated } = rowsByCell(rows, today);
  for (let start = 0; start < once.length; start += most) yield once.slice(start, start + most);
  let piece: Array<number> = [];
  for (const group of repeated) {
    if (piece.length > 0 && piece.length + group.length > most) {
      yield piece;
      piece = [];
    }
    for (const row of group) piece.push(row);
  }
  if (piece.length > 0) yield piece;
}

/** Takes in the commands of an import one by one, and gives them back in parts. */
export interface Parts {
  /** The parts that are full now that this command has come too. */
  readonly add: (command: Command) => Generator<Part>;
  /** What is left at the end. */
  readonly rest: () => Generator<Part>;
}

/** An import in parts of about so many facts, in their order; a command with more rows than that is divided. */
export const partsOf = (most: number, today: Day): Parts => {
  let given = -1;
  let commands: Array<Command> = [];
  let origins: Array<Origin> = [];
  let size = 0;

  function* rest(): Generator<Part> {
    if (commands.length === 0) return;
    const part = { commands, origins, size };
    [commands, origins, size] = [[], [], 0];
    yield part;
  }

  function* put(command: Command, origin: Origin): Generator<Part> {
    const more = factsIn(command);
    if (size + more > most) yield* rest();
    commands.push(command);
    origins.push(origin);
    size += more;
  }

  function* add(command: Command): Generator<Part> {
    given += 1;
    const place = given;
    if (command._tag !== "RecordMeasurements" || command.rows.length <= most) {
      yield* put(command, { command: place, rowOf: asGiven });
      return;
    }
    for (const piece of piecesOf(command.rows, most, today)) {
      const rows = piece.flatMap((row) => command.rows[row] ?? []);
      yield* put({ ...command, rows }, { command: place, rowOf: (row) => piece[row] ?? row });
    }
  }

  return { add, rest };
};

/** A rejection within a part, as one of the whole import. */
export const placed = ({ origins }: Part, { command, rejection }: BatchRejection): BatchRejection => {
  const origin = origins[command];
  if (origin === undefined) return { command, rejection };
  const [list, row, ...rest] = rejection.path;
  const path: Path = list === "rows" && typeof row === "number" ? [list, origin.rowOf(row), ...rest] : rejection.path;
  return { command: origin.command, rejection: { ...rejection, path } };
};
