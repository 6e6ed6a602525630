import { type Command, decideAll, type EventId, emptyRegister, type Instant } from "@meetlat/core";
import { type CellError, type ReadOptions, readTables, type TableBatch } from "@meetlat/csv";
import * as Result from "effect/Result";

/** Files by name, as lines. */
export type Files = Readonly<Record<string, ReadonlyArray<string>>>;

const filesOf = (files: Files) =>
  Object.entries(files).map(([name, lines]) => ({ name, content: lines.map((line) => `${line}\n`).join("") }));

/** The batch that these tables make; throws with all errors when they make none. */
export const batchOf = (files: Files, options: ReadOptions = {}): TableBatch => {
  const read = readTables(filesOf(files), options);
  if (Result.isSuccess(read)) return read.success;
  throw new Error(read.failure.message);
};

/** The commands that these tables make. */
export const commandsOf = (files: Files, options: ReadOptions = {}): ReadonlyArray<Command> =>
  batchOf(files, options).commands;

/** The errors in these tables; none when they are sound. */
export const errorsOf = (files: Files, options: ReadOptions = {}): ReadonlyArray<CellError> => {
  const read = readTables(filesOf(files), options);
  return Result.isSuccess(read) ? [] : read.failure.errors;
};

/** Where the errors are: `file:line column`. */
export const placesOf = (errors: ReadonlyArray<CellError>): ReadonlyArray<string> =>
  errors.map(({ file, line, column }) => `${file}:${line}${column === null ? "" : ` ${column}`}`);

/** Decides on a batch in an empty register. */
export const decideOn = (batch: TableBatch) => {
  let id = 0;
  const newId = (): EventId => {
    id++;
    return `00000000-0000-7000-8000-${String(id).padStart(12, "0")}` as EventId;
  };
  return decideAll(emptyRegister(), batch.commands, {
    recordedAt: "2021-07-01T00:00:00.000Z" as Instant,
    actor: "test",
    newId,
  });
};

/** An indicator and its document, for tables that need one. */
export const indicators = [
  "indicator,title,unit,polarity,nature",
  "share,A share,%,higher,ratio",
  "people,People,persons,lower,stock",
];
