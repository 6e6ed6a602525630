import { type CellError, type Complaint, complaint } from "./cell-error.ts";
import { digestOfAll } from "./digest.ts";
import type { Encoding } from "./encoding/encoding.ts";
import { type Found, findings, unheard } from "./findings.ts";
import { type ReadLimits, unlessRaised } from "./limits.ts";
import { type MappedFile, mapFiles } from "./mapping/mapped-files.ts";
import type { Mapping } from "./mapping/mapping.ts";
import type { Locale } from "./numbers.ts";
import { inVersions, type Located, type Reading, reading, type TableReader } from "./reading.ts";
import type { Row } from "./row.ts";
import { emptyTally, type TableOpening, type TableRead } from "./table-input.ts";
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

type Readers = Readonly<Record<TableKind, (reading: Reading) => TableReader>>;

const readers: Readers = {
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

const tooManyFiles = (files: number, most: number): Complaint =>
  unlessRaised(
    { en: `There are ${files} files, more than ${most}`, nl: `Er zijn ${files} bestanden, meer dan ${most}` },
    { en: "Divide them over several imports", nl: "Verdeel ze over meer keren importeren" },
    "files",
  );

const aboutFile = (file: string, { problem, mend }: Complaint): CellError => ({
  file,
  line: 1,
  column: null,
  value: "",
  problem,
  mend,
});

/** A file that is to be read now, from its start to its end, and who takes its rows. */
export interface ReadStep<File> {
  readonly file: File;
  readonly opening: TableOpening;
  /** Whether it was read before. */
  readonly again: boolean;
}

/** A file of measurements, with what it was when it was read. */
export interface MeasuredFile<File> {
  readonly source: File;
  readonly mapping?: Mapping;
  readonly digest: string;
}

/** Sees every row of a file on its way to the table, and afterwards how the file was read. */
export interface TableWatch {
  readonly row: (row: Row) => void;
  readonly end: (read: TableRead) => void;
}

/** What all tables together gave. */
export interface AllRead<File = unknown> {
  readonly found: Found;
  /** In the order in which they are to be recorded. */
  readonly located: ReadonlyArray<Located>;
  /** How many of those come before the first measurements. */
  readonly beforeMeasurements: number;
  readonly tables: ReadonlyArray<TableRead>;
  /** The files of measurements, as they were. */
  readonly measured: ReadonlyArray<MeasuredFile<File>>;
  readonly digest: string;
  readonly reading: Reading;
}

/** How the files of a batch are read. */
export interface ReadHow {
  readonly locale: Locale;
  readonly encoding?: Encoding;
  /** How files that were not made for Meetlat are understood. */
  readonly mappings: ReadonlyArray<Mapping>;
  readonly limits: ReadLimits;
  /** Who watches a file while it is read. */
  readonly watch?: (file: string, kind: TableKind, mapping: Mapping | undefined) => TableWatch;
  /** Another reader of measurements than the one that keeps them. */
  readonly measurements?: (reading: Reading) => TableReader;
}

/**
 * Reads the files of a batch in the order of their kinds. It asks for every file to be read, sometimes twice, and leaves it
 * to its caller how.
 */
export function* readKinds<File extends { readonly name: string }>(
  files: ReadonlyArray<File>,
  { locale, encoding, mappings, limits, watch, measurements = measurementReader }: ReadHow,
): Generator<ReadStep<File>, AllRead<File>, TableRead> {
  const collected = findings(limits.errorsShown);
  const read = reading(locale, collected);
  const byKind = new Map<TableKind, Array<MappedFile<File>>>();
  const surplus = files[limits.files];
  if (surplus !== undefined) collected.add(aboutFile(surplus.name, tooManyFiles(files.length, limits.files)), -1);
  const { mapped, problems } = mapFiles(surplus === undefined ? files : [], mappings);
  for (const { file, what } of problems) collected.add(aboutFile(file, what), -1);
  for (const one of mapped) {
    const kind = one.mapping?.kind ?? kindOf(one.file.name);
    if (kind === null) {
      collected.add(aboutFile(one.file.name, one.mapping === undefined ? unknownName : noKind), -1);
      continue;
    }
    const known = byKind.get(kind);
    if (known === undefined) byKind.set(kind, [one]);
    else known.push(one);
  }
  const digests = new Map<File, string>();
  const tables: Array<TableRead> = [];
  const located: Array<Located> = [];
  let beforeMeasurements = 0;
  const tally = emptyTally();
  for (const kind of tableKinds) {
    const before = collected.count();
    const reader = kind === "measurements" ? measurements(read) : readers[kind](read);
    const own = byKind.get(kind) ?? [];
    const common = { kind, locale, limits, ...(encoding === undefined ? {} : { encoding }) };
    for (const { file, mapping } of own) {
      const watching = watch?.(file.name, kind, mapping);
      const onRow: TableOpening["onRow"] =
        watching === undefined
          ? reader.row
          : (row) => {
              watching.row(row);
              reader.row(row);
            };
      const opening = { ...common, name: file.name, tally, findings: collected, onRow };
      const table = yield { file, opening: withMapping(opening, mapping), again: false };
      watching?.end(table);
      digests.set(file, table.digest);
      tables.push(table);
    }
    const onRow = reader.again?.() ?? null;
    if (onRow !== null) {
      const more = { ...common, tally: emptyTally(), findings: unheard, onRow };
      for (const { file, mapping } of own) {
        yield { file, opening: withMapping({ ...more, name: file.name }, mapping), again: true };
      }
    }
    if (kind === "measurements") beforeMeasurements = located.filter(isOfTheFirst).length;
    for (const one of reader.finish()) located.push(one);
    if (collected.count() > before) read.broken.add(kind);
  }
  const digest = digestOfAll(files.map((file) => ({ name: file.name, digest: digests.get(file) ?? "" })));
  const measured = (byKind.get("measurements") ?? []).map(({ file, mapping }) => ({
    source: file,
    digest: digests.get(file) ?? "",
    ...(mapping === undefined ? {} : { mapping }),
  }));
  const found = collected.sorted();
  return { found, located: inVersions(located), beforeMeasurements, tables, measured, digest, reading: read };
}

/** Whether a command is taken in before those of later versions and those that end something. */
const isOfTheFirst = ({ version = 1, isEnding = false }: Located): boolean => version === 1 && !isEnding;

const withMapping = (opening: TableOpening, mapping: Mapping | undefined): TableOpening =>
  mapping === undefined ? opening : { ...opening, mapping };
