import type { Event } from "@meetlat/core";
import * as Data from "effect/Data";
import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import * as Path from "effect/Path";
import type { PlatformError } from "effect/PlatformError";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import { tableMetadata } from "./metadata/table-metadata.ts";
import { FolderError } from "./read-folder.ts";
import { surveyTables, type TablePlan, type TableWriter, type WriteOptions } from "./writing/table-writer.ts";
import type { Unwritable } from "./writing/unwritable.ts";

/** A register that tables cannot hold. */
export class UnwritableRegister extends Data.TaggedError("UnwritableRegister")<Unwritable> {
  override get message(): string {
    const shown = this.cells.map(
      ({ position, type, column, problem }) => `${position} ${type} ${column}: ${problem.en}`,
    );
    return [...shown, `${this.total} in all`].join("\n");
  }
}

/** How a register is written to a folder. */
export interface WriteFolderOptions extends WriteOptions {
  /** Whether tables that are there may be replaced. */
  readonly overwrite?: boolean;
}

/** What was written. */
export interface WrittenFolder {
  readonly events: number;
  /** The names of the files, tables first. */
  readonly files: ReadonlyArray<string>;
}

const FLUSH_AT = 64 * 1024;

const folderError = (path: string, problem: FolderError["problem"], mend: FolderError["mend"], cause?: PlatformError) =>
  new FolderError({ path, problem, mend, ...(cause === undefined ? {} : { cause }) });

const unwritable = (path: string) => (cause: PlatformError) =>
  folderError(
    path,
    { en: "cannot be written", nl: "kan niet worden geschreven" },
    { en: "Check that the folder may be written to", nl: "Kijk na of in de map geschreven mag worden" },
    cause,
  );

/** Refuses a folder with tables that would be replaced, or that would be read along with the new ones. */
const checkFolder = Effect.fnUntraced(function* (folder: string, names: ReadonlyArray<string>, overwrite: boolean) {
  const fileSystem = yield* FileSystem.FileSystem;
  yield* Effect.mapError(fileSystem.makeDirectory(folder, { recursive: true }), unwritable(folder));
  const there = yield* Effect.mapError(fileSystem.readDirectory(folder), unwritable(folder));
  const taken = there.filter((name) => names.includes(name)).sort();
  if (taken.length > 0 && !overwrite) {
    return yield* folderError(
      folder,
      { en: `holds ${taken.join(", ")} already`, nl: `bevat al ${taken.join(", ")}` },
      {
        en: "Choose another folder, or overwrite them (--force)",
        nl: "Kies een andere map, of overschrijf ze (--force)",
      },
    );
  }
  const others = there.filter((name) => name.toLowerCase().endsWith(".csv") && !names.includes(name)).sort();
  if (others.length > 0) {
    return yield* folderError(
      folder,
      {
        en: `holds ${others.join(", ")} too, which would be read along with this register`,
        nl: `bevat ook ${others.join(", ")}, die samen met dit register gelezen zouden worden`,
      },
      { en: "Take them out, or choose another folder", nl: "Haal ze weg, of kies een andere map" },
    );
  }
});

/** Files that are written side by side, in pieces; they are closed at the end of the scope. */
const openFiles = Effect.fnUntraced(function* (paths: ReadonlyMap<string, string>) {
  const fileSystem = yield* FileSystem.FileSystem;
  const encoder = new TextEncoder();
  const open = new Map<
    string,
    { readonly path: string; readonly file: FileSystem.File; readonly pieces: Array<string>; size: number }
  >();
  for (const [name, path] of paths) {
    const file = yield* Effect.mapError(fileSystem.open(path, { flag: "w" }), unwritable(path));
    open.set(name, { path, file, pieces: [], size: 0 });
  }
  return {
    write: (name: string, text: string): void => {
      const one = open.get(name);
      if (one === undefined) return;
      one.pieces.push(text);
      one.size += text.length;
    },
    /** Hands over what waits, of those files of which much does. */
    flush: (least: number) =>
      Effect.forEach(
        [...open.values()].filter(({ size }) => size >= least && size > 0),
        (one) => {
          const text = one.pieces.splice(0).join("");
          one.size = 0;
          return Effect.mapError(one.file.writeAll(encoder.encode(text)), unwritable(one.path));
        },
        { discard: true },
      ),
  };
});

/** Writes files under other names, which become their own when all are whole; the others are gone when they are not. */
const whenWhole = Effect.fnUntraced(function* <E, R>(
  folder: string,
  names: ReadonlyArray<string>,
  write: (paths: ReadonlyMap<string, string>) => Effect.Effect<void, E, R>,
) {
  const fileSystem = yield* FileSystem.FileSystem;
  const { join } = yield* Path.Path;
  const paths = new Map(names.map((name) => [name, join(folder, `${name}.part`)]));
  const remove = Effect.forEach(paths.values(), (path) => Effect.ignore(fileSystem.remove(path, { force: true })));
  yield* Effect.onExit(write(paths), (exit) => (exit._tag === "Success" ? Effect.void : remove));
  for (const [name, path] of paths) {
    yield* Effect.mapError(fileSystem.rename(path, join(folder, name)), unwritable(join(folder, name)));
  }
});

const writeAll = Effect.fnUntraced(function* <E, R>(
  folder: string,
  events: Stream.Stream<Event, E, R>,
  { tables, write }: TableWriter,
  options: WriteFolderOptions,
) {
  const metadata = tableMetadata(tables, options);
  const names = [...tables, ...metadata].map(({ name }) => name);
  yield* checkFolder(folder, names, options.overwrite ?? false);
  const writeTo = (paths: ReadonlyMap<string, string>) =>
    Effect.scoped(
      Effect.gen(function* () {
        const files = yield* openFiles(paths);
        const { add, end } = write(({ name }: TablePlan, text) => files.write(name, text));
        yield* Stream.runForEachArray(events, (some) => {
          for (const event of some) add(event);
          return files.flush(FLUSH_AT);
        });
        end();
        for (const { name, content } of metadata) files.write(name, content);
        yield* files.flush(0);
      }),
    );
  yield* whenWhole(folder, names, writeTo);
  return names;
});

/**
 * Writes a register as tables to a folder, with `csv-metadata.json` and `datapackage.json` beside them that tell other
 * programs how to read them. `readFolder` reads the same register from it; see `writeTables` for what that means.
 *
 * The stream of events is run twice, and must give the same events in their order both times; what comes after the events
 * of the first time is left out. Little more is kept than what is needed to tell what each number was before.
 *
 * Fails when tables cannot hold the register, or when the folder holds other tables: nothing is written then. Files get
 * their names when all of them are whole.
 */
export const writeFolder = Effect.fnUntraced(function* <E, R>(
  folder: string,
  events: Stream.Stream<Event, E, R>,
  options: WriteFolderOptions = {},
) {
  const survey = surveyTables(options);
  let count = 0;
  yield* Stream.runForEachArray(events, (some) =>
    Effect.sync(() => {
      for (const event of some) survey.add(event);
      count += some.length;
    }),
  );
  const writer = survey.finish();
  if (Result.isFailure(writer)) return yield* new UnwritableRegister(writer.failure);
  const files = yield* writeAll(folder, Stream.take(events, count), writer.success, options);
  return { events: count, files } satisfies WrittenFolder;
});
