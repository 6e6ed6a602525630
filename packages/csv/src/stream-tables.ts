import { type BatchRejection, type Command, factsIn } from "@meetlat/core";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { isConsequence, refusedDefinitions } from "./consequences.ts";
import { findings } from "./findings.ts";
import { refusedCell } from "./locate.ts";
import { measurementScan } from "./measurement-scan.ts";
import { type KnownMeasurements, PIECE_ROWS, recordedMeasurements, seekMeasurements } from "./measurement-stream.ts";
import type { AllRead } from "./read-kinds.ts";
import { readSources } from "./read-sources.ts";
import { howTo, type ReadOptions } from "./read-tables.ts";
import { TableErrors } from "./table-errors.ts";
import type { ReadProgress, TableSource } from "./table-source.ts";
import type { TableStream } from "./table-stream.ts";

/** How tables are written, and who hears how far reading is. */
export interface StreamOptions extends ReadOptions {
  /** Called after every piece of a file, while the tables are read for the first time. */
  readonly onProgress?: (progress: ReadProgress) => Effect.Effect<void>;
}

/** Stands for one of the commands that record measurements, which are made anew every time. */
const SOME_MEASUREMENTS: Command = { _tag: "RecordMeasurements", rows: [] };

/** Where the commands of a batch stand: those of measurements, which are not kept, between the others. */
interface Order {
  readonly kept: AllRead["located"];
  /** The place of the first command about measurements. */
  readonly from: number;
  /** The place behind the last of them. */
  readonly to: number;
}

const locator =
  <E, R>({ kept, from, to }: Order, known: KnownMeasurements<E, R>): TableStream<E, R>["locate"] =>
  (rejections) =>
    Effect.gen(function* () {
      const keptAt = (index: number) => kept[index < from ? index : index - (to - from)];
      const isMeasured = (index: number): boolean => index >= from && index < to;
      const commandAt = (index: number): Command | undefined =>
        isMeasured(index) ? SOME_MEASUREMENTS : keptAt(index)?.command;
      const refused = refusedDefinitions(commandAt, rejections);
      const found = findings(known.how.limits.errorsShown);
      const wanted = new Map<number, Array<BatchRejection>>();
      let last = -1;
      for (const one of rejections) {
        const command = commandAt(one.command);
        if (command === undefined || isConsequence(refused, command, one.rejection)) continue;
        const origin = isMeasured(one.command) ? undefined : keptAt(one.command)?.origin;
        if (origin !== undefined) {
          const { error, at } = refusedCell(origin, one.rejection);
          found.add(error, at);
          continue;
        }
        const [, row] = one.rejection.path;
        const number = (one.command - from) * PIECE_ROWS + (typeof row === "number" ? row : 0);
        const same = wanted.get(number);
        if (same === undefined) wanted.set(number, [one]);
        else same.push(one);
        last = Math.max(last, number);
      }
      yield* seekMeasurements(known, last, (number, place) => {
        for (const { rejection } of wanted.get(number) ?? []) {
          const { error, at } = refusedCell({ place, lists: { rows: { at: () => place } } }, rejection);
          found.add(error, at);
        }
      });
      return new TableErrors(found.sorted());
    });

/**
 * Reads tables as one batch, as `readTables` does, in memory that does not grow with the number of measurements but for 8
 * bytes each: files of any size, also packed ones (`measurements.csv.gz`).
 *
 * **Details**
 *
 * Everything is read and checked before there is any command: it fails with all that is wrong with any cell of any file. The
 * commands come as a stream that reads the measurements once more, as fast as they are taken. Recorded, they give what the
 * commands of `readTables` give.
 *
 * **Gotchas**
 *
 * What one run of the stream gives belongs together: record it all or nothing, as `importCommands` of `@meetlat/sql` does. A
 * file that is changed meanwhile fails the stream only when its end is reached.
 *
 * @example
 * ```ts
 * import { streamTables } from "@meetlat/csv";
 * import * as Effect from "effect/Effect";
 * import * as Stream from "effect/Stream";
 *
 * const bytes = new TextEncoder().encode("indicator,period,value\nvisits,2018,1824\nvisits,2019,1900\n");
 * const tables = await Effect.runPromise(streamTables([{ name: "measurements.csv", bytes: Stream.make(bytes) }]));
 * const commands = await Effect.runPromise(Stream.runCollect(tables.commands));
 * console.assert(tables.facts === 2 && commands.length === 1);
 * ```
 */
export const streamTables = <E = never, R = never>(
  sources: ReadonlyArray<TableSource<E, R>>,
  options: StreamOptions = {},
): Effect.Effect<TableStream<E, R>, TableErrors | E, R> =>
  Effect.gen(function* () {
    const how = howTo(options);
    const scan = measurementScan(how.limits);
    const onProgress = options.onProgress ?? (() => Effect.void);
    const read = yield* readSources(sources, { ...how, measurements: scan.reader }, onProgress);
    if (read.found.total > 0) return yield* new TableErrors(read.found);
    const apart = scan.apart();
    const recorded = scan.measurements() - apart.size;
    const known: KnownMeasurements<E, R> = { sources: read.measured, reading: read.reading, how, apart };
    const kept = read.located;
    const from = read.beforeMeasurements;
    const pieces = Math.ceil(recorded / PIECE_ROWS);
    const commandsOf = (some: AllRead["located"]) => Stream.fromIterable(some.map(({ command }) => command));
    return {
      commands: commandsOf(kept.slice(0, from)).pipe(
        Stream.concat(recordedMeasurements(known)),
        Stream.concat(commandsOf(kept.slice(from))),
      ),
      facts: kept.reduce((sum, { command }) => sum + factsIn(command), recorded),
      rows: read.tables.reduce((sum, { rows }) => sum + rows, 0),
      tables: read.tables.map(({ file, kind, rows }) => ({ file, kind, rows })),
      digest: read.digest,
      locate: locator({ kept, from, to: from + pieces }, known),
    };
  });
