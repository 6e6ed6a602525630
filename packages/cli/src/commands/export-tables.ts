import { allEvents, type Event, type Language } from "@meetlat/core";
import { FolderError, UnwritableRegister, writeFolder, writeSdmx, writeWide } from "@meetlat/csv";
import { sqlEventStore } from "@meetlat/sql";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import * as Option from "effect/Option";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import { type Asked, ready } from "../ask.ts";
import { BadInput } from "../exit.ts";
import { withRegister } from "../from-store.ts";
import { dayFlag, languageOf, questionFlags } from "../options.ts";
import { Output } from "../output.ts";
import { writeCount } from "../text/progress.ts";

/** What a register can be exported as, besides its events: tables to read again, and tables for other programs and people. */
export const tableFormats = ["csv", "sdmx", "wide"] as const;
/** One of {@link tableFormats}. */
export type TableFormat = (typeof tableFormats)[number];

/** Whether an export is of tables. */
export const isTableFormat = (format: string): format is TableFormat =>
  (tableFormats as ReadonlyArray<string>).includes(format);

const { from, locale, encoding, columns, mapping, kind, asOf, knownAt, at } = questionFlags;

/** The flags that only tables take. */
export const tableExportFlags = {
  from,
  locale,
  encoding,
  columns,
  mapping,
  kind,
  asOf,
  knownAt,
  at,
  bom: Flag.Boolean("bom").pipe(
    Flag.withDescription("Begin tables with a byte order mark, by which Excel knows UTF-8"),
    Flag.withDefault(false),
  ),
  structure: Flag.String("structure").pipe(
    Flag.withMetavar("AGENCY:ID(VERSION)"),
    Flag.withDescription("The SDMX dataflow that the numbers belong to, with --format sdmx"),
    Flag.withDefault("MEETLAT:MEASUREMENTS(1.0.0)"),
  ),
} as const;

/** What an export of tables was asked. */
export interface TableExport extends Omit<Asked, "programme"> {
  readonly format: TableFormat;
  readonly to: Option.Option<string>;
  readonly force: boolean;
  readonly bom: boolean;
  readonly structure: string;
}

const bad = (line: string): BadInput => new BadInput({ lines: [line] });

const says = (language: Language, en: string, nl: string): string => (language === "nl" ? nl : en);

const notHeld = ({ cells, total }: UnwritableRegister, language: Language): BadInput => {
  const lines = cells.map(
    ({ position, type, column, problem, mend }) =>
      `${position} ${type}${column === null ? "" : ` ${column}`}: ${problem[language]}. ${mend[language]}.`,
  );
  const rest = says(
    language,
    `${writeCount(total, language)} that tables cannot hold; nothing was written.`,
    `${writeCount(total, language)} die tabellen niet kunnen bevatten; er is niets geschreven.`,
  );
  return new BadInput({ lines: [...lines, rest] });
};

/** A log's events as tables in a folder. */
const writeEvents = <E, R>(
  folder: string,
  events: Stream.Stream<Event, E, R>,
  asked: TableExport,
  language: Language,
) =>
  writeFolder(folder, events, { locale: asked.locale, byteOrderMark: asked.bom, overwrite: asked.force }).pipe(
    Effect.mapError((error) => {
      if (error instanceof UnwritableRegister) return notHeld(error, language);
      if (!(error instanceof FolderError)) return error;
      const { path, problem, mend } = error;
      return bad(`${path}: ${problem[language]}. ${mend[language]}.`);
    }),
  );

const onlyForQuestions = ["from", "asOf", "knownAt"] as const;
const flagNames = { from: "--from", asOf: "--as-of", knownAt: "--known-at" } as const;

/** All of a register as tables that give the same register when they are read. */
const exportCsv = Effect.fnUntraced(function* (asked: TableExport, language: Language) {
  const surplus = onlyForQuestions.find((flag) => Option.isSome(asked[flag]));
  if (surplus !== undefined) {
    const flag = flagNames[surplus];
    return yield* bad(
      says(
        language,
        `${flag}: an export as csv is the whole register of a store. Leave it out, or choose --format sdmx or wide.`,
        `${flag}: een export als csv is het hele register van een opslag. Laat dit weg, of kies --format sdmx of wide.`,
      ),
    );
  }
  const folder = Option.getOrNull(asked.to);
  if (folder === null) {
    return yield* bad(
      says(
        language,
        "--to: an export as csv is several files. Name the folder that they go to.",
        "--to: een export als csv is een aantal bestanden. Noem de map waar ze in komen.",
      ),
    );
  }
  const upTo = Option.getOrNull(asked.at);
  const written = yield* withRegister(
    { store: asked.store, register: asked.register, language },
    Effect.flatMap(sqlEventStore(asked.register), (log) =>
      writeEvents(folder, log.read(allEvents, upTo === null ? {} : { upTo }), asked, language),
    ),
  );
  const { printError } = yield* Output;
  yield* printError(
    says(
      language,
      `Wrote ${writeCount(written.events, language)} facts to ${written.files.length} files in ${folder}.\n`,
      `${writeCount(written.events, language)} feiten geschreven naar ${written.files.length} bestanden in ${folder}.\n`,
    ),
  );
});

/** Writes text to a file that is not there yet, or to the output when no file is named. */
const writeText = Effect.fnUntraced(function* (pieces: Iterable<string>, asked: TableExport, language: Language) {
  const { print } = yield* Output;
  const text = Stream.fromIterable(pieces);
  const file = Option.getOrNull(asked.to);
  if (file === null) return yield* Stream.runForEachArray(text, (some) => print(some.join("")));
  const fileSystem = yield* FileSystem.FileSystem;
  if (!asked.force && (yield* Effect.orElseSucceed(fileSystem.exists(file), () => false))) {
    return yield* bad(
      says(
        language,
        `--to: ${file} is there already. Choose another name, or overwrite it (--force).`,
        `--to: ${file} bestaat al. Kies een andere naam, of overschrijf het (--force).`,
      ),
    );
  }
  const part = `${file}.part`;
  yield* Stream.run(Stream.encodeText(text), fileSystem.sink(part)).pipe(
    Effect.andThen(fileSystem.rename(part, file)),
    Effect.onError(() => Effect.ignore(fileSystem.remove(part, { force: true }))),
    Effect.mapError(() =>
      bad(says(language, `--to: ${file} cannot be written.`, `--to: ${file} kan niet worden geschreven.`)),
    ),
  );
});

function* marked(lines: Iterable<string>): Generator<string> {
  yield "\uFEFF";
  yield* lines;
}

/** `meetlat export --format csv|sdmx|wide`. */
export const exportTables = Effect.fnUntraced(function* (asked: TableExport) {
  const language = languageOf(asked.lang, asked.locale);
  if (asked.format === "csv") return yield* exportCsv(asked, language);
  // What is wrong with a day is said before a register is read.
  yield* dayFlag("as-of", asked.asOf, language);
  const { register, question } = yield* ready({ ...asked, programme: Option.none() });
  const { locale } = asked;
  if (asked.format === "wide") {
    const table = [writeWide(register, question, { locale, language })];
    return yield* writeText(asked.bom ? marked(table) : table, asked, language);
  }
  const lines = writeSdmx(register, question, { locale, structureId: asked.structure });
  if (Result.isFailure(lines)) {
    const { problem, mend } = lines.failure;
    return yield* bad(`--structure: ${asked.structure} ${problem[language]}. ${mend[language]}.`);
  }
  yield* writeText(asked.bom ? marked(lines.success) : lines.success, asked, language);
});
