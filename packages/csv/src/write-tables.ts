import type { Event } from "@meetlat/core";
import * as Result from "effect/Result";
import type { TableKind } from "./table-kind.ts";
import { surveyTables, type WriteOptions } from "./writing/table-writer.ts";
import type { Unwritable } from "./writing/unwritable.ts";

/** A table as text. */
export interface WrittenTable {
  readonly kind: TableKind;
  /** The name of its file, such as `measurements.csv`. */
  readonly name: string;
  readonly content: string;
}

/**
 * Writes a register, as its events in their order from the first on, as tables: reading them into an empty register gives
 * the same register, and writing that gives the same files.
 *
 * Of an event's envelope the tables keep from when it was known, its source and who decided it. Its id, its place, when it
 * was recorded and by whom are those of the import.
 *
 * Fails when an event says what no table can hold: a text with a NUL character or half a character, a row of more than 1
 * MiB, a document's year outside 1000 to 9999, or the same flag twice.
 *
 * @example
 * ```ts
 * import { type Event } from "@meetlat/core";
 * import { readTables, writeTables } from "@meetlat/csv";
 * import * as Result from "effect/Result";
 *
 * const register: ReadonlyArray<Event> = [];
 * const tables = Result.getOrThrow(writeTables(register, { locale: "nl" }));
 * console.assert(Result.isSuccess(readTables(tables, { locale: "nl" })));
 * ```
 */
export const writeTables = (
  events: ReadonlyArray<Event>,
  options: WriteOptions = {},
): Result.Result<ReadonlyArray<WrittenTable>, Unwritable> => {
  const survey = surveyTables(options);
  for (const event of events) survey.add(event);
  return Result.map(survey.finish(), ({ tables, write }) => {
    const pieces = new Map<TableKind, Array<string>>();
    const { add, end } = write(({ kind }, text) => {
      const known = pieces.get(kind);
      if (known === undefined) pieces.set(kind, [text]);
      else known.push(text);
    });
    for (const event of events) add(event);
    end();
    return tables.map(({ kind, name }) => ({ kind, name, content: (pieces.get(kind) ?? []).join("") }));
  });
};
