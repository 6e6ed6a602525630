import type { Text } from "@meetlat/core";
import * as Data from "effect/Data";
import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import * as Path from "effect/Path";
import type { PlatformError } from "effect/PlatformError";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import { previewing } from "./preview/preview-tables.ts";
import { readSources } from "./read-sources.ts";
import { batchOf, howTo, type ReadOptions } from "./read-tables.ts";
import { type StreamOptions, streamTables } from "./stream-tables.ts";
import type { TableSource } from "./table-source.ts";

/** A folder or file that cannot be read, or a folder without tables. */
export class FolderError extends Data.TaggedError("FolderError")<{
  readonly path: string;
  readonly problem: Text;
  readonly mend: Text;
  readonly cause?: PlatformError;
}> {
  override get message(): string {
    return `${this.path}: ${this.problem.en}. ${this.mend.en}.`;
  }
}

const unreadable = (path: string, cause: PlatformError): FolderError =>
  new FolderError({
    path,
    cause,
    problem: { en: "cannot be read", nl: "kan niet worden gelezen" },
    mend: {
      en: "Check that it exists and may be read",
      nl: "Kijk na of het bestaat en gelezen mag worden",
    },
  });

const isTable = (name: string): boolean => !name.startsWith(".") && /\.csv(\.gz)?$/i.test(name);

const noTables = (path: string): FolderError =>
  new FolderError({
    path,
    problem: { en: "holds no CSV files", nl: "bevat geen CSV-bestanden" },
    mend: {
      en: "Name a folder with tables such as measurements.csv",
      nl: "Noem een map met tabellen zoals measurements.csv",
    },
  });

const filesAt = Effect.fnUntraced(function* (path: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  const paths = yield* Path.Path;
  const isFile = isTable(path) && (yield* Effect.orElseSucceed(fileSystem.stat(path), () => null))?.type === "File";
  if (isFile) return [path];
  const entries = yield* Effect.mapError(fileSystem.readDirectory(path), (cause) => unreadable(path, cause));
  const names = entries.filter(isTable).sort();
  if (names.length === 0) return yield* noTables(path);
  return names.map((name) => paths.join(path, name));
});

/**
 * The tables that paths mean, to be read piece by piece: every `*.csv` and `*.csv.gz` of each folder, in the order of their
 * names, and each file that is named. Folders inside them, and other files, are left alone.
 */
export const tableSources = Effect.fnUntraced(function* (given: ReadonlyArray<string>) {
  const fileSystem = yield* FileSystem.FileSystem;
  const { basename } = yield* Path.Path;
  const found = [...new Set((yield* Effect.forEach(given, filesAt)).flat())];
  return yield* Effect.forEach(found, (file) =>
    Effect.map(
      Effect.orElseSucceed(fileSystem.stat(file), () => null),
      (info): TableSource<FolderError> => ({
        name: basename(file),
        bytes: Stream.mapError(fileSystem.stream(file), (cause) => unreadable(file, cause)),
        ...(info === null ? {} : { size: Number(info.size) }),
      }),
    ),
  );
});

/**
 * Reads tables as one batch: every `*.csv` and `*.csv.gz` of each folder, in the order of their names, and each file that is
 * named. Folders inside them, and other files, are left alone. Fails with every bad cell, or when a path cannot be read or
 * holds no tables. All rows are held in memory, the text of the files is not; see {@link streamPaths}.
 */
export const readPaths = Effect.fnUntraced(function* (given: ReadonlyArray<string>, options: ReadOptions = {}) {
  const sources = yield* tableSources(given);
  const batch = batchOf(yield* readSources(sources, howTo(options), () => Effect.void));
  return Result.isSuccess(batch) ? batch.success : yield* batch.failure;
});

/** Reads every `*.csv` and `*.csv.gz` of a folder as one batch, as {@link readPaths} does. */
export const readFolder = (path: string, options: ReadOptions = {}) => readPaths([path], options);

/** Reads the same tables as {@link readPaths} in memory that does not grow with the number of measurements, as `streamTables` does. */
export const streamPaths = Effect.fnUntraced(function* (given: ReadonlyArray<string>, options: StreamOptions = {}) {
  return yield* streamTables(yield* tableSources(given), options);
});

/** Previews the same tables as {@link readPaths} would read, as `previewTables` does. */
export const previewPaths = Effect.fnUntraced(function* (given: ReadonlyArray<string>, options: ReadOptions = {}) {
  const sources = yield* tableSources(given);
  const { watch, previewOf } = previewing(options);
  return previewOf(yield* readSources(sources, { ...howTo(options), watch }, () => Effect.void));
});
