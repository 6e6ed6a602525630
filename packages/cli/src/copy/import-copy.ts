import type { Language } from "@meetlat/core";
import { describeGzipError, describeJsonError, gunzip, readNdjson } from "@meetlat/json";
import { describeCopyDiffers, type ImportedEvents, importEvents } from "@meetlat/sql";
import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import type * as PlatformError from "effect/PlatformError";
import * as Stream from "effect/Stream";
import { BadInput } from "../exit.ts";
import { Output } from "../output.ts";
import { withProgress } from "../progress.ts";
import { shownStore, withNewStore } from "../store.ts";
import { writeCount } from "../text/progress.ts";

const events = { en: "events", nl: "gebeurtenissen" } as const;

const isCopy = (path: string): boolean => /\.ndjson(?:\.gz)?$/i.test(path);

/** What is asked of an import. */
export interface CopyImport {
  readonly store: string;
  readonly register: string;
  readonly language: Language;
  readonly format: "table" | "json";
}

/** The file with a copy of a register among the paths of an import; `null` when there is none, and they are tables. */
export const copyAmong = (paths: ReadonlyArray<string>, language: Language): Effect.Effect<string | null, BadInput> => {
  const copy = paths.find(isCopy);
  if (copy === undefined) return Effect.succeed(null);
  return paths.length === 1
    ? Effect.succeed(copy)
    : Effect.fail(
        new BadInput({
          lines: [
            language === "nl"
              ? `${copy} is een kopie van een heel register, en kan niet samen met iets anders worden ingelezen. Lees de kopie alleen in, en daarna de tabellen.`
              : `${copy} is a copy of a whole register, and cannot be imported together with anything else. Import the copy alone, and the tables after it.`,
          ],
        }),
      );
};

const nothing = { en: "Nothing was recorded.", nl: "Er is niets vastgelegd." } as const;

const refused = (lines: ReadonlyArray<string>, language: Language): BadInput =>
  new BadInput({ lines: [...lines, nothing[language]] });

const unreadable =
  (file: string, language: Language) =>
  (cause: PlatformError.PlatformError): BadInput =>
    refused(
      [
        language === "nl"
          ? `${file}: kan niet worden gelezen. Controleer de naam en de rechten.`
          : `${file}: cannot be read. Check the name and the rights.`,
        `  ${cause.message}`,
      ],
      language,
    );

const more = (n: number, language: Language): ReadonlyArray<string> => {
  if (n === 0) return [];
  const count = writeCount(n, language);
  return [language === "nl" ? `En nog ${count} fouten.` : `And ${count} more errors.`];
};

const summary = (done: ImportedEvents, file: string, store: string, register: string, language: Language): string => {
  const n = (value: number) => writeCount(value, language);
  return language === "nl"
    ? `${n(done.events)} gebeurtenissen uit ${file} gelezen; ${n(done.added)} nieuw overgenomen in ${store} (register ${register}, nu op positie ${n(done.position)}).\n${done.position}:${done.hash}\n`
    : `Read ${n(done.events)} events from ${file}; copied ${n(done.added)} that are new to ${store} (register ${register}, now at position ${n(done.position)}).\n${done.position}:${done.hash}\n`;
};

/** Makes a register hold what a copy of one holds: `meetlat import copy.ndjson.gz`. */
export const importCopy = Effect.fnUntraced(function* (
  file: string,
  { store, register, language, format }: CopyImport,
) {
  const fileSystem = yield* FileSystem.FileSystem;
  // Before the store is made, for a file that is not there.
  yield* Effect.mapError(fileSystem.access(file, { readable: true }), unreadable(file, language));
  const bytes = fileSystem.stream(file, { chunkSize: 256 * 1024 });
  const copy = readNdjson(/\.gz$/i.test(file) ? gunzip(bytes) : bytes);
  const imported = yield* withNewStore(
    store,
    language,
    withProgress(events, language, (onProgress) =>
      importEvents(
        register,
        Stream.map(copy, ({ raw }) => raw),
        { onProgress: (done) => onProgress(done, null) },
      ),
    ).pipe(
      Effect.catchTags({
        NdjsonErrors: ({ errors, total }) =>
          Effect.fail(
            refused(
              [
                ...errors.map((error) => describeJsonError(error, language, file)),
                ...more(total - errors.length, language),
              ],
              language,
            ),
          ),
        GzipError: (error) => Effect.fail(refused([`${file}: ${describeGzipError(error, language)}`], language)),
        CopyDiffers: (error) => Effect.fail(refused([`${file}: ${describeCopyDiffers(error, language)}`], language)),
        PlatformError: (error) => Effect.fail(unreadable(file, language)(error)),
      }),
    ),
  );
  const { print } = yield* Output;
  const answer = { schema: "meetlat-restore/1", store: shownStore(store), register, ...imported };
  return yield* print(
    format === "json"
      ? `${JSON.stringify(answer, null, 2)}\n`
      : summary(imported, file, shownStore(store), register, language),
  );
});
