import * as Result from "effect/Result";
import type { TableBatch, TableSummary } from "./batch.ts";
import { type CellError, type Complaint, complaint } from "./cell-error.ts";
import type { Encoding } from "./decode-text.ts";
import { digestOf } from "./digest.ts";
import { type MappedFile, mapFiles } from "./mapping/mapped-files.ts";
import type { Mapping } from "./mapping/mapping.ts";
import type { Locale } from "./numbers.ts";
import { present } from "./present.ts";
import { readTable, type TableRead } from "./read-table.ts";
import { inVersions, type Located, type Reading, reading, type TableReader } from "./reading.ts";
import type { Row } from "./row.ts";
import type { OnRow } from "./row-stage.ts";
import type { TableFile } from "./table.ts";
import { kindOf, type TableKind, tableKinds } from "./table-kind.ts";
import { areaReader } from "./tables/areas.ts";
import { budgetReader } from "./tables/budget.ts";
import { claimReader } from "./tables/claims.ts";
import { deliverableReader } from "./tables/deliverables.ts";
import { documentReader } from "./tables/documents.ts";
import { explanationReader } from "./tables/explanations.ts";
import { forecastReader } from "./tables/forecasts.ts";
import { indicatorReader } from "./tables/indicators.ts";
import { measurementReader } from "./tables/measurements.ts";
import { objectiveReader } from "./tables/objectives.ts";
import { programmeReader } from "./tables/programmes.ts";
import { redefinitionReader } from "./tables/redefinitions.ts";
import { significanceReader } from "./tables/significance.ts";
import { targetReader } from "./tables/targets.ts";
import { themeReader } from "./tables/themes.ts";

/** How tables are written; nothing is guessed. */
export interface ReadOptions {
  /** How numbers and days are written: canonical by default. */
  readonly locale?: Locale;
  /** How bytes stand for characters: what their byte order mark says by default, else UTF-8. */
  readonly encoding?: Encoding;
  /** How files that were not made for Meetlat are understood. */
  readonly mappings?: ReadonlyArray<Mapping>;
}

const readers: Readonly<Record<TableKind, (reading: Reading) => TableReader>> = {
  documents: documentReader,
  areas: areaReader,
  programmes: programmeReader,
  objectives: objectiveReader,
  indicators: indicatorReader,
  redefinitions: redefinitionReader,
  measurements: measurementReader,
  significance: significanceReader,
  targets: targetReader,
  budget: budgetReader,
  themes: themeReader,
  deliverables: deliverableReader,
  forecasts: forecastReader,
  explanations: explanationReader,
  claims: claimReader,
};

const names = tableKinds.map((kind) => `${kind}.csv`).join(", ");

const unknownName = complaint(
  {
    en: "The name of this file does not say what table it is",
    nl: "De naam van dit bestand zegt niet welke tabel het is",
  },
  {
    en: `Name it after one of ${names}, or with something behind a hyphen, like measurements-2020.csv`,
    nl: `Noem het naar een van ${names}, of met iets achter een streepje, zoals measurements-2020.csv`,
  },
);

const aboutFile = (file: string, { problem, mend }: Complaint): CellError => ({
  file,
  line: 1,
  column: null,
  value: "",
  problem,
  mend,
});

const noKind = complaint(
  {
    en: "Neither the mapping nor the name of the file says what kind of table it is",
    nl: "Noch de mapping, noch de naam van het bestand zegt wat voor tabel het is",
  },
  {
    en: 'Say it in the mapping, "kind": "measurements", or on the command line, --kind measurements',
    nl: 'Zeg het in de mapping, "kind": "measurements", of op de opdrachtregel, --kind measurements',
  },
);

/**
 * Reads tables as one batch: commands in an order in which each finds what it refers to, or everything that is wrong with
 * any cell of any file. The name of a file says what kind of table it is; several files may be of one kind.
 *
 * Whether what a row refers to exists is left to the register: see `locate`.
 *
 * @example
 * ```ts
 * import { readTables } from "@meetlat/csv";
 * import * as Result from "effect/Result";
 *
 * const batch = readTables(
 *   [{ name: "metingen.csv", content: "indicator;2018;2019\nhuisbezoeken;1.824;ruim 65" }],
 *   { locale: "nl" },
 * );
 * console.assert(Result.isSuccess(batch) && batch.success.commands.length === 1);
 * ```
 */
export const readTables = (
  files: ReadonlyArray<TableFile>,
  options: ReadOptions = {},
): Result.Result<TableBatch, ReadonlyArray<CellError>> => readWatched(files, options, () => undefined);

/** Sees every row of a file on its way to the table, and afterwards how the file was read. */
export interface TableWatch {
  readonly row: (row: Row) => void;
  readonly end: (read: TableRead) => void;
}

/** Reads tables as {@link readTables} does, with somebody watching the files that it wants to see. */
export const readWatched = (
  files: ReadonlyArray<TableFile>,
  { locale = "canonical", encoding, mappings = [] }: ReadOptions,
  watch: (file: TableFile, kind: TableKind, mapping: Mapping | undefined) => TableWatch | undefined,
): Result.Result<TableBatch, ReadonlyArray<CellError>> => {
  const read = reading(locale);
  const byKind = new Map<TableKind, Array<MappedFile>>();
  const { mapped, problems } = mapFiles(files, mappings);
  for (const { file, what } of problems) read.findings.add(aboutFile(file, what), -1);
  for (const one of mapped) {
    const kind = one.mapping?.kind ?? kindOf(one.file.name);
    if (kind === null) {
      read.findings.add(aboutFile(one.file.name, one.mapping === undefined ? unknownName : noKind), -1);
      continue;
    }
    const known = byKind.get(kind);
    if (known === undefined) byKind.set(kind, [one]);
    else known.push(one);
  }
  const tables: Array<TableSummary> = [];
  const located: Array<Located> = [];
  for (const kind of tableKinds) {
    const before = read.findings.count();
    const reader = readers[kind](read);
    for (const { file, mapping } of byKind.get(kind) ?? []) {
      const watching = watch(file, kind, mapping);
      const onRow: OnRow =
        watching === undefined
          ? reader.row
          : (row) => {
              watching.row(row);
              reader.row(row);
            };
      const how = present({ locale, encoding, mapping });
      const table = readTable(file, kind, how, read.findings, onRow);
      watching?.end(table);
      tables.push({ file: file.name, kind, rows: table.rows });
    }
    for (const one of reader.finish()) located.push(one);
    if (read.findings.count() > before) read.broken.add(kind);
  }
  const ordered = inVersions(located);
  const errors = read.findings.sorted();
  if (errors.length > 0) return Result.fail(errors);
  return Result.succeed({
    commands: ordered.map(({ command }) => command),
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    digest: digestOf(files),
    tables,
    origins: ordered.map(({ origin }) => origin),
  });
};
