import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import type { ReadLimits } from "./limits.ts";
import { openTable, type TableInput, type TableOpening, type TableRead } from "./table-input.ts";
import { BrokenOff, isPacked, unpacked } from "./unpack.ts";

/** A file that can be read piece by piece, and more than once. */
export interface TableSource<E = never, R = never> {
  /** Says what kind of table it is; when it ends with `.gz`, that the bytes are packed with gzip. */
  readonly name: string;
  /** Its bytes, always from the start: the same ones every time. */
  readonly bytes: Stream.Stream<Uint8Array, E, R>;
  /** How many bytes there are, when that is known. */
  readonly size?: number;
}

/** How far reading is. */
export interface ReadProgress {
  /** Bytes that were read, of all files so far. */
  readonly bytes: number;
  /** Bytes of all files together; `null` when that is not known. */
  readonly totalBytes: number | null;
  readonly rows: number;
}

/** Called after every piece of a file, with the bytes that were read of it now and its rows so far. */
export type OnPiece = (bytes: number, rows: number) => Effect.Effect<void>;

/** The content of a file, unpacked. */
export const contentOf = <E, R>(
  { name, bytes }: TableSource<E, R>,
  { unpackRatio }: ReadLimits,
): Stream.Stream<Uint8Array | BrokenOff, E, R> => (isPacked(name) ? unpacked(bytes, unpackRatio) : bytes);

/** Puts a piece of content into a table. */
export const pour = (input: TableInput, piece: Uint8Array | BrokenOff): void => {
  if (piece instanceof BrokenOff) input.breakOff(piece.why);
  else input.push(piece);
};

/** Reads a whole file, or as much of it as can be read. */
export const readSource = <E, R>(
  source: TableSource<E, R>,
  opening: TableOpening,
  onPiece: OnPiece,
): Effect.Effect<TableRead, E, R> =>
  Effect.suspend(() => {
    const input = openTable(opening);
    let read = 0;
    const counted = {
      ...source,
      bytes: Stream.map(source.bytes, (bytes) => {
        read += bytes.length;
        return bytes;
      }),
    };
    return Effect.map(
      Stream.runForEachWhile(contentOf(counted, opening.limits), (piece) =>
        Effect.suspend(() => {
          pour(input, piece);
          const before = read;
          read = 0;
          return Effect.as(onPiece(before, input.rows()), !input.hasStopped());
        }),
      ),
      input.end,
    );
  });
