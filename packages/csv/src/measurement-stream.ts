import type { Command, MeasurementRow } from "@meetlat/core";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { unheard } from "./findings.ts";
import { isRetraction } from "./measured-again.ts";
import type { MeasurementSink } from "./measurement-store.ts";
import type { MeasuredFile, ReadHow } from "./read-kinds.ts";
import type { Reading } from "./reading.ts";
import { emptyTally, openTable, type TableOpening } from "./table-input.ts";
import { contentOf, pour, readSource, type TableSource } from "./table-source.ts";
import { changed, type TableChanged } from "./table-stream.ts";
import { measurementRows } from "./tables/measurements.ts";

/** Tables of measurements that were found to be sound. */
export interface KnownMeasurements<E, R> {
  readonly sources: ReadonlyArray<MeasuredFile<TableSource<E, R>>>;
  readonly reading: Reading;
  readonly how: ReadHow;
  /** Which of them are not simply the first about a number, by number. */
  readonly apart: ReadonlySet<number>;
}

/** Measurements that are recorded together. */
export const PIECE_ROWS = 1_000;

/** Reads the measurements again that come first about their number. */
const opener = ({ reading, how, apart }: KnownMeasurements<unknown, unknown>, add: MeasurementSink["add"]) => {
  let number = -1;
  const onRow = measurementRows(
    { ...reading, findings: unheard },
    {
      add: (key, row, place) => {
        number++;
        if (!apart.has(number)) add(key, row, place);
      },
    },
  );
  const tally = emptyTally();
  const common = { ...how, kind: "measurements" as const, tally, findings: unheard, onRow };
  return ({ source, mapping }: MeasuredFile<TableSource<unknown, unknown>>): TableOpening => ({
    ...common,
    name: source.name,
    ...(mapping === undefined ? {} : { mapping }),
  });
};

/** The commands that record all measurements but those that stand apart. Fails at the end of a file that is not what it was. */
export const recordedMeasurements = <E, R>(
  known: KnownMeasurements<E, R>,
): Stream.Stream<Command, E | TableChanged, R> =>
  Stream.suspend(() => {
    let rows: Array<MeasurementRow> = [];
    let full: Array<Command> = [];
    const put = (): void => {
      if (rows.length > 0) full.push({ _tag: "RecordMeasurements", rows });
      rows = [];
    };
    const taken = (): ReadonlyArray<Command> => {
      const some = full;
      full = [];
      return some;
    };
    const openingOf = opener(known, (_, row) => {
      // What is retracted stands apart.
      if (row === null || isRetraction(row)) return;
      rows.push(row);
      if (rows.length === PIECE_ROWS) put();
    });
    const read = (
      file: MeasuredFile<TableSource<E, R>>,
    ): Stream.Stream<ReadonlyArray<Command>, E | TableChanged, R> => {
      const { source, digest } = file;
      const opening = openingOf(file);
      const input = openTable(opening);
      const pieces = Stream.map(contentOf(source, opening.limits), (piece) => {
        pour(input, piece);
        return taken();
      });
      const end = Effect.suspend(() =>
        input.end().digest === digest ? Effect.succeed(taken()) : Effect.fail(changed(source.name)),
      );
      return Stream.concat(pieces, Stream.fromEffect(end));
    };
    const rest = Stream.suspend(() => {
      put();
      return Stream.succeed(taken());
    });
    const all = Stream.flatMap(Stream.fromIterable(known.sources), read);
    return Stream.flattenIterable(Stream.concat(all, rest));
  });

/** Reads all measurements but those that stand apart again, up to the one with the last number; they are numbered from 0 without those. */
export const seekMeasurements = <E, R>(
  known: KnownMeasurements<E, R>,
  last: number,
  onMeasurement: (number: number, place: Parameters<MeasurementSink["add"]>[2]) => void,
): Effect.Effect<void, E | TableChanged, R> =>
  Effect.gen(function* () {
    let number = -1;
    const openingOf = opener(known, (_key, _row, place) => {
      number++;
      onMeasurement(number, place);
    });
    for (const file of known.sources) {
      if (number >= last) return;
      const read = yield* readSource(file.source, openingOf(file), () => Effect.void);
      if (read.digest !== file.digest) return yield* changed(file.source.name);
    }
  });
