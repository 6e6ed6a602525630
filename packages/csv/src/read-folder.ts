import type { Text } from "@meetlat/core";
import * as Data from "effect/Data";
import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import * as Path from "effect/Path";
import type { PlatformError } from "effect/PlatformError";
import * as Result from "effect/Result";
import type { TableBatch } from "./batch.ts";
import { type CellError, describeCellError } from "./cell-error.ts";
import { type ReadOptions, readTables } from "./read-tables.ts";
import type { TableFile } from "./table.ts";

/** Tables that cannot be taken in: every bad cell of every file. */
export class TableErrors extends Data.TaggedError("TableErrors")<{ readonly errors: ReadonlyArray<CellError> }> {
  override get message(): string {
    return this.errors.map((error) => describeCellError(error, "en")).join("\n");
  }
}

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

const isTable = (name: string): boolean => !name.startsWith(".") && name.toLowerCase().endsWith(".csv");

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
 * The files that paths mean, with their bytes: every `*.csv` of each folder, in the order of their names, and each file that
 * is named. Folders inside them, and other files, are left alone.
 */
export const tableFiles = Effect.fnUntraced(function* (given: ReadonlyArray<string>) {
  const fileSystem = yield* FileSystem.FileSystem;
  const { basename } = yield* Path.Path;
  const found = [...new Set((yield* Effect.forEach(given, filesAt)).flat())];
  return yield* Effect.forEach(found, (file) =>
    fileSystem.readFile(file).pipe(
      Effect.map((content): TableFile => ({ name: basename(file), content })),
      Effect.mapError((cause) => unreadable(file, cause)),
    ),
  );
});

/**
 * Reads tables as one batch: the files that {@link tableFiles} finds. Fails with every bad cell, or when a path cannot be
 * read or holds no tables.
 */
export const readPaths = Effect.fnUntraced(function* (given: ReadonlyArray<string>, options: ReadOptions = {}) {
  const files = yield* tableFiles(given);
  const batch: Result.Result<TableBatch, ReadonlyArray<CellError>> = readTables(files, options);
  return Result.isSuccess(batch) ? batch.success : yield* new TableErrors({ errors: batch.failure });
});

/** Reads every `*.csv` of a folder as one batch, as {@link readPaths} does. */
export const readFolder = (path: string, options: ReadOptions = {}) => readPaths([path], options);
