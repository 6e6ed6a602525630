import * as Result from "effect/Result";
import type { TableBatch, TableSummary } from "./batch.ts";
import { type CellError, type Complaint, complaint } from "./cell-error.ts";
import type { Encoding } from "./decode-text.ts";
import { digestOf } from "./digest.ts";
import type { Locale } from "./numbers.ts";
import { inVersions, type Located, type Reading, reading, type TableReader } from "./reading.ts";
import { readTable, type TableFile } from "./table.ts";
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
  /** How bytes stand for characters: UTF-8 by default. */
  readonly encoding?: Encoding;
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
  { locale = "canonical", encoding = "utf-8" }: ReadOptions = {},
): Result.Result<TableBatch, ReadonlyArray<CellError>> => {
  const read = reading(locale);
  const byKind = new Map<TableKind, Array<TableFile>>();
  for (const file of files) {
    const kind = kindOf(file.name);
    if (kind === null) {
      read.findings.add(aboutFile(file.name, unknownName), -1);
      continue;
    }
    const known = byKind.get(kind);
    if (known === undefined) byKind.set(kind, [file]);
    else known.push(file);
  }
  const tables: Array<TableSummary> = [];
  const located: Array<Located> = [];
  for (const kind of tableKinds) {
    const before = read.findings.count();
    const reader = readers[kind](read);
    for (const file of byKind.get(kind) ?? []) {
      tables.push({ file: file.name, kind, rows: readTable(file, kind, encoding, read.findings, reader.row) });
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
