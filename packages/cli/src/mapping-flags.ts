import type { Language } from "@meetlat/core";
import { type Mapping, type TableKind, tableKinds } from "@meetlat/csv";
import { columnsFrom, describeMappingError, readMappings } from "@meetlat/csv/mapping";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import * as Option from "effect/Option";
import * as Result from "effect/Result";
import { BadInput } from "./exit.ts";

/** How files are understood that were not made for Meetlat. */
export const mappingFlags = {
  columns: Flag.String("columns").pipe(
    Flag.withMetavar("MAPPING"),
    Flag.withDescription(
      'Which header means which column, in files that were not made for Meetlat: period=Year,value=Value,indicator="cpi",ignore=Notes',
    ),
    Flag.optional,
  ),
  mapping: Flag.String("mapping").pipe(
    Flag.withMetavar("FILE"),
    Flag.withDescription("The same in full: a mapping file (JSON)"),
    Flag.optional,
  ),
  kind: Flag.Literals("kind", tableKinds).pipe(
    Flag.withDescription("What kind of table the files are, whatever their names say"),
    Flag.optional,
  ),
} as const;

/** What the flags of a mapping say. */
export interface AskedMapping {
  readonly columns: Option.Option<string>;
  readonly mapping: Option.Option<string>;
  readonly kind: Option.Option<TableKind>;
}

const both = {
  en: "Give either --columns or --mapping; what --columns says can stand in the file, at “columns”.",
  nl: "Geef --columns of --mapping; wat --columns zegt kan ook in het bestand staan, bij “columns”.",
} as const;

const kindInFile = {
  en: "Say the kind of table in the mapping file, at “kind”, instead of --kind.",
  nl: "Zeg de soort tabel in het mappingbestand, bij “kind”, in plaats van met --kind.",
} as const;

const unreadable = (path: string, language: Language): string =>
  language === "nl"
    ? `--mapping: ${path} kan niet worden gelezen. Kijk na of het bestand bestaat en gelezen mag worden.`
    : `--mapping: ${path} cannot be read. Check that it exists and may be read.`;

const bad = (...lines: ReadonlyArray<string>) => Effect.fail(new BadInput({ lines }));

const inShort = (text: string, kind: TableKind | null, language: Language) => {
  const read = columnsFrom(text);
  if (Result.isFailure(read)) {
    return bad(
      ...read.failure.map(
        ({ value, problem, mend }) => `--columns: “${value}” ${problem[language]}. ${mend[language]}.`,
      ),
    );
  }
  return Effect.succeed([{ ...read.success, ...(kind === null ? {} : { kind }) }]);
};

const inFull = Effect.fnUntraced(function* (path: string, language: Language) {
  const fileSystem = yield* FileSystem.FileSystem;
  const text = yield* Effect.orElseSucceed(fileSystem.readFileString(path), () => null);
  if (text === null) return yield* bad(unreadable(path, language));
  const read = readMappings(text);
  if (Result.isSuccess(read)) return read.success;
  return yield* bad(...read.failure.map((error) => `${path}: ${describeMappingError(error, language)}`));
});

/** The mappings that the flags say; none when they say nothing. */
export const mappingsFrom = Effect.fnUntraced(function* (
  { columns, mapping, kind }: AskedMapping,
  language: Language,
): Effect.fn.Return<ReadonlyArray<Mapping>, BadInput, FileSystem.FileSystem> {
  if (Option.isSome(mapping)) {
    if (Option.isSome(columns)) return yield* bad(both[language]);
    if (Option.isSome(kind)) return yield* bad(kindInFile[language]);
    return yield* inFull(mapping.value, language);
  }
  if (Option.isSome(columns)) return yield* inShort(columns.value, Option.getOrNull(kind), language);
  return Option.isSome(kind) ? [{ kind: kind.value }] : [];
});
