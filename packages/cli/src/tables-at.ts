import type { Command } from "@meetlat/core";
import type { CommandsRejected } from "@meetlat/core/store";
import { type ReadProgress, streamPaths } from "@meetlat/csv";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { badCells, badTables } from "./bad-tables.ts";
import type { BadInput } from "./exit.ts";
import { readOptions, type TableSource } from "./from-tables.ts";
import { withStatus } from "./progress.ts";
import { readingLine } from "./text/progress.ts";

/** Tables that are sound, to be recorded; all that goes wrong is said for a person. */
export interface SoundTables {
  /** Read anew every time. */
  readonly commands: Stream.Stream<Command, BadInput>;
  readonly facts: number;
  /** How many tables there are. */
  readonly count: number;
  /** Fails with every cell that a register refused. */
  readonly refused: (rejected: CommandsRejected) => Effect.Effect<never, BadInput>;
}

/** Goes over tables to check them, and shows how far it is; or says of every bad cell what is wrong with it. */
export const tablesAt = Effect.fnUntraced(function* ({ from, asked, language }: TableSource) {
  const options = yield* readOptions(asked, language);
  const line = ({ bytes, totalBytes, rows }: ReadProgress, seconds: number) =>
    readingLine(bytes, totalBytes, rows, seconds, language);
  const read = withStatus(line, (onProgress) => streamPaths(from, { ...options, onProgress }));
  const tables = yield* Effect.mapError(read, (error) => badTables(error, language));
  const found: SoundTables = {
    commands: Stream.mapError(tables.commands, (error) => badTables(error, language)),
    facts: tables.facts,
    count: tables.tables.length,
    refused: ({ rejections, total = rejections.length }) =>
      tables.locate(rejections).pipe(
        Effect.mapError((error) => badTables(error, language)),
        Effect.flatMap(({ errors, total: located }) =>
          Effect.fail(badCells(errors, located + total - rejections.length, language)),
        ),
      ),
  };
  return found;
});
