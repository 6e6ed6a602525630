import { type CellError, type Complaint, complaint } from "./cell-error.ts";
import type { Encoding } from "./decode-text.ts";
import { digestOfAll } from "./digest.ts";
import { type Found, findings, unheard } from "./findings.ts";
import { type ReadLimits, unlessRaised } from "./limits.ts";
import type { Locale } from "./numbers.ts";
import { type Located, type Reading, reading, type TableReader } from "./reading.ts";
import type { TableSummary } from "./table.ts";
import { emptyTally, type TableOpening } from "./table-input.ts";
import { kindOf, type TableKind, tableKinds } from "./table-kind.ts";
import { areaReader } from "./tables/areas.ts";
import { budgetReader } from "./tables/budget.ts";
import { claimReader } from "./tables/claims.ts";
import { deliverableReader } from "./tables/deliverables.ts";
import { documentReader } from "./tables/documents.ts";
import { forecastReader } from "./tables/forecasts.ts";
import { indicatorReader } from "./tables/indicators.ts";
import { measurementReader } from "./tables/measurements.ts";
import { objectiveReader } from "./tables/objectives.ts";
import { programmeReader } from "./tables/programmes.ts";
import { targetReader } from "./tables/targets.ts";
import { themeReader } from "./tables/themes.ts";

type Readers = Readonly<Record<TableKind, (reading: Reading) => TableReader>>;

const readers: Readers = {
  documents: documentReader,
  areas: areaReader,
  programmes: programmeReader,
  objectives: objectiveReader,
  indicators: indicatorReader,
  measurements: measurementReader,
  targets: targetReader,
  budget: budgetReader,
  themes: themeReader,
  deliverables: deliverableReader,
  forecasts: forecastReader,
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

/** A file that was read, and the digest of its content. */
export type ReadFile = TableSummary & { readonly digest: string };

/** What all tables together gave. */
export interface AllRead<File = unknown> {
  readonly found: Found;
  readonly located: ReadonlyArray<Located>;
  /** How many of those come before measurements. */
  readonly beforeMeasurements: number;
  readonly tables: ReadonlyArray<ReadFile>;
  /** The files of measurements, as they were. */
  readonly measured: ReadonlyArray<{ readonly source: File; readonly digest: string }>;
  readonly digest: string;
  readonly reading: Reading;
}

/** How the files of a batch are read. */
export interface ReadHow {
  readonly locale: Locale;
  readonly encoding: Encoding;
  readonly limits: ReadLimits;
  /** Another reader of measurements than the one that keeps them. */
  readonly measurements?: (reading: Reading) => TableReader;
}

/**
 * Reads the files of a batch in the order of their kinds. It asks for every file to be read, sometimes twice, and leaves it
 * to its caller how.
 */
export function* readKinds<File extends { readonly name: string }>(
  files: ReadonlyArray<File>,
  { locale, encoding, limits, measurements = measurementReader }: ReadHow,
): Generator<ReadStep<File>, AllRead<File>, ReadFile> {
  const collected = findings(limits.errorsShown);
  const read = reading(locale, collected);
  const byKind = new Map<TableKind, Array<File>>();
  const surplus = files[limits.files];
  if (surplus !== undefined) collected.add(aboutFile(surplus.name, tooManyFiles(files.length, limits.files)), -1);
  for (const file of surplus === undefined ? files : []) {
    const kind = kindOf(file.name);
    if (kind === null) {
      collected.add(aboutFile(file.name, unknownName), -1);
      continue;
    }
    const known = byKind.get(kind);
    if (known === undefined) byKind.set(kind, [file]);
    else known.push(file);
  }
  const digests = new Map<File, string>();
  const tables: Array<ReadFile> = [];
  const located: Array<Located> = [];
  let beforeMeasurements = 0;
  const tally = emptyTally();
  for (const kind of tableKinds) {
    const before = collected.count();
    const reader = kind === "measurements" ? measurements(read) : readers[kind](read);
    const own = byKind.get(kind) ?? [];
    const common = { kind, encoding, limits, tally, findings: collected, onRow: reader.row };
    for (const file of own) {
      const table = yield { file, opening: { name: file.name, ...common }, again: false };
      digests.set(file, table.digest);
      tables.push(table);
    }
    const onRow = reader.again?.() ?? null;
    if (onRow !== null) {
      const more = { kind, encoding, limits, tally: emptyTally(), findings: unheard, onRow };
      for (const file of own) yield { file, opening: { name: file.name, ...more }, again: true };
    }
    if (kind === "measurements") beforeMeasurements = located.length;
    for (const one of reader.finish()) located.push(one);
    if (collected.count() > before) read.broken.add(kind);
  }
  const digest = digestOfAll(files.map((file) => ({ name: file.name, digest: digests.get(file) ?? "" })));
  const measured = (byKind.get("measurements") ?? []).map((source) => ({ source, digest: digests.get(source) ?? "" }));
  return { found: collected.sorted(), located, beforeMeasurements, tables, measured, digest, reading: read };
}
